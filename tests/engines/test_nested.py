"""Claims inside claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.engines.rules.nested import find_nested

SAID = "Holm said "


def parts(words: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what is told within `Holm said …`."""
    text = f"{SAID}{words}"
    outer = Attribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(len(SAID), len(text)),))
    return [(a.source[0].read(text), a.cue[0].read(text), a.content[0].read(text)) for a in find_nested(text, [outer])]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "a witness told deputies that the man had a knife.",
            ("a witness", "told deputies", "the man had a knife"),
        ),
        ("that she heard four shots from the garage, and ran.", ("she", "heard", "four shots from the garage")),
        ("they do not know who fired first.", ("they", "do not know", "who fired first")),
        ("the driver ran when Ms. Alder said he would be held.", ("Ms. Alder", "said", "he would be held")),
    ],
)
def test_who_is_told_to_have_said_it_is_heard(words: str, found: tuple[str, str, str]) -> None:
    """With the words after the cue, up to the end of the clause."""
    assert parts(words) == [found]


@pytest.mark.parametrize(
    "words",
    ["I think it was the van.", "we know the man had a knife.", "that said nothing of it.", "We’ve learned it since."],
)
def test_what_a_speaker_thinks_is_the_speakers_own(words: str) -> None:
    """Nothing is split off."""
    assert parts(words) == []


def test_nothing_is_found_where_a_claim_stands_already() -> None:
    """A cue has one claim."""
    text = "Holm said Alder told deputies that the man had a knife."
    outer = Attribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(10, 54),))
    inner = Attribution(source=(Span(10, 15),), cue=(Span(16, 29),), content=(Span(35, 54),))
    assert not list(find_nested(text, [outer, inner]))


@given(st.lists(st.sampled_from(["he", "said", "that", "the man", "Holm", "ran", ".", ",", "“", "told police"])))
def test_what_is_found_lies_within_the_content(words: list[str]) -> None:
    """Whatever the words."""
    text = SAID + " ".join([*words, "x"])
    outer = Attribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(len(SAID), len(text)),))
    for found in find_nested(text, [outer]):
        assert all(span in outer.content[0] for span in found.spans)
        assert found.source[0].end <= found.cue[0].start < found.cue[0].end <= found.content[0].start
