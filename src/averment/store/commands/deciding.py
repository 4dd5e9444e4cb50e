"""Decisions on facts, reports and fields: appended, each with who, when, why and what was there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select, true, update

from averment.contract import encode
from averment.domain.decisions import ON_FACTS, ON_FIELDS, DecisionKind, HeldFact
from averment.domain.draft import REPORT_VOICE, Draft, Fact
from averment.domain.fields import FIELDS, READ_WITH_FORCE
from averment.domain.identity import local_id
from averment.errors import BrokenPassage, CannotDecide
from averment.store.commands import grouping, indexing
from averment.store.commands.appending import append
from averment.store.commands.counting import recount
from averment.store.commands.values import fault_of
from averment.store.commands.work import Work
from averment.store.packing import canonical
from averment.store.queries import incidents as asked
from averment.store.queries.reports import standing
from averment.store.schema import decisions, orphans, reports


def decide(
    work: Work,
    report: int,
    kind: DecisionKind,
    fact: str | None,
    after: Fact | None,
    reason: str,
    *,
    settled: bool = True,
) -> int:
    """Append a decision on a fact; the decision's number."""
    if kind not in ON_FACTS:
        raise CannotDecide(f"report {report}", f"{kind.value!r} is no decision on a fact")
    _current(work, report)
    draft = work.draft(report)
    before = _drafted(draft, work, report, fact) if fact is not None else None
    held = _held(draft, kind, before, after)
    name = held.fact.id if held is not None else fact
    if name is None:
        raise CannotDecide(f"report {report}", "no fact is named")
    number = append(
        work,
        kind,
        report=report,
        fact=name,
        replaces=_standing_on(work, report, name),
        before=None if kind is DecisionKind.ADD else before,
        after=held,
        reason=reason,
    )
    if settled:
        indexing.refact(work, report)
        recount(work, report)
    return number


def accept_many(work: Work, chosen: Sequence[tuple[int, str]], reason: str) -> int:
    """Accept what is still undecided of these; how many that were."""
    accepted = 0
    for report in dict.fromkeys(n for n, _ in chosen):
        done = {d.fact for d in standing(work.connection, [report]).get(report, ())}
        wanted = [f for n, f in chosen if n == report and f not in done]
        for fact in dict.fromkeys(wanted):
            decide(work, report, DecisionKind.ACCEPT, fact, None, reason, settled=False)
            accepted += 1
        if wanted:
            indexing.refact(work, report)
            recount(work, report)
    return accepted


def close(work: Work, report: int, kind: DecisionKind, reason: str) -> int:
    """Close or reopen a report; the latest of the two counts."""
    _current(work, report)
    before = work.connection.scalar(
        select(decisions.c.n).where(
            decisions.c.report == report,
            decisions.c.kind.in_([DecisionKind.CLOSE.value, DecisionKind.REOPEN.value]),
            decisions.c.retired == "",
        )
    )
    number = append(work, kind, report=report, replaces=before, reason=reason)
    recount(work, report)
    return number


def settle(work: Work, decision: int, report: int) -> None:
    """An orphan has been looked at."""
    done = work.connection.execute(
        update(orphans)
        .where(orphans.c.decision == decision, orphans.c.report == report, orphans.c.settled_at.is_(None))
        .values(settled_at=work.now(), settled_by=work.who)
    )
    if not done.rowcount:
        raise CannotDecide(f"decision {decision}", f"it is no open orphan of report {report}")
    work.log("decision.settled", {"decision": decision}, report=report)
    recount(work, report)


def mark(
    work: Work, incident: str, kind: DecisionKind, field: str, person: str | None, detail: str, reason: str
) -> int:
    """Append a decision on a field of an incident; it replaces an earlier one of the same kind on the same field."""
    if kind not in ON_FIELDS:
        raise CannotDecide(f"incident {incident}", f"{kind.value!r} is no decision on a field")
    if field not in FIELDS and field not in READ_WITH_FORCE:
        raise CannotDecide(f"incident {incident}", f"no field is called {field!r}")
    if not reason.strip():
        raise CannotDecide(f"incident {incident}", "say why: a reason is missing")
    number = asked.number(work.connection, incident)
    drift = kind is DecisionKind.PUBLISH_DRIFT
    kinds = [kind.value] if drift else ["pending", "unknowable"]
    before = work.connection.scalar(
        select(decisions.c.n).where(
            decisions.c.incident == number,
            decisions.c.report.is_(None),
            decisions.c.kind.in_(kinds),
            decisions.c.field == field,
            decisions.c.person.is_(None) if person is None else decisions.c.person == person,
            decisions.c.retired == "",
            decisions.c.detail == detail if drift else true(),  # each change of a field is published for itself
        )
    )
    work.stale.add(number)
    return append(
        work, kind, incident=number, replaces=before, field=field, person=person, detail=detail, reason=reason
    )


def fill(work: Work, incident: str, name: str, value: str, reason: str) -> int:
    """Append a value of a user's own column; it replaces an earlier one of the same name."""
    number, name = asked.number(work.connection, incident), name.strip()
    if not name or name in FIELDS:
        what = f"{name!r} is a field of reports: a fact has its words" if name else "name the column"
        raise CannotDecide(f"incident {incident}", what)
    before = work.connection.scalar(
        select(decisions.c.n).where(
            decisions.c.incident == number,
            decisions.c.kind == DecisionKind.FILL.value,
            decisions.c.field == name,
            decisions.c.retired == "",
        )
    )
    return append(
        work, DecisionKind.FILL, incident=number, replaces=before, field=name, detail=value.strip(), reason=reason
    )


def undo(work: Work, decision: int, reason: str) -> None:
    """Take a decision back; the one that it replaced stands again."""
    row = work.connection.execute(select(decisions).where(decisions.c.n == decision)).first()
    if row is None or row.retired:
        raise CannotDecide(
            f"decision {decision}", f"it was {row.retired} already" if row else "there is none of that number"
        )
    if row.report is not None:
        _current(work, row.report)
    work.connection.execute(
        update(decisions).where(decisions.c.n == decision).values(retired="undone", retired_at=work.now())
    )
    if row.replaces is not None:
        work.connection.execute(
            update(decisions).where(decisions.c.n == row.replaces).values(retired="", retired_at=None)
        )
    payload = {"decision": decision, "restores": row.replaces, "reason": reason}
    work.log("decision.undone", payload, report=row.report, incident=row.incident)
    if row.kind in {DecisionKind.MERGE.value, DecisionKind.SPLIT.value}:
        grouping.unmove(work, row)
    if row.report is not None:
        indexing.refact(work, row.report)
        recount(work, row.report)
    if row.incident is not None:
        work.stale.add(row.incident)


def _current(work: Work, report: int) -> None:
    row = work.connection.execute(select(reports.c.current, reports.c.erased_at).where(reports.c.n == report)).first()
    if row is None:
        raise CannotDecide(f"report {report}", "there is none of that number")
    if row.erased_at is not None:
        raise CannotDecide(f"report {report}", "its words were erased by order of an editor")
    if not row.current:
        raise CannotDecide(f"report {report}", "a newer version of the page took its place: decide there")


def _drafted(draft: Draft, work: Work, report: int, fact: str) -> HeldFact:
    """The fact as the engine drafted it, or as a person put it there."""
    for each in draft.facts:
        if each.id == fact:
            return HeldFact.of(draft, each)
    for decision in standing(work.connection, [report]).get(report, ()):
        held = decision.before or decision.after
        if decision.fact == fact and held is not None:
            return held
    raise CannotDecide(f"fact {fact}", f"report {report} has none of that name")


def _held(draft: Draft, kind: DecisionKind, before: HeldFact | None, after: Fact | None) -> HeldFact | None:
    """The fact as it stands after the decision; checked."""
    if kind is DecisionKind.REJECT:
        return None
    if kind is DecisionKind.ACCEPT:
        return before
    if after is None:
        raise CannotDecide("a fact", "its new value and words are missing")
    if kind is DecisionKind.ADD:
        after = replace(after, id=_name(draft, after), confidence=1.0, rule="by hand")
    elif before is not None:
        after = replace(after, id=before.fact.id, rule="by hand")
    try:
        after.passage.held(draft.report.text)
    except BrokenPassage as error:
        raise CannotDecide(f"fact {after.field}", error.message()) from error
    if (fault := fault_of(after)) is not None:
        raise CannotDecide(f"fact {after.field}", fault)
    held = HeldFact.of(draft, after)
    if held.incident is None:
        raise CannotDecide(f"fact {after.field}", f"the report has no incident {after.incident!r}")
    if after.voice != REPORT_VOICE and held.voice is None:
        raise CannotDecide(f"fact {after.field}", f"the report has no voice {after.voice!r}")
    if {after.person, after.by_person} - {None} != {p.id for p in held.people}:
        raise CannotDecide(f"fact {after.field}", "it names a person that the report does not have")
    return held


def _name(draft: Draft, fact: Fact) -> str:
    place = (fact.passage.start, fact.passage.end)
    who = (fact.person, fact.by, fact.by_person, fact.voice, fact.modality)
    return local_id("h", draft.report.text_id, fact.incident, fact.field, canonical(encode(fact.value)), *place, *who)


def _standing_on(work: Work, report: int, fact: str) -> int | None:
    return work.connection.scalar(
        select(decisions.c.n).where(decisions.c.report == report, decisions.c.fact == fact, decisions.c.retired == "")
    )
