"""Proposals of grouping that wait for a person."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from averment.store.queries.paging import after_row
from averment.store.rows import Page, ProposalRow, cursor
from averment.store.schema import decisions, incidents, proposals, tellings

OPEN = or_(proposals.c.decision.is_(None), decisions.c.retired != "")
"""Nobody decided on it, or what was decided was taken back; beside a join with the decision."""
_ONE, _OTHER = incidents.alias("one"), incidents.alias("two")


def listed(connection: Connection, incident: int | None, after: str | None, limit: int) -> Page[ProposalRow]:
    """The highest score first: likely merges, then doubtful ones, then splits."""
    query = _waiting(
        select(proposals, _ONE.c.id.label("one_id"), _OTHER.c.id.label("other_id")),
    )
    if incident is not None:
        query = query.where(or_(proposals.c.one == incident, proposals.c.other == incident))
    rows = connection.execute(after_row(query, (proposals.c.score, proposals.c.n), after, limit)).all()
    told = _tellings(connection, (r.one for r in rows if r.ask == "split"))
    shown = tuple(_row(r) for r in rows[:limit] if r.ask != "split" or _stands(r, told))
    more = cursor(rows[limit - 1].score, rows[limit - 1].n) if len(rows) > limit else None
    return Page(rows=shown, next=more)


def counted(connection: Connection) -> int:
    """How many wait; a split of which a report has gone elsewhere since is among them."""
    return connection.scalar(_waiting(select(func.count()).select_from(proposals))) or 0


def _waiting(query: Select[Any]) -> Select[Any]:
    return (
        query.outerjoin(decisions, decisions.c.n == proposals.c.decision)
        .join(_ONE, _ONE.c.n == proposals.c.one)
        .outerjoin(_OTHER, _OTHER.c.n == proposals.c.other)
        .where(OPEN, _ONE.c.merged_into.is_(None), _OTHER.c.merged_into.is_(None))
    )


def _tellings(connection: Connection, of: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    query = select(tellings.c.incident, tellings.c.report).where(tellings.c.incident.in_(sorted(set(of))))
    for row in connection.execute(query):
        found.setdefault(row.incident, set()).add(row.report)
    return found


def _stands(row: Any, told: dict[int, set[int]]) -> bool:
    """Whether every report of a split still tells of the incident."""
    return all(set(part) <= told.get(row.one, set()) for part in json.loads(row.parts))


def _row(row: Any) -> ProposalRow:
    return ProposalRow(
        number=row.n,
        at=row.at,
        ask=row.ask,
        one=row.one_id,
        other=row.other_id,
        parts=tuple(tuple(part) for part in json.loads(row.parts)),
        score=row.score,
        reason=row.reason,
    )
