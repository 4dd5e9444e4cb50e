"""The linker: for one cue at a time, which tokens of its window are its source and which its content.

The encoder runs once and gives each token a few short vectors; what is particular to a cue happens here, in numpy, on
those vectors. Scores of a cue and a token come from a small network over the sum of what the cue says, what the token
says, how they stand to each other, and the product of two further vectors (a gate); the best sequence of labels is then
found by Viterbi under the rules of an attribution: one source at most, and nothing inside the cue.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from averment.engines.embedded.relations import Cue
from averment.engines.embedded.tokens import IntArray
from averment.engines.embedded.windows import Window

FloatArray = npt.NDArray[np.float32]

LABELS: Final = ("O", "B-source", "I-source", "B-content", "I-content")
_FORBIDDEN: Final = np.float32(-1e4)

_STATES: Final = (0, 1, 2, 3, 4, 0, 3, 4)
"""The label of each state of the search: the five labels before any source has ended, then O and content after it."""


class Projections(NamedTuple):
    """What the encoder says of each token of a window to the linker; tokens by hidden size, `parts` by 6."""

    cue: FloatArray
    cue_gate: FloatArray
    token: FloatArray
    token_gate: FloatArray
    parts: FloatArray
    """Scores of O, B, I for source and for content, whatever the cue."""


class LinkerWeights(NamedTuple):
    """Parameters of the linker; each field is one array of the file that ships them."""

    relation: FloatArray
    hidden: FloatArray
    hidden_bias: FloatArray
    out: FloatArray
    out_bias: FloatArray
    parts: FloatArray
    transition: FloatArray
    start: FloatArray


class Path(NamedTuple):
    """The labels of the window's tokens toward one cue, and the probability of this very sequence (0 to 1)."""

    labels: IntArray
    score: float


def emissions(weights: LinkerWeights, said: Projections, cues: list[Cue], window: Window, how: IntArray) -> FloatArray:
    """Scores of each label: cues by tokens by labels. Only O is allowed inside the cue. `how` is what `relate` gave."""
    own = np.stack([said.cue[c.begin - window.begin : c.end - window.begin].mean(0) for c in cues])
    gate = np.stack([said.cue_gate[c.begin - window.begin : c.end - window.begin].mean(0) for c in cues])
    mixed = gate[:, None, :] * said.token_gate[None, :, :]
    mixed += said.token[None, :, :]
    mixed += own[:, None, :]
    mixed += weights.relation[how]
    np.maximum(mixed, 0, out=mixed)
    deep = mixed.reshape(-1, mixed.shape[-1]) @ weights.hidden + weights.hidden_bias
    np.maximum(deep, 0, out=deep)
    scores = (deep @ weights.out + weights.out_bias).reshape(len(cues), -1, len(LABELS))
    scores += (said.parts @ weights.parts)[None, :, :]
    for row, cue in zip(scores, cues, strict=True):
        row[cue.begin - window.begin : cue.end - window.begin, 1:] = _FORBIDDEN
    return np.asarray(scores, np.float32)


def best_paths(weights: LinkerWeights, scores: list[FloatArray]) -> list[Path]:
    """The best sequence for each cue, under the rules of an attribution; one tokens-by-labels array each.

    What stands beside a cue in the list has no part in its answer.
    """
    moves, start = _moves(weights)
    paths: list[Path] = []
    for first in range(0, len(scores), _TOGETHER):
        paths += _paths(scores[first : first + _TOGETHER], moves, start)
    return paths


_TOGETHER: Final = 256
"""Cues searched at a time, so that a text of any length needs little memory."""
_LANES: Final = 32
"""Their number is filled up to a multiple: the last few of an array go through other instructions, whose exponentials
differ in the last digit, and a cue's score would depend on its place in the list."""


def _paths(scores: list[FloatArray], moves: FloatArray, start: FloatArray) -> list[Path]:
    many = -(-len(scores) // _LANES) * _LANES
    lengths = np.asarray([len(s) for s in scores] + [1] * (many - len(scores)))
    padded = np.zeros((int(lengths.max()), len(LABELS), many), np.float32)
    for i, each in enumerate(scores):
        padded[: len(each), :, i] = each
    by_state = padded[:, _STATES]
    states, total = _viterbi(by_state, lengths, moves, start)
    share = np.exp(total - _log_partition(by_state, lengths, moves, start))
    labels = np.asarray(_STATES)[states]
    return [Path(labels[: len(each), i].copy(), float(share[i])) for i, each in enumerate(scores)]


def _moves(weights: LinkerWeights) -> tuple[FloatArray, FloatArray]:
    """Scores of going from state to state and of beginning in one: the learned ones where the rules allow them."""
    size, before = len(_STATES), len(LABELS)
    moves = np.full((size, size), _FORBIDDEN, np.float32)
    for a, one in enumerate(_STATES):
        for b, two in enumerate(_STATES):
            over = a in (1, 2)  # a source runs: it goes on, or is over
            later = b >= before
            follows = two not in (2, 4) or one in (two, two - 1)
            stage = (b == 2 or later) if over else (later == (a >= before))
            if follows and stage:
                moves[a, b] = weights.transition[one, two]
    start = np.full(size, _FORBIDDEN, np.float32)
    for b in (0, 1, 3):
        start[b] = weights.start[_STATES[b]]
    return moves, start


# Both searches hold tokens by states by cues: what is reduced is never the last axis, which numpy does fastest.


def _viterbi(
    scores: FloatArray, lengths: IntArray, moves: FloatArray, start: FloatArray
) -> tuple[IntArray, FloatArray]:
    length, size, many = scores.shape
    stay = np.arange(size, dtype=np.int8)[:, None]
    back = np.empty((length, size, many), np.int8)
    at = start[:, None] + scores[0]
    for t in range(1, length):
        on = lengths > t
        paths = at[:, None] + moves[:, :, None]
        back[t] = np.where(on, paths.argmax(0), stay)
        at = np.where(on, paths.max(0) + scores[t], at)
    states = np.zeros((length, many), np.int64)
    states[-1] = at.argmax(0)
    columns = np.arange(many)
    for t in range(length - 1, 0, -1):
        states[t - 1] = back[t, states[t], columns]
    return states, at.max(0)


def _log_partition(scores: FloatArray, lengths: IntArray, moves: FloatArray, start: FloatArray) -> FloatArray:
    at = start[:, None] + scores[0]
    weight = np.exp(moves)[:, :, None]
    for t in range(1, len(scores)):
        top = at.max(0)
        reached = (np.exp(at - top)[:, None] * weight).sum(0)
        at = np.where(lengths > t, top + np.log(reached + np.float32(1e-30)) + scores[t], at)
    top = at.max(0)
    return np.asarray(top + np.log(np.exp(at - top).sum(0)), np.float32)
