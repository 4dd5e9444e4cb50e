"""From scores of tokens to attributions with spans of the text."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.engines.embedded.linking import LABELS, FloatArray, Path, mean
from averment.engines.embedded.quotations import Quotation
from averment.engines.embedded.relations import Cue
from averment.engines.embedded.tokens import Tokens
from averment.engines.embedded.windows import Window

_BEGIN, _INSIDE = 1, 2
LONGEST_CUE: Final = 24
"""Tokens; the longest cue of PolNeAR's training articles has 24."""


def find_cues(scores: FloatArray, window: Window, threshold: float) -> list[tuple[Cue, float]]:
    """Cues that begin in the part of the window that it owns, each with its probability.

    `scores` are those of O, B and I for each token of the window. A token belongs to a cue where O has less than
    `1 - threshold`; a cue begins at B, and at I after O.
    """
    share = softmax(scores)
    told = 1.0 - share[:, 0]
    within = told > threshold
    begins = within.copy()
    begins[1:] &= (share[1:, _BEGIN] >= share[1:, _INSIDE]) | ~within[:-1]
    goes_on = (within & ~begins).tolist()
    found = []
    for first in np.flatnonzero(begins).tolist():
        if not window.own_begin <= first + window.begin < window.own_end:
            continue
        last = first + 1
        while last < len(goes_on) and goes_on[last] and last - first < LONGEST_CUE:
            last += 1
        cue = Cue(first + window.begin, last + window.begin)
        found.append((cue, float(mean(told[first:last]))))
    return found


def softmax(scores: FloatArray) -> FloatArray:
    """Shares of probability along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def attribution(tokens: Tokens, window: Window, cue: Cue, path: Path) -> Attribution | None:
    """What a cue's labels say, as spans of the text; None where the cue has no content."""
    labels = path.labels.astype(np.uint8).tobytes()
    content = _runs(tokens, window, labels, _CONTENT)
    words = trim(tokens.text, tokens.span(cue.begin, cue.end - 1))
    if not content or words is None:
        return None
    return Attribution(
        source=tuple(_runs(tokens, window, labels, _SOURCE)),
        cue=(words,),
        content=tuple(with_marks(tokens.quotations, span) for span in content),
    )


_SOURCE, _CONTENT = (
    re.compile(rb"%c%c*|%c+" % (begin, begin + 1, begin + 1))
    for begin in (LABELS.index("B-source"), LABELS.index("B-content"))
)
"""Runs of B and I of one part, in labels written as a byte each."""


def _runs(tokens: Tokens, window: Window, labels: bytes, run: re.Pattern[bytes]) -> list[Span]:
    """Runs of one part, trimmed of what is no letter or digit at their edges."""
    spans = (
        trim(tokens.text, tokens.span(found.start() + window.begin, found.end() - 1 + window.begin))
        for found in run.finditer(labels)
    )
    return [s for s in spans if s is not None]


def trim(text: str, span: Span) -> Span | None:
    """The span without spaces and punctuation at its edges; None where nothing else is in it."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None


def with_marks(quotations: tuple[Quotation, ...], span: Span) -> Span:
    """The span with the marks of every quotation that it holds from its first word to its last one.

    A closing mark comes with the stop before it. A span that holds but a part of a quotation takes none of its marks,
    since one without the other would be half a quotation.
    """
    start, end = span.start, span.end
    for q in quotations:
        if q.words is None or not q.words.overlaps(span):
            continue
        if span.start - q.words.start <= 1 and q.words.end - span.end <= _STOPS:
            start = min(start, q.opened.start)
            end = max(end, q.closed.end if q.closed else end)
    return Span(start, end)


_STOPS: Final = 3
"""Characters of punctuation that may stand between the last word and the closing mark."""


def without_repeats(found: list[Attribution]) -> list[Attribution]:
    """Attributions in the order of their cues; of those whose cues share a character, the likeliest."""
    kept: list[Attribution] = []
    for each in sorted(found, key=lambda a: (-a.score, a.cue)):
        if not any(each.cue[0].overlaps(other.cue[0]) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda a: a.cue)
