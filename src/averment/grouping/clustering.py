"""Average linkage under constraints, over pairs that were worth comparing.

Two clusters join while the mean score over the pairs between them is high enough and nothing forbids it; the likeliest
join is made first, ties by the order of the members, so that the order of the input plays no part. A mean over more
than `SAMPLE` squared pairs is taken over evenly spaced members. Work grows with the number of compared pairs.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

HOPELESS = 0.05
"""A compared pair below this score makes no link between two clusters: most pairs of one city and week are such."""
SAMPLE = 8
"""Members that speak for a large cluster."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two clusters that stayed apart, and the mean score between them; `forbidden` where a constraint kept them so."""

    low: int
    high: int
    score: float
    forbidden: bool


@dataclass(frozen=True, slots=True)
class Clustering:
    """Clusters of places, by the lowest place each held at first, and the links left between them, likeliest first."""

    clusters: dict[int, tuple[int, ...]]
    links: tuple[Link, ...]


def cluster(
    starts: Sequence[Sequence[int]],
    pairs: Iterable[tuple[int, int]],
    score: Callable[[int, int], float],
    allowed: Callable[[Sequence[int], Sequence[int]], bool],
    needed: Callable[[Sequence[int], Sequence[int]], float],
) -> Clustering:
    """Join clusters until no mean score between two reaches what is needed.

    `starts` are the clusters to begin with, each an ascending sequence of places; together they hold every place once.
    `pairs` are places worth comparing. `allowed` says whether two clusters may join at all, `needed` from which mean.
    """
    return _Joining(starts, pairs, score, allowed, needed).run()


class _Joining:
    def __init__(
        self,
        starts: Sequence[Sequence[int]],
        pairs: Iterable[tuple[int, int]],
        score: Callable[[int, int], float],
        allowed: Callable[[Sequence[int], Sequence[int]], bool],
        needed: Callable[[Sequence[int], Sequence[int]], float],
    ) -> None:
        self._score, self._allowed, self._needed = score, allowed, needed
        self._known: dict[tuple[int, int], float] = {}
        self._members = {min(start): tuple(sorted(start)) for start in starts}
        self._home = {place: name for name, places in self._members.items() for place in places}
        self._links: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for low, high in sorted(pairs):
            a, b = self._home[low], self._home[high]
            if a != b and b not in self._links[a] and self._of(low, high) >= HOPELESS:
                self._link(a, b, self._mean(self._members[a], self._members[b]))
        self._heap = [(-mean, a, b) for a, others in self._links.items() for b, mean in others.items() if a < b]
        heapq.heapify(self._heap)

    def run(self) -> Clustering:
        kept: dict[tuple[int, int], Link] = {}
        while self._heap:
            negative, a, b = heapq.heappop(self._heap)
            if self._links.get(a, {}).get(b) != -negative:
                continue
            ours, theirs = self._members[a], self._members[b]
            if -negative < self._needed(ours, theirs):
                kept[a, b] = Link(a, b, -negative, forbidden=False)
            elif not self._allowed(ours, theirs):
                kept[a, b] = Link(a, b, -negative, forbidden=True)
            else:
                self._join(a, b)
        left = [link for (a, b), link in kept.items() if self._links.get(a, {}).get(b) == link.score]
        left.sort(key=lambda link: (-link.score, link.low, link.high))
        return Clustering(dict(self._members), tuple(left))

    def _join(self, a: int, b: int) -> None:
        """Put b into a; the lower name stays."""
        ours, theirs = self._members[a], self._members.pop(b)
        near, far = self._links.pop(a), self._links.pop(b)
        self._members[a] = tuple(sorted(ours + theirs))
        for other in sorted((near.keys() | far.keys()) - {a, b}):
            them = self._members[other]
            here = near[other] if other in near else self._mean(ours, them)
            there = far[other] if other in far else self._mean(theirs, them)
            mean = (here * len(ours) + there * len(theirs)) / (len(ours) + len(theirs))
            self._links[other].pop(b, None)
            self._link(a, other, mean)
            low, high = min(a, other), max(a, other)
            heapq.heappush(self._heap, (-mean, low, high))

    def _link(self, a: int, b: int, mean: float) -> None:
        self._links[a][b] = self._links[b][a] = mean

    def _mean(self, ours: Sequence[int], theirs: Sequence[int]) -> float:
        some, others = spaced(ours), spaced(theirs)
        return sum(self._of(a, b) for a in some for b in others) / (len(some) * len(others))

    def _of(self, a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = self._score(*pair)
        return self._known[pair]


def spaced(members: Sequence[T], most: int = SAMPLE) -> Sequence[T]:
    """All members, or the given number of evenly spaced ones."""
    if len(members) <= most:
        return members
    return [members[n * len(members) // most] for n in range(most)]
