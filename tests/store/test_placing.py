"""Incidents of new reports join, open and merge incidents of the record, and move nothing that a person decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from averment.demo import shipped_reports
from averment.domain.codes import PersonRole
from averment.domain.draft import Draft
from averment.errors import CannotDecide
from averment.grouping import Known, group, sketch
from averment.placing import Placer
from averment.reading import Intake, open_inputs
from averment.store import Outcome, Store
from averment.store.checking import check
from averment.store.rows import IncidentRow
from averment.store.verifying import verify
from tests.building import Build
from tests.shipped.test_grouping import drafts, number

Given = tuple[Draft, bytes]
FERRIS = "Deputies shot Odette Marsh near the Halvorsen grain elevator in Ferris Gap, Montana, on Oct. 21, 2025."
TARN = "Police shot Ivo Bell outside the Quillfeather library in Tarn, Minnesota, on Oct. 2, 2025, and he died."


def told(text: str, name: str, place: str, state: str, day: tuple[str, str]) -> Given:
    """A report of one incident with a victim, a place and a day, and its bytes."""
    build = Build(text, {"key": "page.html", "url": None, "title": text[:40]})
    build.incident()
    person = build.person(PersonRole.SUBJECT, name)
    build.fact("name", name, name, person=person)
    build.fact("outcome", "injured", "shot", person=person)
    build.fact("city", place, place)
    build.fact("state", state, {"MT": "Montana", "MN": "Minnesota"}[state])
    build.fact("date", day[0], day[1])
    return build.done(1, 1, 0), text.encode()


def ferris(more: str = "") -> Given:
    """A report on Ferris Gap."""
    return told(FERRIS + more, "Odette Marsh", "Ferris Gap", "MT", ("2025-10-21", "Oct. 21, 2025"))


def tarn(more: str = "") -> Given:
    """A report on Tarn."""
    return told(TARN + more, "Ivo Bell", "Tarn", "MN", ("2025-10-02", "Oct. 2, 2025"))


def take(store: Store, given: Sequence[Given], placer: Placer | None = None) -> list[int]:
    """Take reports in as one unit of work; their numbers."""
    with store.write("ann") as writer:
        added = [writer.add(*each) for each in given]
        (placer or Placer()).place(writer, [a.number for a in added if a.outcome is not Outcome.SAME])
        writer.commit()
    return [a.number for a in added]


def held(store: Store) -> list[IncidentRow]:
    """Incidents of the record, in the order of their birth; the store is whole."""
    with store.read() as reader:
        assert list(check(reader.connection)) == []
        verdict = verify(reader.connection)
        assert verdict.fits, verdict.cause
        return sorted(reader.incidents().rows, key=lambda r: r.number)


def home(store: Store, report: int) -> str:
    """The incident that a report is mainly about."""
    with store.read() as reader:
        (only,) = reader.report(report).incidents.values()
    return only


def test_reports_of_one_incident_become_one(store: Store) -> None:
    """In one unit of work or in two, under a name that says place and day."""
    take(store, [ferris(), tarn()])
    take(store, [ferris(" She was taken to a clinic.")])
    assert [(r.id, r.reports) for r in held(store)] == [
        ("US-MT-FERRISGAP-2025-10-21-A", 2),
        ("US-MN-TARN-2025-10-02-A", 1),
    ]


def test_the_same_again_changes_nothing(store: Store) -> None:
    """No line, no incident."""
    take(store, [ferris(), tarn()])
    with store.read() as reader:
        before = reader.head()
    take(store, [ferris(), tarn()])
    with store.read() as reader:
        assert reader.head() == before


def test_what_is_near_is_found_in_a_large_store(store: Store) -> None:
    """By day and by name, where the record is too large to be compared whole."""
    near = Placer(whole=0)
    take(store, [ferris(), tarn()], near)
    take(store, [ferris(" She was taken to a clinic.")], near)
    assert sorted(r.reports for r in held(store)) == [1, 2]


def test_a_name_that_was_given_is_not_given_again(store: Store) -> None:
    """Not even to an incident whose elder of that place and day is not at hand."""
    (first,) = take(store, [ferris()])
    with store.write("bea") as writer:
        writer.erase(first, grounds="a private person asked")
        writer.commit()
    (second,) = take(store, [ferris(" She was taken to a clinic.")])
    assert home(store, second) == "US-MT-FERRISGAP-2025-10-21-B"


def test_a_report_that_a_person_took_out_stays_out(store: Store) -> None:
    """New reports come and join; those that people parted are not joined again."""
    one, two = take(store, [ferris(), ferris(" She was taken to a clinic.")])
    with store.write("bea") as writer:
        writer.split(home(store, one), [(two, _local(store, two))], reason="another shooting")
        writer.commit()
    apart = home(store, two)
    three, four = take(store, [ferris(" A deputy was hurt."), ferris(" The elevator was closed.")])
    assert home(store, one) != apart
    assert home(store, two) == apart
    assert {home(store, three), home(store, four)} <= {home(store, one), apart}


def test_where_a_person_placed_a_report_it_stays_and_others_follow(store: Store) -> None:
    """What a person said of one report is what grouping goes on from."""
    (one,) = take(store, [ferris()])
    with store.write("bea") as writer:
        writer.place(one, _local(store, one), "US-MT-ELSEWHERE-2025-10-21-A", pinned=True)
        writer.commit()
    (two,) = take(store, [ferris(" She was taken to a clinic.")])
    assert home(store, one) == home(store, two) == "US-MT-ELSEWHERE-2025-10-21-A"


def _parted(store: Store) -> tuple[int, int]:
    """Two reports of one incident in two incidents of the record, by no person's decision."""
    given = [ferris(), ferris(" She was taken to a clinic.")]
    with store.write("ann") as writer:
        numbers = [writer.add(*each).number for each in given]
        for each in numbers:
            writer.place_new(each, writer.unplaced(each)[0], "US-MT-FERRISGAP-2025-10-21")
        writer.commit()
    return numbers[0], numbers[1]


def test_incidents_that_are_surely_one_are_merged_and_the_name_leads_on(store: Store) -> None:
    """The older name stays; nobody's pin is on what grouping moved, and a person may undo it for good."""
    one, two = _parted(store)
    elder, younger = home(store, one), home(store, two)
    take(store, [ferris(" A deputy was hurt.")])
    (left,) = held(store)
    assert (left.id, left.reports) == (elder, 3)
    with store.read() as reader:
        detail = reader.incident(younger)
    assert detail.row.id == elder
    (merge,) = detail.decisions
    assert merge.reason.startswith("grouping: report 00000")
    with store.write("bea") as writer:
        writer.undo(merge.number, reason="two shootings")
        writer.commit()
    take(store, [ferris(" The elevator was closed.")])
    assert [r.id for r in held(store)] == [elder, younger]
    assert home(store, two) == younger


def test_incidents_that_a_person_decided_on_are_not_merged(store: Store) -> None:
    """A report that was placed by hand keeps its incident."""
    one, two = _parted(store)
    with store.write("bea") as writer:
        writer.place(two, _local(store, two), "US-MT-ELSEWHERE-2025-10-21-A", pinned=True)
        writer.commit()
    take(store, [ferris(" A deputy was hurt.")])
    assert (home(store, one), home(store, two)) == ("US-MT-FERRISGAP-2025-10-21-A", "US-MT-ELSEWHERE-2025-10-21-A")
    held(store)


def test_no_program_moves_what_a_person_placed(store: Store) -> None:
    """A merge that is no person's is refused."""
    one, two = _parted(store)
    with store.write("bea") as writer:
        writer.place(two, _local(store, two), "US-MT-ELSEWHERE-2025-10-21-A", pinned=True)
        with pytest.raises(CannotDecide, match="a person placed"):
            writer.merge("US-MT-ELSEWHERE-2025-10-21-A", home(store, one), reason="alike", pinned=False)


def test_an_older_version_of_a_page_is_placed_nowhere(store: Store) -> None:
    """Both versions came in one unit of work: the newer one tells of the incident."""
    old, new = (_at_one_address(more) for more in ("", " She was taken to a clinic."))
    take(store, [old, new])
    (only,) = held(store)
    assert only.reports == 1


def _at_one_address(more: str) -> Given:
    draft, raw = ferris(more)
    return replace(draft, report=replace(draft.report, url="https://ferris.example/a")), raw


def _local(store: Store, report: int) -> str:
    with store.read() as reader:
        (only,) = reader.report(report).incidents
    return only


@cache
def shipped() -> tuple[Given, ...]:
    """The shipped reports by the shipped engine, with their bytes."""
    raw = {r.report.id: r.raw for r in open_inputs([str(p) for p in shipped_reports()]) if isinstance(r, Intake)}
    return tuple((d, raw[d.report.id]) for d in drafts())


def partition(rows: Iterable[tuple[str, Iterable[str]]]) -> list[tuple[str, list[str]]]:
    """Names of incidents with the numbers of their shipped reports."""
    return sorted((name, sorted(map(number, keys))) for name, keys in rows)


def recorded(store: Store, *, primary: bool) -> list[tuple[str, list[str]]]:
    """What the record has."""
    with store.read() as reader:
        every = [reader.incident(row.id).record for row in reader.incidents().rows]
    return partition((r.id, {t.key for t in r.tellings if t.primary is primary}) for r in every)


@pytest.mark.parametrize("unit", [18, 16])
def test_the_shipped_reports_come_out_as_grouping_gives_them(store: Store, unit: int) -> None:
    """The same incidents under the same names, with the same mentions."""
    placer, given = Placer(), shipped()
    for start in range(0, len(given), unit):
        take(store, given[start : start + unit], placer)
    wanted = group(s for d, _ in given for s in sketch(d)).known.incidents
    assert recorded(store, primary=True) == partition((i.id, i.reports) for i in wanted)
    assert recorded(store, primary=False) == partition((i.id, i.mentions) for i in wanted)
    held(store)


def test_report_by_report_they_come_out_the_same(store: Store) -> None:
    """In the order of publication; an incident has the name that its first report knew."""
    given = sorted(shipped(), key=lambda g: str(g[0].report.published))
    known = Known()
    for each in given:
        take(store, [each])
        known = group(sketch(each[0]), known).known
    wanted = group(s for d, _ in given for s in sketch(d)).known.incidents
    assert recorded(store, primary=True) == partition((i.id, i.reports) for i in known.incidents)
    reports = sorted(keys for _, keys in recorded(store, primary=True))
    assert reports == sorted(sorted(map(number, i.reports)) for i in wanted)
    held(store)


def test_what_grouping_would_rather_ask_is_kept(store: Store) -> None:
    """Two that a person parted look like one to it: it asks once, and the person's answer stays."""
    one, two = take(store, [ferris(), ferris(" She was taken to a clinic.")])
    with store.write("bea") as writer:
        writer.split(home(store, one), [(two, _local(store, two))], reason="another shooting")
        writer.commit()
    take(store, [ferris(" A neighbour heard three shots.")])
    with store.read() as reader:
        (asked,) = reader.proposals().rows
    assert {asked.one, asked.other} == {home(store, one), home(store, two)}
    assert "a person decided on one of them" in asked.reason
    with store.write("bea") as writer:
        writer.refuse_proposal(asked.number, reason="two shootings")
        writer.commit()
    take(store, [ferris(" A second neighbour heard two.")])
    with store.read() as reader:
        assert reader.proposed() == 0
    assert len(held(store)) == 2
