"""Tellings become incidents: what joins, what stays apart, what is asked."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import Any

import pytest

from averment.domain.codes import ReportKind
from averment.grouping import Ask, Grouped, Known, Scorer, Sketch, Step, group, shipped_scorer
from tests.grouping.making import OTHER, STORY, TOLD, TOLD_OTHERWISE, telling


def partition(grouped: Grouped | Known) -> set[frozenset[str]]:
    """Keys of reports that are together."""
    known = grouped.known if isinstance(grouped, Grouped) else grouped
    return {frozenset(i.reports) for i in known.incidents if i.reports}


def ids(*sketches: Sketch, known: Known | None = None) -> list[str]:
    """Names of the incidents of some tellings."""
    return [i.id for i in group(sketches, known).known.incidents]


def test_reports_of_one_incident_are_together_and_others_apart() -> None:
    """By day, place, names and words."""
    grouped = group([telling("a", **TOLD), telling("b", **TOLD), telling("c", OTHER, **TOLD_OTHERWISE)])
    assert partition(grouped) == {frozenset("ab"), frozenset("c")}


def test_exact_copies_are_together_whatever_else_is_said() -> None:
    """Two keys for one text: its bytes are the same."""
    copies = [telling("a", report="sha256:x", published="2026-03-10"), telling("b", report="sha256:x", city="Tarn")]
    assert partition(group(copies)) == {frozenset("ab")}


def test_versions_of_one_page_are_together() -> None:
    """One key with two texts is a page that its publisher changed: it stands in one row."""
    old, new = telling("a", **TOLD), telling("a", OTHER, report="sha256:later", published="2026-03-12")
    [incident] = group([old, new]).known.incidents
    assert incident.reports == ("a",)


def test_contradictory_days_do_not_keep_reports_of_one_victim_apart() -> None:
    """One report errs on the day, and all else agrees."""
    told = TOLD | {"first": "2026-03-05"}
    assert partition(group([telling("a", **TOLD), telling("b", **told)])) == {frozenset("ab")}


def test_different_victims_on_different_days_never_join() -> None:
    """However alike the words are; it is proposed, with the reason."""
    other = TOLD | {"victims": "Ivo Bell", "first": "2026-03-08"}
    grouped = group([telling("a", **TOLD), telling("b", **other)])
    assert partition(grouped) == {frozenset("a"), frozenset("b")}
    [asked] = grouped.proposals
    assert asked.ask is Ask.MERGE
    assert asked.reason.startswith("different victims on different days")


def test_a_report_without_a_place_joins_by_what_else_it_tells() -> None:
    """A missing value speaks neither for nor against."""
    told = {k: v for k, v in TOLD.items() if k not in ("city", "state")}
    assert partition(group([telling("a", **TOLD), telling("b", **told)])) == {frozenset("ab")}


def test_a_report_without_a_day_joins_by_what_else_it_tells() -> None:
    """Nor does a missing day."""
    told = {k: v for k, v in TOLD.items() if k != "first"}
    assert partition(group([telling("a", **TOLD), telling("b", **told)])) == {frozenset("ab")}


def test_reports_that_tell_nothing_join_nothing() -> None:
    """Neither day nor place nor words in common."""
    bare = [telling(k, text, published=None) for k, text in (("a", STORY), ("b", OTHER))]
    assert partition(group(bare)) == {frozenset("a"), frozenset("b")}


def test_two_incidents_at_one_address_on_one_day_stay_apart() -> None:
    """Their victims and words differ, and each has its own letter."""
    street = frozenset({"halvorsen road"})
    one = [telling(k, **TOLD, streets=street) for k in "ab"]
    told = TOLD | {"victims": "Ivo Bell", "injured": None, "killed": (1, 1), "ages": frozenset({61})}
    two = [telling(k, OTHER, **told, streets=street) for k in "cd"]
    grouped = group([*one, *two])
    assert partition(grouped) == {frozenset("ab"), frozenset("cd")}
    assert [i.id for i in grouped.known.incidents] == [
        "US-OH-MARLOWFALLS-2026-03-09-A",
        "US-OH-MARLOWFALLS-2026-03-09-B",
    ]


def test_each_passage_of_a_round_up_is_tied_to_its_own_incident() -> None:
    """The report stands in one row and is mentioned in the other."""
    said = telling("round-up", OTHER, **TOLD_OTHERWISE)
    also = telling("round-up", incident="i2", primary=False, **TOLD)
    grouped = group([telling("a", **TOLD), telling("b", OTHER, **TOLD_OTHERWISE), said, also])
    first, second = sorted(grouped.known.incidents, key=lambda i: i.id, reverse=True)
    assert (first.reports, first.mentions) == (("a",), ("round-up",))
    assert (second.reports, second.mentions) == (("b", "round-up"), ())


def test_a_passage_that_says_who_opens_an_incident_of_its_own() -> None:
    """It has no report mainly about it, and a later report finds it there."""
    said, also = telling("m", OTHER, **TOLD_OTHERWISE), telling("m", incident="i2", primary=False, **TOLD)
    known = group([said, also]).known
    assert [(i.reports, i.mentions) for i in known.incidents] == [(("m",), ()), ((), ("m",))]
    later = group([telling("a", **TOLD)], known).known
    assert [(i.reports, i.mentions) for i in later.incidents] == [(("m",), ()), (("a",), ("m",))]


def test_a_passage_that_says_too_little_is_tied_to_none() -> None:
    """It is left, with the reason, and not lost in silence."""
    vague = telling("m", "A man was hurt there last year.", incident="i2", primary=False)
    grouped = group([telling("m", **TOLD), vague])
    assert len(grouped.known.incidents) == 1
    assert [d.step for d in grouped.decisions] == [Step.OPENED, Step.LEFT]


def test_a_later_report_joins_and_the_id_stays() -> None:
    """Though the day is now told by more reports as another one."""
    known = group([telling("a", **TOLD)]).known
    corrected = TOLD | {"first": "2026-03-08"}
    grouped = group([telling(k, **corrected, published="2026-03-11") for k in "bc"], known)
    [incident] = grouped.known.incidents
    assert incident.id == "US-OH-MARLOWFALLS-2026-03-09-A"
    assert incident.reports == ("a", "b", "c")
    assert incident.summary().day == "2026-03-08"
    assert {d.step for d in grouped.decisions} == {Step.JOINED}


def test_unknown_place_and_day_are_written_in_the_id_and_stay() -> None:
    """A later report that knows them changes the row and not the id."""
    known = group([telling("a", victims="Odette Marsh")]).known
    [incident] = group([telling("b", **TOLD)], known).known.incidents
    assert incident.id == "XX-XX-XX-0000-00-00-A"
    assert incident.summary().place == "Marlow Falls, OH"


EARLY: dict[str, Any] = {"first": "2026-03-09", "city": "Marlow Falls", "text": "Shots near the Halvorsen elevator."}
NAMED: dict[str, Any] = {"victims": "Odette Marsh", "text": "Odette Marsh was struck in the wrist, a lawyer said."}


def apart() -> Known:
    """Two incidents that told too little of each other."""
    return group([telling("b", **NAMED)], group([telling("a", **EARLY)]).known).known


def test_a_merge_leaves_a_forwarding_entry_and_the_older_id() -> None:
    """Who holds the younger name still finds the incident."""
    older, younger = (i.id for i in apart().incidents)
    grouped = group([telling("c", **TOLD)], apart(), eager(sure=0.3))
    [incident] = grouped.known.incidents
    assert (incident.id, incident.reports) == (older, ("a", "b", "c"))
    assert grouped.known.forwards == {younger: older}
    assert grouped.known.find(younger) == incident
    [merged] = [d for d in grouped.decisions if d.step is Step.MERGED]
    assert (merged.incident, merged.merged) == (older, younger)


def test_an_incident_that_a_person_decided_on_is_merged_with_no_other_known_one() -> None:
    """New tellings join it; the merge is proposed, with the reason."""
    older, younger = (i.id for i in apart().incidents)
    grouped = group([telling("c", **TOLD)], apart(), eager(sure=0.3), settled={younger})
    assert sorted(len(i.reports) for i in grouped.known.incidents) == [1, 2]
    assert not grouped.known.forwards
    [asked] = [p for p in grouped.proposals if p.ask is Ask.MERGE]
    assert set(asked.incidents) == {older, younger}
    assert asked.reason.startswith("a person decided on one of them")


def test_an_uncertain_merge_is_proposed_and_not_made() -> None:
    """Two incidents that have names stay two until it is sure, or somebody decides."""
    older, younger = (i.id for i in apart().incidents)
    grouped = group([telling("c", **TOLD)], apart(), eager(sure=0.999))
    assert [i.id for i in grouped.known.incidents] == [older, younger]
    assert [(p.ask, set(p.incidents)) for p in grouped.proposals] == [(Ask.MERGE, {older, younger})]


def eager(sure: float) -> Scorer:
    """The shipped weights, with another score from which named incidents are merged."""
    return replace(shipped_scorer(), sure=sure, doubt=0.01)


def test_a_forwarding_entry_follows_a_second_merge() -> None:
    """Names lead to the incident itself, never to another forwarding entry."""
    older, younger = (i.id for i in apart().incidents)
    held = Known(incidents=apart().incidents, forwards={"XX-XX-XX-0000-00-00-Z": younger})
    known = group([telling("c", **TOLD)], held, eager(sure=0.3)).known
    assert known.forwards == {"XX-XX-XX-0000-00-00-Z": older, younger: older}


def test_an_incident_whose_tellings_come_apart_is_proposed_for_a_split() -> None:
    """A newer draft reads another victim on another day: nothing is moved, and the reason is given."""
    known = group([telling("a", **TOLD), telling("b", **TOLD)]).known
    newer = telling("b", OTHER, **TOLD_OTHERWISE)
    grouped = group([newer], known)
    assert partition(grouped) == {frozenset("ab")}
    assert [d.step for d in grouped.decisions] == [Step.REPLACED]
    [asked] = grouped.proposals
    assert (asked.ask, asked.parts) == (Ask.SPLIT, (("a",), ("b",)))
    assert "different victims on different days" in asked.reason


def test_what_is_known_as_it_is_changes_nothing() -> None:
    """The same sketches again: no step, no proposal."""
    every = [telling("a", **TOLD), telling("b", **TOLD), telling("c", OTHER, **TOLD_OTHERWISE)]
    known = group(every).known
    again = group(every, known)
    assert (again.known, again.decisions, again.proposals) == (known, (), ())


def test_a_withdrawn_report_leaves_and_its_incidents_name_is_not_given_again() -> None:
    """The next incident of that place and day has the next letter."""
    known = group([telling("a", **TOLD)]).known.without({"sha256:a"})
    assert known.incidents == ()
    assert ids(telling("b", **TOLD), known=known) == ["US-OH-MARLOWFALLS-2026-03-09-B"]


def test_a_reason_names_the_report_and_what_speaks_for_it() -> None:
    """In the words of the features."""
    joined = group([telling("a", **TOLD), telling("b", **TOLD)]).decisions[1]
    assert joined.reason.startswith("most like a: ")
    assert "names same" in joined.reason


def test_other_violence_and_use_of_force_may_be_one_incident() -> None:
    """An early report may not know that officers fired."""
    early = telling("a", **TOLD, kind=ReportKind.OTHER_VIOLENCE)
    assert partition(group([early, telling("b", **TOLD)])) == {frozenset("ab")}


def test_everything_given_back_pickles() -> None:
    """A store may hand it to another process."""
    grouped = group([telling("a", **TOLD), telling("b", OTHER, **TOLD_OTHERWISE)])
    assert pickle.loads(pickle.dumps(grouped)) == grouped  # noqa: S301 - our own bytes


def test_a_name_cannot_stand_for_two_incidents() -> None:
    """Knowledge that contradicts itself is refused."""
    [incident] = group([telling("a", **TOLD)]).known.incidents
    with pytest.raises(ValueError, match="two incidents"):
        Known(incidents=(incident, incident))
    with pytest.raises(ValueError, match="forwarded to no incident"):
        Known(forwards={"A": "B"})
