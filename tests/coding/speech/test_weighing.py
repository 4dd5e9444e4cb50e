"""The kind of a claim by the weight of its words."""

from __future__ import annotations

import pytest

from averment.coding.speech.weighing import Weights, clues, kind_of, weights
from averment.domain.codes import ClaimKind
from averment.domain.markup import Attribution
from averment.domain.passages import Span

SAID = "Holm said "


def marked(words: str) -> tuple[str, Attribution]:
    """`Holm said` with some words as content."""
    text = SAID + words
    return text, Attribution(source=(Span(0, 4),), cue=(Span(5, 9),), content=(Span(len(SAID), len(text)),))


def test_scores_add_up_what_clues_weigh() -> None:
    """Clues that nobody weighed add nothing."""
    known = Weights({"a": (1, 0, 0, 0, 0, 0, 0), "b": (2, 5, 0, 0, 0, 0, 0)}, (0, 0, 0, 0, 0, 0, 3))
    assert known.scores(["a", "b", "c"]) == (3, 5, 0, 0, 0, 0, 3)


def test_the_shipped_weights_are_of_every_kind() -> None:
    """A clue has one weight a kind, and some clue speaks for each kind."""
    row = weights()
    assert len(row.first) == len(ClaimKind)
    assert all(len(each) == len(ClaimKind) for each in row.clues.values())
    assert all(max(each[i] for each in row.clues.values()) > 0 for i in range(len(ClaimKind)))


def test_what_plainly_states_conduct_is_an_event_whatever_it_weighs() -> None:
    """Its facts would be lost otherwise."""
    text, claim = marked("the man rammed a car, fled on foot and was shot twice, which is an outrage")
    assert kind_of(text, claim, None) is ClaimKind.EVENT


@pytest.mark.parametrize("words", ["", "🚓", "“" * 40, "so " * 3000])
def test_any_words_have_a_kind(words: str) -> None:
    """And the same one each time."""
    text, claim = marked(words or "x")
    assert kind_of(text, claim, None) is kind_of(text, claim, None)
    assert clues(text, claim, None, nested=True) - clues(text, claim, None, nested=False) == {"nested"}


def test_a_few_words_about_conduct_are_an_event() -> None:
    """There is nothing else in them."""
    text, claim = marked("he was not armed")
    assert kind_of(text, claim, None) is ClaimKind.EVENT
