"""What would steer a terminal or a line is written out."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from averment.dossier.display import harmless, one_row, reads_right_to_left

ANY = st.text(st.characters())


@given(ANY)
def test_nothing_that_steers_is_left(text: str) -> None:
    """Whatever a report holds: no control, no override, no half of a pair; white space alone may stay."""
    for c in harmless(text):
        assert c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(c) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    harmless(text).encode()


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    """Letters, marks, figures and signs of any script are not touched."""
    assert harmless(text) == text


def test_what_is_written_out_can_be_read() -> None:
    """A reader sees that something was there, and what."""
    assert harmless("a\x1b[31mb\u202ec\r\nd\x7f") == "a␛[31mb⟨U+202E⟩c\nd␡"


@given(ANY)
def test_one_row_is_one_row(text: str) -> None:
    """No line break is left."""
    assert len(one_row(text).splitlines()) <= 1


def test_direction_is_that_of_the_first_letter() -> None:
    """As the HTML attribute `dir=auto` takes it."""
    assert reads_right_to_left("123 والدته Reno")
    assert not reads_right_to_left("Reno والدته")
    assert not reads_right_to_left("")
