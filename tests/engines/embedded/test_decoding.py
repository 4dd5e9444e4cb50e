"""From labels to spans of the text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.coding.text.layout import lay_out
from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.engines.embedded.decoding import attribution, find_cues, trim, with_marks, without_repeats
from averment.engines.embedded.linking import LABELS, FloatArray, Path
from averment.engines.embedded.quotations import find_quotations
from averment.engines.embedded.relations import Cue
from averment.engines.embedded.tokens import read_tokens
from averment.engines.embedded.windows import Window
from tests.engines.embedded.doubles import word_tokenizer

WHOLE = Window(0, 6, 0, 6)


def sure(labels: str) -> FloatArray:
    """Scores that are sure of O, B and I."""
    return np.asarray([[10.0 * (c == x) for x in "OBI"] for c in labels], np.float32)


@pytest.mark.parametrize(
    ("labels", "cues"),
    [
        ("OBIOOB", [(1, 3), (5, 6)]),
        ("OBBOOO", [(1, 2), (2, 3)]),
        ("IIOOOO", [(0, 2)]),
        ("OOOOOO", []),
    ],
)
def test_cues_are_runs_of_begin_and_inside(labels: str, cues: list[tuple[int, int]]) -> None:
    """A run may begin inside, where a beginning was missed."""
    assert [tuple(cue) for cue, _ in find_cues(sure(labels), WHOLE, 0.5)] == cues


def test_a_cue_belongs_to_the_window_that_owns_its_first_token() -> None:
    """Its neighbour, which shows it too, leaves it alone."""
    window = Window(10, 16, 12, 16)
    assert [tuple(cue) for cue, _ in find_cues(sure("BOOBIO"), window, 0.5)] == [(13, 15)]


def marked(text: str, labels: str, cue: tuple[int, int]) -> Attribution | None:
    """What labels written as letters (s source, c content, capital where it begins) say on a text."""
    tokens = read_tokens(text, word_tokenizer())
    code = {"-": "O", "S": "B-source", "s": "I-source", "C": "B-content", "c": "I-content"}
    path = Path(np.asarray([LABELS.index(code[c]) for c in labels]), 1.0)
    window = Window(0, len(tokens), 0, len(tokens))
    return attribution(tokens, window, Cue(*cue), path)


def test_a_quoted_content_takes_its_marks_along() -> None:
    """And the stop before the closing one."""
    text = "“We ran,” Mr Dole said."
    found = marked(text, "-Cc--Ss--", (7, 8))
    assert found is not None
    assert [s.read(text) for s in (*found.source, *found.cue, *found.content)] == ["Mr Dole", "said", "“We ran,”"]


def test_a_content_around_its_cue_has_two_spans() -> None:
    """In reading order."""
    text = "We ran, he said, and hid."
    found = marked(text, "Cc-S--Cc-", (4, 5))
    assert found is not None
    assert [s.read(text) for s in found.content] == ["We ran", "and hid"]


def test_a_cue_without_content_says_nothing() -> None:
    """However sure its source is."""
    assert marked("He said no more", "S---", (1, 2)) is None


@pytest.mark.parametrize(
    ("text", "span", "taken"),
    [
        ("He called it a “test of will,” twice.", "a “test of will", "a “test of will,”"),
        ("“A test,” in “all ways.”", "A test,” in “all ways", "“A test,” in “all ways.”"),
        ("He said it was “a test” of will.", "it was “a", "it was “a"),
        ("“We saw it. We ran.”", "We ran", "We ran"),
        ("“We saw it.\n“We ran.”", "We saw it", "“We saw it"),
    ],
)
def test_marks_come_in_pairs(text: str, span: str, taken: str) -> None:
    """A quotation held whole takes its marks; one held in part takes none; one left open has but the first."""
    quotations = tuple(find_quotations(text, lay_out(text).paragraphs))
    start = text.index(span)
    assert with_marks(quotations, Span(start, start + len(span))).read(text) == taken


@given(st.text(max_size=40), st.data())
def test_trimming_stays_within(text: str, data: st.DataObject) -> None:
    """And ends on letters or digits, or gives nothing."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start == end:
        return
    span = trim(text, Span(start, end))
    if span is None:
        assert not any(c.isalnum() for c in text[start:end])
    else:
        assert span in Span(start, end)
        assert text[span.start].isalnum()
        assert text[span.end - 1].isalnum()


def test_of_two_attributions_with_one_cue_the_likelier_stays() -> None:
    """And the others keep their order."""
    one = Attribution(source=(), cue=(Span(4, 8),), content=(Span(9, 12),), score=0.5)
    two = Attribution(source=(), cue=(Span(4, 9),), content=(Span(10, 12),), score=0.6)
    far = Attribution(source=(), cue=(Span(20, 28),), content=(Span(30, 32),), score=0.9)
    assert without_repeats([one, far, two]) == [two, far]
