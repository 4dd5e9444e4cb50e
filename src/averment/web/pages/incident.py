"""The incident: what is said to have happened, by whom, what stands, what changed, what nobody has answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Path, Query, Request

from averment.comparing import Comparison
from averment.comparing.comparing import ORDER
from averment.domain.decisions import Decision, DecisionKind
from averment.dossier import labels
from averment.store.rows import IncidentDetail
from averment.web.asking import Asks, Day, day_of
from averment.web.comparisons import Comparisons
from averment.web.pages.accounts import ChangeLine, Cited, changes_of, cited, contrasts_of, member_of, notices_of
from averment.web.pages.news import News, news_of
from averment.web.pages.placing import place_of
from averment.web.pages.proposals import ProposalLine, lines_of
from averment.web.pages.queue import Option
from averment.web.pages.report import sensitive_words
from averment.web.pages.standing import (
    Block,
    MatrixRow,
    Sentence,
    about_label,
    blocks,
    field_label,
    matrix,
    sentences,
)
from averment.web.rendering import UNWARNED
from averment.web.shown import Shown, told

IncidentName = Annotated[str, Path(max_length=120, description="The incident's id; of a merged one, any of its names")]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """What nobody has answered, or what was."""

    text: str = told("What it is about")
    why: str = told("Why it is open")
    days: int | None = told("Days without a public word; null where they cannot be counted")
    asked: Cited | None = told("The words that ask")
    closed: Cited | None = told("The words that answer; null while it is open")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A report that tells of the incident."""

    number: int = told("The report's number")
    title: str = told("Its title")
    publisher: str = told("Its publisher")
    published: str = told("Its day; empty where it is not known")
    url: str | None = told("Its address")
    primary: bool = told("Whether it is mainly about this incident")
    copies: int = told("How many other reports hold most of its sentences")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLine:
    """A decision on the incident itself."""

    number: int = told("The decision's number")
    text: str = told("What was decided")
    who: str = told("By whom")
    day: str = told("On which day")
    reason: str = told("Why")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage(Shown):
    """One incident: what is said to have happened, with its standing, and everything behind it."""

    template: ClassVar[str] = "incident.html"
    path: ClassVar[str] = "/incidents/{name}"
    id: str = told("The incident's id, which stays for good")
    called: str = told("The name that was asked for, where a merge led from it to this incident; else empty")
    place: str = told("Where it was, as most reports say")
    day: str = told("When it was, as most reports say")
    kind: str = told("use of force, or other violence")
    undecided: int = told("Facts of its reports nobody has decided on")
    sensitive: str = told("What its words tell of that may distress; empty for nothing known")
    covered: bool = told("Whether the words are covered until the reader asks for them")
    sentences: tuple[Sentence, ...] = told("What is said to have happened, with its standing")
    blocks: tuple[Block, ...] = told("Every value of the incident and of each person, with everybody who says it")
    columns: tuple[str, ...] = told("Parties of the accounts")
    rows: tuple[MatrixRow, ...] = told("The accounts side by side")
    others: tuple[str, ...] = told("Parties that are heard, and have no column")
    changes: tuple[ChangeLine, ...] = told("Accounts that changed")
    contrasts: tuple[ChangeLine, ...] = told("Official accounts that stand against others")
    notices: tuple[ChangeLine, ...] = told("What a reader must know of the comparison")
    questions: tuple[QuestionLine, ...] = told("Open questions, then answered ones")
    sources: tuple[SourceLine, ...] = told("Reports, the earliest first")
    proposals: tuple[ProposalLine, ...] = told("What grouping proposes of it, and nobody decided on")
    marks: tuple[MarkLine, ...] = told("Decisions on the incident itself")
    fields: tuple[Option, ...] = told("Fields that may be said to be pending or not knowable")
    people: tuple[Option, ...] = told("Of whom that may be said")
    since: str = told("The day since which changes are told; empty for none")
    news: News | None = told("What changed after that day; null where no day is asked about")
    columns_of_own: tuple[str, ...] = told("Names of columns of one's own that have a value in any incident")
    changed: str = told("When anything of it changed last, UTC")


def incident_page(
    request: Request,
    reader: Asks,
    name: IncidentName,
    show: Annotated[bool, Query(description="Show words that are covered")] = False,  # noqa: FBT002
    since: Annotated[str, Day] = "",
) -> IncidentPage:
    """One incident by its name, compared across its reports."""
    day = day_of(since)
    detail = reader.incident(name)
    comparisons: Comparisons = request.app.state.comparisons
    comparison = comparisons.of(detail)
    columns, rows, others = matrix(comparison)
    sensitive = next((w for t in detail.record.tellings if (w := sensitive_words(t.draft))), "")
    covered = bool(sensitive) and not show and UNWARNED not in request.cookies
    row = detail.row
    return IncidentPage(
        id=row.id,
        called=name if name != row.id else "",
        place=place_of(row),
        day=labels.day(row.date_from) if row.date_from else "day not stated",
        kind=row.kind.replace("_", " "),
        undecided=row.undecided,
        sensitive=sensitive,
        covered=covered,
        sentences=sentences(comparison),
        blocks=blocks(comparison),
        columns=columns,
        rows=rows,
        others=others,
        changes=changes_of(comparison, detail),
        contrasts=contrasts_of(comparison),
        notices=notices_of(comparison),
        questions=_questions(comparison),
        sources=_sources(comparison),
        proposals=tuple(lines_of(reader, reader.proposals(incident=row.number).rows)),
        marks=_marks(detail),
        fields=tuple(Option(value=f, label=field_label(f), chosen=False) for f in ORDER),
        people=_people(comparison, detail),
        since=since,
        news=news_of(reader, detail, comparison, day) if day else None,
        columns_of_own=reader.filled(),
        changed=row.changed_at,
    )


def _questions(comparison: Comparison) -> tuple[QuestionLine, ...]:
    return tuple(
        QuestionLine(
            text=_about(comparison, q.about, q.field),
            why=q.reason,
            days=q.days,
            asked=cited(comparison, q.asked) if q.asked else None,
            closed=cited(comparison, q.closed) if q.closed else None,
        )
        for q in comparison.questions
    )


def _people(comparison: Comparison, detail: IncidentDetail) -> tuple[Option, ...]:
    """Everybody, then each person by the first report that tells of them."""
    every = (
        Option(value=member_of(comparison, detail, p.id) or "", label=about_label(comparison, p.id), chosen=False)
        for p in comparison.people
    )
    return (Option(value="", label="wherever it is told of", chosen=True), *every)


def _about(comparison: Comparison, about: str, field: str) -> str:
    whom = about_label(comparison, about)
    what = "" if field == "other" else field_label(field)
    return ": ".join(p for p in (whom, what) if p)


def _sources(comparison: Comparison) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(
            number=int(r.key),
            title=r.title or "without a title",
            publisher=r.publisher or "publisher not known",
            published=labels.day(r.published.isoformat()) if r.published else "",
            url=r.url,
            primary=r.primary,
            copies=len(r.copies),
        )
        for r in comparison.reports
    )


_MARKED = {
    DecisionKind.PENDING: "is pending",
    DecisionKind.UNKNOWABLE: "is not knowable",
    DecisionKind.PUBLISH_DRIFT: "has changed, and that may be published",
    DecisionKind.MERGE: "Another incident was merged into this one",
    DecisionKind.SPLIT: "Some reports were split off",
    DecisionKind.REFUSE: "It stays as it is, although grouping asked",
}


def _marks(detail: IncidentDetail) -> tuple[MarkLine, ...]:
    return tuple(
        MarkLine(number=d.number, text=_marked(d), who=d.who, day=labels.day(d.at[:10]), reason=d.reason)
        for d in detail.decisions
    )


def _marked(decision: Decision) -> str:
    if decision.kind is DecisionKind.FILL:
        return f"{decision.field}: {decision.detail or 'emptied'}"
    text = _MARKED.get(decision.kind, decision.kind.value)
    return f"{labels.sentence_case(field_label(decision.field))} {text}" if decision.field else text
