"""Where people are named."""

from __future__ import annotations

import pytest

from averment.coding.deeds.mentions import Form, Mention, find_mentions, years
from averment.coding.text.layout import lay_out
from averment.coding.text.tokens import split_words


def mentions(text: str) -> dict[str, Mention]:
    """Mentions of a text by their words."""
    words = split_words(lay_out(text))
    return {words.span(m.first, m.end).read(text): m for m in find_mentions(words)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two wounded officers were taken away.", "Two wounded officers"),
        ("A 34-year-old Dayton man ran.", "A 34-year-old Dayton man"),
        ("They met Officer Ada Quill there.", "Officer Ada Quill"),
        ("Deputies shot Tomas Brandt, 31, on Friday.", "Tomas Brandt, 31"),
        ("A law enforcement officer fell.", "A law enforcement officer"),
    ],
)
def test_a_noun_phrase_is_taken_whole(text: str, words: str) -> None:
    """With its article, its number, its age and the name that follows."""
    assert words in mentions(text)


@pytest.mark.parametrize("text", ["The police department met.", "A victim advocate spoke of officer safety training."])
def test_a_noun_that_only_tells_about_the_next_is_nobody(text: str) -> None:
    """A police department is no person."""
    assert not any(m.head == "police" or m.head == "victim" for m in mentions(text).values())


def test_places_and_organisations_are_no_people() -> None:
    """Capitals alone do not make a person."""
    found = mentions("The van stopped near Harbor Freight Plaza in Port Avery on Quarry Road.")
    assert not [m for m in found.values() if m.form is Form.NAME]


def test_a_surname_is_known_once_its_full_name_is() -> None:
    """Wherever in the report the full name stands."""
    found = mentions("Brandt ran. Police named the man as Tomas Brandt, 31.")
    assert "Brandt" in found


def test_the_name_of_an_age_and_a_title_is_kept_apart_from_both() -> None:
    """The name's own words are what is coded."""
    mention = mentions("They met Officer Ada Quill there.")["Officer Ada Quill"]
    assert mention.name is not None
    assert mention.name.parts == ("ada", "quill")


@pytest.mark.parametrize(
    ("word", "age"), [("34-year-old", 34), ("three-year-old", 3), ("two-month-old", 0), ("old", None)]
)
def test_ages_in_figures_and_words(word: str, age: int | None) -> None:
    """Months are no whole year."""
    assert years(word) == age


def test_nobody_is_a_mention_of_none() -> None:
    """So that what is said of it is denied."""
    assert mentions("No officers were hurt.")["No officers"].none


def test_a_count_before_of_goes_before_the_count_after_it() -> None:
    """Two of the four men are two."""
    assert mentions("two of the four men fled.")["two of the four men"].count == (2, 2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Armed men took journalist Wanjiru Mbeki from her house.", "Wanjiru Mbeki"),
        ("The family asked for the release of Ekow Tandoh.", "Ekow Tandoh"),
        ("Lwazi Ndaba, an editor, was arrested.", "Lwazi Ndaba"),
        ("Soldiers arrested Maria Okafor, Zeno Quillfeather and Bo Tarnwick.", "Bo Tarnwick"),
        ("Police detained the lawyer Samir al-Hadid on Friday.", "Samir al-Hadid"),
        ("Shot at a store - The Lima TribuneJane Marlow, 31, was shot.", "Jane Marlow, 31"),
    ],
)
def test_a_name_is_known_by_what_stands_about_it(text: str, name: str) -> None:
    """By a role before it, an apposition behind it, its neighbours in a list, whatever its language."""
    assert any(words.endswith(name) for words in mentions(text))
