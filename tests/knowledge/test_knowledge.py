"""What comparing knows of the world: agencies by name and parent, passages that texts share."""

from __future__ import annotations

import pytest

from averment.knowledge import KnownOrganisations, MinHashCopies

SENTENCE = "The officers told the man to put down the long kitchen knife before one of them fired two shots."
OTHER = "A neighbour across the yard said that she had heard nobody shout and that it was all over in a breath."


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("ICE", "Immigration and Customs Enforcement"),
        ("the U.S. Marshals Service", "U.S. Marshals Service"),
        ("Dayton Police Department", "Dayton Police Department"),
        ("Dayton police", "Dayton Police Department"),
    ],
)
def test_an_agency_is_found_by_any_of_its_names(name: str, usual: str) -> None:
    """Aliases, articles, the pattern of local names."""
    found = KnownOrganisations().find(name)
    assert found is not None
    assert found.name == usual


@pytest.mark.parametrize(
    "name", ["", "the family", "Ines Calder", "Toledo Metropolitan Police Department of Nowhere Now"]
)
def test_a_name_that_is_no_agency_s_is_none(name: str) -> None:
    """A part of a longer name means nothing."""
    assert KnownOrganisations().find(name) is None


def test_bodies_over_an_agency_come_nearest_first() -> None:
    """The Border Patrol is under CBP, which is under the department."""
    found = KnownOrganisations().find("Border Patrol")
    assert found is not None
    assert found.parents == ("Customs and Border Protection", "Department of Homeland Security")


def test_a_sentence_with_a_word_changed_is_shared() -> None:
    """Nearly word for word, and at its own place in each text."""
    left, right = f"{OTHER} {SENTENCE}", SENTENCE.replace("long ", "")
    (shared,) = MinHashCopies().shared([left, right])
    assert shared.left_span.read(left) == SENTENCE
    assert shared.right_span.read(right) == right


def test_two_reporters_sentences_on_one_fact_are_not() -> None:
    """The same event in other words."""
    mine = "Police fired twice at the man after telling him several times to drop a knife, the department said."
    assert MinHashCopies().shared([SENTENCE, mine]) == []


def test_a_text_shares_nothing_with_itself() -> None:
    """A sentence said twice in one report is no copy."""
    assert MinHashCopies().shared([f"{SENTENCE}\n{SENTENCE}"]) == []


def test_short_sentences_are_alike_by_chance() -> None:
    """Seven words make no copy."""
    assert (
        MinHashCopies().shared(["Nobody else was hurt, the police said.", "Nobody else was hurt, the police said."])
        == []
    )
