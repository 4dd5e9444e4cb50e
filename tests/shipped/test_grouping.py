"""The shipped reports fall into the incidents that they were written about."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from averment.demo import shipped_reports
from averment.domain.draft import Draft
from averment.extracting import extract
from averment.grouping import Ask, Known, group, records, sketch
from averment.reading import open_inputs

TOLEDO = {"01", "02", "03", "04", "05", "14", "15"}
CHATTANOOGA = {"06", "07", "13", "16", "17"}
OMAHA = {"08", "09", "12", "18"}
SHREVEPORT = {"11"}


@cache
def drafts() -> tuple[Draft, ...]:
    """Drafts of the shipped reports by the shipped engine."""
    outcomes = extract(open_inputs([str(p) for p in shipped_reports()]), engine="embedded")
    return tuple(o for o in outcomes if isinstance(o, Draft))


def number(key: str) -> str:
    """The number of a shipped report, from its path or its id."""
    return Path(key).name.removeprefix("demo-")[:2]


def test_the_shipped_reports_are_grouped_as_they_were_written() -> None:
    """Three incidents of force and one without officers; the city budget stands in none."""
    known = group(s for d in drafts() for s in sketch(d)).known
    told = [{number(key) for key in incident.reports} for incident in known.incidents]
    assert sorted(map(sorted, told)) == sorted(map(sorted, [TOLEDO, CHATTANOOGA, OMAHA, SHREVEPORT]))


def test_the_round_up_is_mentioned_where_it_tells_of_another_city() -> None:
    """Its passage on Toledo is tied to Toledo, its passage on Omaha to Omaha, and neither moves it from its own."""
    known = group(s for d in drafts() for s in sketch(d)).known
    mentions = {i.id: [number(key) for key in i.mentions] for i in known.incidents if i.mentions}
    assert mentions == {"US-OH-TOLEDO-2025-11-18-A": ["07"], "US-NE-OMAHA-2026-01-30-A": ["07"]}


def test_one_report_a_day_gives_the_same_incidents_as_all_at_once() -> None:
    """Names of incidents stay from their first report on."""
    known = Known()
    for draft in sorted(drafts(), key=lambda d: str(d.report.published)):
        before = known
        known = group(sketch(draft), known).known
        assert {i.id for i in before.incidents} <= {i.id for i in known.incidents}
    told = [{number(key) for key in incident.reports} for incident in known.incidents]
    assert sorted(map(sorted, told)) == sorted(map(sorted, [TOLEDO, CHATTANOOGA, OMAHA, SHREVEPORT]))


def test_a_late_bridge_is_proposed_where_it_is_not_sure() -> None:
    """A paywalled stub that tells no place has an incident of its own before the round-up shows whose it is."""
    by_number = {number(d.report.key): d for d in drafts()}
    known = Known()
    for name in ("06", "13"):
        known = group(sketch(by_number[name]), known).known
    grouped = group(sketch(by_number["07"]), known)
    asked = [set(p.incidents) for p in grouped.proposals if p.ask is Ask.MERGE]
    assert {i.id for i in known.incidents} in asked or grouped.known.forwards


def test_records_hold_the_tellings_in_the_order_of_publication() -> None:
    """As comparing reads them."""
    known = group(s for d in drafts() for s in sketch(d)).known
    toledo = next(r for r in records(known, drafts()) if r.id.startswith("US-OH-TOLEDO"))
    days = [t.draft.report.published for t in toledo.tellings]
    assert days == sorted(days, key=lambda d: (d is None, d))
    assert all(f.incident == t.incident for t in toledo.tellings for f in t.facts())
