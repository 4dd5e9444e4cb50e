"""What the row of an incident says of its reports' values."""

from __future__ import annotations

from datetime import date

from averment.grouping.values import summarise
from tests.grouping.making import TOLD, telling


def test_the_day_is_the_one_that_most_reports_tell() -> None:
    """And an exact day before an interval."""
    days = [telling(k, first=day) for k, day in (("a", "2026-03-08"), ("b", "2026-03-09"), ("c", "2026-03-09"))]
    assert summarise(days).day == "2026-03-09"
    rough = telling("d", first="2026-03-01", last="2026-03-07", published="2026-03-07")
    assert summarise([rough]).day == "2026-03-01/2026-03-07"
    assert summarise([rough, days[0]]).day == "2026-03-08"


def test_the_place_is_the_one_that_most_reports_tell() -> None:
    """The state is that of the city."""
    told = [("a", "Tarn", "MN"), ("b", "Marlow Falls", "OH"), ("c", "Marlow Falls", None)]
    assert summarise([telling(k, city=city, state=state) for k, city, state in told]).place == "Marlow Falls, OH"


def test_the_killed_are_those_that_most_reports_tell_and_rather_more_than_fewer() -> None:
    """A later report knows of more."""
    counts = {"a": (1, 1), "b": (2, 2)}
    assert summarise([telling(k, killed=n) for k, n in counts.items()]).killed == (2, 2)


def test_who_died_later_is_not_counted_as_injured() -> None:
    """The first report tells of one hurt; the later ones know of one dead and of nobody hurt."""
    early = telling("a", injured=(1, 1), published="2026-03-09")
    later = [telling(k, killed=(1, 1)) for k in "bc"]
    summary = summarise([early, *later])
    assert (summary.killed, summary.injured) == ((1, 1), (0, 0))


def test_one_person_told_as_hurt_and_as_dead_counts_once() -> None:
    """Unless a survivor is told of apart."""
    told = telling("a", killed=(1, 1), injured=(1, 1))
    assert summarise([told]).injured == (0, 0)
    assert summarise([telling("a", killed=(1, 1), injured=(1, 1), survivors=True)]).injured == (1, 1)


def test_a_count_that_no_report_tells_is_not_known() -> None:
    """Zero is a value, and is not made up."""
    assert summarise([telling("a")]).killed is None
    assert summarise([telling("a", killed=(0, 0))]).killed == (0, 0)


def test_reports_mainly_about_an_incident_speak_for_it() -> None:
    """A passage in another report is heard only where there is none."""
    passage = telling("m", primary=False, **TOLD | {"first": "2026-01-01"})
    assert summarise([passage, telling("a", **TOLD)]).first == date(2026, 3, 9)
    assert summarise([passage]).first == date(2026, 1, 1)
