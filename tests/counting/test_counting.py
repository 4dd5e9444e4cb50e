"""Counting under a definition: the interval, the rows, the clauses, and everything that is wrong in a definition."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest

from averment.comparing import Comparison, compare_record
from averment.counting import Count, Verdict, count, shipped, shipped_text, understand
from averment.domain.codes import Modality
from averment.errors import BadDefinition
from tests.comparing.reports import paper, police, record, widow

SHOT = "officers shot the man"
PLAIN = """
name = "ours"
title = "Ours"
source = "written for a test"
[standing]
suffices = ["corroborated", "officer_side_only", "unattributed"]
[[counts_when]]
clause = "a gun was fired"
force = ["firearm", "handgun"]
"""


def shooting(**rest: Any) -> Comparison:
    """A paper tells of a shot."""
    given = {"field": "force", "words": SHOT, "intent": "unstated", "aimed_at": "person", "struck": "yes", **rest}
    return compare_record(record(paper(given.pop("value", "firearm"), **given)))


def counted(definition: str, *comparisons: Comparison) -> Count:
    """A count of incidents of use of force, each with a name of its own."""
    named = [replace(c, incident=f"I{i}") for i, c in enumerate(comparisons)]
    return count(understand(definition, "ours.toml"), named, {c.incident: "use_of_force" for c in named})


def test_an_incident_that_meets_a_clause_counts() -> None:
    """For certain: low and high are one."""
    found = counted(PLAIN, shooting())
    assert (found.low, found.high) == (1, 1)


def test_a_wider_code_is_met_by_a_narrower_value() -> None:
    """A handgun is a firearm."""
    assert counted(PLAIN.replace(', "handgun"', ""), shooting(value="handgun")).low == 0
    assert counted(PLAIN, shooting(value="handgun")).low == 1


def test_what_does_not_count_has_its_clause() -> None:
    """A baton is no gun."""
    (row,) = counted(PLAIN, shooting(value="baton")).rows
    assert row.verdict is Verdict.NO
    assert row.clause == "a gun was fired"
    assert [b.words for b in row.because] == ["force: baton"]


def test_a_disputed_value_may_count() -> None:
    """Unless the definition says otherwise: low 0, high 1."""
    one = police("firearm", field="force", words=SHOT)
    other = widow("firearm", field="force", words=SHOT, modality=Modality.DENIED)
    found = counted(PLAIN, compare_record(record(one, other)))
    assert (found.low, found.high) == (0, 1)
    strict = PLAIN.replace("[[counts", 'disputed = "no"\n[[counts')
    assert counted(strict, compare_record(record(one, other))).high == 0


def test_a_standing_that_does_not_suffice_may_count() -> None:
    """A definition may ask for more than a paper's own voice."""
    found = counted(PLAIN.replace(', "unattributed"', ""), shooting())
    assert (found.low, found.high) == (0, 1)


def test_a_pending_value_may_count() -> None:
    """It is said to be possible."""
    assert counted(PLAIN, shooting(modality=Modality.POSSIBLE)).high == 1
    assert counted(PLAIN, shooting(modality=Modality.POSSIBLE)).low == 0


def test_a_place_outside_excludes_with_its_clause() -> None:
    """The row names the place."""
    one = record(paper("TX", field="state", words="it happened in Texas"))
    (row,) = counted(PLAIN + '[places]\nstates = ["WI"]\n', compare_record(one)).rows
    assert (row.verdict, row.clause) == (Verdict.NO, "places.states: TX")


def test_a_period_is_met_by_its_last_day() -> None:
    """Days are closed intervals."""
    one = record(paper("2025-05-03", field="date", words="it happened then"))
    within = counted(PLAIN + "[period]\nlast = 2025-05-03\n", compare_record(one)).rows[0]
    without = counted(PLAIN + "[period]\nlast = 2025-05-02\n", compare_record(one)).rows[0]
    assert "period" not in within.clause
    assert without.clause == "period: 2025-05-03"


def test_another_kind_of_incident_does_not_count() -> None:
    """Violence in which no officer took part."""
    found = count(understand(PLAIN, "ours.toml"), [shooting()], {shooting().incident: "other_violence"})
    assert found.rows[0].clause == "kinds: this incident is other_violence"


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_definition_can_be_read_and_names_its_source(name: str) -> None:
    """Its name is that of its file."""
    definition = understand(shipped_text(name), name)
    assert definition.name == name
    assert definition.source


def test_the_shipped_definitions_differ_where_they_should() -> None:
    """A shot at a dog that struck nobody: a discharge, and nothing else."""
    dog = shooting(aimed_at="animal", struck="no", words="officers shot at a dog")
    verdicts = {name: counted(shipped_text(name), dog).rows[0].verdict for name in shipped()}
    assert verdicts == {
        "any-discharge": Verdict.YES,
        "fbi-national-collection": Verdict.NO,
        "newsroom-immigration-shootings": Verdict.NO,
    }


def test_every_error_of_a_definition_is_told_at_once() -> None:
    """Each with its path."""
    wrong = """
title = 3
colour = "red"
[standing]
suffices = ["proven"]
pending = "sometimes"
[[counts_when]]
clause = "x"
force = ["laser"]
wibble = 1
"""
    with pytest.raises(BadDefinition) as caught:
        understand(wrong, "ours.toml")
    paths = {line.partition(":")[0] for line in caught.value.problems.splitlines()}
    assert paths == {
        "name", "title", "source", "colour", "standing.suffices", "standing.pending", "counts_when.0.force",
        "counts_when.0.wibble",
    }  # fmt: skip


def test_text_that_is_no_toml_is_said_to_be_none() -> None:
    """With the place, as the reader of TOML tells it."""
    with pytest.raises(BadDefinition, match="Invalid value"):
        understand("name = ", "ours.toml")


def test_the_error_survives_the_trip_from_a_worker() -> None:
    """Its arguments equal those of its constructor."""
    error = BadDefinition("ours.toml", "name: missing")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


OWN = (
    PLAIN.replace("[[counts", '[[agencies]]\nname = "Lake Watch"\naliases = ["LW"]\nunder = "Lake Office"\n[[counts')
    + 'agencies = ["Lake Office"]\n'
)


@pytest.mark.parametrize("by", ["a Lake Watch agent", "LW officers", "the Lake Office officer Jo Roe"])
def test_a_definition_may_name_agencies_of_its_own(by: str) -> None:
    """By name or alias; a body under the one asked for counts as it, where the words for who did it name it."""
    assert counted(OWN, shooting(by=by)).low == 1


def test_an_agency_that_nobody_names_does_not_count() -> None:
    """An officer of another body, or of none that the words name."""
    assert counted(OWN, shooting(by="a Pond Guard agent"), shooting(by="an officer")).high == 0


def test_a_definition_may_extend_a_shipped_one() -> None:
    """What it leaves out is as there, what it says is its own."""
    base, ours = understand(shipped_text("any-discharge"), "a"), 'name = "b"\ntitle = "B"\nextends = "any-discharge"'
    mine = understand(ours, "b.toml")
    assert (mine.name, mine.title) == ("b", "B")
    assert (mine.source, mine.counts_when, mine.suffices) == (base.source, base.counts_when, base.suffices)


def test_what_is_wrong_with_agencies_and_bases_is_told() -> None:
    """With its path, everything at once."""
    wrong = PLAIN.replace("[standing]", 'extends = "none"\n[standing]') + "[[agencies]]\nalias = 1\n"
    with pytest.raises(BadDefinition) as told:
        understand(wrong, "ours.toml")
    assert "extends: no definition 'none' ships" in str(told.value)
    assert "agencies.0.alias: there is no such key" in str(told.value)
    assert "agencies.0.name: missing" in str(told.value)


def test_a_gun_that_went_off_is_no_intended_shot() -> None:
    """A definition that bars the unintentional may bar an account that tells the shot so."""
    barred = PLAIN + 'not_intent = ["unintentional"]\n'
    told = police("firearm", field="force", words="the man was struck as the gun went off")
    assert counted(barred, shooting()).low == 1
    assert counted(barred, compare_record(record(told))).low == 0
