"""A unit of work: its connection, its person, drafts at hand, and the lines it adds to the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from averment.domain.draft import Draft
from averment.errors import CannotDecide
from averment.ports import Clock
from averment.store.chain import Line, next_line
from averment.store.packing import canonical, moment
from averment.store.queries import history
from averment.store.queries.reports import drafts_of
from averment.store.schema import ledger, tombstones


@dataclass(slots=True)
class Work:
    """What a writer has in hand between two commits."""

    connection: Connection
    who: str
    clock: Clock
    stale: set[int] = field(default_factory=set)
    """Incidents whose columns are to be made again before the commit."""
    _drafts: dict[int, Draft] = field(default_factory=dict)
    _lines: list[Line] = field(default_factory=list)
    _head: tuple[int, str] | None = None
    _now: str = ""
    _stones: frozenset[tuple[str, str]] | None = None

    def now(self) -> str:
        """The time of this unit of work, UTC as columns hold it: its rows and its lines have one time."""
        if not self._now:
            self._now = moment(self.clock.now())
        return self._now

    def draft(self, report: int) -> Draft:
        """The live draft of a report; raises `CannotDecide` where it has none."""
        if report not in self._drafts:
            found = drafts_of(self.connection, [report])
            if report not in found:
                raise CannotDecide(f"report {report}", "there is none of that number, or its words were erased")
            self._drafts[report] = found[report]
        return self._drafts[report]

    def remember(self, report: int, draft: Draft) -> None:
        """Keep a draft at hand that was just written."""
        self._drafts[report] = draft

    def drafts(self) -> Mapping[int, Draft]:
        """Drafts at hand, by report."""
        return self._drafts

    def stones(self) -> frozenset[tuple[str, str]]:
        """Every tombstone as kind and digest, read once."""
        if self._stones is None:
            rows = self.connection.execute(select(tombstones.c.kind, tombstones.c.digest))
            self._stones = frozenset((r.kind, r.digest) for r in rows)
        return self._stones

    def forget(self, report: int) -> None:
        """Read the draft again next time."""
        self._drafts.pop(report, None)

    def insert(self, table: Table, **values: Any) -> int:
        """Add a row; its number."""
        if table is tombstones:
            self._stones = None
        key = self.connection.execute(insert(table).values(**values)).inserted_primary_key
        return int(key[0]) if key else 0

    def log(
        self, kind: str, payload: Mapping[str, Any], *, report: int | None = None, incident: int | None = None
    ) -> None:
        """Add a line to the ledger, in the name of this work's person."""
        if self._head is None:
            self._head = history.head(self.connection)
        words = canonical({"who": self.who, **payload})
        line = next_line(self._head, at=self.now(), kind=kind, payload=words, report=report, incident=incident)
        self._lines.append(line)
        self._head = (line.number, line.hash)

    def flush(self) -> None:
        """Write the lines that wait; before they are asked for, and before a commit."""
        if self._lines:
            rows = [{"n" if k == "number" else k: v for k, v in asdict(line).items()} for line in self._lines]
            self.connection.execute(insert(ledger), rows)
            self._lines.clear()
