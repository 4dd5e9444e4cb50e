"""Labels toward one cue."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.engines.embedded.linking import LABELS, FloatArray, LinkerWeights, best_paths
from tests.engines.embedded.doubles import plain_linker


def scored(rng: np.random.Generator, length: int) -> FloatArray:
    """Scores at random."""
    return rng.normal(size=(length, len(LABELS))).astype(np.float32)


def lawful(labels: tuple[int, ...]) -> bool:
    """No part goes on that has not begun, and at most one source begins."""
    before = (0, *labels[:-1])
    orphans = any(now in (2, 4) and was not in (now, now - 1) for was, now in zip(before, labels, strict=True))
    return not orphans and labels.count(1) <= 1


def value(weights: LinkerWeights, scores: FloatArray, labels: tuple[int, ...]) -> float:
    """The score of one sequence, summed by hand."""
    steps = sum(weights.transition[a, b] for a, b in itertools.pairwise(labels))
    return float(weights.start[labels[0]] + steps + sum(scores[i, label] for i, label in enumerate(labels)))


@pytest.mark.parametrize("seed", range(5))
def test_the_best_lawful_sequence_with_content_is_found(seed: int) -> None:
    """Of those with content, as trying every sequence finds it, and with its share of all."""
    rng = np.random.default_rng(seed)
    moves = rng.normal(size=(len(LABELS), len(LABELS))).astype(np.float32)
    weights = plain_linker()._replace(transition=moves)
    scores = scored(rng, 5)
    every = {
        labels: value(weights, scores, labels)
        for labels in itertools.product(range(len(LABELS)), repeat=5)
        if lawful(labels)
    }
    path = best_paths(weights, [scores])[0]
    best = max((labels for labels in every if max(labels) > 2), key=lambda labels: every[labels])
    assert tuple(path.labels) == best
    share = np.exp(every[best]) / sum(np.exp(v) for v in every.values())
    assert path.score == pytest.approx(share, rel=1e-3)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
def test_cues_searched_together_answer_as_alone(lengths: list[int], seed: int) -> None:
    """To the last digit, whatever stands beside them."""
    rng = np.random.default_rng(seed)
    weights = plain_linker()._replace(transition=scored(rng, len(LABELS)))
    scores = [scored(rng, n) for n in lengths]
    for together, each in zip(best_paths(weights, scores), scores, strict=True):
        alone = best_paths(weights, [each])[0]
        assert together.labels.tolist() == alone.labels.tolist()
        assert together.score == alone.score


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 200), st.integers(0, 2**32 - 1))
def test_every_answer_is_lawful(length: int, seed: int) -> None:
    """One source at most, every part begins before it goes on, and something is said."""
    path = best_paths(plain_linker(), [scored(np.random.default_rng(seed), length) * 5])[0]
    assert lawful(tuple(path.labels.tolist()))
    assert path.labels.max() > 2


def test_no_cue_gives_no_path() -> None:
    """An article without attributions is searched for nothing."""
    assert best_paths(plain_linker(), []) == []
