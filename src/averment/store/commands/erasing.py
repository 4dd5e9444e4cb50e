"""Erasing a report's words by order of an editor: everything that holds them goes, the chain and a tombstone stay."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Text, cast, func, select, text, update

from averment.domain.draft import Draft
from averment.errors import CannotDecide
from averment.store.commands import indexing, tombs
from averment.store.commands.counting import recount
from averment.store.commands.work import Work
from averment.store.packing import sha
from averment.store.queries.search import folded
from averment.store.schema import (
    bodies,
    captures,
    decisions,
    drafts,
    incidents,
    ledger,
    reports,
    tellings,
    texts,
    tombstones,
)


def erase(work: Work, report: int, grounds: str, names: Sequence[str]) -> int:
    """Erase every version of the page; how many lines of the ledger lost their words.

    `grounds` is a kind of reason and never the words.
    """
    if not grounds.strip():
        raise CannotDecide(f"report {report}", "say on which grounds, without naming anybody")
    row = work.connection.execute(select(reports).where(reports.c.n == report)).first()
    if row is None:
        raise CannotDecide(f"report {report}", "there is none of that number")
    if row.erased_at is not None:
        raise CannotDecide(f"report {report}", "its words were erased already")
    versions = work.connection.scalars(
        select(reports.c.n).where(reports.c.lineage == row.lineage, reports.c.erased_at.is_(None))
    )
    return sum(_erase(work, version, grounds, names) for version in sorted(versions))


def _erase(work: Work, report: int, grounds: str, names: Sequence[str]) -> int:
    draft = work.draft(report)
    _bury(work, draft, names, grounds)
    if work.connection.scalar(select(reports.c.current).where(reports.c.n == report)):
        indexing.unindex(work, report, draft)
    work.stale.update(work.connection.scalars(select(tellings.c.incident).where(tellings.c.report == report)))
    _empty(work, report)
    work.forget(report)
    work.flush()
    lines = list(
        work.connection.scalars(
            select(ledger.c.n).where(ledger.c.report == report, ledger.c.payload.is_not(None)).order_by(ledger.c.n)
        )
    )
    work.connection.execute(update(ledger).where(ledger.c.n.in_(lines)).values(payload=None, salt=None))
    work.log("erasure", {"lines": lines, "grounds": grounds}, report=report)
    recount(work, report)
    if work.connection.dialect.name == "sqlite":  # the index forgets a word only when its pieces are merged
        work.connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))
    return len(lines)


def _bury(work: Work, draft: Draft, names: Sequence[str], grounds: str) -> None:
    secret = tombs.secret_of(work)
    buried = [(tombs.REPORT, draft.report.id), (tombs.TEXT, sha(draft.report.text))]
    buried += [(tombs.NAME, folded(name)) for name in names if folded(name)]
    for kind, words in buried:
        digest = tombs.sealed(secret, words)
        known = work.connection.scalar(
            select(tombstones.c.n).where(tombstones.c.kind == kind, tombstones.c.digest == digest)
        )
        if known is None:
            row = work.insert(tombstones, kind=kind, digest=digest, at=work.now(), who=work.who, grounds=grounds)
            work.log("tombstone", {"tombstone": row, "kind": kind, "digest": digest, "grounds": grounds})


def _empty(work: Work, report: int) -> None:
    """Take the words out of every row that holds them."""
    run = work.connection.execute
    run(update(bodies).where(bodies.c.report == report).values(data=None))
    run(
        update(captures)
        .where(captures.c.report == report)
        .values(place="erased " + cast(captures.c.n, Text), head=None)
    )
    run(
        update(incidents)
        .where(incidents.c.n.in_(select(tellings.c.incident).where(tellings.c.report == report)))
        .values(comparison=None, stale=True)
    )
    owned = list(work.connection.scalars(select(drafts.c.text).where(drafts.c.report == report).distinct()))
    run(update(drafts).where(drafts.c.report == report).values(body=None, retired_at=work.now()))
    for number in owned:
        shared = work.connection.scalar(select(func.count()).where(drafts.c.text == number, drafts.c.body.is_not(None)))
        if not shared:
            run(update(texts).where(texts.c.n == number).values(text=None))
    run(
        update(decisions)
        .where(decisions.c.report == report)
        .values(before=None, after=None, detail="", reason="", retired="erased", retired_at=work.now())
    )
    empty = dict.fromkeys(("key", "url", "title", "byline", "publisher", "language", "wire"))
    run(update(reports).where(reports.c.n == report).values(**empty, notes="[]", pages="[]", erased_at=work.now()))
