"""Incidents: lists, facets, and one with every telling."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, select

from averment.domain.decisions import Decision, DecisionKind, decided
from averment.domain.draft import Draft
from averment.domain.record import IncidentRecord, Mark, Telling
from averment.errors import CannotDecide
from averment.store.queries.paging import after_row
from averment.store.queries.reports import decision_of, drafts_of, standing
from averment.store.rows import Facet, IncidentDetail, IncidentFilter, IncidentOrder, IncidentRow, Page, cursor
from averment.store.schema import decisions, incident_values, incidents, tellings, verdicts

COLUMNS = tuple(
    incidents.c[name]
    for name in (
        "n id kind date_from date_to state county city agency killed injured latitude longitude reports mentions "
        "undecided conflicts made_at changed_at"
    ).split()
)
_DECISIONS = 500
_HOPS = 100
"""Merges that a name is followed through; more is a circle, which `check` refuses."""


def incident_row(row: Any) -> IncidentRow:
    """A row of `COLUMNS`."""
    named = {c.name: getattr(row, c.name) for c in COLUMNS}
    return IncidentRow(number=named.pop("n"), **named)


def listed(
    connection: Connection, which: IncidentFilter, order: IncidentOrder, after: str | None, limit: int
) -> Page[IncidentRow]:
    """The largest of the order first."""
    key = incidents.c[order.value]
    query: Select[Any] = select(*COLUMNS, key.label("ordered")).where(*where_of(which))
    rows = connection.execute(after_row(query, (key, incidents.c.n), after, limit)).all()
    more = cursor(rows[limit - 1].ordered, rows[limit - 1].n) if len(rows) > limit else None
    return Page(rows=tuple(incident_row(r) for r in rows[:limit]), next=more)


def stale(
    connection: Connection, after: int, limit: int, only: Sequence[int] | None, definitions: Sequence[str]
) -> tuple[tuple[int, str], ...]:
    """Those that changed since comparing ran, or that some definition was not counted on; merged ones not."""
    have = select(func.count()).where(
        verdicts.c.incident == incidents.c.n, verdicts.c.definition.in_(sorted(set(definitions)))
    )
    wanting = have.correlate(incidents).scalar_subquery() < len(set(definitions)) if definitions else false()
    query = (
        select(incidents.c.n, incidents.c.id)
        .where(incidents.c.stale | wanting, incidents.c.merged_into.is_(None), incidents.c.n > after)
        .order_by(incidents.c.n)
        .limit(limit)
    )
    if only is not None:
        query = query.where(incidents.c.n.in_(only))
    return tuple((r.n, r.id) for r in connection.execute(query))


def facets(connection: Connection, fields: tuple[str, ...], which: IncidentFilter) -> tuple[Facet, ...]:
    """By field, the most common value first."""
    counted = func.count().label("counted")
    query = (
        select(incident_values.c.field, incident_values.c.value, counted)
        .where(incident_values.c.field.in_(fields))
        .group_by(incident_values.c.field, incident_values.c.value)
        .order_by(incident_values.c.field, counted.desc(), incident_values.c.value)
    )
    if which != IncidentFilter():  # a merged incident has no values: without a filter the index alone answers
        query = query.join(incidents, incidents.c.n == incident_values.c.incident).where(*where_of(which))
    return tuple(Facet(field=r.field, value=r.value, incidents=r.counted) for r in connection.execute(query))


def number(connection: Connection, name: str) -> int:
    """The number of the incident that a name means today, merges followed; raises `CannotDecide`."""
    row = connection.execute(select(incidents.c.n, incidents.c.merged_into).where(incidents.c.id == name)).first()
    for _ in range(_HOPS):
        if row is None:
            raise CannotDecide(f"incident {name}", "there is none of that name")
        if row.merged_into is None:
            return int(row.n)
        row = connection.execute(
            select(incidents.c.n, incidents.c.merged_into).where(incidents.c.n == row.merged_into)
        ).first()
    raise CannotDecide(f"incident {name}", "its merges go in a circle; run: averment check")


def detail(connection: Connection, name: str) -> IncidentDetail:
    """Everything about it."""
    wanted = number(connection, name)
    row = connection.execute(
        select(*COLUMNS, incidents.c.comparison, incidents.c.stale).where(incidents.c.n == wanted)
    ).one()
    told, numbers = tellings_of(connection, wanted)
    made = connection.execute(
        select(decisions, incidents.c.id.label("incident_id"))
        .join(incidents, incidents.c.n == decisions.c.incident)
        .where(decisions.c.incident == wanted, decisions.c.report.is_(None), decisions.c.retired == "")
        .order_by(decisions.c.n)
    )
    decided_on = tuple(decision_of(r) for r in made)
    return IncidentDetail(
        row=incident_row(row),
        record=IncidentRecord(id=row.id, tellings=told, marks=tuple(_marks(decided_on))),
        reports=numbers,
        decisions=decided_on,
        comparison=None if row.comparison is None else json.loads(zlib.decompress(row.comparison)),
        stale=row.stale,
    )


def decided_since(connection: Connection, incident: int, day: date) -> tuple[Decision, ...]:
    """The newest first."""
    mine = select(tellings.c.report).where(tellings.c.incident == incident)
    after = (day + timedelta(days=1)).isoformat()
    own = (decisions.c.incident == incident) & decisions.c.report.is_(None)
    query = (
        select(decisions, incidents.c.id.label("incident_id"))
        .outerjoin(incidents, incidents.c.n == decisions.c.incident)
        .where(own | decisions.c.report.in_(mine), decisions.c.at >= after, decisions.c.retired != "erased")
        .order_by(decisions.c.n.desc())
        .limit(_DECISIONS)
    )
    return tuple(decision_of(r) for r in connection.execute(query))


def filled(connection: Connection) -> tuple[str, ...]:
    """Names of users' own columns that have a value anywhere."""
    query = select(decisions.c.field).where(decisions.c.kind == DecisionKind.FILL.value, decisions.c.retired == "")
    return tuple(sorted({str(name) for name in connection.scalars(query.distinct())}))


def _marks(made: Iterable[Decision]) -> Iterator[Mark]:
    for d in made:
        if d.kind in {DecisionKind.PENDING, DecisionKind.UNKNOWABLE} and d.field:
            report, _, person = (d.person or "").partition("#")
            who = (report, person) if person else None
            yield Mark(kind=d.kind, field=d.field, person=who, who=d.who, at=d.at, reason=d.reason)


def tellings_of(
    connection: Connection, incident: int, at_hand: Mapping[int, Draft] = MappingProxyType({})
) -> tuple[tuple[Telling, ...], dict[str, int]]:
    """Tellings with decisions applied, the earliest published first, and report numbers by report id."""
    rows = connection.execute(select(tellings.c.report, tellings.c.local).where(tellings.c.incident == incident)).all()
    wanted = sorted({r.report for r in rows})
    made = standing(connection, wanted)
    have = {n: at_hand[n] for n in wanted if n in at_hand}
    have |= drafts_of(connection, [n for n in wanted if n not in have])
    drafts = {n: decided(have[n], made.get(n, ())) for n in wanted if n in have}
    told = [Telling(draft=drafts[r.report], incident=r.local) for r in rows if r.report in drafts]
    told.sort(key=_published)
    return tuple(told), {d.report.id: n for n, d in drafts.items()}


def _published(telling: Telling) -> tuple[bool, str, str, str]:
    day = telling.draft.report.published
    return (day is None, day.isoformat() if day else "", telling.key, telling.incident)


def where_of(which: IncidentFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of a row of `incidents`; merged ones are never meant."""
    terms: list[ColumnElement[bool]] = [incidents.c.merged_into.is_(None)]
    if which.kind is not None:
        terms.append(incidents.c.kind == which.kind)
    if which.state is not None:
        terms.append(incidents.c.state == which.state)
    if which.since is not None:
        terms.append(incidents.c.day >= which.since)
    if which.until is not None:
        terms.append((incidents.c.day <= which.until) & (incidents.c.day != ""))
    for field, value in which.values:
        held = incident_values.alias()  # the facets select from the table itself
        terms.append(exists().where(held.c.incident == incidents.c.n, held.c.field == field, held.c.value == value))
    counted = verdicts.alias()
    if which.verdict is not None:
        definition, verdict = which.verdict
        here = (counted.c.incident == incidents.c.n) & (counted.c.definition == definition)
        terms.append(exists().where(here, counted.c.verdict == verdict))
    if which.differ:
        here = (counted.c.incident == incidents.c.n) & counted.c.definition.in_(which.differ)
        several = select(func.count(counted.c.verdict.distinct())).where(here).correlate(incidents)
        terms.append(several.scalar_subquery() > 1)
    return terms
