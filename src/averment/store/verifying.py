"""The ledger recomputed from its first line, and every row that a line tells of compared with it.

What is derived (counts, facts one by one, search, columns of incidents) is the business of `averment check`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Select, select
from sqlalchemy.exc import SQLAlchemyError

from averment.store.chain import GENESIS, Line, fault
from averment.store.queries.history import line_of
from averment.store.replay import Replay
from averment.store.schema import ledger
from averment.store.witness import Witness

CHUNK = 200
"""Lines whose rows are read together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verification found. `line` is the first that does not fit; None where all do, or a row has no line."""

    lines: int
    head: str
    line: int | None
    cause: str
    """Empty where everything fits."""

    @property
    def fits(self) -> bool:
        """Whether everything does."""
        return not self.cause


def verify(connection: Connection, *, told: Callable[[int], None] = lambda _: None) -> Verdict:
    """Recompute everything; stops at the first line that does not fit. `told` hears how many lines are done."""
    head, replay = (0, GENESIS), Replay(ordered=_ordered(connection))
    for lines in _chunks(connection):
        if isinstance(lines, Verdict):
            return lines
        witness = Witness.of(connection, lines)
        for line in lines:
            cause = fault(line, head) or replay.hear(line) or witness.contradicts(line)
            if cause:
                return Verdict(lines=head[0], head=head[1], line=line.number, cause=cause)
            head = (line.number, line.hash)
        told(head[0])
    for number, cause in replay.contradictions(connection):
        return Verdict(lines=head[0], head=head[1], line=number, cause=cause)
    return Verdict(lines=head[0], head=head[1], line=None, cause="")


def _ordered(connection: Connection) -> frozenset[int]:
    """Lines that orders of erasure name; what cannot be read names none, and is found when its turn comes."""
    named: set[int] = set()
    try:
        for payload in connection.scalars(select(ledger.c.payload).where(ledger.c.kind == "erasure")):
            named.update(json.loads(payload or "{}").get("lines", ()))
    except (SQLAlchemyError, ValueError, AttributeError, TypeError):
        return frozenset()
    return frozenset(named)


def _chunks(connection: Connection) -> Iterator[list[Line] | Verdict]:
    """Lines in order; where the database cannot read some, they are read one by one to name the first."""
    at = 0
    while True:
        query = select(ledger).where(ledger.c.n > at).order_by(ledger.c.n)
        try:
            lines = _read(connection, query.limit(CHUNK))
        except (SQLAlchemyError, ValueError, OverflowError):
            yield from _one_by_one(connection, query, at)
            return
        if not lines:
            return
        yield lines
        at = lines[-1].number


def _one_by_one(connection: Connection, query: Select[tuple[object, ...]], at: int) -> Iterator[list[Line] | Verdict]:
    for i in range(CHUNK):
        try:
            lines = _read(connection, query.limit(1).offset(i))
        except (SQLAlchemyError, ValueError, OverflowError) as error:
            yield Verdict(lines=at + i, head="", line=at + i + 1, cause=f"it cannot be read: {_short(error)}")
            return
        yield lines


def _read(connection: Connection, query: Select[tuple[object, ...]]) -> list[Line]:
    return [line_of(row) for row in connection.execute(query)]


def _short(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0][:120]
