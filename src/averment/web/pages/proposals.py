"""What grouping proposes and does not do: two incidents that may be one, or one whose reports have come apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from averment.dossier import labels
from averment.store.reader import Reader
from averment.store.rows import ProposalRow
from averment.web.asking import After, Asks
from averment.web.pages.placing import what_of
from averment.web.shown import Shown, told

LIMIT = 20
_REPORTS = 5
"""Reports of each side that are named."""
_ASKS = {"merge": "Two incidents may be one", "split": "The reports of an incident may tell of several"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLine:
    """A report of one side."""

    number: int = told("The report's number")
    title: str = told("Its title")
    published: str = told("Publisher and day, as far as they are known")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSide:
    """One incident of two, or one part of one."""

    id: str = told("The incident's id; of a part, that of the incident which it is taken from")
    what: str = told("Place, day and how many reports")
    reports: tuple[TitleLine, ...] = told("Its reports, the first few")
    more: int = told("Reports that are not named")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """One proposal, as a person decides on it."""

    number: int = told("The proposal's number")
    ask: str = told("`merge` or `split`")
    text: str = told("What is asked")
    reason: str = told("Why grouping asks: what speaks for it and against it")
    likely: int = told("How likely grouping takes both sides to be one incident, in percent")
    day: str = told("Since when it waits")
    sides: tuple[ProposalSide, ...] = told("Both incidents, or the parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsPage(Shown):
    """Merges and splits that grouping proposes, for a person to accept or refuse."""

    template: ClassVar[str] = "proposals.html"
    path: ClassVar[str] = "/queue/proposals"
    proposals: tuple[ProposalLine, ...] = told("Proposals of this page, the likeliest to be one incident first")
    next: str | None = told("Where the next page begins; null on the last")


def proposals_page(reader: Asks, after: After = None) -> ProposalsPage:
    """What grouping would rather ask than do."""
    found = reader.proposals(after=after, limit=LIMIT)
    return ProposalsPage(proposals=tuple(lines_of(reader, found.rows)), next=found.next)


def lines_of(reader: Reader, rows: Iterable[ProposalRow]) -> Iterator[ProposalLine]:
    """Proposals with both sides."""
    for row in rows:
        if row.ask == "merge":
            sides = tuple(_incident(reader, name) for name in (row.one, row.other) if name)
        else:
            sides = tuple(_part(reader, row.one, part) for part in row.parts)
        yield ProposalLine(
            number=row.number,
            ask=row.ask,
            text=_ASKS[row.ask],
            reason=row.reason,
            likely=round(100 * row.score),
            day=labels.day(row.at[:10]),
            sides=sides,
        )


def _incident(reader: Reader, name: str) -> ProposalSide:
    detail = reader.incident(name)
    numbers = [detail.reports[t.draft.report.id] for t in detail.record.tellings]
    return _side(reader, name, what_of(detail.row), numbers)


def _part(reader: Reader, name: str, numbers: tuple[int, ...]) -> ProposalSide:
    count = len(numbers)
    return _side(reader, name, f"{count} {'report' if count == 1 else 'reports'}", numbers)


def _side(reader: Reader, name: str, what: str, numbers: Iterable[int]) -> ProposalSide:
    every = list(dict.fromkeys(numbers))
    lines = []
    for number in every[:_REPORTS]:
        report = reader.report(number).report
        day = labels.day(report.published.isoformat()) if report.published else ""
        lines.append(
            TitleLine(
                number=number,
                title=report.title or f"report {number}",
                published=", ".join(p for p in (report.publisher or "", day) if p),
            )
        )
    return ProposalSide(id=name, what=what, reports=tuple(lines), more=max(0, len(every) - _REPORTS))
