"""Golden pages, and what a reader should make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from averment.domain.passages import Span
from averment.reading import Intake, open_inputs

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*.html"))


def as_read(page: Path) -> dict[str, Any]:
    """The parts of a report that a person can check, its text line by line, and how many lines lead back to bytes."""
    (intake,) = open_inputs([page])
    assert isinstance(intake, Intake), intake
    report = intake.report
    names = ("title", "byline", "publisher", "publisher_role", "published", "language", "wire", "url", "notes")
    read: dict[str, Any] = {name: getattr(report, name) for name in names}
    lines = report.text.split("\n")
    at, mapped = 0, 0
    for line in lines:
        mapped += intake.raw_map.raw_span(Span(at, at + len(line))) is not None
        at += len(line) + 1
    read["published"] = report.published and report.published.isoformat()
    return read | {"notes": list(report.notes), "text": lines, "lines_with_a_way_back": mapped}


def expected(page: Path) -> dict[str, Any]:
    """What was written down."""
    return dict(json.loads(page.with_suffix(".json").read_text("utf-8")))
