"""What stands: every row of the table in the docs, and what must hold whatever is said."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.comparing import Standing, compare_record
from averment.comparing.model import Comparison
from averment.comparison import words
from averment.domain.draft import Draft
from averment.domain.record import IncidentRecord
from tests.comparing.examples import compared, drafts, field_of
from tests.comparing.reports import mayor, paper, police, record, release, widow

PAGE = Path(__file__).parents[2] / "docs" / "standing.md"
ROW = re.compile(r"^\| ([^|]+?) \| [^|]+ \| `([^`]+)` \|$", re.MULTILINE)
TABLE = ROW.findall(PAGE.read_text("utf-8").partition("<!-- standings -->")[2].partition("<!-- end")[0])


@pytest.mark.parametrize(("label", "example"), TABLE, ids=[label for label, _ in TABLE])
def test_the_table_of_standings_is_what_the_rule_does(label: str, example: str) -> None:
    """Each example of docs/standing.md has the standing of its row."""
    assert words.STANDING[field_of(compared(example)).standing] == label


def test_every_standing_that_a_rule_gives_is_in_the_table() -> None:
    """But for what stands without a value, and for a person's decision."""
    without = {Standing.NOT_STATED, Standing.UNKNOWABLE}
    assert {label for label, _ in TABLE} == {words.STANDING[s] for s in Standing if s not in without}


def test_the_first_that_holds_is_taken() -> None:
    """The docs list the standings in the order of the code."""
    labels = [words.STANDING[s] for s in Standing]
    assert [label for label, _ in TABLE] == [label for label in labels if label in dict(TABLE)]


@pytest.mark.parametrize(
    ("example", "standing"),
    [
        ("police says firearm; widow says firearm", Standing.CORROBORATED),
        ("police says 2; widow says 3", Standing.DISPUTED),
        ("police says none; widow says none", Standing.CORROBORATED),
        ("police says knife; mayor says knife", Standing.OFFICER_SIDE_ONLY),
        ("police says knife; paper says knife", Standing.OFFICER_SIDE_ONLY),
        ("police says knife; police denies knife on day 6 in later", Standing.DISPUTED),
        ("police says 2; paper says 3", Standing.OFFICER_SIDE_ONLY),
        ("paper says 2; mayor says 3", Standing.SINGLE_ORIGIN),
        ("police denies knife", Standing.OFFICER_SIDE_ONLY),
        ("mayor says knife", Standing.SINGLE_ORIGIN),
        ("paper sees knife", Standing.SINGLE_ORIGIN),
    ],
)
def test_cases_beside_the_table(example: str, standing: Standing) -> None:
    """A neutral voice without a basis corroborates nothing; a publisher that saw is an origin."""
    assert field_of(compared(example)).standing is standing


def test_a_release_and_a_spokesperson_are_one_origin() -> None:
    """The agency's own page, and a newspaper that has it from the agency."""
    found = field_of(compare_record(record(release("knife"), police("knife"))))
    (value,) = found.values
    assert len(value.origins) == 1
    assert found.standing is Standing.OFFICER_SIDE_ONLY


def test_a_hedge_changes_no_standing() -> None:
    """`alleged` is how a publisher words it."""
    plain = field_of(compare_record(record(police("knife"), widow("knife"))))
    hedged = field_of(compare_record(record(police("knife", modality="alleged"), widow("knife"))))
    assert plain.standing is hedged.standing


SAYINGS = st.builds(
    lambda who, verb, value, day: f"{who} {verb} {value} on day {day}",
    st.sampled_from("police sheriff widow neighbour mayor expert paper release".split()),
    st.sampled_from(["says", "denies", "sees"]),
    st.sampled_from(["knife", "firearm", "none"]),
    st.integers(4, 9),
)
EXAMPLES = st.lists(SAYINGS, min_size=1, max_size=5).map(
    lambda every: "; ".join(f"{clause} in r{i}" for i, clause in enumerate(every))
)


def _standings(comparison: Comparison) -> dict[tuple[str, str, str, bool], tuple[str, int]]:
    names = {p.id: p.name or p.role for p in comparison.people}
    return {
        (names.get(f.about, f.about), f.field, str(v.value), v.denied): (v.standing, len(v.origins))
        for f in comparison.fields
        for v in f.values
    }


@settings(max_examples=30, deadline=None)
@given(EXAMPLES, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(example: str, random: object) -> None:
    """Whatever order the tellings come in, the comparison is the same."""
    first = record(*drafts(example))
    shuffled = list(first.tellings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert compare_record(IncidentRecord(id=first.id, tellings=tuple(shuffled))) == compare_record(first)


@settings(max_examples=30, deadline=None)
@given(EXAMPLES, st.data())
def test_a_copy_changes_nothing(example: str, data: st.DataObject) -> None:
    """A report that another publisher prints again adds no origin and moves no standing."""
    made = drafts(example)
    copied = data.draw(st.sampled_from(made))
    again = record(*made, _printed_again(copied))
    assert _standings(compare_record(again)) == _standings(compare_record(record(*made)))


def _printed_again(draft: Draft) -> Draft:
    return replace(draft, report=replace(draft.report, key="again"))


@settings(max_examples=30, deadline=None)
@given(EXAMPLES, SAYINGS)
def test_an_independent_report_never_lowers_the_count_of_origins(example: str, more: str) -> None:
    """Of any value that was there before. A party that is heard already may say otherwise, and is no new one."""
    before = _standings(compared(example))
    after = _standings(compared(f"{example}; {more.split(' on day')[0]} on day 4 in more"))
    for key, (_, origins) in before.items():
        if not _heard(more, example):
            assert after.get(key, (None, origins))[1] >= origins


def _heard(more: str, example: str) -> bool:
    """Whether the party of a clause speaks in an example; the release is the police's own."""
    party, *_ = more.replace("release", "police").split()
    return party in example.replace("release", "police")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["police", "sheriff", "release"]), min_size=1, max_size=5))
def test_agreement_inside_one_side_is_never_corroboration(who: list[str]) -> None:
    """However many of the officers' side say it."""
    example = "; ".join(f"{w} says knife in r{i}" for i, w in enumerate(who))
    assert field_of(compared(example)).standing is Standing.OFFICER_SIDE_ONLY


def test_two_newspapers_are_nobody() -> None:
    """Ten papers that name no source make no origin."""
    found = field_of(compare_record(record(*(paper("knife", key=f"p{i}") for i in range(10)))))
    assert found.standing is Standing.UNATTRIBUTED
    assert found.values[0].origins == ()


def test_a_neutral_voice_beside_the_police_does_not_corroborate() -> None:
    """The mayor states no basis."""
    assert field_of(compare_record(record(police("knife"), mayor("knife")))).standing is Standing.OFFICER_SIDE_ONLY
