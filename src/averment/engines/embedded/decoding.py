"""From scores of tokens to attributions with spans of the text."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.engines.embedded.linking import FloatArray, Path
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
    begins = within & ((share[:, _BEGIN] >= share[:, _INSIDE]) | ~np.concatenate(([False], within[:-1])))
    found = []
    for first in np.flatnonzero(begins):
        if not window.own_begin <= first + window.begin < window.own_end:
            continue
        last = first + 1
        while last < len(scores) and within[last] and not begins[last] and last - first < LONGEST_CUE:
            last += 1
        cue = Cue(int(first) + window.begin, int(last) + window.begin)
        found.append((cue, float(told[first:last].mean())))
    return found


def softmax(scores: FloatArray) -> FloatArray:
    """Shares of probability along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def attribution(tokens: Tokens, window: Window, cue: Cue, path: Path, score: float) -> Attribution | None:
    """What a cue's labels say, as spans of the text; None where the cue has no content."""
    source = _runs(tokens, window, path.labels, 1)
    content = _runs(tokens, window, path.labels, 3)
    words = trim(tokens.text, tokens.span(cue.begin, cue.end - 1))
    if not content or words is None:
        return None
    return Attribution(
        source=tuple(source),
        cue=(words,),
        content=tuple(with_marks(tokens.quotations, span) for span in content),
        score=score,
    )


def _runs(tokens: Tokens, window: Window, labels: npt.NDArray[np.int64], begin: int) -> list[Span]:
    """Runs of B and I of one part, trimmed of what is no letter or digit at their edges."""
    within = (labels == begin) | (labels == begin + 1)
    starts = np.flatnonzero(within & ((labels == begin) | ~np.concatenate(([False], within[:-1]))))
    ends = np.flatnonzero(within & np.concatenate((~within[1:] | (labels[1:] == begin), [True])))
    spans = (
        trim(tokens.text, tokens.span(int(a) + window.begin, int(b) + window.begin))
        for a, b in zip(starts, ends, strict=True)
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
    """The span with the quotation marks that enclose it, and with the stop between its last word and the closing mark.

    A span that begins at a quotation's first word and reaches its last one takes both marks; one that does neither
    takes none.
    """
    for q in quotations:
        if q.closed is None or q.words is None or not q.words.overlaps(span):
            continue
        gap_before, gap_after = span.start - q.words.start, q.words.end - span.end
        if 0 <= gap_before <= 1 and 0 <= gap_after <= _STOPS:
            return Span(q.opened.start, q.closed.end)
    return span


_STOPS: Final = 3
"""Characters of punctuation that may stand between the last word and the closing mark."""


def without_repeats(found: list[Attribution]) -> list[Attribution]:
    """Attributions in the order of their cues, the first of those that share one."""
    ordered = sorted(found, key=lambda a: (a.cue, a.source, a.content))
    return ordered[:1] + [b for a, b in pairwise(ordered) if not a.cue[0].overlaps(b.cue[0])]
