"""A fact as the desk shows it: in plain words, with who says it, its exact words, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from averment.comparing.wording import sentence
from averment.domain.codes import Modality
from averment.domain.decisions import ON_FACTS, Decision, DecisionKind
from averment.domain.draft import Draft, Fact
from averment.domain.passages import Span
from averment.dossier import labels
from averment.dossier.sources import Sources, one_line
from averment.store.packing import value_text
from averment.store.queries.agreed import Agreed
from averment.web.pages.agreeing import agrees
from averment.web.shown import told


class FactState(StrEnum):
    """What has been decided of a fact."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"


_STATE = {
    DecisionKind.ACCEPT: FactState.ACCEPTED,
    DecisionKind.CORRECT: FactState.CORRECTED,
    DecisionKind.REJECT: FactState.REJECTED,
    DecisionKind.ADD: FactState.ADDED,
}
MODALITY: Mapping[Modality, str] = {
    Modality.ASSERTED: "said to be so",
    Modality.ALLEGED: "said with a hedge",
    Modality.DENIED: "said not to be so",
    Modality.POSSIBLE: "said to be possible",
    Modality.PLANNED: "said to be planned",
    Modality.UNKNOWN: "said not to be known",
}
"""How a thing was said, for a list to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact of a report under review."""

    id: str = told("The fact's id")
    field: str = told("The field's name")
    label: str = told("The field in plain words")
    value: str = told("The value in plain words")
    code: str = told("The value as the record holds it")
    about: str = told("Whom it is about; empty for the incident as a whole")
    who: str = told("Who says it, and how surely the words are theirs")
    words: str = told("The exact words")
    start: int = told("Where the words begin in the text")
    end: int = told("Where they end")
    confidence: int = told("How sure the engine is, in percent; 100 for a fact added by hand")
    state: FactState = told("What was decided: open, accepted, corrected, rejected or added")
    by: str = told("Who decided; empty while it is open")
    reason: str = told("Why, where a reason was given")
    drafted: str = told("Of a corrected fact, the value as the engine drafted it")
    agrees: bool = told("Whether something decided on the incident says the same, or the same more exactly")
    beside: int = told("Other open facts, not folded, whose words begin in the same sentence")
    incident: str = told("The local id of the incident that it is about")


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a draft under decisions."""

    draft: Draft
    """As people left it."""
    rows: tuple[FactRow, ...]
    """In reading order, those of the main incident first, rejected ones in their place."""


def rows_of(draft: Draft, left: Draft, decisions: Iterable[Decision], agreed: Mapping[str, Agreed]) -> Facts:
    """Rows of every fact: `draft` as the engine made it, `left` as people left it."""
    made = {d.fact: d for d in decisions if d.kind in ON_FACTS and d.fact}
    sources = Sources.of(left)
    facts = {f.id: f for f in (*draft.facts, *left.facts)}
    drafted = {f.id: f for f in draft.facts}
    first = left.primary.id if left.primary else ""
    ordered = sorted(facts.values(), key=lambda f: (f.incident != first, f.incident, f.passage.start, f.passage.end))
    rows = tuple(_row(f, made.get(f.id), drafted.get(f.id), sources, agreed) for f in ordered)
    return Facts(left, _beside(left, rows))


def same_sentence(left: Draft, rows: Sequence[FactRow], fact: str) -> tuple[FactRow, ...]:
    """A fact with the other open ones, not folded, whose words begin in its sentence; nothing for a decided one."""
    places = _sentences(left, rows)
    return tuple(r for r in rows if r.id in places and places[r.id] == places.get(fact))


def _beside(left: Draft, rows: Sequence[FactRow]) -> tuple[FactRow, ...]:
    places = _sentences(left, rows)
    counted = Counter(places.values())
    return tuple(replace(r, beside=counted[places[r.id]] - 1) if r.id in places else r for r in rows)


def _sentences(left: Draft, rows: Iterable[FactRow]) -> dict[str, int]:
    """Where the sentence of each open fact that is not folded begins."""
    text = left.report.text
    return {
        r.id: sentence(text, Span(r.start, r.end)).start for r in rows if r.state is FactState.OPEN and not r.agrees
    }


def _row(
    fact: Fact, decision: Decision | None, drafted: Fact | None, sources: Sources, agreed: Mapping[str, Agreed]
) -> FactRow:
    person = next((p for p in sources.draft.people if p.id == fact.person), None)
    state = _STATE[decision.kind] if decision else FactState.OPEN
    moved = state is FactState.CORRECTED and drafted is not None
    return FactRow(
        id=fact.id,
        field=fact.field,
        label=labels.FIELD.get(fact.field, fact.field),
        value=said(fact),
        code=value_text(fact.value),
        about=_about(sources.draft, fact),
        who=sources.of_facts("desk", "", [fact]).sayings[0].who,
        words=fact.passage.exact,
        start=fact.passage.start,
        end=fact.passage.end,
        confidence=round(100 * fact.confidence),
        state=state,
        by=decision.who if decision else "",
        reason=decision.reason if decision else "",
        drafted=said(drafted) if moved and drafted else "",
        agrees=state is FactState.OPEN
        and agrees(fact, person.role.value if person else "", agreed.get(fact.incident, ())),
        beside=0,
        incident=fact.incident,
    )


def _about(draft: Draft, fact: Fact) -> str:
    """Whom a fact is about, and who did it: force is used on a person, and that person did not use it."""
    person = person_label(draft, fact.person)
    on = f"on {person}" if person and fact.field == "force" else person
    return ", ".join(p for p in (on, f"by {one_line(fact.by)}" if fact.by else "") if p)


def said(fact: Fact) -> str:
    """A fact's value in plain words, with how it was said where that is not plainly."""
    value = labels.say(fact.field, fact.value, denied=fact.modality is Modality.DENIED)
    hedge = "" if fact.modality in (Modality.ASSERTED, Modality.DENIED) else f" ({MODALITY[fact.modality]})"
    return value + hedge


def person_label(draft: Draft, id_: str | None) -> str:
    """Whom a person's id means: the name where the draft has one, else the first words for them."""
    person = next((p for p in draft.people if p.id == id_), None)
    if person is None:
        return ""
    names = [str(f.value) for f in draft.facts if f.field == "name" and f.person == id_]
    words = [m.exact for m in person.mentions]
    called = one_line((names or words or [""])[0])
    role = labels.PERSON[person.role]
    return f"{role} ({called})" if called else role
