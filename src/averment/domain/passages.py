"""Spans and passages: where words stand in a report, and the words themselves.

Offsets are half-open counts of Unicode code points into `Report.text`, the unit of W3C Web Annotation's
TextPositionSelector. A `Passage` can only be cut from a text, so its words are exact or it does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from averment.errors import BrokenPassage


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval `[start, end)` of code points; never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BrokenPassage(self.start, self.end, "at least one character", "")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Whether the other span lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def gap(self, other: Span) -> int:
        """Characters between the two; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)

    def read(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words of a report with their place; `text[start:end] == exact` held when it was made.

    Make one with `cut` or `held`, never by hand.
    """

    start: int
    end: int
    exact: str

    @classmethod
    def cut(cls, text: str, span: Span) -> Passage:
        """The passage at `span`; raises `BrokenPassage` where the text does not reach that far."""
        exact = text[span.start : span.end]
        if len(exact) != span.end - span.start:
            raise BrokenPassage(span.start, span.end, f"{len(span)} characters", exact)
        return cls(span.start, span.end, exact)

    def held(self, text: str) -> Passage:
        """This passage, if the text still reads so; raises `BrokenPassage` otherwise."""
        found = text[self.start : self.end]
        if self.start < 0 or found != self.exact or not found:
            raise BrokenPassage(self.start, self.end, self.exact, found)
        return self

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of them; raises `ValueError` for none."""
    every = list(spans)
    return Span(min(s.start for s in every), max(s.end for s in every))
