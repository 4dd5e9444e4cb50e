"""Decisions on an incident itself: pending, not knowable, merged, split, and taken back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from averment.domain.decisions import DecisionKind
from averment.store.reader import Reader
from averment.store.writer import Writer
from averment.web.asking import Words, Writes
from averment.web.pages.incident import IncidentName
from averment.web.refusing import Refused

router = APIRouter()
_MARKS = frozenset({DecisionKind.PENDING, DecisionKind.UNKNOWABLE})


@router.post("/incidents/{name}/mark", include_in_schema=False)
def mark(
    writer: Writes,
    name: IncidentName,
    kind: Annotated[DecisionKind, Form()],
    field: Annotated[str, Form(max_length=60)],
    reason: Words = "",
) -> Response:
    """Say of a field that it is pending or not knowable, and why."""
    if kind not in _MARKS:
        raise Refused(409, "A field can be said to be pending or not knowable", "choose one of the two")
    writer.mark(name, kind, field, reason=reason)
    return _kept(writer, name)


@router.post("/incidents/{name}/merge", include_in_schema=False)
def merge(
    writer: Writes, name: IncidentName, into: Annotated[str, Form(max_length=120)], reason: Words = ""
) -> Response:
    """Say that this incident and another are one; its name leads to the other from now on."""
    writer.merge(name, into.strip(), reason=_why(reason))
    return _kept(writer, into.strip())


@router.post("/incidents/{name}/split", include_in_schema=False)
def split(writer: Writes, name: IncidentName, report: Annotated[int, Form()], reason: Words = "") -> Response:
    """Say that a report tells of another incident, a new one."""
    held = Reader(writer.connection).report(report).incidents
    apart = [(report, local) for local, incident in held.items() if incident == name]
    _, other = writer.split(name, apart, reason=_why(reason))
    return _kept(writer, other)


@router.post("/incidents/{name}/undo", include_in_schema=False)
def undo(writer: Writes, name: IncidentName, decision: Annotated[int, Form()]) -> Response:
    """Take a decision on the incident back."""
    known = Reader(writer.connection).incident(name)
    if decision not in {d.number for d in known.decisions}:
        raise Refused(409, "That decision does not stand on this incident", "load the page again")
    writer.undo(decision)
    return _kept(writer, name)


def _why(reason: str) -> str:
    if not reason.strip():
        raise Refused(409, "Say why: a reason is missing", "it stays in the record")
    return reason


def _kept(writer: Writer, name: str) -> Response:
    writer.commit()
    return RedirectResponse(f"/incidents/{quote(name, safe='')}?show=1", status_code=303)
