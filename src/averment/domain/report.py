"""A report: one published text, immutable, named by the SHA-256 of its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from averment.domain.codes import PublisherRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text as one reader read it.

    `text` is what all offsets count; it is never normalised. `notes` says in plain words what a reader of the report
    should know about the copy at hand (a paywall stub, boilerplate cut, a charset that was guessed). `pages` holds the
    offset at which each page of a paged document begins.
    """

    id: str
    text_id: str
    key: str
    text: str
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    publisher_role: PublisherRole = PublisherRole.NEWSROOM
    published: date | None = None
    language: str | None = None
    wire: str | None = None
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The number, from 1, of the page on which an offset stands; None where the report has no pages."""
        if not self.pages:
            return None
        return max(1, sum(start <= offset for start in self.pages))
