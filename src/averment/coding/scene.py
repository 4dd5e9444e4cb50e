"""What every rule is given, and what a rule gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from averment.coding.cast.casting import Cast
from averment.coding.speech.speaking import Speech
from averment.coding.text.layout import Layout
from averment.domain.codes import Modality, When
from averment.domain.draft import Value
from averment.domain.markup import Markup
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.ports import Gazetteer


@dataclass(frozen=True, slots=True)
class Scene:
    """One report, laid out, with who speaks in it and who takes part; nothing in it changes."""

    report: Report
    layout: Layout
    markup: Markup
    speech: Speech
    cast: Cast
    gazetteer: Gazetteer

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A value that a rule read at a span; who said it, and with what hedge, is bound to it afterwards.

    `modality` is what the words at the span say by themselves ("was not armed", "appeared to"); None leaves it to the
    claim in which they stand. `incident` is the id of an incident of the cast.
    """

    field: str
    value: Value
    span: Span
    incident: str
    rule: str
    person: str | None = None
    by: str | None = None
    by_person: str | None = None
    modality: Modality | None = None
    when: When = When.DURING
    intent: str | None = None
    aimed_at: str | None = None
    struck: str | None = None
    ground: str | None = None
    confidence: float = 0.7


Rule = Callable[[Scene], Iterable[Finding]]
"""Reads one field, or one family of fields, off a scene."""
