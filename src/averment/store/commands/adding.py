"""Taking reports in: bytes, text, draft, version; the same again changes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, insert, select, update

from averment.domain.draft import Draft
from averment.domain.identity import digest
from averment.domain.report import Report
from averment.errors import CannotDecide
from averment.store.commands import carrying, indexing, tombs
from averment.store.commands.counting import recount
from averment.store.commands.work import Work
from averment.store.packing import pack, sha, squeeze
from averment.store.rows import Status
from averment.store.schema import bodies, captures, drafts, reports, texts


class Outcome(StrEnum):
    """What taking a report in came to."""

    NEW = "new"
    VERSION = "version"
    """The page of that address had other bytes before."""
    REDRAFTED = "redrafted"
    """The same bytes, read or marked by another version of the program."""
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Where and when bytes were got: an address, or a file's path."""

    place: str
    at: str | None = None
    """UTC, ISO 8601; now where it is not known better."""
    head: str | None = None
    """Status line and headers as a server sent them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The report's number in the store, and what became of it."""

    number: int
    outcome: Outcome


def add(work: Work, draft: Draft, raw: bytes, capture: Capture | None) -> Added:
    """Take a report in."""
    draft = _writable(draft)
    report = draft.report
    if report.id != digest(raw):
        raise CannotDecide(f"report {report.key}", "its id is not the digest of its bytes")
    for passage in draft.passages():
        passage.held(report.text)
    tombs.refuse(work, draft)
    known = work.connection.execute(select(reports).where(reports.c.id == report.id)).first()
    if known is not None:
        return _again(work, known, draft, capture)
    before = _before(work, report)
    number = _insert(work, draft, raw, before)
    _capture(work, number, capture or Capture(place=report.url or report.key), new=True)
    if before is not None:
        carrying.supersede(work, before.n, number)
        recount(work, number)
    return Added(number=number, outcome=Outcome.NEW if before is None else Outcome.VERSION)


def _writable(draft: Draft) -> Draft:
    """Half characters in a file's name cannot be written to a database."""
    key = draft.report.key.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return replace(draft, report=replace(draft.report, key=key))


def _again(work: Work, known: Row[Any], draft: Draft, capture: Capture | None) -> Added:
    if capture is not None:
        _capture(work, known.n, capture)
    live = work.connection.execute(
        select(drafts.c.n, drafts.c.digest, texts.c.id)
        .join(texts, texts.c.n == drafts.c.text)
        .where(drafts.c.report == known.n, drafts.c.retired_at.is_(None))
    ).first()
    # What the input calls a report, and how it was described, stays as it came first.
    old = work.draft(known.n)
    draft = replace(draft, report=replace(old.report, text_id=draft.report.text_id, text=draft.report.text))
    if live is None or (pack(draft)[0] == live.digest and live.id == draft.report.text_id):
        return Added(number=known.n, outcome=Outcome.SAME)
    if draft.engine == old.engine and draft.report.text_id == old.report.text_id:
        return Added(number=known.n, outcome=Outcome.SAME)
    redraft(work, known.n, draft)
    return Added(number=known.n, outcome=Outcome.REDRAFTED)


def redraft(work: Work, number: int, draft: Draft) -> None:
    """Put a newer draft in the place of a report's own, which is retired; decisions stay on top."""
    now, text = work.now(), _text(work, draft.report)
    old = work.connection.execute(
        select(drafts.c.n, drafts.c.text).where(drafts.c.report == number, drafts.c.retired_at.is_(None))
    ).one()
    words = work.draft(number)
    work.connection.execute(update(drafts).where(drafts.c.n == old.n).values(retired_at=now))
    work.connection.execute(update(reports).where(reports.c.n == number).values(text=text, **_about(draft)))
    name = _draft(work, number, text, draft)
    work.log("draft.added", {**name, "retires": old.n}, report=number)
    indexing.unindex(work, number, words)
    work.forget(number)
    indexing.index(work, number, draft)
    carrying.hand_on_incidents(work, number, number)
    if text != old.text:
        carrying.onto_new_text(work, words, number)
    recount(work, number)


def _before(work: Work, report: Report) -> Any:
    """The current version of the page that these bytes are a newer version of: the one of the same address."""
    if not report.url:
        return None
    return work.connection.execute(
        select(reports.c.n, reports.c.lineage, reports.c.version)
        .where(reports.c.url == report.url, reports.c.current)
        .order_by(reports.c.n.desc())
        .limit(1)
    ).first()


def _insert(work: Work, draft: Draft, raw: bytes, before: Row[Any] | None) -> int:
    report = draft.report
    text = _text(work, report)
    day = report.published.isoformat() if report.published else None
    about = {
        "version": before.version + 1 if before else 1,
        "key": report.key,
        "url": report.url,
        "title": report.title,
        "byline": report.byline,
        "publisher": report.publisher,
        "publisher_role": report.publisher_role.value,
        "published": day,
        "language": report.language,
        "wire": report.wire,
        "notes": json.dumps(report.notes, ensure_ascii=False),
        "pages": json.dumps(report.pages),
        "day": day or "",
        "status": (Status.WAITING if draft.facts else Status.APART).value,
        "facts": len(draft.facts),
        "undecided": len(draft.facts),
        **_about(draft),
    }
    lineage = before.lineage if before else 0
    number = work.insert(reports, id=report.id, text=text, lineage=lineage, current=True, added_at=work.now(), **about)
    if before is None:
        work.connection.execute(update(reports).where(reports.c.n == number).values(lineage=number))
    coding, data = squeeze(raw)
    work.connection.execute(insert(bodies).values(report=number, size=len(raw), coding=coding, data=data))
    name = _draft(work, number, text, draft)
    payload = {
        **{name: value for name, value in about.items() if name not in _DERIVED},
        "id": report.id,
        "lineage": before.lineage if before else number,
        **name,
    }
    work.log("report.added", payload, report=number)
    indexing.index(work, number, draft)
    work.remember(number, draft)
    return number


_DERIVED = frozenset({"day", "status", "facts", "undecided", "kind", "relevance"})


def _about(draft: Draft) -> dict[str, Any]:
    first = draft.primary
    return {
        "kind": first.kind.value if first else "none",
        "relevance": first.relevance if first else 0.0,
    }


def _text(work: Work, report: Report) -> int:
    known = work.connection.scalar(select(texts.c.n).where(texts.c.id == report.text_id))
    return known or work.insert(texts, id=report.text_id, digest=sha(report.text), text=report.text)


def _draft(work: Work, number: int, text: int, draft: Draft) -> dict[str, Any]:
    name, body = pack(draft)
    row = work.insert(
        drafts,
        report=number,
        text=text,
        engine=draft.engine.name,
        engine_version=draft.engine.version,
        made_at=work.now(),
        digest=name,
        body=body,
    )
    return {
        "draft": row,
        "digest": name,
        "engine": f"{draft.engine.name} {draft.engine.version}",
        "text": draft.report.text_id,
        "words": sha(draft.report.text),
    }


def _capture(work: Work, number: int, capture: Capture, *, new: bool = False) -> None:
    """Note a further place that the same bytes were found at, once."""
    place = capture.place.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    here = select(captures.c.n).where(captures.c.report == number, captures.c.place == place)
    known = None if new else work.connection.scalar(here)
    if known is None:
        at = capture.at or work.now()
        row = work.insert(captures, report=number, place=place, at=at, head=capture.head)
        head = sha(capture.head) if capture.head else None
        work.log("report.captured", {"capture": row, "place": place, "at": at, "head": head}, report=number)
