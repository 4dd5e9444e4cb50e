"""The surest facts, to be accepted together once a sample of them has been looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Query

from averment.domain.decisions import decided
from averment.store.reader import Reader
from averment.store.rows import OpenFact
from averment.web.asking import Asks
from averment.web.pages.facts import FactRow, rows_of
from averment.web.pages.queue import line_of
from averment.web.shown import Shown, told

SAMPLE = 10
"""Facts that are looked at: if none of ten is wrong, fewer than 26 % are, with 95 % confidence."""
MOST = 500
"""Facts that are accepted at once."""
Above = Annotated[int, Query(ge=50, le=100, description="The least confidence, in percent")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """A fact of the sample, with its report."""

    report: int = told("The report's number")
    title: str = told("The report's title")
    fact: FactRow = told("The fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurePage(Shown):
    """The surest open facts, and a sample of them to look at first."""

    template: ClassVar[str] = "sure.html"
    path: ClassVar[str] = "/queue/sure"
    above: int = told("The least confidence, in percent")
    facts: int = told("Open facts at or above it, as many as are accepted at once")
    reports: int = told("Reports that they are of")
    sample: tuple[Sampled, ...] = told("Facts to look at, drawn by the digest of their ids")


def sure_page(reader: Asks, above: Above = 95) -> SurePage:
    """Open facts at or above a confidence, and the sample that must be looked at before they are accepted."""
    found = reader.open_facts(above / 100, limit=MOST)
    return SurePage(
        above=above,
        facts=len(found),
        reports=len({f.report for f in found}),
        sample=tuple(_sampled(reader, f) for f in sample_of(found)),
    )


def sample_of(found: Sequence[OpenFact]) -> list[OpenFact]:
    """The facts to look at: which ones, nobody chooses, and everybody gets the same."""
    return sorted(found, key=lambda f: hashlib.sha256(name_of(f).encode()).digest())[:SAMPLE]


def name_of(fact: OpenFact) -> str:
    """The name of a fact in a form."""
    return f"{fact.report}:{fact.id}"


def _sampled(reader: Reader, fact: OpenFact) -> Sampled:
    record = reader.report(fact.report)
    rows = rows_of(record.draft, decided(record.draft, record.decisions), record.decisions, {}).rows
    return Sampled(report=fact.report, title=line_of(record.row).title, fact=next(r for r in rows if r.id == fact.id))
