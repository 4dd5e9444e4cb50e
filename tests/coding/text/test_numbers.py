"""Counts with their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.coding.text.numbers import NUMBER_WORDS, count, number, tidy, total


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("three", (3, 3)),
        ("at least three", (3, None)),
        ("more than three", (4, None)),
        ("over 20", (21, None)),
        ("up to 5", (None, 5)),
        ("fewer than ten", (None, 9)),
        ("no fewer than two", (2, None)),
        ("a couple", (2, 2)),
        ("at least a couple", (2, None)),
        ("several", (3, None)),
        ("two dozen", (24, 24)),
        ("1,200", (1200, 1200)),
        ("twenty-one", (21, 21)),
    ],
)
def test_words_make_intervals(words: str, interval: tuple[int | None, int | None]) -> None:
    """Open where the words leave an end open."""
    *before, last = words.split()
    assert count(last, before) == interval


def test_other_words_count_nothing() -> None:
    """Neither articles nor nouns."""
    assert count("officer") is None
    assert number("the") is None


@given(st.sampled_from(sorted(NUMBER_WORDS)))
def test_every_number_word_is_its_number_in_any_case(word: str) -> None:
    """A number at the head of a sentence counts like any other."""
    assert number(word.capitalize()) == number(word.upper()) == NUMBER_WORDS[word]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ab: (min(ab), max(ab))), min_size=1))
def test_a_sum_of_intervals_holds_every_sum_of_their_numbers(parts: list[tuple[int, int]]) -> None:
    """Its ends are the sums of the ends."""
    assert total(parts) == (sum(a for a, _ in parts), sum(b for _, b in parts))


def test_an_open_part_leaves_the_sum_open() -> None:
    """Two men and several women are five or more."""
    assert total([(2, 2), (3, None)]) == (5, None)


def test_a_closed_point_is_a_number() -> None:
    """And only that."""
    assert tidy((3, 3)) == 3
    assert tidy((3, None)) == (3, None)
