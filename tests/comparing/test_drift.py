"""Changes of an account, the official account beside others, and a dismissal that found nothing; invented texts."""

from __future__ import annotations

from datetime import date

from averment.comparing import Standing, compare_record
from averment.comparing.model import Against, Turn
from averment.comparing.notices import ACCOUNT_SAID_TO_CHANGE, DISMISSED_WITHOUT_FINDING
from averment.domain.codes import ClaimKind, PersonRole, PublisherRole, Side, VoiceRole
from averment.domain.draft import Draft
from tests.building import Build
from tests.comparing.examples import compared, drafts, field_of
from tests.comparing.reports import record

AGENCY = "Harbor Protection Service"


def statement(text: str, key: str, day: int) -> Draft:
    """A page of the agency itself, of an agent's shot at a driver."""
    b = Build(text, {
        "key": key, "publisher": AGENCY, "publisher_role": PublisherRole.AGENCY, "published": date(2025, 3, day),
    })  # fmt: skip
    b.incident()
    man = b.person(PersonRole.SUBJECT, "the driver")
    b.fact("injury_cause", "gunshot", "the driver", person=man)
    b.fact("outcome", "injured", "the driver", person=man)
    return b.done(1, 1, 0)


FIRST = "An agent fired one round in self-defense as the driver came at him. The driver was hurt."
SECOND = "The agent's pistol went off as he grabbed the driver by the arm. The driver was hurt."


def test_a_shot_in_defence_that_later_went_off_comes_out_on_its_own() -> None:
    """Neither statement has a field of its own for it; both passages stand in the change."""
    found = compare_record(record(statement(FIRST, "first", 4), statement(SECOND, "second", 6)))
    (change,) = [c for c in found.changes if c.field == "shot_told"]
    assert change.turn is Turn.CONTRADICTED
    assert change.before
    assert change.after
    assert (change.before.passage.exact, change.after.passage.exact) == ("in self-defense", "pistol went off")


def test_a_superseded_account_is_no_more_what_the_agency_says() -> None:
    """The later telling is the officers' side's, the earlier one is disputed by its own party."""
    found = compare_record(record(statement(FIRST, "first", 4), statement(SECOND, "second", 6)))
    (field,) = [f for f in found.fields if f.field == "shot_told"]
    assert {str(v.value): v.standing for v in field.values} == {
        "in_defence": Standing.DISPUTED,
        "went_off": Standing.OFFICER_SIDE_ONLY,
    }


def test_one_account_that_says_it_twice_has_not_changed() -> None:
    """The same statement, printed on two days."""
    found = compare_record(record(statement(FIRST, "first", 4), statement(FIRST, "second", 6)))
    assert [c for c in found.changes if c.field == "shot_told"] == []


def test_what_an_account_does_not_repeat_is_not_withdrawn() -> None:
    """Silence is no withdrawal: the second statement only leaves the shot out."""
    short = "The agency is looking into what the driver did."
    found = compare_record(record(statement(FIRST, "first", 4), statement(short, "second", 6)))
    assert found.changes == ()


def test_a_count_that_moved_shows_both_passages() -> None:
    """Two shots, then three: a value moved, and nobody is accused."""
    found = compared("police says 2 on day 4; police says 3 on day 6 in later")
    (change,) = found.changes
    assert change.turn is Turn.MOVED
    assert change.before
    assert change.before.passage.exact == "2 shots were fired"


def test_a_correction_is_told_as_one() -> None:
    """The corrected value stands as corrected, the new one as what the police say now."""
    field = field_of(compared("police says 2 on day 4; police corrects to 3 on day 6 in later"))
    assert {v.value: v.standing for v in field.values} == {2: Standing.CORRECTED, 3: Standing.OFFICER_SIDE_ONLY}


def test_another_party_that_differs_is_a_contrast_and_no_change() -> None:
    """The witness never said what the police said."""
    found = compared("police says knife; neighbour says none")
    assert found.changes == ()
    (contrast,) = [c for c in found.contrasts if not c.agrees]
    assert contrast.against is Against.WITNESS


def dismissal(text: str) -> Draft:
    """A newspaper's story of a charge that a judge dismissed."""
    b = Build(text, {"key": "dismissal", "publisher": "The Reedport Mail", "published": date(2025, 5, 20)})
    b.incident()
    judge = b.voice("Judge Alba Quist", VoiceRole.COURT, Side.NEITHER, name="Alba Quist", title="judge")
    man = b.person(PersonRole.SUBJECT, "the driver")
    claim = b.claim(judge, ClaimKind.ANNOUNCEMENT, "Judge Alba Quist", "dismissed", "the charge against the driver")
    b.fact("charge_status", "dismissed", "dismissed", claim, person=man)
    return b.done(2, 1, 0)


def test_a_dismissal_without_a_finding_comes_out_on_its_own() -> None:
    """The notice has the dismissal and the words that say that nothing was found."""
    text = (
        "Judge Alba Quist dismissed the charge against the driver. She made no finding on whether he drove at anybody."
    )
    (notice,) = compare_record(record(statement(FIRST, "first", 4), dismissal(text))).notices
    assert notice.code == DISMISSED_WITHOUT_FINDING
    assert [t.passage.exact for t in notice.told] == ["dismissed", "made no finding"]


def test_a_dismissal_leaves_the_event_as_it_stood() -> None:
    """What the agency said of the driver is no less said, and no court found it."""
    text = "Judge Alba Quist dismissed the charge against the driver."
    found = compare_record(record(statement(FIRST, "first", 4), dismissal(text)))
    assert {f.standing for f in found.fields if f.field == "shot_told"} == {Standing.OFFICER_SIDE_ONLY}
    assert [n.code for n in found.notices] == [DISMISSED_WITHOUT_FINDING]


def test_another_incident_s_dismissal_is_not_this_one_s() -> None:
    """A round-up tells of two; the charge belongs to the other."""
    b = Build(
        "A man was shot in Reedport. In Coos Bay a judge dismissed the charge against Ned Ames.",
        {"key": "round", "publisher": "The Reedport Mail", "published": date(2025, 5, 20)},
    )
    b.incident()
    b.incident(primary=False)
    b.fact("city", "Reedport", "Reedport")
    b.fact("city", "Coos Bay", "Coos Bay", incident="i2")
    assert compare_record(record(b.done(2, 2, 0))).notices == ()


def test_a_charge_that_somebody_wants_dropped_is_not_dropped() -> None:
    """Asked for, and not done."""
    b = Build(
        "Supporters asked that the charge against the driver be dropped.",
        {"key": "rally", "publisher": "The Reedport Mail", "published": date(2025, 5, 20)},
    )
    b.incident()
    assert compare_record(record(statement(FIRST, "first", 4), b.done(1, 0, 0))).notices == ()


def test_a_report_that_says_that_an_account_changed_is_shown() -> None:
    """Even where no field tells it, and no day of publication is known."""
    b = Build("The agency changed its account on Friday.", {"key": "later", "publisher": "The Reedport Mail"})
    b.incident()
    (notice,) = compare_record(record(statement(FIRST, "first", 4), b.done(1, 0, 0))).notices
    assert notice.code == ACCOUNT_SAID_TO_CHANGE
    assert [t.passage.exact for t in notice.told] == ["changed its account"]


def test_a_question_is_closed_by_a_later_passage() -> None:
    """Nobody knew how many shots; the police said two days later."""
    b = Build(
        "It is not known how many shots were fired on Saturday.",
        {"key": "night", "publisher": "The Night Post", "published": date(2025, 5, 4)},
    )
    b.incident()
    b.asks("shots_fired", "not known how many shots were fired")
    found = compare_record(record(b.done(1, 1, 0), *drafts("police says 2 on day 6")))
    closed = [q for q in found.questions if q.closed]
    assert [q.closed.passage.exact for q in closed if q.closed] == ["2 shots were fired"]


def test_days_without_a_word_are_counted_to_the_newest_report() -> None:
    """An open question grows older with the record."""
    b = Build(
        "It is not known how many shots were fired on Saturday.",
        {"key": "night", "publisher": "The Night Post", "published": date(2025, 5, 4)},
    )
    b.incident()
    b.asks("shots_fired", "not known how many shots were fired")
    found = compare_record(record(b.done(1, 1, 0), *drafts("police says knife on day 9")))
    assert [q.days for q in found.questions if q.field == "shots_fired" and q.asked] == [5]
