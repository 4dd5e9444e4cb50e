"""Who is told to have been held, charged or met with force."""

from __future__ import annotations

import pytest

from averment.coding.speech.voices.held import find_held


@pytest.mark.parametrize(
    "text",
    [
        "Holm was arrested on Monday.",
        "Ada Holm, 34, was then detained by agents.",
        "Agents tackled Ada Holm.",
        "Officers arrested and detained Holm near the gate.",
        "Holm’s lawyer spoke for an hour.",
        "Holm has pleaded not guilty.",
        "Ada Holm, who is being held in Harlan, waved.",
    ],
)
def test_whoever_is_held_is_named_by_surname(text: str) -> None:
    """In the passive, in the active, by what belongs to them, by what they answered."""
    assert "Holm" in find_held(text)


@pytest.mark.parametrize("text", ["Holm arrested a man.", "Holm said the man was arrested.", "It rained on Holm."])
def test_who_arrests_or_speaks_is_not_held(text: str) -> None:
    """Only who it befell."""
    assert not find_held(text)


def test_a_body_is_not_a_person() -> None:
    """Whatever is done to it."""
    assert not find_held("The man was charged by ICE. Police were struck by rocks.")
