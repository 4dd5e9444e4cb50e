"""Spans and passages: exact words or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.domain.passages import Passage, Span, hull
from averment.errors import BrokenPassage


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    """Any text, with a span that lies within it."""
    text = draw(st.text(min_size=1))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(texts_with_spans())
def test_a_passage_holds_the_words_at_its_place(case: tuple[str, Span]) -> None:
    """Whatever the characters, combining, right-to-left or beyond the basic plane."""
    text, span = case
    passage = Passage.cut(text, span)
    assert text[passage.start : passage.end] == passage.exact
    assert passage.held(text) is passage


@given(st.text(), st.text(min_size=1), st.text())
def test_a_span_reads_back_the_words_it_marks(before: str, words: str, after: str) -> None:
    """Whatever stands around them."""
    assert Span(len(before), len(before) + len(words)).read(before + words + after) == words


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_is_never_empty_nor_negative(start: int, end: int) -> None:
    """A place without a character is no place."""
    with pytest.raises(BrokenPassage):
        Span(start, end)


def test_a_passage_cannot_reach_past_its_text() -> None:
    """A slice would silently be shorter."""
    with pytest.raises(BrokenPassage):
        Passage.cut("short", Span(2, 9))


def test_a_passage_whose_words_changed_is_broken() -> None:
    """One dropped "not" is enough."""
    passage = Passage.cut("He was not armed.", Span(3, 16))
    with pytest.raises(BrokenPassage, match="was not armed"):
        passage.held("He was now armed.")


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)), min_size=1))
def test_the_hull_holds_every_span(places: list[tuple[int, int]]) -> None:
    """And is no larger than it must be."""
    spans = [Span(start, start + length) for start, length in places]
    whole = hull(spans)
    assert all(s in whole for s in spans)
    assert {whole.start, whole.end} == {min(s.start for s in spans), max(s.end for s in spans)}


def test_the_gap_between_touching_spans_is_nothing() -> None:
    """Distance counts the characters between."""
    assert Span(0, 3).gap(Span(3, 5)) == 0
    assert Span(0, 3).gap(Span(7, 9)) == 4
    assert Span(7, 9).gap(Span(0, 3)) == 4
