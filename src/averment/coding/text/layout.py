"""How a text is laid out: paragraphs, sentences and quotations, found once per report and asked by every rule."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from averment.domain.passages import Span

_BREAK = re.compile(r"\s*\n\s*")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[.!?]+[”\"](?=[A-Z“])|(?<=[a-z]{3})[.?!](?=[A-Z][a-z]+\s)")
_OPENS = re.compile(r"[\"'“‘(\[—–-]*\s*[A-Z0-9À-ÞÁ-Ž“\"]")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Sr|Jr|St|Mt|Ft|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Cpl|Capt|Cmdr|Det|Maj|Adm|"
    r"Rev|Hon|Pres|Prof"
    r"|Supt|Insp|Atty|Dist|Asst|Dept|Div|Ave|Blvd|Rd|Hwy|No|Nos|vs|v|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept?|"
    r"Oct|Nov|Dec"
    r"|Mon|Tues?|Wed|Thurs?|Fri|approx|est|al|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|"
    r"Minn|Miss|Mo"
    r"|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Vt|Va|Wash|Wis|Wyo|[A-Z](?:\.[A-Z])+)$"
)
_CLOSES_ANYWAY = re.compile(r"(?:a\.m|p\.m|U\.S|Jr|Sr|Inc|Corp|Co|Ltd|D\.C|[A-Z]\.[A-Z])$")
_SENTENCE_STARTER = re.compile(
    r"[\"“'‘(]*(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|His|Her|Its|Their|There|This|That|These|Those|"
    r"After|Before|When|While|"
    r"According|As|Police|Officers|Authorities|No|Two|One|If|For|By|With|Neither|Both|Investigators|Witnesses)\b"
)
_LEFT_OPEN = re.compile(
    r"\b(?:of|the|an?|and|or|in|at|on|by|to|for|from|with|that|which|who|as|its|their|his|her|was|were|is|are|"
    r"has|had|have|said|called|since|after|before)$"
)
_GOES_ON = re.compile(r"[a-z–—]|[-(,]\s?[a-z]")
_MARKS = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where paragraphs, sentences and quotations of a text stand; all spans of `text`, in reading order."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    """Words between double quotation marks, the marks left out. A quotation left open ends with its paragraph."""
    _begun: tuple[tuple[int, ...], tuple[int, ...]] = field(init=False, repr=False, compare=False)
    """Where paragraphs and where sentences begin: rules ask hundreds of times which one holds an offset."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_begun", tuple(tuple(s.start for s in t) for t in (self.paragraphs, self.sentences)))

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset, or the last that begins before it."""
        return self.sentences[self.sentence_number(offset)]

    def sentence_number(self, offset: int) -> int:
        """Its place in `sentences`."""
        return max(0, bisect_right(self._begun[1], offset) - 1)

    def paragraph_number(self, offset: int) -> int:
        """The place in `paragraphs` of the one that holds an offset."""
        return max(0, bisect_right(self._begun[0], offset) - 1)

    def quotation_at(self, offset: int) -> Span | None:
        """The quotation that holds an offset."""
        i = bisect_right(self.quotations, offset, key=_start) - 1
        return self.quotations[i] if i >= 0 and offset < self.quotations[i].end else None

    def sentences_in(self, span: Span) -> Sequence[Span]:
        """Every sentence that shares a character with the span."""
        first = self.sentence_number(span.start)
        last = self.sentence_number(span.end - 1)
        return self.sentences[first : last + 1]


def _start(span: Span) -> int:
    return span.start


@lru_cache(maxsize=32)  # an engine lays out a batch of reports, then its rules do, then coding does
def lay_out(text: str) -> Layout:
    """Find paragraphs, sentences and quotations.

    Paragraphs end at line breaks, but for single ones that only wrap a sentence. A sentence never crosses a paragraph;
    it ends at a full stop that no abbreviation, initial or figure owns. Text without any letter gives no sentence for
    that part.
    """
    paragraphs = tuple(_paragraphs(text))
    sentences = tuple(s for p in paragraphs for s in _sentences(text, p))
    quotations = tuple(q for p in paragraphs for q in _quotations(text, p))
    return Layout(text, paragraphs, sentences or paragraphs, quotations)


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for gap in _BREAK.finditer(text):
        if gap.start() > at and not _continues(text, at, gap):
            yield Span(at, gap.start())
            at = gap.end()
        elif gap.start() <= at:
            at = gap.end()
    end = len(text.rstrip())
    if at < end:
        yield Span(at, end)


def _continues(text: str, at: int, gap: re.Match[str]) -> bool:
    """Whether a line break only stands where a page had a link: the line before is open, or the next one goes on."""
    if gap.group().count("\n") > 1 or text[gap.start() - 1] in '.!?:;”"’…':
        return False
    return bool(_GOES_ON.match(text, gap.end()) or _LEFT_OPEN.search(text, max(at, gap.start() - 12), gap.start()))


def _is_mid_sentence(text: str, gap: re.Match[str]) -> bool:
    """Whether a single line break only wraps a line: pages leave one where a link or a name was set apart."""
    if gap.group().count("\n") > 1 or gap.start() == 0 or gap.end() >= len(text):
        return False
    return text[gap.end()].islower() and (text[gap.start() - 1].isalnum() or text[gap.start() - 1] in ",;’'-–—")


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    at = paragraph.start
    for stop in _END.finditer(text, paragraph.start, paragraph.end):
        if stop.end() >= paragraph.end:
            break
        if not _is_end(text, at, stop, paragraph.end):
            continue
        yield Span(at, stop.end())
        at = stop.end()
        while at < paragraph.end and text[at].isspace():
            at += 1
    if at < paragraph.end:
        yield Span(at, paragraph.end)


def _is_end(text: str, at: int, stop: re.Match[str], limit: int) -> bool:
    after = stop.end()
    while after < limit and text[after].isspace():
        after += 1
    if after < limit and not _OPENS.match(text, after):
        return False
    mark = stop.group()
    if mark[0] != "." or len(mark.rstrip("\"'”’)]")) > 1:
        return True
    before = text[max(at, stop.start() - 16) : stop.start()]
    if not _ABBREVIATION.search(before):
        return True
    if len(mark) > 1 and mark[-1] in '”"':
        return True
    return bool(_CLOSES_ANYWAY.search(before) and _SENTENCE_STARTER.match(text, after))


def _quotations(text: str, paragraph: Span) -> Iterator[Span]:
    opened: int | None = None
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        closes = mark.group() == "”" or (mark.group() == '"' and opened is not None)
        if closes and opened is not None:
            if mark.start() > opened:
                yield Span(opened, mark.start())
            opened = None
        elif not closes:
            opened = mark.end() if opened is None else opened
    if opened is not None and opened < paragraph.end:
        yield Span(opened, paragraph.end)
