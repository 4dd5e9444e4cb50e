"""The ledger as pages show it, and its head."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from averment.store.chain import GENESIS, Line
from averment.store.queries.paging import after_row
from averment.store.rows import HistoryLine, Page, cursor
from averment.store.schema import ledger


def listed(
    connection: Connection, report: int | None, incident: int | None, after: str | None, limit: int
) -> Page[HistoryLine]:
    """Newest first."""
    query: Select[Any] = select(ledger)
    if report is not None:
        query = query.where(ledger.c.report == report)
    if incident is not None:
        query = query.where(ledger.c.incident == incident)
    rows = connection.execute(after_row(query, (ledger.c.n,), after, limit)).all()
    return Page(
        rows=tuple(_history(r) for r in rows[:limit]), next=cursor(rows[limit - 1].n) if len(rows) > limit else None
    )


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last line."""
    row = connection.execute(select(ledger.c.n, ledger.c.hash).order_by(ledger.c.n.desc()).limit(1)).first()
    return (row.n, row.hash) if row else (0, GENESIS)


def lines(connection: Connection) -> Iterator[Line]:
    """Every line in order, a few thousand in memory at a time."""
    at = 0
    while rows := connection.execute(select(ledger).where(ledger.c.n > at).order_by(ledger.c.n).limit(2000)).all():
        yield from map(line_of, rows)
        at = rows[-1].n


def line_of(row: Row[Any]) -> Line:
    """A row of the table as a line of the chain."""
    named = dict(row._mapping)  # noqa: SLF001
    return Line(number=named.pop("n"), **named)


def _history(row: Row[Any]) -> HistoryLine:
    return HistoryLine(
        number=row.n,
        at=row.at,
        kind=row.kind,
        report=row.report,
        incident=row.incident,
        payload=None if row.payload is None else json.loads(row.payload),
    )
