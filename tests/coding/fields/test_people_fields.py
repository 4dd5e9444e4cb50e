"""Fields of people: what a clause codes, and what it must not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from averment.domain.codes import Modality, PersonRole, ReportKind, When

Stage = Callable[..., Any]

FORCE = "Deputies shot the man on Tuesday. "


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Deputies shot and killed the man.", "outcome", "killed"),
        ("Deputies shot the man.", "outcome", "injured"),
        ("No officers were hurt when deputies shot the man.", "outcome", "unhurt"),
        ("Deputies shot the man.", "injury_cause", "gunshot"),
        ("Deputies tased the man.", "injury_cause", "shock"),
        ("A round fired by deputies ricocheted and hit the clerk in the hand.", "injury_cause", "ricochet"),
        ("A round fired by deputies ricocheted and hit the clerk in the hand.", "injury_part", "hand"),
        ("The man was shot by deputies in both legs.", "injury_part", "leg"),
        (FORCE + "The man suffered life-threatening injuries.", "severity", "life_threatening"),
        (FORCE + "The man was taken by ambulance to a hospital.", "medical", "hospitalised"),
        (FORCE + "The man underwent surgery.", "medical", "surgery"),
        (FORCE + "The man was treated at the scene.", "medical", "treated_on_scene"),
        (FORCE + "The man was treated at a hospital and released.", "medical", "released"),
        (FORCE + "The man is in critical condition.", "condition", "critical"),
        (FORCE + "The man’s condition was listed as stable.", "condition", "stable"),
        (FORCE + "The man is expected to survive.", "condition", "expected_to_survive"),
        (FORCE + "The man was taken into custody.", "custody", "arrested"),
        (FORCE + "The man is being held without bond.", "custody", "detained"),
        (FORCE + "The suspect remains at large.", "custody", "at_large"),
        (FORCE + "The man was charged with aggravated assault and resisting arrest.", "charge", "aggravated assault"),
        (FORCE + "The man was charged with aggravated assault and resisting arrest.", "charge", "resisting arrest"),
        (FORCE + "The man was charged with aggravated assault.", "charge_status", "charged"),
        (FORCE + "The man was armed with a knife.", "armed", "knife"),
        (FORCE + "The man pulled out a handgun.", "armed", "firearm"),
        (FORCE + "The man held a toy gun.", "armed", "replica"),
        (FORCE + "The man was not armed.", "armed", "none"),
        (FORCE + "The man was unarmed.", "armed", "none"),
        ("An off-duty officer shot the man.", "on_duty", "no"),
        ("A plainclothes officer shot the man.", "identifiable", "no"),
    ],
)
def test_what_befell_people(stage: Stage, text: str, field: str, value: str) -> None:
    """One clause, one value."""
    assert value in stage(text).values(field)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Deputies shot the man.", "firearm"),
        ("A deputy shot the man with a rifle.", "rifle"),
        ("Deputies tased the man.", "ecd"),
        ("Agents pepper-sprayed the man.", "chemical_agent"),
        ("Agents fired pepper balls at the man.", "impact_projectile"),
        ("Officers deployed tear gas at the protesters.", "chemical_agent"),
        ("Officers tackled the man.", "physical"),
        ("Officers beat the man with batons.", "baton"),
        ("An officer pointed a gun at the man.", "pointed_firearm"),
    ],
)
def test_force(stage: Stage, text: str, code: str) -> None:
    """The gun's type only where it is said."""
    assert stage(text).values("force") == {code}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FORCE + "The man rammed a patrol car.", "vehicle_assault"),
        (FORCE + "The man rammed a patrol car in an attempt to flee.", "flight"),
        (FORCE + "The man shot at deputies.", "firearm"),
        (FORCE + "The man refused to comply.", "passive"),
        (FORCE + "The man resisted arrest.", "physical"),
        (FORCE + "The man lunged at a deputy with a knife.", "edged_weapon"),
        (FORCE + "The man exchanged gunfire with deputies.", "firearm"),
    ],
)
def test_resistance(stage: Stage, text: str, code: str) -> None:
    """From the subject toward officers."""
    assert code in stage(text).values("resistance")


def test_force_has_its_actor_as_printed_and_as_a_person(stage: Stage) -> None:
    """On the link, not on the incident."""
    staged = stage("Federal agents shot the man.")
    (force,) = staged.of("force")
    assert force.by == "Federal agents"
    assert force.by_person == staged.person("Federal agents").id
    assert force.person == staged.person("the man").id
    assert (force.struck, force.intent) == ("yes", "unstated")


def test_shots_that_hit_nobody_strike_nobody(stage: Stage) -> None:
    """Fired at is not hit."""
    staged = stage("Deputies fired at the man.")
    assert [f.struck for f in staged.of("force")] == ["unstated"]
    assert staged.values("outcome") == set()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Deputies fired what the sheriff called defensive shots at the man.", "armed"),
        (FORCE + "The man weaponized his car.", "armed"),
        (FORCE + "The man weaponized his car.", "resistance"),
        (FORCE + "Residents say they have suffered during the raids.", "severity"),
        (FORCE + "The chief has the power to arrest the man.", "custody"),
        (FORCE + "The man lost his job.", "killed"),
    ],
)
def test_a_judging_word_or_a_mere_possibility_codes_nothing(stage: Stage, text: str, field: str) -> None:
    """Conduct is coded from conduct."""
    assert stage(text).values(field) == set()


@pytest.mark.parametrize(
    ("text", "field", "modality"),
    [
        (FORCE + "The man denied ramming the patrol car.", "resistance", Modality.DENIED),
        (FORCE + "The man allegedly rammed a patrol car.", "resistance", Modality.ALLEGED),
        (FORCE + "The man may have shot at deputies.", "resistance", Modality.POSSIBLE),
        ("Deputies did not shoot the man. The man fled.", "force", Modality.DENIED),
    ],
)
def test_hedges_stay_with_their_value(stage: Stage, text: str, field: str, modality: Modality) -> None:
    """As the clause's own words say it."""
    assert modality in {f.modality for f in stage(text).of(field)}


def test_an_earlier_escape_is_before(stage: Stage) -> None:
    """It belongs to the primary incident and to another time."""
    staged = stage("Agents shot the immigrant, who had previously escaped from custody.")
    assert [(f.value, f.when) for f in staged.of("custody")] == [("escaped", When.BEFORE)]


def test_names_and_ages_as_printed(stage: Stage) -> None:
    """Title and age left out of the name."""
    staged = stage("Deputies shot Tomas Brandt, 31, on Tuesday.")
    assert staged.values("name") == {"Tomas Brandt"}
    assert staged.values("age") == {31}


@pytest.mark.parametrize(
    "text", ["Deputies shot Tomas Brandt, 16, on Tuesday.", "Deputies shot 16-year-old Tomas Brandt. Brandt fell."]
)
def test_a_minor_is_never_named(stage: Stage, text: str) -> None:
    """Whatever the report prints; the age stays."""
    staged = stage(text)
    assert staged.values("name") == set()
    assert staged.values("age") == {16}


def test_sex_is_told_by_nouns_and_pronouns_never_by_a_given_name(stage: Stage) -> None:
    """A name suggests nothing."""
    assert stage("Deputies shot Ada Quill, 31.").values("sex") == set()
    assert stage("Deputies shot Ada Quill, 31. She fell.").values("sex") == {"female"}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Three people were killed and two others wounded.", "killed", 3),
        ("Three people were killed and two others wounded.", "injured", 2),
        ("At least three people were killed.", "killed", (3, None)),
        ("The driver and two passengers were wounded.", "injured", 3),
        ("A man was killed and four other people injured late on Sunday near the docks.", "injured", 4),
        ("Deputies shot and killed a man.", "killed", 1),
        ("The man shot himself in the shoulder.", "injured", 1),
        ("Deputies fired at least three shots at the man.", "shots_fired", (3, None)),
    ],
)
def test_counts_with_their_words(stage: Stage, text: str, field: str, value: object) -> None:
    """Stated or plainly implied."""
    assert stage(text).values(field) == {value}


def test_no_outcome_no_count(stage: Stage) -> None:
    """Zero is said only where it is told."""
    staged = stage("Deputies fired at a man on Tuesday.")
    assert staged.values("killed") == staged.values("injured") == set()


def test_without_officers_there_is_no_force(stage: Stage, of_violence: ReportKind) -> None:
    """A civilian's shot is no use of force."""
    staged = stage("A man shot a clerk. Police arrested the man.", of_violence)
    assert staged.values("force") == staged.values("resistance") == set()


@pytest.mark.parametrize(
    "text",
    [
        "An officer shot at the dog, missed it and struck the child in the leg.",
        "The affidavit holds no interview with the agent who shot at the car.",
        "One agent fired a defensive shot at the driver.",
        "Officers were getting shot at from the second floor by the man.",
    ],
)
def test_whoever_shoots_or_is_shot_at_is_not_hurt_by_it(stage: Stage, text: str) -> None:
    """Said of an officer, "shot at", "who shot" and "a defensive shot" do not make him hit."""
    staged = stage(text)
    officers = {p.id for p in staged.cast.people if p.role is PersonRole.OFFICER}
    assert not [f for f in staged.findings if f.field in ("outcome", "injury_cause") and f.person in officers]


def test_whoever_is_struck_by_a_bullet_did_not_fire_it(stage: Stage) -> None:
    """A "fired" after a bullet says something of the bullet, not of whom it struck."""
    staged = stage("A child was struck by a bullet fired from a deputy’s gun.")
    assert not staged.of("armed")
    assert not staged.of("resistance")


def test_what_is_expected_is_no_injury(stage: Stage) -> None:
    """What is "expected to be on scene" says nothing of anybody's health; "expected to be OK" does."""
    hurt = stage(FORCE + "Officers expected to be at the house all night.").whose("outcome", "injured")
    assert len(hurt) == 1
    assert "expected_to_survive" in stage(FORCE + "The man is expected to be OK.").values("condition")


def test_an_unmarked_car_says_nothing_of_the_officers_clothes(stage: Stage) -> None:
    """Only what officers wear makes them hard to recognise."""
    assert not stage("Deputies got out of their unmarked cars and shot the man.").of("identifiable")


def test_what_stands_under_whether_is_not_known(stage: Stage) -> None:
    """Not to remember "whether he was wearing a vest" does not say that he was."""
    (found,) = stage("A deputy shot the man. The deputy could not remember whether he was wearing a vest.").of(
        "identifiable"
    )
    assert found.modality is Modality.UNKNOWN


def test_shots_of_nobody_named_are_not_laid_on_officers_where_another_fired(stage: Stage) -> None:
    """Whoever fires into a crowd does not make officers of those who shot its victims."""
    staged = stage("A gunman opened fire on deputies at the jail. Two detainees were shot. The gunman killed himself.")
    assert not staged.of("force")


def test_an_offence_ends_before_the_name_of_a_site(stage: Stage) -> None:
    """A headline carries the site's name after a bar."""
    staged = stage(FORCE + "The man is charged with aggravated assault | Daily Ledger")
    assert staged.values("charge") == {"aggravated assault"}


@pytest.mark.parametrize(
    "text",
    [
        "Deputies arrested a man they believe shot a clerk in Lima.",
        "Police have not found the gun used to kill the clerk.",
        "The case of a deputy accused of killing his wife goes to the jury.",
        "A suspect was shot and killed in the home that he had broken into.",
        "A gunman fired at officers on Tuesday. The officers did not fire back.",
        "A clerk was shot. Police handcuffed a man who was standing by.",
        "A male subject who shot at a deputy on Friday has fled.",
    ],
)
def test_no_force_where_no_officer_used_any(stage: Stage, text: str) -> None:
    """Officers who arrest, search, hold their fire or harm their own kin use no force by their office."""
    assert not stage(text).of("force")


def test_a_day_after_police_makes_no_body_of_them(stage: Stage) -> None:
    """In "by police Thursday" the police are those who shot."""
    staged = stage("Tomas Brandt, 26, was shot and killed by Lima police Thursday, Dec. 6.")
    assert staged.whose("force", "firearm") == {"Tomas Brandt, 26"}


@pytest.mark.parametrize(
    ("text", "field", "value", "whose"),
    [
        ("Armed men abducted the blogger Lwazi Ndaba on Monday.", "custody", "detained", "the blogger Lwazi Ndaba"),
        ("The abduction of Lwazi Ndaba, 31, shocked the town.", "custody", "detained", "Lwazi Ndaba, 31"),
        ("Lwazi Ndaba, 31, was tortured by soldiers.", "outcome", "injured", "Lwazi Ndaba, 31"),
        ("The poet Lwazi Ndaba was sentenced to six years in prison.", "custody", "detained", "The poet Lwazi Ndaba"),
        ("The poet Lwazi Ndaba is serving a six-year sentence.", "custody", "detained", "The poet Lwazi Ndaba"),
        ("Police arrested Mayor Lwazi Ndaba.", "custody", "arrested", "Mayor Lwazi Ndaba"),
        ("Police arrested journalist Lwazi Ndaba.", "custody", "arrested", "journalist Lwazi Ndaba"),
    ],
)
def test_what_befell_people_anywhere(
    stage: Stage, of_violence: ReportKind, text: str, field: str, value: str, whose: str
) -> None:
    """Seized, tortured, imprisoned: journalists and those in office too."""
    assert whose in stage(text, of_violence).whose(field, value)


def test_a_kidnapping_that_was_made_up_holds_nobody(stage: Stage, of_violence: ReportKind) -> None:
    """A false report of it, or a plot to it."""
    assert not stage("Ana Roe, 31, gave a false report of being kidnapped.", of_violence).of("custody")


def test_each_of_a_list_of_names_suffers_it(stage: Stage, of_violence: ReportKind) -> None:
    """However many, and with what they are told between."""
    text = "She mourned the killing of reporters Ann Roe and Bob Poe and aid workers Cy Moe and Dan Loe."
    assert len(stage(text, of_violence).whose("outcome", "killed")) == 4


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A man is charged with the fatal shooting of a clerk.", 1),
        ("The coroner named the clerk and pronounced him dead.", 1),
        ("The shooting left one dead and two wounded.", 1),
        ("A mother and her son were found dead.", 2),
        ("Two boys, ages 7 and 10, and two women were found slain.", 4),
        ("The shooting claimed the life of one person.", 1),
    ],
)
def test_the_dead_are_counted(stage: Stage, of_violence: ReportKind, text: str, killed: int) -> None:
    """However their death is told."""
    assert stage(text, of_violence).values("killed") == {killed}


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Five people were shot, and two of them have life-threatening injuries.", {5}),
        ("A girl and four other people were wounded.", {5}),
        ("He accidentally shot his neighbor in the chest. Cal Payne, 27, died.", set()),
        ("Medics took the man, with a gunshot wound in the leg, to a hospital.", {1}),
    ],
)
def test_the_injured_are_counted_once(stage: Stage, of_violence: ReportKind, text: str, injured: set[int]) -> None:
    """All who were shot before some of them; who was shot and died is dead; others come on top of nobody twice."""
    assert stage(text, of_violence).values("injured") == injured


@pytest.mark.parametrize(
    "text",
    [
        "Woman shoots at store.",
        "Bullets could have struck the child.",
        "A neighbor was nearly struck by a bullet.",
    ],
)
def test_nobody_is_hurt_who_acts_or_only_might_have_been(stage: Stage, of_violence: ReportKind, text: str) -> None:
    """A headline's "shoots" is done; "could have" and "nearly" say that it did not happen."""
    assert not stage(text, of_violence).of("outcome")
