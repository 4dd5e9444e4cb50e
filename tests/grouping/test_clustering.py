"""Average linkage: what joins by the mean, what a constraint keeps apart, what is left between."""

from __future__ import annotations

from collections.abc import Sequence

from averment.grouping.clustering import cluster, spaced

CHAIN = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.0}
"""Two pairs that are alike, and ends that are not."""


def parts(scores: dict[tuple[int, int], float], step: float = 0.5, apart: Sequence[set[int]] = ()) -> list[list[int]]:
    """Clusters of three places."""
    found = cluster(
        [[n] for n in range(3)],
        [pair for pair, score in scores.items() if score],
        lambda low, high: scores[low, high],
        lambda some, others: not any(set(some) | set(others) >= both for both in apart),
        lambda _some, _others: step,
    )
    return [list(places) for places in found.clusters.values()]


def test_alike_pairs_do_not_chain() -> None:
    """The third joins neither: its mean to the two is below what is needed."""
    assert parts(CHAIN) == [[0, 1], [2]]
    assert parts(CHAIN, step=0.4) == [[0, 1, 2]]


def test_a_constraint_keeps_apart_what_is_alike() -> None:
    """And the next likely join is made instead."""
    assert parts(CHAIN, apart=[{0, 1}]) == [[0], [1, 2]]


def test_what_stays_apart_is_told_with_its_mean() -> None:
    """Likeliest first, and whether it was forbidden."""
    found = cluster(
        [[0], [1], [2]],
        [(0, 1), (1, 2)],
        lambda low, high: {(0, 1): 0.9, (1, 2): 0.4}.get((low, high), 0.1),
        lambda some, others: {*some, *others} != {0, 1},
        lambda _some, _others: 0.5,
    )
    assert [(x.low, x.high, x.score, x.forbidden) for x in found.links] == [(0, 1, 0.9, True), (1, 2, 0.4, False)]


def test_a_large_cluster_is_heard_through_evenly_spaced_members() -> None:
    """The first among them."""
    assert spaced(range(100), 4) == [0, 25, 50, 75]
    assert list(spaced(range(3), 4)) == [0, 1, 2]
