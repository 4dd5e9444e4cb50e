"""Paragraphs, sentences and quotations, in any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.coding.text.layout import lay_out
from averment.domain.passages import Span


def sentences(text: str) -> list[str]:
    """What the layout takes for sentences."""
    return [s.read(text) for s in lay_out(text).sentences]


def quotations(text: str) -> list[str]:
    """What stands between quotation marks."""
    return [q.read(text) for q in lay_out(text).quotations]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Vale and Sgt. Ruiz met at 4 p.m. on St. Clair Ave. near the bridge.",
        "The U.S. Marshals Service sent a deputy.",
        "J. R. Holm was hit by a .40-caliber round.",
        "It happened on Oct. 21 in Toledo, Ohio.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    """Titles, initials, months, states, streets."""
    assert sentences(text) == [text]


def test_a_sentence_may_end_in_an_abbreviation() -> None:
    """Where what follows begins one."""
    assert len(sentences("He left at 4 p.m. The deputies stayed until 6 a.m. They saw nothing.")) == 3


def test_a_closing_mark_belongs_to_its_sentence() -> None:
    """Quotation mark and bracket stand before the break."""
    assert sentences("“Get back.” He did.") == ["“Get back.”", "He did."]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    """A headline has no full stop."""
    assert sentences("Two hurt in stop\nDeputies fired.") == ["Two hurt in stop", "Deputies fired."]


def test_a_line_that_only_wraps_goes_on() -> None:
    """As where a page sets a link apart."""
    text = "The sheriff announced\nThursday’s stop, and the\ncounty confirmed it.\nA second line."
    assert sentences(text)[-1] == "A second line."
    assert "the\ncounty confirmed it." in sentences(text)[-2]


def test_straight_and_curly_marks_open_and_close() -> None:
    """As newsrooms mix them."""
    assert quotations('He said "stop" and “do not move.”') == ["stop", "do not move."]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    """As in a quotation of several paragraphs, each opened anew."""
    assert quotations("“First part.\n“Second part,” she said.") == ["First part.", "Second part,"]


@given(st.text())
def test_spans_are_in_order_apart_and_within_the_text(text: str) -> None:
    """Any Unicode at all."""
    layout = lay_out(text)
    for spans in (layout.paragraphs, layout.sentences, layout.quotations):
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(s.end <= len(text) for s in spans)


@given(st.text(alphabet='ab. \n“”"A!', min_size=1))
def test_every_word_stands_in_one_sentence(text: str) -> None:
    """Nothing falls between two."""
    layout = lay_out(text)
    held = {i for s in layout.sentences for i in range(s.start, s.end)}
    assert all(i in held for i, c in enumerate(text) if not c.isspace())
    for i, c in enumerate(text):
        if not c.isspace():
            assert Span(i, i + 1) in layout.sentence_at(i)
