"""People of a report: who is the same, who is what, and whose words are whose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.domain.codes import PersonRole, ReportKind
from averment.domain.passages import Span
from tests.coding.conftest import stage_text

Stage = Callable[..., Any]


def roles(staged: Any) -> dict[str, PersonRole]:
    """Roles by first mention."""
    return {p.mentions[0].exact: p.role for p in staged.cast.people}


def test_no_incident_no_cast() -> None:
    """A report of no violence has nobody in it."""
    staged = stage_text("The council met on Tuesday.", ReportKind.NONE)
    assert staged.cast.incidents == ()
    assert staged.cast.people == ()


@pytest.mark.parametrize(
    "text",
    [
        "Deputies shot a man on Tuesday. The man was identified as Tomas Brandt, 31. Brandt had run.",
        "Deputies shot the driver, Tomas Brandt. The driver had fled, and he was hit in the arm.",
        "Agents shot an immigrant. The immigrant, who had fled, was arrested. Tomas Brandt, 31, was shot in the arm.",
    ],
)
def test_noun_pronoun_and_name_mean_one_person(stage: Stage, text: str) -> None:
    """One subject, however he is called."""
    assert [p.role for p in stage(text).cast.people].count(PersonRole.SUBJECT) == 1


def test_those_who_stand_in_one_deed_are_two(stage: Stage) -> None:
    """Nobody shoots himself by a pronoun."""
    staged = stage("The officer shot the man, killing him.")
    assert staged.whose("outcome", "killed") == {"the man"}


def test_another_is_somebody_else(stage: Stage) -> None:
    """Even where he is called the same."""
    staged = stage("Deputies shot a man. Another man was shot nearby.")
    assert len([p for p in staged.cast.people if p.role is not PersonRole.OFFICER]) == 2


def test_a_driver_is_not_the_passenger(stage: Stage) -> None:
    """Nouns that tell people apart keep them apart."""
    staged = stage("Agents shot the driver in the arm. The passenger was hit in the leg.")
    assert staged.whose("injury_part", "arm") == {"the driver"}
    assert staged.whose("injury_part", "leg") == {"The passenger"}


def test_roles_in_force(stage: Stage) -> None:
    """Whom officers shot, who shot officers, whom the gunman hurt, the officers."""
    staged = stage("A gunman wounded a clerk and shot a deputy. Deputies shot and killed the gunman.")
    assert roles(staged) == {
        "A gunman": PersonRole.SUBJECT,
        "a clerk": PersonRole.BYSTANDER,
        "a deputy": PersonRole.OFFICER,
        "Deputies": PersonRole.OFFICER,
    }


def test_roles_without_officers(stage: Stage, of_violence: ReportKind) -> None:
    """Victim and suspect."""
    staged = stage("A man shot a clerk on Friday. Police arrested the man.", of_violence)
    assert roles(staged)["a clerk"] is PersonRole.VICTIM
    assert roles(staged)["A man"] is PersonRole.SUSPECT


def test_a_list_names_the_people_of_its_group(stage: Stage) -> None:
    """What is said of the group is said of each."""
    staged = stage("A gunman killed two people: Ada Quill, 30, and Tomas Brandt, 44. Deputies shot him.")
    assert {"Ada Quill, 30", "Tomas Brandt, 44"} <= staged.whose("outcome", "killed")


def test_person_at_finds_whom_words_mean(stage: Stage) -> None:
    """By any overlap, and nobody where nobody is named."""
    staged = stage("Deputies shot the man near the old bridge. He fled.")
    assert staged.person("the man") == staged.person("He")
    at = staged.text.index("bridge")
    assert staged.cast.person_at(Span(at, at + 6)) is None


def test_two_incidents_keep_their_own_values(stage: Stage) -> None:
    """Values of another incident never leak into the primary."""
    staged = stage(
        "Deputies shot a man in the arm in Dayton on Tuesday. He was taken to a hospital. The sheriff spoke "
        "briefly. A bridge was closed.\n"
        "In a separate shooting last month, officers killed a woman in Lima. She was hit in the chest."
    )
    assert staged.values("injury_part") == {"arm"}
    assert staged.values("outcome") == {"injured"}
    assert staged.values("outcome", incident=1) == {"killed"}
    assert staged.values("injury_part", incident=1) == {"chest"}
    assert staged.values("killed") == set()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(ReportKind))
def test_any_text_is_coded_within_itself(text: str, kind: ReportKind) -> None:
    """Every span lies in the text, whatever the text is."""
    stage_text(text, kind)


_WORDS = st.lists(
    st.sampled_from(
        "the a man woman officer deputies shot killed was were by at and , . who he she Ada Quill 34 not no in "
        "arm hospital to taken "
        "“ ” \n two others him her his with gun fled after before 's ; (".split(" ")
    ),
    max_size=80,
)


@settings(max_examples=150, deadline=None)
@given(_WORDS)
def test_any_order_of_telling_words_is_coded_within_itself(words: list[str]) -> None:
    """Clauses that no writer would write."""
    stage_text(" ".join(words))


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested three editors, including the poet Ada Quill and cartoonist Bo Roe, on Monday.",
        "Ada Quill and Bo Roe were among those detained by police on Monday.",
        "Among those arrested on Monday were activist Ada Quill and lawyer Bo Roe.",
        "Three editors -- Ada Quill, Bo Roe and Cy Poe -- were arrested on Monday.",
    ],
)
def test_people_named_out_of_a_group_share_what_befell_it(text: str, of_violence: ReportKind) -> None:
    """A list after "including", or "among those arrested", says of each what is said of all."""
    staged = stage_text(text, of_violence)
    held = {f.person for f in staged.of("custody")}
    named = {f.person for f in staged.of("name") if f.value in ("Ada Quill", "Bo Roe")}
    assert len(named) == 2
    assert named <= held


def test_one_of_them_is_one_of_the_group_named_last() -> None:
    """An officer where officers were named, and not the only other person of the story."""
    staged = stage_text("Agents fired at a driver. He drove at two agents, striking one of them in the leg.")
    assert staged.person("one of them").role is PersonRole.OFFICER
    assert staged.whose("injury_part", "leg") == {"one of them"}
