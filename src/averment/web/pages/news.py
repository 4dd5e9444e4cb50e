"""What changed of an incident after a day: reports, what people decided, and what the comparison says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from averment.bootstrap import build_knowledge
from averment.comparing import Comparison
from averment.comparing.since import changed_since
from averment.comparison.news import lines
from averment.domain.decisions import ON_FACTS, Decision, DecisionKind
from averment.dossier import labels
from averment.keeping import numbered
from averment.store.reader import Reader
from averment.store.rows import IncidentDetail
from averment.web.pages.facts import said
from averment.web.pages.standing import field_label
from averment.web.shown import told

_DONE = {
    DecisionKind.CORRECT: "corrected",
    DecisionKind.REJECT: "rejected",
    DecisionKind.ADD: "added by hand",
    DecisionKind.PENDING: "said to be pending",
    DecisionKind.UNKNOWABLE: "said not to be knowable",
    DecisionKind.PUBLISH_DRIFT: "change of account published",
    DecisionKind.MERGE: "merged with another incident",
    DecisionKind.SPLIT: "reports split off",
    DecisionKind.REFUSE: "left as it is, although grouping asked",
    DecisionKind.CLOSE: "report closed as it is",
    DecisionKind.REOPEN: "report opened again",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Something that a person decided."""

    text: str = told("What was decided")
    who: str = told("By whom")
    day: str = told("On which day")
    report: int | None = told("The report that it is about; null for the incident itself")
    reason: str = told("Why")
    stands: bool = told("Whether it still counts")


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Everything after a day."""

    reports: tuple[str, ...] = told("What reports published after the day, and the comparison with them, say anew")
    decisions: tuple[Decided, ...] = told("What people decided after the day, acceptances counted together")


def news_of(reader: Reader, detail: IncidentDetail, comparison: Comparison, day: date) -> News:
    """What is new after a day.

    Both comparisons have every decision that stands today: what people changed is told by their decisions.
    """
    since = changed_since(numbered(detail), day, build_knowledge())
    made = reader.decided_since(detail.row.number, day)
    return News(reports=lines(since, comparison), decisions=tuple(_decided(made)))


def _decided(made: Sequence[Decision]) -> Iterator[Decided]:
    accepted: Counter[tuple[str, str, int | None]] = Counter()
    for d in made:
        if d.kind is DecisionKind.ACCEPT:
            accepted[d.who, d.at[:10], d.report] += d.stands
            continue
        yield Decided(
            text=_text(d), who=d.who, day=labels.day(d.at[:10]), report=d.report, reason=d.reason, stands=d.stands
        )
    for (who, on, report), n in sorted(accepted.items(), key=lambda kv: kv[0][1]):
        if n:
            text = f"{n} {'fact' if n == 1 else 'facts'} accepted"
            yield Decided(text=text, who=who, day=labels.day(on), report=report, reason="", stands=True)


def _text(decision: Decision) -> str:
    done = _DONE.get(decision.kind, decision.kind.value)
    if decision.kind is DecisionKind.FILL:
        return f"{decision.field}: {decision.detail or 'emptied'}"
    held = decision.after or decision.before
    if decision.kind not in ON_FACTS or held is None:
        return f"{labels.sentence_case(field_label(decision.field))}: {done}" if decision.field else done
    label = labels.sentence_case(field_label(held.fact.field))
    if decision.kind is DecisionKind.CORRECT and decision.before and decision.after:
        return f"{label}: {done} from {said(decision.before.fact)} to {said(decision.after.fact)}"
    return f"{label} {done}: {said(held.fact)}"
