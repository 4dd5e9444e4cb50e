"""When a page changes: what of the decisions on its older version still stands, and what is orphaned.

Nothing is moved by resemblance. A decision is carried only where the newer draft has exactly one fact of the same
field, value and exact words with the same 32 characters before and after, and the older text had exactly one such place
too. Any other decision is an orphan: it returns to the queue with the old words beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import delete, insert, select, update

from averment.domain.decisions import ON_FACTS, Decision, DecisionKind, HeldFact
from averment.domain.draft import Draft, Fact
from averment.domain.passages import Passage, Span
from averment.store.commands import indexing
from averment.store.commands.appending import append, retire
from averment.store.commands.counting import recount
from averment.store.commands.work import Work
from averment.store.queries.reports import standing
from averment.store.rows import Status
from averment.store.schema import orphans, reports, tellings

_PLACES = ("id", "incident", "passage", "claim", "voice", "by_person", "person")
CONTEXT = 32
"""Characters on each side: more than the 10 that other annotation stores found too few."""


def supersede(work: Work, old: int, new: int) -> None:
    """The new version takes the old one's place: its incidents, its decisions where their words still stand."""
    words = work.draft(old)
    work.connection.execute(update(reports).where(reports.c.n == old).values(current=False, status=Status.OLD.value))
    indexing.unindex(work, old, words)
    hand_on_incidents(work, old, new)
    _unsettled(work, old, new)
    _carry(work, standing(work.connection, [old]).get(old, ()), words, new, reread=False)
    recount(work, old)


def onto_new_text(work: Work, words: Draft, number: int) -> None:
    """A newer reader read the same bytes otherwise: decisions on the old text are carried or orphaned."""
    _carry(work, standing(work.connection, [number]).get(number, ()), words, number, reread=True)


def _carry(work: Work, made: Iterable[Decision], old: Draft, new: int, *, reread: bool) -> None:
    draft = work.draft(new)
    for decision in made:
        if decision.kind not in ON_FACTS:
            continue
        if reread:
            retire(work, decision.number, "orphaned")
        target = _same(decision, old, draft)
        if target is None:
            _orphan(work, decision.number, new)
        else:
            _repeat(work, decision, target, draft, new)
    indexing.refact(work, new)


def _same(decision: Decision, old: Draft, new: Draft) -> HeldFact | None:
    """The fact of the new draft that the decision is about, as the decision leaves it; None where there is no one."""
    held = decision.before or decision.after
    if held is None:
        return None
    fact, words = held.fact, surrounded(old.report.text, held.fact.passage.span)
    if old.report.text.count(words) != 1 or new.report.text.count(words) != 1:
        return None
    start = new.report.text.index(words) + (fact.passage.start - max(0, fact.passage.start - CONTEXT))
    place = Passage.cut(new.report.text, Span(start, start + len(fact.passage.exact)))
    if decision.kind is DecisionKind.ADD:
        return replace(held, fact=replace(fact, passage=place))
    alike = [f for f in new.facts if f.passage == place and (f.field, f.value) == (fact.field, fact.value)]
    return HeldFact.of(new, alike[0]) if len(alike) == 1 else None


def surrounded(text: str, span: Span) -> str:
    """The words of a span with what stands around them."""
    return text[max(0, span.start - CONTEXT) : span.end + CONTEXT]


def _repeat(work: Work, decision: Decision, target: HeldFact, draft: Draft, number: int) -> None:
    after = _after(decision, target, draft)
    append(
        work,
        decision.kind,
        report=number,
        fact=target.fact.id,
        before=None if decision.kind is DecisionKind.ADD else target,
        after=after,
        detail=decision.detail,
        reason=decision.reason,
        carries=decision.number,
        who=decision.who,
    )


def _after(decision: Decision, target: HeldFact, draft: Draft) -> HeldFact | None:
    if decision.after is None:
        return None
    if decision.kind is DecisionKind.CORRECT:
        return HeldFact.of(draft, _pointing(decision.after.fact, target.fact))
    return target


def _pointing(corrected: Fact, target: Fact) -> Fact:
    """The corrected values with the new draft's places."""
    same = {name: getattr(target, name) for name in _PLACES}
    return replace(corrected, **same)


def _orphan(work: Work, decision: int, report: int) -> None:
    work.connection.execute(insert(orphans).values(decision=decision, report=report, at=work.now()))
    work.log("decision.orphaned", {"decision": decision}, report=report)


def _unsettled(work: Work, old: int, new: int) -> None:
    """Orphans that nobody has settled wait at the newest version."""
    work.connection.execute(
        update(orphans).where(orphans.c.report == old, orphans.c.settled_at.is_(None)).values(report=new)
    )


def hand_on_incidents(work: Work, old: int, new: int) -> None:
    """Tellings go to the same local id, else to the incident that the new draft is mainly about; others end."""
    draft = work.draft(new)
    kinds = {i.id: i.primary for i in draft.incidents}
    main = draft.primary.id if draft.primary else None
    told = work.connection.execute(
        select(tellings).where(tellings.c.report == old).order_by(tellings.c.main.desc())
    ).all()
    work.connection.execute(delete(tellings).where(tellings.c.report == old))
    taken: set[str] = set()
    for row in told:
        work.stale.add(row.incident)
        local = row.local if row.local in kinds else main if row.main else None
        if local is None or local in taken:
            work.log("telling.left", {"local": row.local}, report=old, incident=row.incident)
            continue
        taken.add(local)
        work.connection.execute(
            insert(tellings).values(
                report=new, local=local, incident=row.incident, main=kinds[local], pinned=row.pinned
            )
        )
        if (new, local) != (old, row.local):
            takes = {"report": old, "local": row.local}
            said = {"local": local, "takes": takes, "pinned": row.pinned}
            work.log("telling.placed", said, report=new, incident=row.incident)
