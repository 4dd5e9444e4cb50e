"""Claims as Web Annotations that another program can resolve."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from averment.domain.passages import Passage, Span
from averment.publishing.annotations import CONTEXT, quote_selector


@given(st.text(min_size=1), st.data())
def test_a_quote_with_its_context_stands_in_the_text(text: str, data: st.DataObject) -> None:
    """Prefix, words and suffix join to a piece of the text, at the passage's place."""
    start = data.draw(st.integers(0, len(text) - 1))
    passage = Passage.cut(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    selector = quote_selector(text, passage)
    at = passage.start - len(selector["prefix"])
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    assert text[at : at + len(whole)] == whole
    assert selector["exact"] == passage.exact


@given(st.text(min_size=200), st.integers(80, 110))
def test_the_context_is_long_enough(text: str, start: int) -> None:
    """At least the promised number of characters on each side, where the text has them."""
    selector = quote_selector(text, Passage.cut(text, Span(start, start + 1)))
    assert len(selector["prefix"]) >= CONTEXT
    assert len(selector["suffix"]) >= CONTEXT


def test_words_that_stand_twice_get_more_context() -> None:
    """Until only one place fits."""
    same = "He was not armed, the chief said, and nobody in the street had seen a weapon of any kind. "
    text = "Monday. " + same * 2 + "Tuesday."
    second = text.index("not armed", 60)
    selector = quote_selector(text, Passage.cut(text, Span(second, second + 9)))
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    assert text.count(whole) == 1
