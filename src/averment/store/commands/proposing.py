"""What grouping proposes and does not do: kept once, accepted or refused by a person, open again if that is undone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from averment.domain.decisions import DecisionKind
from averment.errors import CannotDecide
from averment.store.commands import grouping
from averment.store.commands.appending import append
from averment.store.commands.work import Work
from averment.store.packing import canonical
from averment.store.queries import incidents as asked
from averment.store.queries.proposals import OPEN
from averment.store.schema import decisions, incidents, proposals

MERGE, SPLIT = "merge", "split"


def propose(
    work: Work, ask: str, names: Sequence[str], parts: Sequence[Sequence[int]], score: float, reason: str
) -> int | None:
    """Keep a proposal; None where it is kept already, whatever was decided of it."""
    numbers = [asked.number(work.connection, name) for name in names]
    if len(set(numbers)) != len(numbers) or (ask == SPLIT and len(parts) < 2):
        return None
    one, other = (numbers[0], None) if ask == SPLIT else (min(numbers), max(numbers))
    written = canonical(sorted(sorted(set(part)) for part in parts))
    same_other = proposals.c.other.is_(None) if other is None else proposals.c.other == other
    known = select(proposals.c.n).where(
        proposals.c.ask == ask, proposals.c.one == one, same_other, proposals.c.parts == written
    )
    if work.connection.scalar(known) is not None:
        return None
    row = {"ask": ask, "one": one, "other": other, "parts": written, "score": score, "reason": reason}
    number = work.insert(proposals, at=work.now(), **row)
    work.log("proposal.made", {"proposal": number, "row": row}, incident=one)
    return number


def accept(work: Work, proposal: int, reason: str) -> str:
    """Do what is proposed, as a person's decision; the incident that it leads to. Raises `CannotDecide`."""
    row = _open(work, proposal)
    one = _name(work, row.one)
    why = reason.strip() or f"as grouping proposed: {row.reason}"
    if row.ask == MERGE:
        decision = grouping.merge(work, _name(work, row.other), one, why, pinned=True, proposal=proposal)
    else:
        decision = _split(work, row, one, why)
    work.connection.execute(update(proposals).where(proposals.c.n == proposal).values(decision=decision))
    return one


def refuse(work: Work, proposal: int, reason: str) -> int:
    """Leave it as it is, for a reason: grouping does not ask again. The decision's number."""
    row = _open(work, proposal)
    if not reason.strip():
        raise CannotDecide(f"proposal {proposal}", "say why: a reason is missing")
    detail = canonical({"proposal": proposal, "ask": row.ask, "other": row.other})
    decision = append(work, DecisionKind.REFUSE, incident=row.one, detail=detail, reason=reason)
    work.connection.execute(update(proposals).where(proposals.c.n == proposal).values(decision=decision))
    work.stale.update({row.one, row.other} - {None})
    return decision


def _split(work: Work, row: Any, incident: str, why: str) -> int:
    """The first part stays; each other one becomes an incident of its own."""
    told, decision = grouping.tellings_of(work, row.one), 0
    for part in json.loads(row.parts)[1:]:
        apart = [t for t in told if t[0] in part]
        decision, _ = grouping.split(work, incident, apart, None, why, proposal=row.n)
    return decision


def _open(work: Work, proposal: int) -> Any:
    query = select(proposals).outerjoin(decisions, decisions.c.n == proposals.c.decision)
    row = work.connection.execute(query.where(proposals.c.n == proposal, OPEN)).first()
    if row is None:
        raise CannotDecide(f"proposal {proposal}", "there is none open of that number")
    return row


def _name(work: Work, incident: int) -> str:
    row = work.connection.execute(
        select(incidents.c.id, incidents.c.merged_into).where(incidents.c.n == incident)
    ).one()
    if row.merged_into is not None:
        raise CannotDecide(f"incident {row.id}", "it was merged into another one since")
    return str(row.id)
