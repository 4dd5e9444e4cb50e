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
_CONTENT: Final = LABELS.index("B-content")
_FORBIDDEN: Final = np.float32(-1e4)
_ZERO: Final = np.float32(0)
_LEAST: Final = np.float32(1e-30)


class _State(NamedTuple):
    """Where a search stands: the label at hand, whether a source is over, whether any content was told."""

    label: int
    over: bool
    told: bool


_FREE: Final = tuple(
    _State(label, over, told=True) for over, labels in ((False, range(5)), (True, (0, 3, 4))) for label in labels
)
"""States of a search that may find no content."""
_TELLING: Final = (
    *(_State(label, over=False, told=False) for label in (0, 1, 2)),
    _State(0, over=True, told=False),
    *_FREE,
)
"""States of a search that must."""


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
    token, gates = np.ascontiguousarray(said.token), np.ascontiguousarray(said.token_gate)
    mixed, related = np.empty_like(token), np.empty_like(token)  # one cue's, used again for the next: they stay cached
    deep = np.empty((len(cues), *token.shape), np.float32)
    for cue, relation, row in zip(cues, how, deep, strict=True):
        words = slice(cue.begin - window.begin, cue.end - window.begin)
        np.multiply(gates, mean(said.cue_gate[words]), out=mixed)
        mixed += token
        mixed += mean(said.cue[words])
        mixed += np.take(weights.relation, relation, axis=0, out=related, mode="clip")
        np.maximum(mixed, _ZERO, out=mixed)
        np.matmul(mixed, weights.hidden, out=row)
        row += weights.hidden_bias
        np.maximum(row, _ZERO, out=row)
    scores = deep.reshape(-1, token.shape[1]) @ weights.out + weights.out_bias
    scores = scores.reshape(len(cues), -1, len(LABELS)) + said.parts @ weights.parts
    for scored, cue in zip(scores, cues, strict=True):
        scored[cue.begin - window.begin : cue.end - window.begin, 1:] = _FORBIDDEN
    return np.asarray(scores, np.float32)


def mean(rows: FloatArray) -> FloatArray:
    """The mean along the first axis: what `numpy.mean` gives, at a third of its cost for a few rows."""
    total: FloatArray = np.add.reduce(rows, axis=0)
    return total / np.float32(len(rows))


def best_paths(weights: LinkerWeights, scores: list[FloatArray]) -> list[Path]:
    """The best sequence for each cue that gives it content, under the rules of an attribution.

    `scores` holds one tokens-by-labels array a cue. A path's share is its share among all lawful sequences, those
    without content included: a low one says that the cue may be none. What stands beside a cue in the list has no part
    in its answer.
    """
    paths: list[Path] = []
    for first in range(0, len(scores), _TOGETHER):
        paths += _paths(scores[first : first + _TOGETHER], weights)
    return paths


_TOGETHER: Final = 256
"""Cues searched at a time, so that a text of any length needs little memory."""
_LANES: Final = 32
"""Their number is filled up to a multiple: the last few of an array go through other instructions, whose exponentials
differ in the last digit, and a cue's score would depend on its place in the list."""


def _paths(scores: list[FloatArray], weights: LinkerWeights) -> list[Path]:
    states, total, norm = _searched(scores, weights, _FREE)
    silent = [i for i, each in enumerate(states) if not (each >= _CONTENT).any()]
    if silent:
        again, best, _ = _searched([scores[i] for i in silent], weights, _TELLING)
        for i, labels, value in zip(silent, again, best, strict=True):
            states[i], total[i] = labels, value
    return [Path(labels, float(np.exp(best - all_))) for labels, best, all_ in zip(states, total, norm, strict=True)]


def _searched(
    scores: list[FloatArray], weights: LinkerWeights, states: tuple[_State, ...]
) -> tuple[list[IntArray], FloatArray, FloatArray]:
    """For each cue the labels of its best sequence, that sequence's score, and the logarithm of the sum over all."""
    many = -(-len(scores) // _LANES) * _LANES
    lengths = np.asarray([len(s) for s in scores] + [1] * (many - len(scores)))
    padded = np.zeros((int(lengths.max()), len(LABELS), many), np.float32)
    for i, each in enumerate(scores):
        padded[: len(each), :, i] = each
    by_state = padded[:, [s.label for s in states]]
    moves, start, end = _moves(weights, states)
    found, total = _viterbi(by_state, lengths, moves, start, end)
    norm = _log_partition(by_state, lengths, moves, start)
    labels = np.asarray([s.label for s in states])[found]
    return [labels[: len(each), i].copy() for i, each in enumerate(scores)], total[: len(scores)], norm[: len(scores)]


def _moves(weights: LinkerWeights, states: tuple[_State, ...]) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Scores of going from state to state, of beginning and of ending: the learned ones where the rules allow them."""
    moves = np.full((len(states), len(states)), _FORBIDDEN, np.float32)
    start = np.full(len(states), _FORBIDDEN, np.float32)
    end = np.asarray([0.0 if s.told else _FORBIDDEN for s in states], np.float32)
    silent = not all(s.told for s in states)
    for b, two in enumerate(states):
        tells = two.label >= _CONTENT
        if not two.over and two.label in (0, 1, _CONTENT) and two.told == (tells or not silent):
            start[b] = weights.start[two.label]
        for a, one in enumerate(states):
            follows = two.label not in (2, 4) or one.label in (two.label - 1, two.label)
            runs = one.label in (1, 2)
            stage = (two.label == 2 or two.over) if runs else two.over == one.over
            if follows and stage and not (two.over and two.label in (1, 2)) and two.told == (one.told or tells):
                moves[a, b] = weights.transition[one.label, two.label]
    return moves, start, end


# Both searches hold tokens by states by cues: what is reduced is never the last axis, which numpy does fastest. They go
# on past the end of a shorter text, since to stop there costs more; what is asked of a text is asked at its own end.


def _viterbi(
    scores: FloatArray, lengths: IntArray, moves: FloatArray, start: FloatArray, end: FloatArray
) -> tuple[IntArray, FloatArray]:
    length, size, many = scores.shape
    reached = np.empty_like(scores)
    reached[0] = start[:, None] + scores[0]
    ways, steps = np.empty((size, size, many), np.float32), moves[:, :, None]
    for t in range(1, length):
        np.add(reached[t - 1][:, None], steps, out=ways)
        np.maximum.reduce(ways, axis=0, out=reached[t])
        reached[t] += scores[t]
    ended = _at_end(reached, lengths) + end[:, None]
    last, into = ended.argmax(0), moves.T.copy()
    states = np.empty((length, many), np.int64)
    states[-1] = last
    for t in range(length - 1, 0, -1):
        led = (reached[t - 1] + into[states[t]].T).argmax(0)
        states[t - 1] = np.where(lengths == t, last, led)
    return states, ended.max(0)


def _log_partition(scores: FloatArray, lengths: IntArray, moves: FloatArray, start: FloatArray) -> FloatArray:
    length, size, many = scores.shape
    reached = np.empty_like(scores)
    reached[0] = start[:, None] + scores[0]
    ways, weight = np.empty((size, size, many), np.float32), np.exp(moves)[:, :, None]
    for t in range(1, length):
        top = reached[t - 1].max(0)
        shares = reached[t - 1] - top
        np.exp(shares, out=shares)
        np.multiply(shares[:, None], weight, out=ways)
        np.add.reduce(ways, axis=0, out=shares)
        shares += _LEAST
        np.log(shares, out=shares)
        shares += top
        np.add(shares, scores[t], out=reached[t])
    at = _at_end(reached, lengths)
    top = at.max(0)
    return np.asarray(top + np.log(np.exp(at - top).sum(0)), np.float32)


def _at_end(reached: FloatArray, lengths: IntArray) -> FloatArray:
    """States by cues: what was reached at the last token of each."""
    return reached[lengths - 1, :, np.arange(len(lengths))].T
