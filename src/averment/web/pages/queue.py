"""The queue: which reports wait for a person, and how much is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Query

from averment.domain.codes import ReportKind
from averment.store.reader import Reader
from averment.store.rows import Page, QueueFilter, QueueOrder, QueueRow, Status
from averment.web.asking import After, Asks
from averment.web.pages.proposals import ProposalLine, lines_of
from averment.web.shown import Shown, told

LIMIT = 50
_PROPOSALS = 3
"""Proposals of grouping that the queue itself shows."""
ORDERS = {
    QueueOrder.RELEVANCE: "most surely about force",
    QueueOrder.OLDEST: "waiting longest",
    QueueOrder.NEWEST: "published last",
    QueueOrder.CONFLICT: "most conflicts",
    QueueOrder.ORPHANED: "most orphaned decisions",
}
STATUSES = {
    Status.WAITING: "waiting",
    Status.DONE: "done",
    Status.APART: "no incident",
    Status.OLD: "older versions",
}
KINDS = {
    ReportKind.USE_OF_FORCE: "use of force",
    ReportKind.OTHER_VIOLENCE: "other violence",
    ReportKind.NONE: "no incident",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report of a list."""

    number: int = told("The report's number in the store")
    title: str = told("Its title, else what its input was called")
    publisher: str = told("Who published it; empty where it is not known")
    published: str = told("The day of publication; empty where it is not known")
    kind: str = told("What it tells of, in plain words")
    relevance: int = told("How surely it tells of that, in percent")
    facts: int = told("How many facts it has")
    undecided: int = told("How many of them nobody has decided on")
    conflicts: int = told("How many fields of its incident are disputed")
    orphans: int = told("Decisions on an older version whose words are gone from this one")
    version: int = told("Which version of its page it is")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a list."""

    value: str = told("What is sent")
    label: str = told("What is shown")
    chosen: bool = told("Whether it is chosen")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage(Shown):
    """Reports that wait for a person, and how much is done."""

    template: ClassVar[str] = "queue.html"
    path: ClassVar[str] = "/queue"
    rows: tuple[ReportLine, ...] = told("Reports of this page of the list")
    next: str | None = told("Where the next page begins; null on the last")
    orders: tuple[Option, ...] = told("What may come first")
    statuses: tuple[Option, ...] = told("Which reports may be listed")
    kinds: tuple[Option, ...] = told("Kinds of report to list alone")
    orphans: bool = told("Whether only reports with orphaned decisions are listed")
    proposals: tuple[ProposalLine, ...] = told("The first proposals of grouping that wait for a person")
    proposed: int = told("Proposals of grouping that wait, in all")
    waiting: int = told("Reports that wait, in all")
    done: int = told("Reports that are done, in all")
    apart: int = told("Reports that tell of no incident, in all")
    facts: int = told("Facts in all current reports")
    undecided: int = told("Facts nobody has decided on")


def queue_page(
    reader: Asks,
    order: QueueOrder = QueueOrder.RELEVANCE,
    status: Status = Status.WAITING,
    kind: Annotated[ReportKind | None, Query()] = None,
    orphans: bool = False,  # noqa: FBT001, FBT002 - a parameter of an address
    after: After = None,
) -> QueuePage:
    """Reports waiting for review, or of another status, in the order asked for."""
    which = QueueFilter(status=status, kind=kind.value if kind else None, orphans=True if orphans else None)
    found: Page[QueueRow] = reader.queue(which, order, after=after, limit=LIMIT)
    told_ = reader.progress()
    every = [Option(value=k.value, label=text, chosen=k is kind) for k, text in KINDS.items()]
    return QueuePage(
        rows=tuple(line_of(r) for r in found.rows),
        next=found.next,
        orders=tuple(Option(value=o.value, label=text, chosen=o is order) for o, text in ORDERS.items()),
        statuses=tuple(Option(value=s.value, label=text, chosen=s is status) for s, text in STATUSES.items()),
        kinds=(Option(value="", label="every kind", chosen=kind is None), *every),
        orphans=orphans,
        proposals=tuple(lines_of(reader, reader.proposals(limit=_PROPOSALS).rows)),
        proposed=reader.proposed(),
        waiting=told_.reports.get(Status.WAITING, 0),
        done=told_.reports.get(Status.DONE, 0),
        apart=told_.reports.get(Status.APART, 0),
        facts=told_.facts,
        undecided=told_.undecided,
    )


def line_of(row: QueueRow) -> ReportLine:
    """A row of the store as a list shows it; a name of a file is shown without its folders."""
    name = (row.key or "").replace("\\", "/").rstrip("/").rpartition("/")[2] or row.key or row.id
    return ReportLine(
        number=row.number,
        title=row.title or name,
        publisher=row.publisher or "",
        published=row.published or "",
        kind=KINDS.get(ReportKind(row.kind), row.kind),
        relevance=round(100 * row.relevance),
        facts=row.facts,
        undecided=row.undecided,
        conflicts=row.conflicts,
        orphans=row.orphans,
        version=row.version,
    )


def next_waiting(reader: Reader, beside: int | None) -> int | None:
    """The report to review next; None where none waits but perhaps the one at hand."""
    rows = reader.queue(limit=2).rows
    return next((r.number for r in rows if r.number != beside), None)
