"""Who did what to whom, clause by clause."""

from __future__ import annotations

import pytest

from averment.coding.deeds.finding import Deed, read_deeds
from averment.coding.deeds.laid import lay_mentions
from averment.coding.deeds.mentions import find_mentions
from averment.coding.text.layout import lay_out
from averment.coding.text.tokens import split_words
from averment.domain.codes import Modality


def deeds(text: str) -> list[tuple[Deed, str, str]]:
    """Deeds with the words of agents and patients."""
    words = split_words(lay_out(text))
    clauses = lay_mentions(words, find_mentions(words))

    def said(ks: tuple[int, ...]) -> str:
        spans = [words.span(clauses.mentions[k].first, clauses.mentions[k].end) for k in ks]
        return " + ".join(s.read(text) for s in spans)

    return [(d, said(d.agents), said(d.patients)) for d in read_deeds(clauses)]


@pytest.mark.parametrize(
    ("text", "act", "agents", "patients"),
    [
        ("Deputies shot the man.", "shoot", "Deputies", "the man"),
        ("The man was shot by deputies.", "shoot", "deputies", "The man"),
        ("Ann Roe and Bob Poe were both pronounced dead.", "die", "", "Bob Poe + Ann Roe"),
        ("A man shot near the bridge was found later.", "shoot", "", "A man"),
        ("The man officers shot lived nearby.", "shoot", "officers", "The man"),
        ("Police confronted a man who shot at a deputy.", "shoot", "a man", "a deputy"),
        ("Agents trying to arrest a man on a bus fired at the driver.", "fire", "Agents", "the driver"),
        ("The driver, 34, of Lima, rammed a cruiser and hit a deputy.", "hit", "The driver", "a deputy"),
        ("The driver shot and wounded two deputies.", "shoot_hurt", "The driver", "two deputies"),
        ("The officer shot the man, killing him.", "kill", "The officer", "him"),
        ("The shooting death of the clerk shocked many.", "shoot_dead", "", "the clerk"),
        ("Officers were confronted by a man holding a knife.", "armed_with", "", "a man"),
        ("The man and a deputy were taken to a hospital.", "hospital", "", "a deputy + The man"),
        ("Her mother drove the girl to a hospital.", "hospital", "mother", "the girl"),
    ],
)
def test_participants(text: str, act: str, agents: str, patients: str) -> None:
    """Active, passive, reduced, relative, coordinated, nominal."""
    assert (agents, patients) in [(a, p) for d, a, p in deeds(text) if d.act == act]


def test_a_thing_that_acts_is_kept_as_its_word() -> None:
    """A bullet is nobody."""
    found = [(d.agent_thing, p) for d, _, p in deeds("A bullet hit the clerk in the arm.") if d.act == "hit"]
    assert found == [("bullet", "the clerk")]


def test_shots_of_a_report_are_fired_by_nobody_named_there() -> None:
    """Whoever answers a call has not fired."""
    assert all(not a for d, a, _ in deeds("Police answered a report of shots fired near a school.") if d.act == "fire")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The man was not arrested.", Modality.DENIED),
        ("No officers were shot.", Modality.DENIED),
        ("The man denied ramming the cruiser.", Modality.DENIED),
        ("The man allegedly shot a deputy.", Modality.ALLEGED),
        ("The man is accused of shooting a deputy.", Modality.ALLEGED),
        ("The man may have shot a deputy.", Modality.POSSIBLE),
        ("The man shot a deputy.", Modality.ASSERTED),
    ],
)
def test_hedges_of_a_clause(text: str, modality: Modality) -> None:
    """Its own words say how true it is."""
    assert {d.modality for d, _, _ in deeds(text)} == {modality}


def test_what_is_only_ordered_or_possible_did_not_happen() -> None:
    """An infinitive without a verb that makes it true."""
    assert all(d.hypothetical for d, _, _ in deeds("The chief has the power to shoot the dog."))


def test_a_long_sentence_costs_in_proportion() -> None:
    """Walks are bounded: four times the words are far from sixteen times the work."""
    text = "the man who was shot by officers and fled, killing a deputy " * 800
    assert len(deeds(text)) > 1000
