"""Invariants of the whole store, each looked at: what is derived equals what it derives from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, case, func, select, text

from averment.domain.decisions import ON_FACTS, decided
from averment.domain.draft import Draft
from averment.errors import AvermentError
from averment.store.commands.counting import status_of
from averment.store.commands.summing import sum_up
from averment.store.packing import value_text
from averment.store.queries.incidents import tellings_of
from averment.store.queries.reports import drafts_of, standing
from averment.store.schema import (
    decisions,
    drafts,
    facts,
    incident_values,
    incidents,
    orphans,
    reports,
    tellings,
    verdicts,
)

CHUNK = 100


def check(connection: Connection, *, told: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """Everything that is wrong, in words; nothing where all holds. `told` hears how many reports are done."""
    yield from _of_the_database(connection)
    yield from _of_versions(connection)
    done = 0
    for numbers in _chunks(connection):
        yield from _of_reports(connection, numbers)
        done += len(numbers)
        told(done)
    yield from _of_search(connection)
    yield from _of_incidents(connection)


def _of_the_database(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield f"database: {said}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{row[0]}: row {row[1]} points to a row of {row[2]} that is not there"


def _of_versions(connection: Connection) -> Iterator[str]:
    current = func.sum(case((reports.c.current, 1), else_=0))
    query = select(reports.c.lineage, current.label("current")).group_by(reports.c.lineage).having(current != 1)
    for row in connection.execute(query):
        yield f"page {row.lineage}: {row.current} of its versions are current, and one should be"


def _chunks(connection: Connection) -> Iterator[list[int]]:
    last = 0
    while numbers := list(
        connection.scalars(select(reports.c.n).where(reports.c.n > last).order_by(reports.c.n).limit(CHUNK))
    ):
        yield numbers
        last = numbers[-1]


def _of_reports(connection: Connection, numbers: list[int]) -> Iterator[str]:
    try:
        held = drafts_of(connection, numbers)
    except (AvermentError, ValueError) as error:
        yield f"reports {numbers[0]} to {numbers[-1]}: a draft cannot be read: {str(error).splitlines()[0]}"
        return
    made = standing(connection, numbers)
    by_report: dict[int, dict[str, tuple[Any, ...]]] = {}
    for row in connection.execute(select(facts).where(facts.c.report.in_(numbers))):
        by_report.setdefault(row.report, {})[row.id] = (row.incident, row.field, row.value, row.confidence, row.decided)
    lost: dict[int, int] = dict(
        connection.execute(
            select(orphans.c.report, func.count())
            .where(orphans.c.report.in_(numbers), orphans.c.settled_at.is_(None))
            .group_by(orphans.c.report)
        ).all()
    )
    text_of = dict(
        connection.execute(
            select(drafts.c.report, drafts.c.text).where(drafts.c.report.in_(numbers), drafts.c.retired_at.is_(None))
        ).all()
    )
    for row in connection.execute(select(reports).where(reports.c.n.in_(numbers)).order_by(reports.c.n)):
        draft = held.get(row.n)
        if draft is None:
            if row.erased_at is None:
                yield f"report {row.n}: it has no draft, and was not erased"
            elif by_report.get(row.n):
                yield f"report {row.n}: its words were erased, and facts are left"
            continue
        for passage in draft.passages():
            if draft.report.text[passage.start : passage.end] != passage.exact:
                yield f"report {row.n}: its words at {passage.start} are not those of its draft"
        if text_of.get(row.n) != row.text:
            yield f"report {row.n}: its text is not that of its draft"
        yield from _words_of_decisions(row.n, draft, made.get(row.n, ()))
        yield from _derived(row, draft, made.get(row.n, ()), by_report.get(row.n, {}), lost.get(row.n, 0))


def _words_of_decisions(number: int, draft: Draft, made: Any) -> Iterator[str]:
    for decision in made:
        for held in (decision.before, decision.after):
            if held is None:
                continue
            passage = held.fact.passage
            if draft.report.text[passage.start : passage.end] != passage.exact:
                yield f"decision {decision.number}: its words do not stand in report {number}"


def _derived(row: Any, draft: Draft, made: Any, have: dict[str, tuple[Any, ...]], lost: int) -> Iterator[str]:
    by_fact = {d.fact: d.kind.value for d in made if d.kind in ON_FACTS}
    every = {f.id: f for f in (*draft.facts, *decided(draft, made).facts)} if row.current else {}
    wanted = {f.id: (f.incident, f.field, value_text(f.value), f.confidence, by_fact.get(f.id)) for f in every.values()}
    if have != wanted:
        odd = sorted(set(have.items()) ^ set(wanted.items()), key=str)[0][0]
        yield f"report {row.n}: its facts one by one are not those of its draft and decisions, such as {odd}"
    if not row.current:
        return
    undecided = sum(1 for f in wanted.values() if f[-1] is None)
    first = draft.primary
    status = status_of(
        current=row.current,
        erased=row.erased_at is not None,
        facts=len(wanted),
        undecided=undecided,
        orphans=lost,
        closed=any(d.kind.value == "close" for d in made),
    )
    derived = (len(wanted), undecided, lost, status.value, row.published or "")
    if (row.facts, row.undecided, row.orphans, row.status, row.day) != derived:
        yield f"report {row.n}: its counts or its status are not what its facts and decisions come to"
    if (row.kind, row.relevance) != ((first.kind.value, first.relevance) if first else ("none", 0.0)):
        yield f"report {row.n}: its kind or relevance is not that of its draft"


def _of_search(connection: Connection) -> Iterator[str]:
    have = connection.scalar(text("SELECT count(*) FROM search"))
    wanted = connection.scalar(select(func.count()).where(reports.c.current, reports.c.erased_at.is_(None)))
    if have != wanted:
        yield f"search: it knows {have} reports, and {wanted} are current"


def _of_incidents(connection: Connection) -> Iterator[str]:
    leads = dict(connection.execute(select(incidents.c.n, incidents.c.merged_into)).all())
    for number in leads:
        seen, at = {number}, leads[number]
        while at is not None and at not in seen:
            seen.add(at)
            at = leads.get(at)
        if at is not None:
            yield f"incident {number}: its merges go in a circle"
    for row in connection.execute(select(incidents).order_by(incidents.c.n)).all():
        told, numbers = tellings_of(connection, row.n)
        if row.merged_into is not None and told:
            yield f"incident {row.id}: it was merged, and {len(told)} tellings are left"
        summary = sum_up(told)
        wrong = [name for name, value in summary.columns.items() if getattr(row, name) != value]
        if wrong:
            yield f"incident {row.id}: its {', '.join(wrong)} is not what its tellings come to"
        undecided = connection.scalar(
            select(func.coalesce(func.sum(reports.c.undecided), 0)).where(reports.c.n.in_(numbers.values()))
        )
        if row.undecided != undecided:
            yield f"incident {row.id}: {row.undecided} facts are said to be undecided, and {undecided} are"
        if row.compared_by is None:
            have = {
                (v.field, v.value, v.standing)
                for v in connection.execute(select(incident_values).where(incident_values.c.incident == row.n))
            }
            if have != set(summary.values):
                yield f"incident {row.id}: its values one by one are not those of its tellings"
            if connection.scalar(select(func.count()).where(verdicts.c.incident == row.n)):
                yield f"incident {row.id}: it was counted, and has not been compared since it changed"
    lost = connection.scalars(
        select(decisions.c.n)
        .join(tellings, tellings.c.report == decisions.c.report, isouter=True)
        .where(decisions.c.report.is_not(None), decisions.c.kind.in_(["merge", "split"]))
    )
    for number in lost:
        yield f"decision {number}: a merge or a split is about incidents, not about a report"
