"""Where quotations begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.coding.text.layout import lay_out
from averment.engines.embedded.quotations import Quotation, find_quotations


def found(text: str) -> list[Quotation]:
    """The quotations of a text laid out as reports are."""
    return find_quotations(text, lay_out(text).paragraphs)


def words(text: str) -> list[str]:
    """What stands between the marks."""
    return [q.words.read(text) for q in found(text) if q.words]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We fired,” she said.", ["We fired,"]),
        ('He called it "a mistake" twice.', ["a mistake"]),
        ("''No comment,'' the chief said.", ["No comment,"]),
        ("«Rien», dit-il.", ["Rien"]),
        ("She called it ‘a disgrace’ on air.", ["a disgrace"]),
        ("The officers' union said 'no deal' today.", ["no deal"]),
        ("The driver's car and the officers' car collided.", []),
        ("“He said ‘drop it’ and I did,” she said.", ["He said ‘drop it’ and I did,"]),
        ("A stray ” mark.", []),
        ("“Left open", ["Left open"]),
    ],
)
def test_marks_of_every_style(text: str, quoted: list[str]) -> None:
    """Apostrophes and stray marks quote nothing; an inner quotation belongs to the outer one."""
    assert words(text) == quoted


def test_a_quotation_goes_on_over_paragraphs() -> None:
    """Each paragraph opens, the last one closes: one quotation."""
    text = "“We saw it.\n“We ran,” he said. “Then it stopped.”"
    assert [q.number for q in found(text)] == [1, 1, 2]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    """What follows without a mark is the publisher's again."""
    text = "“We saw it.\nThe city agreed."
    assert words(text) == ["We saw it."]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»", max_size=80))
def test_quotations_stand_in_order_and_apart(text: str) -> None:
    """Whatever the marks, no two quotations share a character, and words lie between their marks."""
    at = 0
    for q in found(text):
        assert q.opened.start >= at
        end = q.opened.end
        if q.words:
            assert q.words.start == end
            end = q.words.end
        if q.closed:
            assert q.closed.start == end
            end = q.closed.end
        at = end
    assert at <= len(text)
