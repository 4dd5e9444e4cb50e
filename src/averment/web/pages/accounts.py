"""How accounts changed, and stand against each other: proposals with both passages, and what an editor published."""

from __future__ import annotations

from dataclasses import dataclass

from averment.comparing import Comparison
from averment.comparing.model import Change, Told
from averment.domain.decisions import Decision, DecisionKind
from averment.dossier import labels
from averment.store.packing import canonical
from averment.store.rows import IncidentDetail
from averment.web.pages.standing import SIDE, about_label, field_label
from averment.web.shown import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words of a report, with whose they are."""

    who: str = told("The party")
    day: str = told("The day of the report; empty where it is not known")
    report: int = told("The report's number")
    start: int = told("Where the words begin")
    words: str = told("The exact words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An editor's decision that a change of account may be shown to the public."""

    number: int = told("The decision's number")
    who: str = told("Who decided")
    day: str = told("On which day")
    reason: str = told("Why")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """An account that changed, or stands against another: a proposal, for a person to judge."""

    id: str = told("The change's id")
    text: str = told("What changed, in a few words")
    why: str = told("Why the program proposes it")
    ends: tuple[Cited, ...] = told("The words of both ends, as far as there are any")
    published: Published | None = told("Who published it, and why; null while it is a proposal")


def changes_of(comparison: Comparison, detail: IncidentDetail) -> tuple[ChangeLine, ...]:
    """Changes within accounts, each with what was decided of it."""
    made = {d.detail: d for d in detail.decisions if d.kind is DecisionKind.PUBLISH_DRIFT}
    lines = []
    for c in comparison.changes:
        decision = made.get(place_of_change(c))
        lines.append(
            ChangeLine(
                id=c.id,
                text=_subject(comparison, c.about, c.field, c.turn.value.replace("_", " ")),
                why=c.why,
                ends=_ends(comparison, c.before, c.after),
                published=_published(decision) if decision else None,
            )
        )
    return tuple(lines)


def _published(d: Decision) -> Published:
    return Published(number=d.number, who=d.who, day=labels.day(d.at[:10]), reason=d.reason)


def place_of_change(change: Change) -> str:
    """What names a change in the record: its field and the places of its passages, and none of their words.

    A person's words are erased with their report, so no decision holds them a second time.
    """

    def place(end: Told | None) -> list[int] | None:
        return [int(end.report), end.passage.start, end.passage.end] if end else None

    return canonical({"turn": change.turn.value, "before": place(change.before), "after": place(change.after)})


def member_of(comparison: Comparison, detail: IncidentDetail, about: str) -> str | None:
    """What names a person in the record: the first report that tells of them and the person there. None for nobody."""
    ids = {str(number): id_ for id_, number in detail.reports.items()}
    person = next((p for p in comparison.people if p.id == about), None)
    return f"{ids[person.members[0][0]]}#{person.members[0][1]}" if person else None


def contrasts_of(comparison: Comparison) -> tuple[ChangeLine, ...]:
    """Official accounts that others contradict."""
    return tuple(
        ChangeLine(
            id=c.id,
            text=_subject(comparison, c.about, c.field, c.against.value.replace("_", " ")),
            why=c.why,
            ends=_ends(comparison, c.official, c.other),
            published=None,
        )
        for c in comparison.contrasts
        if not c.agrees
    )


def notices_of(comparison: Comparison) -> tuple[ChangeLine, ...]:
    """What a reader must know."""
    return tuple(
        ChangeLine(id=n.code, text=n.text, why="", ends=_ends(comparison, *n.told), published=None)
        for n in comparison.notices
    )


def _subject(comparison: Comparison, about: str, field: str, what: str) -> str:
    whom = about_label(comparison, about)
    return f"{whom + ': ' if whom else ''}{field_label(field)} ({what})"


def cited(comparison: Comparison, told_: Told) -> Cited:
    """Words of a report, with whose they are."""
    party = next((p for p in comparison.parties if p.id == told_.party), None)
    side = SIDE[party.side] if party else ""
    return Cited(
        who=(party.label if party else told_.party) + (f" ({side})" if side else ""),
        day=labels.day(told_.day.isoformat()) if told_.day else "",
        report=int(told_.report),
        start=told_.passage.start,
        words=told_.passage.exact,
    )


def _ends(comparison: Comparison, *ends: Told | None) -> tuple[Cited, ...]:
    return tuple(cited(comparison, e) for e in ends if e is not None)
