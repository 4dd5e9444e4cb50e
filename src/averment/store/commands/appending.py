"""Appending a decision, with its line in the ledger."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from averment.domain.decisions import DecisionKind, HeldFact
from averment.store.commands.work import Work
from averment.store.packing import held_json
from averment.store.schema import decisions, reports


def append(
    work: Work,
    kind: DecisionKind,
    *,
    report: int | None = None,
    fact: str | None = None,
    incident: int | None = None,
    field: str | None = None,
    person: str | None = None,
    before: HeldFact | None = None,
    after: HeldFact | None = None,
    detail: str = "",
    reason: str = "",
    carries: int | None = None,
    replaces: int | None = None,
    who: str | None = None,
) -> int:
    """Add a decision; its number. The one that it replaces gives way first: two never stand on one fact."""
    row: dict[str, Any] = {
        "at": work.now(),
        "who": who or work.who,
        "kind": kind.value,
        "report": report,
        "fact": fact,
        "incident": incident,
        "field": field,
        "person": person,
        "before": held_json(before),
        "after": held_json(after),
        "detail": detail,
        "reason": reason,
        "carries": carries,
        "replaces": replaces,
        "text": None,
    }
    if report is not None:
        row["text"] = work.connection.scalar(select(reports.c.text).where(reports.c.n == report))
    if replaces is not None:
        retire(work, replaces, "replaced")
    number = work.insert(decisions, **row)
    work.log("decision", {"decision": number, "row": row}, report=report, incident=incident)
    return number


def retire(work: Work, decision: int, why: str) -> None:
    """Say that a decision no longer counts, and why."""
    work.connection.execute(
        update(decisions).where(decisions.c.n == decision).values(retired=why, retired_at=work.now())
    )
