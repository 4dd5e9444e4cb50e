"""Decisions on a report: each a form that works without script, and answers a script with what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from averment.domain.decisions import DecisionKind, decided
from averment.domain.draft import Draft, Fact
from averment.store.members import Role
from averment.store.reader import Reader
from averment.store.writer import Writer
from averment.web.access import Known
from averment.web.asking import Words, Writes
from averment.web.pages.facts import FactState, same_sentence
from averment.web.pages.placing import new_name
from averment.web.pages.queue import next_waiting
from averment.web.pages.report import Number, made
from averment.web.pages.sure import MOST, SAMPLE, name_of, sample_of
from averment.web.refusing import Refused, wants_json
from averment.web.rendering import part
from averment.web.typed import TypedFact, fact_of

router = APIRouter()


@router.post("/reports/{number:int}/facts/{fact}", include_in_schema=False)
def decide(
    request: Request,
    writer: Writes,
    number: Number,
    fact: str,
    kind: Annotated[DecisionKind, Form()],
    typed: TypedFact,
) -> Response:
    """Accept, correct or reject a fact."""
    after = fact_of(typed, *_drafted(writer, number, fact)) if kind is DecisionKind.CORRECT else None
    writer.decide(number, kind, fact=fact, after=after, reason=typed.reason)
    return _kept(request, writer, number, fact)


@router.post("/reports/{number:int}/facts", include_in_schema=False)
def add(request: Request, writer: Writes, number: Number, typed: TypedFact) -> Response:
    """Add a fact that no engine found, with its words."""
    draft = _left(writer, number)
    made_ = fact_of(typed, draft, None)
    writer.decide(number, DecisionKind.ADD, after=made_, reason=typed.reason)
    return _kept(request, writer, number, None)


@router.post("/reports/{number:int}/agreeing", include_in_schema=False)
def agreeing(request: Request, writer: Writes, number: Number) -> Response:
    """Accept every open fact that says what another report of the incident was decided to say."""
    rows = made(_reader(writer), number, covered=False).agreeing
    writer.accept([(number, row.id) for row in rows], reason="agrees with what the incident already has")
    return _kept(request, writer, number, None)


@router.post("/reports/{number:int}/facts/{fact}/sentence", include_in_schema=False)
def accept_sentence(request: Request, writer: Writes, number: Number, fact: str) -> Response:
    """Accept a fact together with the open ones beside it in its sentence: they are read at one glance."""
    reader = _reader(writer)
    rows = same_sentence(_left(writer, number), made(reader, number, covered=False).facts, fact)
    writer.accept([(number, row.id) for row in rows], reason="")
    return _kept(request, writer, number, fact)


@router.post("/reports/{number:int}/undo", include_in_schema=False)
def undo(request: Request, writer: Writes, who: Known, number: Number, decision: Annotated[int, Form()]) -> Response:
    """Take a decision on this report back."""
    page = made(_reader(writer), number, covered=False)
    if page.last != decision:
        raise Refused(409, "Somebody decided something on this report since", "load the page again")
    theirs = next((d.who for d in _reader(writer).report(number).decisions if d.number == decision), who.name)
    if theirs != who.name and not who.role.reaches(Role.EDITOR):
        raise Refused(403, f"{theirs} decided that; an editor may take it back", "decide on the fact yourself instead")
    writer.undo(decision)
    return _kept(request, writer, number, None)


@router.post("/reports/{number:int}/close", include_in_schema=False)
def close(writer: Writes, number: Number, reason: Words = "") -> Response:
    """Take a report out of the queue as it is, and go on with the next one."""
    writer.close(number, reason=reason)
    writer.commit()
    return _seen("/queue/next")


@router.post("/reports/{number:int}/reopen", include_in_schema=False)
def reopen(request: Request, writer: Writes, number: Number, reason: Words = "") -> Response:
    """Put a closed report back into the queue."""
    writer.reopen(number, reason=reason)
    return _kept(request, writer, number, None)


@router.post("/reports/{number:int}/settle", include_in_schema=False)
def settle(request: Request, writer: Writes, number: Number, decision: Annotated[int, Form()]) -> Response:
    """Say that an orphaned decision has been looked at."""
    writer.settle(decision, report=number)
    return _kept(request, writer, number, None)


@router.post("/reports/{number:int}/place", include_in_schema=False)
def place(
    request: Request,
    writer: Writes,
    number: Number,
    local: Annotated[str, Form(max_length=80)],
    incident: Annotated[str, Form(max_length=120)] = "",
) -> Response:
    """Say which incident of the record an incident of the report is; an empty name makes a new one.

    One that has an incident of its own so far brings it along: the two are merged, and the old name leads on.
    """
    asked, own = incident.strip(), _reader(writer).report(number).incidents.get(local)
    if own is None:
        known = (
            _reader(writer).incident(asked).row.id if asked else new_name(_reader(writer), _left(writer, number), local)
        )
        writer.place(number, local, known, pinned=True)
    elif len(_reader(writer).incident(own).record.tellings) > 1:
        writer.split(own, [(number, local)], to=asked or None, reason=f"report {number} tells of another incident")
    elif asked:
        writer.merge(own, asked, reason=f"report {number} tells of that incident")
    return _kept(request, writer, number, None)


@router.post("/queue/sure", include_in_schema=False)
def accept_surest(
    writer: Writes,
    above: Annotated[int, Form(ge=50, le=100)],
    right: Annotated[list[str], Form()] = [],  # noqa: B006 - FastAPI copies it
) -> Response:
    """Accept the surest facts together, if each fact of their sample was found right."""
    found = _reader(writer).open_facts(above / 100, limit=MOST)
    wrong = [f for f in sample_of(found) if name_of(f) not in set(right)]
    if wrong or not found:
        raise Refused(
            409,
            f"{len(wrong)} of the sample {'is' if len(wrong) == 1 else 'are'} not found right: nothing was accepted",
            "ask for a higher confidence, or review the reports one by one",
        )
    sampled = min(SAMPLE, len(found))
    writer.accept([(f.report, f.id) for f in found], reason=f"at least {above} % sure; {sampled} of them looked at")
    writer.commit()
    return _seen("/queue")


@router.get("/queue/next", include_in_schema=False)
def next_report(request: Request, beside: int | None = None) -> Response:
    """Lead to the report to review next; to the queue where none waits."""
    with request.app.state.store.read() as reader:
        number = next_waiting(reader, beside)
    return _seen(f"/reports/{number}" if number else "/queue")


def _reader(writer: Writer) -> Reader:
    """What the unit of work itself sees."""
    return Reader(writer.connection)


def _left(writer: Writer, number: int) -> Draft:
    record = _reader(writer).report(number)
    return decided(record.draft, record.decisions)


def _drafted(writer: Writer, number: int, fact: str) -> tuple[Draft, Fact]:
    """The draft as people left it, and a fact of it; a rejected one as the engine drafted it."""
    record = _reader(writer).report(number)
    left = decided(record.draft, record.decisions)
    found = next((f for f in (*left.facts, *record.draft.facts) if f.id == fact), None)
    if found is None:
        raise Refused(404, f"The report has no fact {fact[:40]}", "load the page again")
    return replace(left), found


def _kept(request: Request, writer: Writer, number: int, fact: str | None) -> Response:
    """Commit, and show what changed: the page again, or to a script the lists of facts as the page draws them."""
    writer.commit()
    if not wants_json(request):
        anchor = f"#fact-{fact}" if fact else ""
        return _seen(f"/reports/{number}?show=1{anchor}")
    page = made(_reader(writer), number, covered=False)
    rows = (*page.facts, *page.agreeing)
    answer: dict[str, Any] = {
        "ok": True,
        "open": page.open,
        "status": page.status,
        "last": page.last,
        "told": page.last_told,
        "next": next((r.id for r in page.facts if r.state is FactState.OPEN), None),
        "review": part(request, "_review.html", page=page),
        "facts": [r.id for r in rows],
    }
    return JSONResponse(answer)


def _seen(path: str) -> Response:
    """Lead on after a form, to an address of ours."""
    return RedirectResponse(path, status_code=303)
