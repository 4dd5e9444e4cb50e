"""Words of a report."""

from __future__ import annotations

import pytest

from averment.coding.text.layout import lay_out
from averment.coding.text.tokens import split_words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("TribuneJane Roe ran.", ("Tribune", "Jane", "Roe", "ran", ".")),
        ("wxyz.comA man ran.", ("wxyz", ".", "com", "A", "man", "ran", ".")),
        ("McArthur and DeShawn ran.", ("McArthur", "and", "DeShawn", "ran", ".")),
        ("A 34-year-old fled.", ("A", "34-year-old", "fled", ".")),
    ],
)
def test_words_that_a_page_glued_are_two(text: str, forms: tuple[str, ...]) -> None:
    """A title that runs into the next word is cut off; a capital inside a name is not."""
    assert split_words(lay_out(text)).forms == forms
