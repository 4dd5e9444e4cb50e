"""What people have already accepted of the incidents that a report tells of, in other reports."""

from __future__ import annotations

from sqlalchemy import Connection, select

from averment.domain.decisions import ON_FACTS
from averment.domain.draft import Fact
from averment.store.packing import value_text
from averment.store.queries.reports import standing
from averment.store.schema import tellings

_REPORTS = 60
"""Other reports of an incident that are looked at, the newest first: enough to know what is agreed, and bounded."""

Agreed = frozenset[tuple[str, str, str, str]]
"""Field, value, modality, and the role of the person that it is about (empty for none)."""


def agreed(connection: Connection, report: int) -> dict[str, Agreed]:
    """By the local id of each incident of the report: what other reports are decided to say of it."""
    mine = connection.execute(select(tellings.c.local, tellings.c.incident).where(tellings.c.report == report)).all()
    made: dict[str, Agreed] = {}
    for row in mine:
        others = connection.execute(
            select(tellings.c.report, tellings.c.local)
            .where(tellings.c.incident == row.incident, tellings.c.report != report)
            .order_by(tellings.c.report.desc())
            .limit(_REPORTS)
        ).all()
        there = {(o.report, o.local) for o in others}
        said = standing(connection, sorted({n for n, _ in there}))
        held = (
            d.after
            for n, decisions in said.items()
            for d in decisions
            if d.kind in ON_FACTS and d.after is not None and (n, d.after.fact.incident) in there
        )
        made[row.local] = frozenset(
            key_of(h.fact, next((p.role.value for p in h.people if p.id == h.fact.person), "")) for h in held
        )
    return made


def key_of(fact: Fact, role: str) -> tuple[str, str, str, str]:
    """What makes two facts of different reports say the same of the same incident."""
    return (fact.field, value_text(fact.value), fact.modality.value, role)
