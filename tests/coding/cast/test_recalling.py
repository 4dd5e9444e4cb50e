"""Clauses that recall another incident."""

from __future__ import annotations

import pytest

from averment.coding.cast.incidents import PRIMARY, stretch
from averment.coding.text.layout import lay_out

GAS = (
    "Deputies fired tear gas at a crowd in Dayton on Tuesday. A girl was hurt. Her father carried her off. "
    "The sheriff said stones had flown. "
)


def _told_apart(text: str, words: str) -> bool:
    layout = lay_out(text)
    at = text.index(words)
    return stretch(layout).at(layout.sentence_number(at), at) > PRIMARY


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It came a week after a trooper shot and killed Jo Roe.", "shot and killed"),
        ("The march was sparked by the fatal shooting of Jo Roe by a guard.", "fatal shooting"),
        ("A day after 37-year-old Jo Roe was shot by an agent, deputies were on every corner.", "was shot"),
        ("People stood near where a trooper had shot a man in the leg.", "had shot"),
        ("The crowd had gathered in protest over the killing of Jo Roe.", "killing of"),
    ],
)
def test_a_clause_that_names_another_event_in_full_is_of_that_one(sentence: str, words: str) -> None:
    """A victim by name, or somebody shot where the report's own incident has no shots."""
    assert _told_apart(GAS + sentence, words)


def test_only_the_clause_is_of_the_other() -> None:
    """What the sentence says itself stays with the report's own incident."""
    assert not _told_apart(GAS + "A day after agents shot Jo Roe, deputies used batons.", "used batons")


@pytest.mark.parametrize(
    "sentence",
    [
        "She died two days after the shooting.",
        "She died an hour after they shot her.",
        "People rallied over the killing of Ines Calder.",
    ],
)
def test_what_goes_back_to_the_own_incident_is_of_that(sentence: str) -> None:
    """A definite noun, a pronoun, the name that the lead has."""
    lead = "Deputies shot Ines Calder in Dayton on Tuesday. She was in a car. It had stopped. The sheriff spoke. "
    assert not _told_apart(lead + sentence, sentence.split()[-3])


def test_a_report_on_what_it_recalls_has_no_other() -> None:
    """Where the lead tells of no harm but the recalled one, that is what the report is about."""
    assert not _told_apart("People sang a week after a trooper shot and killed Jo Roe. A band played.", "shot and")


def test_a_later_sentence_on_the_one_recalled_is_of_that_incident() -> None:
    """A name carries its incident, but for names that the lead has."""
    text = GAS + "It came a week after a trooper shot and killed Jo Roe.\nRoe was killed in her car, a witness said."
    assert _told_apart(text, "was killed in her car")


def test_each_paragraph_of_a_list_is_another_incident() -> None:
    """A line that announces other incidents opens it; it ends with the report."""
    text = GAS + "\nIn other shootings:\nA man, 19, was shot on Elm Street.\nA woman was shot on Oak Street Tuesday."
    assert _told_apart(text, "A man, 19")
    assert _told_apart(text, "A woman was")


def test_a_page_flattened_to_one_line_begins_after_its_menus() -> None:
    """What the menus say dates nothing, and another incident ends with its sentence."""
    menus = " ".join(["Sports Weather Traffic Contests Newsletters Watch Live Community"] * 12) + " Share This Page. "
    story = "Deputies shot a man in Dayton on December 24. He was hit in the arm. The case is open. A clerk saw it. "
    more = "In a separate shooting, a guard was killed by police. Deputies shot him on December 24, the sheriff said."
    filler = " More News From The City Desk" * 60
    text = menus + story + more + filler
    assert _told_apart(text, "a guard was killed")
    assert not _told_apart(text, "shot him on December")
