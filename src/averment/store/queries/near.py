"""Tellings that new reports may belong beside: which incident each is of, and which incidents people decided on."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union

from averment.domain.decisions import DecisionKind
from averment.store.rows import Near, Status, TellingRow
from averment.store.schema import decisions, drafts, incident_values, incidents, reports, tellings

_MOVING = (DecisionKind.MERGE.value, DecisionKind.SPLIT.value)


def counted(connection: Connection, most: int) -> int:
    """How many tellings there are, counted no further than one above `most`."""
    some = select(tellings.c.report).limit(most + 1).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def told(connection: Connection, near: Near | None) -> tuple[TellingRow, ...]:
    """Every telling of the incidents that are near, or of all; in the order in which the incidents were made."""
    query = (
        select(
            tellings.c.report,
            tellings.c.local,
            tellings.c.pinned,
            incidents.c.n.label("number"),
            incidents.c.id,
            drafts.c.n.label("draft"),
        )
        .join(incidents, incidents.c.n == tellings.c.incident)
        .join(drafts, (drafts.c.report == tellings.c.report) & drafts.c.retired_at.is_(None))
        .order_by(incidents.c.n, tellings.c.report, tellings.c.local)
    )
    if near is not None:
        query = query.where(tellings.c.incident.in_(union(*_near(near))))
    return tuple(
        TellingRow(report=r.report, local=r.local, pinned=r.pinned, number=r.number, incident=r.id, draft=r.draft)
        for r in connection.execute(query)
    )


def _near(near: Near) -> Iterator[Select[tuple[int]]]:
    yield select(tellings.c.incident).where(tellings.c.report.in_(near.reports))
    if near.days:
        yield select(incidents.c.n).where(incidents.c.merged_into.is_(None), or_(*_within(incidents.c.day, near)))
        yield (
            select(tellings.c.incident)
            .join(reports, reports.c.n == tellings.c.report)
            .where(reports.c.status.in_([s.value for s in Status]), or_(*_within(reports.c.day, near)))
        )
    if near.names:
        yield select(incident_values.c.incident).where(
            incident_values.c.field == "name", incident_values.c.value.in_(near.names)
        )


def _within(day: ColumnElement[str], near: Near) -> list[ColumnElement[bool]]:
    return [and_(day >= first, day <= last) for first, last in near.days]


def settled(connection: Connection) -> frozenset[int]:
    """Incidents that a person placed a report in, or decided on, also where that was taken back since.

    A merge that grouping made and that stands is no such decision.
    """
    found = set(connection.scalars(select(tellings.c.incident).where(tellings.c.pinned).distinct()))
    made = select(decisions.c.incident, decisions.c.kind, decisions.c.detail, decisions.c.retired)
    for row in connection.execute(made.where(decisions.c.incident.is_not(None), decisions.c.report.is_(None))):
        if row.kind not in _MOVING:
            found.add(row.incident)
            if row.kind == DecisionKind.REFUSE.value and (other := json.loads(row.detail)["other"]):
                found.add(other)
            continue
        detail = json.loads(row.detail)
        if detail.get("pinned", True) or row.retired:
            found |= {detail[name] for name in ("merged", "into", "from", "to") if name in detail}
    return frozenset(found)
