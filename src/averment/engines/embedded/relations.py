"""How each token of a window stands to a cue: what the linker knows beside the encoder's reading."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from averment.engines.embedded.tokens import QUOTES, IntArray, Tokens
from averment.engines.embedded.windows import Window

_BOUNDS: Final = np.asarray([2, 3, 4, 5, 7, 10, 15, 23, 35, 53, 81, 121], np.int64)
"""Distances in tokens at which a new bucket begins; the first holds distance 1."""
_SIDE: Final = len(_BOUNDS) + 1
DISTANCES: Final = 2 * _SIDE + 1
"""Buckets of signed distance: before the cue, in it, after it."""

_SENTENCES: Final = 3
_PARAGRAPHS: Final = 2
_QUOTED: Final = 5
PLACES: Final = (2 * _SENTENCES + 1) * (2 * _PARAGRAPHS + 1) * _QUOTED
"""Sentences away (clipped), paragraphs away (clipped), and how token and cue stand to quotations."""
RELATIONS: Final = DISTANCES * PLACES


class Cue(NamedTuple):
    """Tokens `[begin, end)` of a text are read as one cue."""

    begin: int
    end: int


def relate(tokens: Tokens, window: Window, cues: list[Cue]) -> IntArray:
    """Say for every cue and every token of the window how they stand: cues by tokens, each a number below `RELATIONS`.

    The number is the bucket of distance times `PLACES`, plus the place.
    """
    at = np.arange(window.begin, window.end)
    begin = np.asarray([c.begin for c in cues], np.int64)[:, None]
    end = np.asarray([c.end for c in cues], np.int64)[:, None]
    after = np.searchsorted(_BOUNDS, np.maximum(at - end + 1, 0), side="right")
    before = np.searchsorted(_BOUNDS, np.maximum(begin - at, 0), side="right")
    distance = np.where(at >= end, _SIDE + 1 + after, np.where(at < begin, _SIDE - 1 - before, _SIDE))
    related: IntArray = distance * PLACES + _places(tokens, window, begin[:, 0])
    return related


def _places(tokens: Tokens, window: Window, begin: IntArray) -> IntArray:
    here = slice(window.begin, window.end)
    sentence = _away(tokens.sentence[here], tokens.sentence[begin], _SENTENCES)
    paragraph = _away(tokens.paragraph[here], tokens.paragraph[begin], _PARAGRAPHS)
    quoted = _quotedness(tokens, here, begin)
    return (sentence * (2 * _PARAGRAPHS + 1) + paragraph) * _QUOTED + quoted


def _away(each: IntArray, origin: IntArray, most: int) -> IntArray:
    clipped: IntArray = np.clip(each[None, :] - origin[:, None], -most, most) + most
    return clipped


def _quotedness(tokens: Tokens, here: slice, begin: IntArray) -> IntArray:
    """0 outside; 1 a mark; 2 in the cue's own quotation; 3 in the one before or after it; 4 in another."""
    number, state = tokens.quotation[here], tokens.quote[here]
    own = tokens.quotation[begin]
    passed = np.maximum.accumulate(tokens.quotation)[begin] if len(tokens) else own
    same = (number[None, :] == own[:, None]) & (own[:, None] > 0)
    near = (own[:, None] == 0) & ((number[None, :] == passed[:, None]) | (number[None, :] == passed[:, None] + 1))
    inside = np.where(same, 2, np.where(near, 3, 4))
    flat = np.where(state == QUOTES.index("mark"), 1, 0)
    return np.where(state[None, :] == QUOTES.index("inside"), inside, flat[None, :])
