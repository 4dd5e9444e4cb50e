"""The queue: report versions by status, and facts nobody has decided on."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from averment.store.queries.paging import after_row
from averment.store.rows import OpenFact, Page, Progress, QueueFilter, QueueOrder, QueueRow, Status, cursor
from averment.store.schema import facts, reports

COLUMNS = (
    reports.c.n,
    reports.c.id,
    reports.c.title,
    reports.c.publisher,
    reports.c.published,
    reports.c.url,
    reports.c.key,
    reports.c.version,
    reports.c.added_at,
    reports.c.status,
    reports.c.kind,
    reports.c.relevance,
    reports.c.facts,
    reports.c.undecided,
    reports.c.conflicts,
    reports.c.orphans,
    reports.c.day,
)


def queue_row(row: Any) -> QueueRow:
    """A row that holds `COLUMNS`, perhaps among others."""
    named: dict[str, Any] = {c.name: getattr(row, c.name) for c in COLUMNS if c.name != "day"}
    return QueueRow(number=named.pop("n"), status=Status(named.pop("status")), **named)


def listed(
    connection: Connection, which: QueueFilter, order: QueueOrder, after: str | None, limit: int
) -> Page[QueueRow]:
    """One page of the queue. The status is written into the statement: partial indexes need to see it."""
    query: Select[Any] = select(*COLUMNS).where(reports.c.status == literal_column(f"'{which.status.value}'"))
    if which.publisher is not None:
        query = query.where(reports.c.publisher == which.publisher)
    if which.kind is not None:
        query = query.where(reports.c.kind == which.kind)
    if which.conflicts is not None:
        query = query.where(reports.c.conflicts > 0 if which.conflicts else reports.c.conflicts == 0)
    if which.orphans is not None:
        query = query.where(reports.c.orphans > 0 if which.orphans else reports.c.orphans == 0)
    ascending = order is QueueOrder.OLDEST
    key = reports.c[order.value]
    rows = connection.execute(after_row(query, (key, reports.c.n), after, limit, descending=not ascending)).all()
    shown = tuple(queue_row(r) for r in rows[:limit])
    more = cursor(getattr(rows[limit - 1], order.value), rows[limit - 1].n) if len(rows) > limit else None
    return Page(rows=shown, next=more)


def progress(connection: Connection) -> Progress:
    """Counts over the current versions."""
    counted = connection.execute(
        select(reports.c.status, func.count(), func.sum(reports.c.facts), func.sum(reports.c.undecided)).group_by(
            reports.c.status
        )
    ).all()
    alive = [(Status(s), n, f or 0, u or 0) for s, n, f, u in counted if s not in {Status.OLD, Status.ERASED}]
    return Progress(
        reports={s: n for s, n, _, _ in alive},
        facts=sum(f for _, _, f, _ in alive),
        undecided=sum(u for _, _, _, u in alive),
    )


def open_facts(connection: Connection, above: float, fields: tuple[str, ...], limit: int) -> tuple[OpenFact, ...]:
    """The surest first; those of older versions are none: their rows go when a newer version comes."""
    query = (
        select(facts.c.report, facts.c.id, facts.c.field, facts.c.value, facts.c.confidence)
        .where(facts.c.decided.is_(None), facts.c.confidence >= above)
        .order_by(facts.c.confidence.desc(), facts.c.report.desc())
        .limit(limit)
    )
    if fields:
        query = query.where(facts.c.field.in_(fields))
    return tuple(OpenFact(**row._mapping) for row in connection.execute(query))  # noqa: SLF001
