"""The report: its text with what was read from it, the draft beside it, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Path, Query, Request

from averment.domain.codes import Modality, PublisherRole
from averment.domain.decisions import ON_FACTS, Decision, DecisionKind, decided
from averment.domain.draft import REPORT_VOICE, Draft
from averment.domain.fields import FIELDS
from averment.domain.passages import Span
from averment.dossier import labels
from averment.dossier.sources import Sources, one_line
from averment.store.queries.agreed import agreed
from averment.store.reader import Reader
from averment.store.rows import ReportRecord, Status
from averment.web.asking import Asks
from averment.web.pages.facts import MODALITY, FactRow, FactState, person_label, rows_of, said
from averment.web.pages.placing import Placing, placings
from averment.web.pages.queue import Option, line_of
from averment.web.rendering import UNWARNED
from averment.web.shown import Shown, told
from averment.web.text import Paragraph, paragraphs_of

Number = Annotated[int, Path(ge=1, description="The report's number in the store")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A decision whose words are gone from this version of the report."""

    number: int = told("The decision's number")
    kind: str = told("What was decided")
    label: str = told("Of which field, in plain words")
    value: str = told("The value, in plain words")
    words: str = told("The words that stood in the older version")
    by: str = told("Who decided")
    reason: str = told("Why")


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A version of the same page."""

    number: int = told("The number of its report")
    version: int = told("Which version it is")
    day: str = told("The day on which it was added")
    current: bool = told("Whether it is the newest")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage(Shown):
    """A report under review: its text, what was read from it, and what was decided."""

    template: ClassVar[str] = "report.html"
    path: ClassVar[str] = "/reports/{number:int}"
    number: int = told("The report's number in the store")
    id: str = told("The SHA-256 of its bytes")
    title: str = told("Its title, else what its input was called")
    origin: str = told("Publisher, day, byline and wire, as far as they are known")
    party: str = told("What a reader must know of the publisher; empty for a newsroom")
    url: str | None = told("Its address")
    notes: tuple[str, ...] = told("What its reader should know about the copy at hand")
    kind: str = told("What it tells of")
    status: str = told("waiting, done, apart or old")
    sensitive: str = told("What its words tell of that may distress; empty for nothing known")
    covered: bool = told("Whether the words are covered until the reader asks for them")
    versions: tuple[VersionLine, ...] = told("Every version of the page, this one included")
    placings: tuple[Placing, ...] = told("Which incident of the record each of its incidents is")
    facts: tuple[FactRow, ...] = told("Facts, in reading order")
    agreeing: tuple[FactRow, ...] = told("Open facts that say no more than what was decided on the incident")
    orphans: tuple[Orphan, ...] = told("Decisions whose words are gone from this version")
    open: int = told("Facts nobody has decided on")
    last: int | None = told("The number of the latest decision, which undo takes back; null for none")
    last_told: str = told("That decision in plain words")
    paragraphs: tuple[Paragraph, ...] = told("The text, stretch by stretch")
    fields: tuple[Option, ...] = told("Fields that a fact may be added for")
    codes: tuple[str, ...] = told("Values that fields with a closed list take, as `field: value`")
    voices: tuple[Option, ...] = told("Voices that may have said an added fact")
    people: tuple[Option, ...] = told("People that an added fact may be about")
    modalities: tuple[Option, ...] = told("How an added fact may have been said")
    engine: str = told("What drafted it")


def report_page(
    request: Request,
    reader: Asks,
    number: Number,
    show: Annotated[bool, Query(description="Show words that are covered")] = False,  # noqa: FBT002
) -> ReportPage:
    """One report version with its draft and every decision that stands."""
    return made(reader, number, covered=not show and UNWARNED not in request.cookies)


def made(reader: Reader, number: int, *, covered: bool) -> ReportPage:
    """The page of a report. Raises `CannotDecide` where there is none, or its words were erased."""
    record = reader.report(number)
    left = decided(record.draft, record.decisions)
    facts = rows_of(record.draft, left, record.decisions, agreed(reader.connection, number))
    line = line_of(record.row)
    last = _last(record.decisions)
    sensitive = sensitive_words(left)
    return ReportPage(
        number=number,
        id=record.report.id,
        title=line.title,
        origin=_origin(record),
        party=labels.PUBLISHER[record.report.publisher_role]
        if record.report.publisher_role is not PublisherRole.NEWSROOM
        else "",
        url=record.report.url,
        notes=record.report.notes,
        kind=line.kind,
        status=record.row.status.value,
        sensitive=sensitive,
        covered=covered and bool(sensitive),
        versions=tuple(
            VersionLine(number=v.number, version=v.version, day=v.added_at[:10], current=v.current)
            for v in record.versions
        ),
        placings=placings(reader, left, record.incidents),
        facts=tuple(r for r in facts.rows if not _folded(r)),
        agreeing=tuple(r for r in facts.rows if _folded(r)),
        orphans=tuple(_orphan(d) for d in record.orphans),
        open=sum(r.state is FactState.OPEN for r in facts.rows),
        last=last.number if last else None,
        last_told=_told(last) if last else "",
        paragraphs=paragraphs_of(left, ((r.id, Span(r.start, r.end)) for r in facts.rows)),
        fields=tuple(Option(value=f.name, label=labels.FIELD[f.name], chosen=False) for f in FIELDS.values()),
        codes=tuple(f"{f.name}: {code}" for f in FIELDS.values() for code in f.codes),
        voices=voice_options(left, REPORT_VOICE),
        people=people_options(left, None),
        modalities=modality_options(Modality.ASSERTED),
        engine=f"{record.draft.engine.name} {record.draft.engine.version[:19]}",
    )


def is_open(status: str) -> bool:
    """Whether a report waits."""
    return status == Status.WAITING.value


def _folded(row: FactRow) -> bool:
    return row.agrees and row.state is FactState.OPEN


def _origin(record: ReportRecord) -> str:
    report = record.report
    day = labels.day(report.published.isoformat()) if report.published else "day of publication not known"
    wire = f"carried from {report.wire}" if report.wire else ""
    parts = (report.publisher or "publisher not known", day, report.byline or "", wire)
    return " · ".join(one_line(p) for p in parts if p)


def sensitive_words(draft: Draft) -> str:
    """What a report's words tell of that may distress, as far as its facts say: a death, a mortal danger."""
    values = {(f.field, f.value) for f in draft.facts if f.modality is not Modality.DENIED}
    deaths = [v for name, v in values if name == "killed" and v not in (0, "0")]
    if ("outcome", "killed") in values or deaths:
        return "a death"
    return "a life-threatening injury" if ("severity", "life_threatening") in values else ""


def _last(decisions: tuple[Decision, ...]) -> Decision | None:
    kinds = ON_FACTS | {DecisionKind.CLOSE, DecisionKind.REOPEN}
    return max((d for d in decisions if d.kind in kinds), key=lambda d: d.number, default=None)


_DONE = {
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.CORRECT: "corrected",
    DecisionKind.REJECT: "rejected",
    DecisionKind.ADD: "added",
    DecisionKind.CLOSE: "closed the report",
    DecisionKind.REOPEN: "opened the report again",
}


def _told(decision: Decision) -> str:
    held = decision.after or decision.before
    if held is None:
        return _DONE.get(decision.kind, decision.kind.value)
    return f"{_DONE[decision.kind]} {labels.FIELD.get(held.fact.field, held.fact.field)}: {said(held.fact)}"


def _orphan(decision: Decision) -> Orphan:
    held = decision.after or decision.before
    return Orphan(
        number=decision.number,
        kind=_DONE.get(decision.kind, decision.kind.value),
        label=labels.FIELD.get(held.fact.field, held.fact.field) if held else "",
        value=said(held.fact) if held else "",
        words=held.fact.passage.exact if held else "",
        by=decision.who,
        reason=decision.reason,
    )


def voice_options(draft: Draft, chosen: str) -> tuple[Option, ...]:
    """Every voice of the draft, the report's own last."""
    return tuple(Option(value=s.id, label=s.full, chosen=s.id == chosen) for s in Sources.of(draft).speakers)


def people_options(draft: Draft, chosen: str | None) -> tuple[Option, ...]:
    """Nobody, then every person of the draft."""
    nobody = Option(value="", label="the incident as a whole", chosen=chosen is None)
    people = (Option(value=p.id, label=person_label(draft, p.id), chosen=p.id == chosen) for p in draft.people)
    return (nobody, *people)


def modality_options(chosen: Modality) -> tuple[Option, ...]:
    """Every way of saying."""
    return tuple(Option(value=m.value, label=text, chosen=m is chosen) for m, text in MODALITY.items())
