"""Incidents counted under a written definition: an interval, the rows behind it, and for each row the clause."""

from __future__ import annotations

from averment.counting.counting import Count, Row, count
from averment.counting.definition import Definition, Verdict, shipped, shipped_text, understand
from averment.counting.known import KnownDefinition, known_definitions

__all__ = [
    "Count",
    "Definition",
    "KnownDefinition",
    "Row",
    "Verdict",
    "count",
    "known_definitions",
    "shipped",
    "shipped_text",
    "understand",
]
