"""Where the quotations of a text stand, paragraph by paragraph, in every style of marks that newsrooms print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from averment.domain.passages import Span

_MARKS = re.compile(r"''|[\"“”„«»‘’']")
_OPENERS = frozenset("“„«‘")
_CLOSERS = frozenset("”»’")
_SINGLE = frozenset("'‘’")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of quoted words within one paragraph.

    `words` lies between the marks. `number` counts quotations of the text from 1; stretches of one quotation that
    goes on over several paragraphs (each opened, only the last closed) share it.
    """

    opened: Span
    words: Span | None
    closed: Span | None
    number: int


@dataclass(frozen=True, slots=True)
class _Opening:
    mark: Span
    single: bool


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Find the outermost quotations in reading order.

    A quotation left open ends with its paragraph, and goes on in the next one where that opens with a mark. A closing
    mark without an opening one, and an apostrophe, mark nothing. Single marks count only where they are closed within
    their paragraph.
    """
    found: list[Quotation] = []
    number, goes_on = 0, False
    for paragraph in paragraphs:
        for opening, close in _pairs(text, paragraph):
            first = not goes_on or opening.start != paragraph.start
            number += first
            end = close.start if close else paragraph.end
            words = Span(opening.end, end) if opening.end < end else None
            found.append(Quotation(opening, words, close, number))
            goes_on = close is None
    return found


def _pairs(text: str, paragraph: Span) -> Iterator[tuple[Span, Span | None]]:
    opened: _Opening | None = None
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        mark = Span(match.start(), match.end())
        single = match.group() in _SINGLE
        if opened is None:
            if _opens(text, mark, paragraph) and (not single or _closed_later(text, mark, paragraph)):
                opened = _Opening(mark, single)
        elif single == opened.single and _closes(text, mark, paragraph):
            yield opened.mark, mark
            opened = None
    if opened is not None:
        yield opened.mark, None


def _opens(text: str, mark: Span, paragraph: Span) -> bool:
    sign = mark.read(text)
    if sign in _OPENERS:
        return True
    if sign in _CLOSERS:
        return False
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    after = text[mark.end] if mark.end < paragraph.end else " "
    if sign == "'":
        return not (before.isalnum() or before in ".,!?") and after.isalnum()
    return not after.isspace() and (not before.isalnum() or after.isalnum())


def _closes(text: str, mark: Span, paragraph: Span) -> bool:
    sign = mark.read(text)
    if sign in _OPENERS:
        return False
    after = text[mark.end] if mark.end < paragraph.end else " "
    if sign in _SINGLE:
        before = text[mark.start - 1]
        return not after.isalnum() and not (before in "sS" and after.isspace() and _closed_later(text, mark, paragraph))
    return True


def _closed_later(text: str, mark: Span, paragraph: Span) -> bool:
    """Whether a single closing mark stands after `mark`: one that no letter follows."""
    closing = "’" if mark.read(text) in "‘’" else "'"
    at = text.find(closing, mark.end, paragraph.end)
    while at >= 0:
        if at + 1 >= paragraph.end or not text[at + 1].isalnum():
            return True
        at = text.find(closing, at + 1, paragraph.end)
    return False
