"""What holds of every grouping, whatever is grouped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from averment.grouping import Known, Sketch, group
from tests.grouping.making import OTHER, STORY, telling
from tests.grouping.test_grouping import partition

TEXTS = (STORY, OTHER, "A trooper fired twice at a van on Pellworth bridge, and nobody was hurt.")
CITIES = (None, "Marlow Falls", "Tarn")
NAMES = ("", "Odette Marsh", "Ivo Bell", "Ruth Okafor")


@st.composite
def tellings(draw: st.DrawFn) -> list[Sketch]:
    """Up to nine tellings that share days, places, names and words often enough to be taken for one another."""
    made = []
    for n in range(draw(st.integers(1, 9))):
        day = draw(st.none() | st.integers(0, 4))
        one = telling(
            f"r{n}",
            draw(st.sampled_from(TEXTS)),
            city=draw(st.sampled_from(CITIES)),
            victims=draw(st.sampled_from(NAMES)),
            published=None if draw(st.booleans()) else "2026-03-12",
            report=f"sha256:{draw(st.integers(0, 12))}",
        )
        at = None if day is None else date(2026, 3, 5) + timedelta(day)
        made.append(replace(one, first=at, last=at))
    return made


@given(tellings(), st.randoms())
def test_the_order_of_the_input_changes_nothing(sketches: list[Sketch], chance: object) -> None:
    """Incidents, names, steps and proposals are the same."""
    shuffled = list(sketches)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(shuffled) == group(sketches)


@given(tellings())
def test_exact_copies_are_always_together(sketches: list[Sketch]) -> None:
    """Whatever else their rows say."""
    homes = {s.report: set[str]() for s in sketches}
    for incident in group(sketches).known.incidents:
        for s in incident.sketches:
            homes[s.report].add(incident.id)
    assert all(len(names) == 1 for names in homes.values())


@given(tellings())
def test_every_report_stands_in_exactly_one_incident(sketches: list[Sketch]) -> None:
    """None is lost, none stands twice."""
    told = sorted(key for incident in group(sketches).known.incidents for key in incident.reports)
    assert told == sorted(s.key for s in sketches)


@given(st.lists(tellings(), min_size=2, max_size=3))
def test_a_name_is_never_given_twice_and_always_leads_somewhere(batches: Sequence[list[Sketch]]) -> None:
    """Day after day, through joins, merges and withdrawals: a name stays, is forwarded, or is retired."""
    known = Known()
    given_so_far: set[str] = set()
    for n, batch in enumerate(batches):
        fresh = [replace(s, key=f"{n}.{s.key}", report=f"{n}.{s.report}") for s in batch]
        before = known
        known = group(fresh, known).known
        new = {i.id for i in known.incidents} - {i.id for i in before.incidents}
        assert not new & given_so_far
        assert before.taken <= known.taken
        assert all(known.find(i.id) for i in before.incidents)
        given_so_far |= known.taken
        known = known.without({fresh[0].report})
        assert given_so_far <= known.taken


@given(tellings())
def test_grouping_again_what_is_known_changes_nothing(sketches: list[Sketch]) -> None:
    """The same sketches are neither joined nor proposed a second time."""
    known = group(sketches).known
    again = group(sketches, known)
    assert (again.known, again.decisions, again.proposals) == (known, (), ())


@given(tellings())
def test_different_victims_on_different_days_are_never_together(sketches: list[Sketch]) -> None:
    """Unless one text or another telling of the incident names both, or has the other's day."""
    for keys in partition(group(sketches)):
        inside = [s for s in sketches if s.key in keys]
        if len({s.report for s in inside}) == len(inside) == 2:
            one, other = inside
            named, dated = one.victims and other.victims, one.first and other.first
            assert not (named and dated) or one.victims & other.victims or one.first == other.first
