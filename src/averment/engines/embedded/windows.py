"""Cutting a long text into windows that the encoder can hold, each token owned by one of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from averment.engines.embedded.tokens import IntArray

SIZE: Final = 254
"""Tokens of text in one window; the two marks that the encoder adds make 256."""
OVERLAP: Final = 64
"""Tokens that neighbouring windows share at least, where sentences allow: 75 % of PolNeAR's contents and sources reach
no further than 26 tokens from their cue (840 training articles), so that most cues at the edge of what a window owns
still see them."""


class Window(NamedTuple):
    """Tokens `[begin, end)` are encoded together; those in `[own_begin, own_end)` are judged here and nowhere else."""

    begin: int
    end: int
    own_begin: int
    own_end: int


def plan_windows(starts: IntArray, total: int, *, size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """Cover `total` tokens with windows of at most `size`, beginning and ending at sentences where these fit.

    `starts` holds the places of tokens that begin a sentence. What the windows own are disjoint, in order, and together
    everything.
    """
    if not 0 <= overlap < size:
        raise ValueError((size, overlap))
    bounds: list[tuple[int, int]] = []
    begin, end = 0, 0
    while end < total:
        end = total if begin + size >= total else _last(starts, begin + size // 2, begin + size)
        bounds.append((begin, end))
        begin = _last(starts, max(begin, end - overlap - size // 4), max(begin + 1, end - overlap))
    cuts = [0, *((b + e + 1) // 2 for (_, e), (b, _) in pairwise(bounds)), total]
    return [Window(b, e, cuts[i], cuts[i + 1]) for i, (b, e) in enumerate(bounds)]


def _last(starts: IntArray, after: int, limit: int) -> int:
    """The last sentence start in `(after, limit]`, or `limit` itself where there is none."""
    i = int(np.searchsorted(starts, limit, side="right")) - 1
    return int(starts[i]) if i >= 0 and starts[i] > after else limit
