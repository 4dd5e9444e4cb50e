"""Decisions on an incident itself: pending, not knowable, merged, split, and taken back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from averment.domain.decisions import DecisionKind
from averment.store.reader import Reader
from averment.store.writer import Writer
from averment.web.asking import Words, Writes
from averment.web.pages.accounts import member_of, place_of_change
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
    about: Annotated[str, Form(max_length=200)] = "",
    reason: Words = "",
) -> Response:
    """Say of a field that it is pending or not knowable, of all or of one person, and why."""
    if kind not in _MARKS:
        raise Refused(409, "A field can be said to be pending or not knowable", "choose one of the two")
    people = {
        f"{t.draft.report.id}#{p.id}"
        for t in Reader(writer.connection).incident(name).record.tellings
        for p in t.people()
    }
    if about and about not in people:
        raise Refused(409, "The reports of this incident have no such person", "load the page again")
    writer.mark(name, kind, field, person=about or None, reason=reason)
    return _kept(writer, name)


@router.post("/incidents/{name}/fill", include_in_schema=False)
def fill(
    writer: Writes,
    name: IncidentName,
    column: Annotated[str, Form(max_length=80)],
    value: Words = "",
    reason: Words = "",
) -> Response:
    """Give a column of one's own a value."""
    writer.fill(name, column, value, reason=reason)
    return _kept(writer, name)


@router.post("/incidents/{name}/publish", include_in_schema=False)
def publish(
    request: Request,
    writer: Writes,
    name: IncidentName,
    change: Annotated[str, Form(max_length=80)],
    reason: Words = "",
) -> Response:
    """Say, as an editor, that a change of an account may be shown to the public."""
    detail = Reader(writer.connection).incident(name)
    comparison = request.app.state.comparisons.of(detail)
    found = next((c for c in comparison.changes if c.id == change), None)
    if found is None:
        raise Refused(409, "The comparison shows no such change any more", "load the page again")
    person = member_of(comparison, detail, found.about)
    writer.mark(
        name, DecisionKind.PUBLISH_DRIFT, found.field, person=person, detail=place_of_change(found), reason=reason
    )
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
