"""Covering: what holds some words, the shortest first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from averment.coding.text.covering import Covering
from averment.domain.passages import Span

_SPANS = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(_SPANS, max_size=10), _SPANS)
def test_it_finds_what_a_search_through_all_would_find(spans: list[Span], asked: Span) -> None:
    """Every span that holds the one asked for, the shortest first."""
    found = list(Covering.of((s, s) for s in spans).over(asked))
    assert sorted(found) == sorted(s for s in spans if asked in s)
    assert [len(s) for s in found] == sorted(len(s) for s in found)


@given(st.lists(_SPANS, max_size=10), _SPANS)
def test_what_holds_most_holds_the_middle(spans: list[Span], asked: Span) -> None:
    """And more than half."""
    for found in Covering.of((s, s) for s in spans).most(asked):
        assert 2 * (min(found.end, asked.end) - max(found.start, asked.start)) > len(asked)
