"""Full-text search over the current versions of reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Query

from averment.web.asking import After, Asks
from averment.web.pages.queue import ReportLine, line_of
from averment.web.shown import Shown, told

LIMIT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    """A report that holds the words."""

    report: ReportLine = told("The report")
    before: str = told("What stands before the words")
    words: str = told("The words as they stand in the text; empty for a hit in the title")
    after: str = told("What stands after them")
    start: int | None = told("Where the words begin in the text")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Shown):
    """Reports whose text or title holds the words."""

    template: ClassVar[str] = "search.html"
    path: ClassVar[str] = "/search"
    q: str = told("The words that were looked for")
    hits: tuple[HitLine, ...] = told("Reports that hold all of them, the last added first")
    next: str | None = told("Where the next page begins; null on the last")


def search_page(reader: Asks, q: Annotated[str, Query(max_length=200)] = "", after: After = None) -> SearchPage:
    """Reports that hold all of the words; "quoted words" stand beside each other. Case and accents do not count."""
    found = reader.search(q, after=after, limit=LIMIT)
    return SearchPage(
        q=q,
        hits=tuple(
            HitLine(report=line_of(h.row), before=h.before, words=h.words, after=h.after, start=h.start)
            for h in found.rows
        ),
        next=found.next,
    )
