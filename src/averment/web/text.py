"""A report's text cut into stretches, each with what was read from it; nothing is left out and nothing doubled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from averment.coding.text.layout import lay_out
from averment.domain.draft import Draft
from averment.domain.passages import Span
from averment.dossier.display import harmless
from averment.dossier.marks import CLAIM, CUE, FACT, SOURCE, UNCODED
from averment.web.shown import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of the text of which the same is true all along."""

    start: int = told("Where it begins, in code points of the text")
    end: int = told("Where it ends")
    words: str = told("The words, with what would steer a line's direction written out")
    as_it_stands: bool = told("Whether `words` are the text's own, character for character")
    kinds: tuple[str, ...] = told("fact, claim, source, cue or uncoded; none for plain words")
    facts: tuple[str, ...] = told("Ids of the facts that were read from it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the text."""

    page: int | None = told("The page of a paged document that begins here")
    stretches: tuple[Stretch, ...] = told("Its stretches, in order")


@dataclass(frozen=True, slots=True)
class _Marked:
    span: Span
    kind: str
    fact: str | None = None


def paragraphs_of(draft: Draft, facts: Iterable[tuple[str, Span]]) -> tuple[Paragraph, ...]:
    """The text of a draft by paragraphs, with its claims and these facts (id and place) marked."""
    text, pages = draft.report.text, list(enumerate(draft.report.pages, 1))
    pending = sorted(_marks(draft, facts), key=lambda m: m.span)
    made = []
    for span in lay_out(text).paragraphs:
        page = None
        while pages and pages[0][1] <= span.start:
            page = pages.pop(0)[0]
        here = [m for m in pending if m.span.overlaps(span)]
        pending = [m for m in pending if m.span.end > span.end]
        made.append(Paragraph(page=page, stretches=tuple(_stretches(text, span, here))))
    return tuple(made)


def _marks(draft: Draft, facts: Iterable[tuple[str, Span]]) -> Iterator[_Marked]:
    yield from (_Marked(span, FACT, id_) for id_, span in facts)
    for claim in draft.claims:
        yield from (_Marked(p.span, CLAIM) for p in claim.content)
        yield from (_Marked(p.span, SOURCE) for p in claim.source)
        yield from (_Marked(p.span, CUE) for p in claim.cue)
    yield from (_Marked(p.span, UNCODED) for p in draft.coverage.uncoded)


def _stretches(text: str, within: Span, marks: list[_Marked]) -> Iterator[Stretch]:
    edges = {within.start, within.end}
    for m in marks:
        edges |= {max(within.start, m.span.start), min(within.end, m.span.end)}
    places = sorted(edges)
    for start, end in pairwise(places):
        here = [m for m in marks if m.span.start <= start and end <= m.span.end]
        kinds = tuple(dict.fromkeys(m.kind for m in here))
        facts = tuple(dict.fromkeys(m.fact for m in here if m.fact))
        for a, b, words, own in _pieces(text, start, end):
            yield Stretch(start=a, end=b, words=words, as_it_stands=own, kinds=kinds, facts=facts)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    """Runs of words shown as they stand, and, one by one, characters that are written out instead."""
    at = start
    if harmless(text[start:end]) == text[start:end]:
        yield start, end, text[start:end], True
        return
    for i in (i for i in range(start, end) if harmless(text[i]) != text[i]):
        if at < i:
            yield at, i, text[at:i], True
        returns = text[i] == "\r" and text[i + 1 : i + 2] == "\n"
        yield i, i + 1, "" if returns else harmless(text[i]), False
        at = i + 1
    if at < end:
        yield at, end, text[at:end], True


_BLANK = re.compile(r"\s*(.*?)\s*\Z", re.DOTALL)


def place_of(text: str, words: str, time: int = 1) -> Span | None:
    """Where words stand for the so-manieth time, letter for letter; None where they do not.

    Blanks at both ends are not looked for: a selection with the mouse takes them along.
    """
    match = _BLANK.match(words)
    wanted = match.group(1) if match else ""
    at = -1
    for _ in range(time if wanted else 0):
        at = text.find(wanted, at + 1)
        if at < 0:
            return None
    return Span(at, at + len(wanted)) if at >= 0 else None


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The same place without blanks at its ends; None where nothing is left or the text does not reach that far."""
    if not 0 <= start < end <= len(text):
        return None
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
