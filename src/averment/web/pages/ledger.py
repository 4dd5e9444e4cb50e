"""The ledger: every change as a line of the chain, newest first, of all or of one report or incident."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from fastapi import Query

from averment.domain.decisions import DecisionKind
from averment.dossier import labels
from averment.dossier.display import one_row
from averment.store.packing import canonical, value_text
from averment.store.queries.incidents import number
from averment.store.rows import HistoryLine
from averment.web.asking import After, Asks
from averment.web.shown import Shown, told

LIMIT = 60
_CUT = 160
"""Characters of a line's own words that are shown; its JSON has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One line of the ledger."""

    number: int = told("The line's number in the chain")
    at: str = told("When, UTC")
    what: str = told("What was done, in plain words")
    who: str = told("In whose name; empty where the words were erased")
    detail: str = told("The words of it, cut")
    report: int | None = told("The report it is about")
    erased: bool = told("Whether its words were erased by order of an editor")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPage(Shown):
    """Every change of the record, each a line of a chain that can be verified."""

    template: ClassVar[str] = "ledger.html"
    path: ClassVar[str] = "/ledger"
    lines: tuple[LedgerLine, ...] = told("Lines, the newest first")
    of: str = told("The report or incident whose lines are shown; empty for all")
    query: str = told("The same as an address asks it")
    next: str | None = told("Where the next page begins; null on the last")
    length: int = told("Lines in all")
    head: str = told("The hash of the last line: who keeps it elsewhere can tell whether a line before it was changed")


def ledger_page(
    reader: Asks,
    report: Annotated[int | None, Query(ge=1)] = None,
    incident: Annotated[str | None, Query(max_length=120)] = None,
    after: After = None,
) -> LedgerPage:
    """Lines of the ledger, of all or of one report or incident."""
    about = number(reader.connection, incident) if incident else None
    found = reader.history(report=report, incident=about, after=after, limit=LIMIT)
    length, head = reader.head()
    return LedgerPage(
        lines=tuple(_line(h) for h in found.rows),
        of=f"report {report}" if report else f"incident {incident}" if incident else "",
        query=f"report={report}" if report else f"incident={incident}" if incident else "",
        next=found.next,
        length=length,
        head=head,
    )


_KINDS = {
    "report.added": "took a report in",
    "report.captured": "found a report at a further place",
    "draft.added": "drafted a report anew",
    "decision.orphaned": "found no words for a decision in a newer version",
    "erasure": "erased words by order",
    "tombstone": "keeps something erased from coming back",
    "decision.undone": "took a decision back",
    "decision.settled": "looked at an orphaned decision",
    "incident.made": "made an incident",
    "proposal.made": "proposed to merge or to split incidents",
    "telling.placed": "said which incident a report tells of",
    "user.added": "made an account",
    "user.changed": "changed an account",
    "user.invited": "gave out a link to set a password",
    "user.revoked": "ended the sessions of an account",
}


def _line(line: HistoryLine) -> LedgerLine:
    payload = line.payload or {}
    row = payload.get("row") or {}
    what = _KINDS.get(line.kind, line.kind.replace(".", " "))
    if line.kind == "decision":
        what = f"decided: {_decision(row)}"
    detail = {k: v for k, v in payload.items() if k not in {"row", "who"}}
    words = _detail(row) if row else canonical(detail) if detail else ""
    return LedgerLine(
        number=line.number,
        at=line.at,
        what=what,
        who=str(payload.get("who") or row.get("who") or ""),
        detail=one_row(words)[:_CUT] + ("…" if len(words) > _CUT else ""),
        report=line.report,
        erased=line.payload is None,
    )


def _decision(row: dict[str, Any]) -> str:
    kind = str(row.get("kind") or "")
    return kind.replace("_", " ") if kind in set(DecisionKind) else "something"


def _detail(row: dict[str, Any]) -> str:
    """Field, value, words and reason of a decision, as far as it has them."""
    held = row.get("after") or row.get("before")
    fact = json.loads(held).get("fact", {}) if isinstance(held, str) else {}
    name = str(fact.get("field") or row.get("field") or "")
    value = fact.get("value")
    shown = value_text(tuple(value)) if isinstance(value, list) and len(value) == 2 else value_text(value)
    words = (fact.get("passage") or {}).get("exact", "")
    parts = (labels.FIELD.get(name, name), shown, f"“{words}”" if words else "", str(row.get("reason") or ""))
    return " · ".join(p for p in parts if p)
