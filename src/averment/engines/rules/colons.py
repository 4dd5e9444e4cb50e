"""Speakers who are named before a colon: in the headline that a text opens with, and line by line in a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from averment.coding.text.wordlist import words
from averment.domain.markup import Attribution
from averment.domain.passages import Span

_HEADLINE = re.compile(r"\s*((?:[A-Z][\w’'.\-]*)(?: [A-Z][\w’'.\-]*){0,2})(:) (?=[“\"‘'A-Z])([^\n]{15,250})")
_TELLS = words("Poll Survey Study Report Reports Police Sheriff Officials Authorities Prosecutors Coroner Witnesses")
"""One word before a headline's colon that is nobody's name and yet a source."""

_TURN = re.compile(r"(?m)^[“\"]?([A-Z][A-Z.’'\-]+(?: [A-Z][A-Z.’'\-]+){0,3})(:) +(?=\S)")
_STEP = re.compile(r"(?m)^[“\"]?\([A-Z ]+\)\W*$")
"""What a transcript notes of the room: "(CROSSTALK)"."""

_LABELS = words(
    "BYLINE BREAKING BUSTED CORRECTION DEVELOPING EXCLUSIVE LIVE LOOK MORE NOTE PHOTO PHOTOS PREVIOUSLY READ "
    "RELATED STORY UPDATE UPDATED UPDATES VIDEO WARNING WATCH"
)
"""Capitals before a colon that name what follows and nobody who says it."""

_SCORE = 0.7


def find_colons(text: str, marked: Iterable[Attribution]) -> Iterator[Attribution]:
    """Attributions whose cue is a colon; `marked` tells whom the text cites elsewhere, and so who is a speaker."""
    yield from _turns(text)
    match = _HEADLINE.match(text)
    if match is None or match[1].isupper():
        return
    last = match[1].split()[-1]
    cited = {word for a in marked for s in a.source for word in re.findall(r"[\w’'.\-]+", s.read(text))}
    if match[1] in _TELLS or (last[:1].isupper() and last in cited):
        yield _made(text, match.span(1), match.span(2), match.start(3), match.end(3))


def _turns(text: str) -> Iterator[Attribution]:
    """What each speaker says in a transcript: up to the next, where there are two speakers or more."""
    found = [m for m in _TURN.finditer(text) if m[1] not in _LABELS]
    if len({m[1] for m in found}) <= 1:
        return
    ends = [*(m.start() for m in found[1:]), _line_end(text, found[-1].end())]
    for turn, end in zip(found, ends, strict=True):
        step = _STEP.search(text, turn.end(), end)
        yield _made(text, turn.span(1), turn.span(2), turn.end(), step.start() if step else end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _made(text: str, source: tuple[int, int], cue: tuple[int, int], start: int, end: int) -> Attribution:
    end = start + len(text[start:end].rstrip())
    return Attribution(source=(Span(*source),), cue=(Span(*cue),), content=(Span(start, end),), score=_SCORE)
