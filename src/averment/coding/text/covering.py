"""Spans that may nest, arranged so that what covers some words is found at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from averment.domain.passages import Span

T = TypeVar("T")
_DEPTH = 12
"""Spans kept over one stretch, the shortest first: no report nests claims deeper, and a hostile one costs no more."""


@dataclass(frozen=True, slots=True)
class Covering(Generic[T]):
    """Things by the spans they hold, cut at every edge: one search finds all that cover an offset."""

    edges: tuple[int, ...]
    stretches: tuple[tuple[tuple[int, int, T], ...], ...]
    """For each stretch between two edges: start, end and thing of the spans over it, the shortest first."""

    @classmethod
    def of(cls, rows: Iterable[tuple[Span, T]]) -> Covering[T]:
        """Arrange things by their spans; of two equal spans the first given is found first."""
        every = sorted(rows, key=lambda r: (len(r[0]), r[0].start))
        edges = sorted({e for span, _ in every for e in (span.start, span.end)})
        stretches: list[list[tuple[int, int, T]]] = [[] for _ in edges]
        free = [*range(len(edges) + 1)]  # for each stretch, the next at or after it that is not full
        for span, thing in every:
            i, end = _next_free(free, bisect_left(edges, span.start)), bisect_left(edges, span.end)
            while i < end:
                stretches[i].append((span.start, span.end, thing))
                if len(stretches[i]) == _DEPTH:
                    free[i] = i + 1
                i = _next_free(free, i + 1)
        return cls(tuple(edges), tuple(map(tuple, stretches)))

    def over(self, span: Span) -> Iterator[T]:
        """Everything whose span holds all of `span`, the shortest first."""
        return (thing for _, end, thing in self._at(span.start) if end >= span.end)

    def most(self, span: Span) -> Iterator[T]:
        """Everything whose span holds the middle of `span` and more than half of it."""
        for start, end, thing in self._at((span.start + span.end) // 2):
            if 2 * (min(end, span.end) - max(start, span.start)) > len(span):
                yield thing

    def _at(self, offset: int) -> tuple[tuple[int, int, T], ...]:
        i = bisect_right(self.edges, offset) - 1
        return self.stretches[i] if i >= 0 else ()


def _next_free(free: list[int], i: int) -> int:
    while free[i] != i:
        free[i] = free[free[i]]
        i = free[i]
    return i
