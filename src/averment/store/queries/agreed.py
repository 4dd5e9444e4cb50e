"""What people have already accepted of the incidents that a report tells of, in it and in other reports."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from averment.domain.decisions import ON_FACTS, HeldFact
from averment.domain.draft import Fact
from averment.store.queries.reports import standing
from averment.store.schema import tellings

_REPORTS = 60
"""Other reports of an incident that are looked at, the newest first: enough to know what is agreed, and bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that was decided to be said of an incident."""

    fact: Fact
    role: str
    """The role of the person that it is about; empty for none."""
    own: bool
    """Whether the report at hand says it, so that its people are those of the report."""


Agreed = tuple[Said, ...]


def agreed(connection: Connection, report: int) -> dict[str, Agreed]:
    """By the local id of each incident of the report: what reports are decided to say of it."""
    mine = connection.execute(select(tellings.c.local, tellings.c.incident).where(tellings.c.report == report)).all()
    made: dict[str, Agreed] = {}
    for row in mine:
        others = connection.execute(
            select(tellings.c.report, tellings.c.local)
            .where(tellings.c.incident == row.incident, tellings.c.report != report)
            .order_by(tellings.c.report.desc())
            .limit(_REPORTS)
        ).all()
        there = {(o.report, o.local) for o in others} | {(report, row.local)}
        said = standing(connection, sorted({n for n, _ in there}))
        made[row.local] = tuple(
            Said(fact=d.after.fact, role=role_of(d.after), own=n == report)
            for n, decisions in said.items()
            for d in decisions
            if d.kind in ON_FACTS and d.after is not None and (n, d.after.fact.incident) in there
        )
    return made


def role_of(held: HeldFact) -> str:
    """The role of the person that a fact is about; empty for none."""
    return next((p.role.value for p in held.people if p.id == held.fact.person), "")
