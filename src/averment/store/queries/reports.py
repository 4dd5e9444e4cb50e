"""One report version with everything about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from averment.domain.decisions import Decision, DecisionKind
from averment.domain.draft import Draft
from averment.errors import CannotDecide
from averment.store.packing import held_from, release, unpack
from averment.store.queries.queue import COLUMNS, queue_row
from averment.store.rows import Held, ReportRecord, Version
from averment.store.schema import bodies, decisions, drafts, incidents, orphans, reports, tellings, texts


def number(connection: Connection, name: str) -> int | None:
    """By id, by number, or by address."""
    if name.isdecimal() and len(name) < 19:
        return connection.scalar(select(reports.c.n).where(reports.c.n == int(name)))
    if name.startswith("sha256:"):
        return connection.scalar(select(reports.c.n).where(reports.c.id == name))
    return connection.scalar(
        select(reports.c.n).where(reports.c.url == name, reports.c.current).order_by(reports.c.n.desc()).limit(1)
    )


def record(connection: Connection, wanted: int) -> ReportRecord:
    """The whole of it; raises `CannotDecide` where there is none, or its words were erased."""
    row = connection.execute(
        select(reports, texts.c.text.label("words"), drafts.c.body)
        .join(texts, texts.c.n == reports.c.text)
        .outerjoin(drafts, (drafts.c.report == reports.c.n) & drafts.c.retired_at.is_(None))
        .where(reports.c.n == wanted)
    ).first()
    if row is None:
        raise CannotDecide(f"report {wanted}", "there is none of that number")
    if row.body is None or row.words is None:
        raise CannotDecide(f"report {wanted}", "its words were erased by order of an editor")
    draft = unpack(row.body, row.words)
    shown = connection.execute(select(*COLUMNS).where(reports.c.n == wanted)).one()
    return ReportRecord(
        row=queue_row(shown),
        report=draft.report,
        draft=draft,
        decisions=standing(connection, [wanted]).get(wanted, ()),
        orphans=_orphans(connection, wanted),
        versions=_versions(connection, row),
        incidents=_incidents(connection, wanted),
    )


def held(connection: Connection, ids: Sequence[str]) -> dict[str, Held]:
    """Those of these reports that are here."""
    rows = connection.execute(
        select(reports.c.id, reports.c.n, texts.c.id.label("text_id"), drafts.c.engine, drafts.c.engine_version)
        .join(drafts, (drafts.c.report == reports.c.n) & drafts.c.retired_at.is_(None))
        .join(texts, texts.c.n == drafts.c.text)
        .where(reports.c.id.in_(ids))
    )
    return {r.id: Held(number=r.n, text_id=r.text_id, stamp=f"{r.engine} {r.engine_version}") for r in rows}


def raw(connection: Connection, wanted: int) -> bytes | None:
    """The archived bytes."""
    row = connection.execute(select(bodies.c.coding, bodies.c.data).where(bodies.c.report == wanted)).first()
    return None if row is None or row.data is None else release(row.coding, row.data)


def drafts_of(connection: Connection, wanted: Sequence[int]) -> dict[int, Draft]:
    """Live drafts of several reports, as their engine left them; erased ones are left out."""
    if not wanted:
        return {}
    rows = connection.execute(
        select(reports.c.n, drafts.c.body, texts.c.text)
        .join(texts, texts.c.n == reports.c.text)
        .join(drafts, (drafts.c.report == reports.c.n) & drafts.c.retired_at.is_(None))
        .where(reports.c.n.in_(wanted))
    ).all()
    return {r.n: unpack(r.body, r.text) for r in rows if r.body is not None and r.text is not None}


def standing(connection: Connection, wanted: Sequence[int]) -> dict[int, tuple[Decision, ...]]:
    """Decisions that stand on several reports, by number."""
    rows = connection.execute(
        select(decisions, incidents.c.id.label("incident_id"))
        .outerjoin(incidents, incidents.c.n == decisions.c.incident)
        .where(decisions.c.report.in_(wanted), decisions.c.retired == "")
        .order_by(decisions.c.n)
    ).all()
    found: dict[int, list[Decision]] = {}
    for row in rows:
        found.setdefault(row.report, []).append(decision_of(row))
    return {n: tuple(every) for n, every in found.items()}


def decision_of(row: Row[Any]) -> Decision:
    """A row of `decisions` joined with the incident's id."""
    return Decision(
        number=row.n,
        at=row.at,
        who=row.who,
        kind=DecisionKind(row.kind),
        report=row.report,
        fact=row.fact,
        incident=row.incident_id,
        field=row.field,
        person=row.person,
        before=held_from(row.before),
        after=held_from(row.after),
        detail=row.detail,
        reason=row.reason,
        carries=row.carries,
        replaces=row.replaces,
        retired=row.retired,
        retired_at=row.retired_at,
    )


def _orphans(connection: Connection, wanted: int) -> tuple[Decision, ...]:
    rows = connection.execute(
        select(decisions, incidents.c.id.label("incident_id"))
        .join(orphans, orphans.c.decision == decisions.c.n)
        .outerjoin(incidents, incidents.c.n == decisions.c.incident)
        .where(orphans.c.report == wanted, orphans.c.settled_at.is_(None))
        .order_by(decisions.c.n)
    )
    return tuple(decision_of(r) for r in rows)


def _versions(connection: Connection, row: Row[Any]) -> tuple[Version, ...]:
    rows = connection.execute(
        select(reports.c.n, reports.c.id, reports.c.version, reports.c.current, reports.c.added_at, reports.c.text)
        .where(reports.c.lineage == row.lineage)
        .order_by(reports.c.version)
    )
    return tuple(
        Version(
            number=r.n,
            id=r.id,
            version=r.version,
            current=r.current,
            added_at=r.added_at,
            same_text=r.text == row.text,
        )
        for r in rows
    )


def _incidents(connection: Connection, wanted: int) -> dict[str, str]:
    rows = connection.execute(
        select(tellings.c.local, incidents.c.id)
        .join(incidents, incidents.c.n == tellings.c.incident)
        .where(tellings.c.report == wanted)
        .order_by(tellings.c.local)
    )
    return {r.local: r.id for r in rows}
