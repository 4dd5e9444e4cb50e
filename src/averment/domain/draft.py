"""The draft record: what one report says, as the contract writes it.

Every type here mirrors one object of docs/contract.md, key by key; `averment.contract` turns them into JSON and back.
A fact cannot exist without a passage, a voice and an incident; people hold no values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from averment.domain.codes import (
    ActKind,
    Attributed,
    Basis,
    ClaimKind,
    Form,
    Modality,
    PersonRole,
    ReportKind,
    Side,
    VoiceRole,
    When,
)
from averment.domain.passages import Passage
from averment.domain.report import Report

REPORT_VOICE = "report"
"""The id of the publisher's own voice, which stands in no list of voices."""

Interval = tuple[int | None, int | None]
"""A closed interval of whole numbers, open where an end is None: "at least three" is (3, None)."""

Value = str | int | Interval
"""A code, words as printed, an ISO day or interval, a count, or an interval of counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An incident that the report tells of; exactly one is primary where there is any."""

    id: str
    primary: bool
    kind: ReportKind
    relevance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks in the report, once, whatever they are called there."""

    id: str
    name: str | None
    title: str | None
    organisation: str | None
    role: VoiceRole
    side: Side
    mentions: tuple[Passage, ...]
    candidates: tuple[str, ...] = ()
    """Voices this one may be, where the report does not say ("the statement")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody said something: source, cue and content, each a tuple of passages."""

    id: str
    incident: str | None
    kind: ClaimKind
    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    form: Form
    modality: Modality
    voice: str
    channel: str | None = None
    parent: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody to whom facts belong; a group coded as one has `count` above 1."""

    id: str
    incident: str
    role: PersonRole
    mentions: tuple[Passage, ...]
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value of one field about an incident or a person in it, bound to a passage and a voice.

    `intent`, `aimed_at` and `struck` qualify `force`, `aimed_at` also `resistance`, `ground` qualifies
    `charge_status`; they are None elsewhere. `rule` names what coded it, for `--explain` and for re-runs.
    """

    id: str
    incident: str
    field: str
    value: Value
    person: str | None
    by: str | None
    by_person: str | None
    passage: Passage
    claim: str | None
    voice: str
    attribution: Attributed
    basis: Basis
    modality: Modality
    when: When
    confidence: float
    intent: str | None = None
    aimed_at: str | None = None
    struck: str | None = None
    ground: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A public act that the report tells of: an order, a declaration, an investigation, a charge."""

    kind: ActKind
    passage: Passage
    voice: str
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """Somebody says that something is not known, not released, not confirmed."""

    about: str
    passage: Passage
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedQuestion:
    """Something the program could not settle from this report, and why."""

    about: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Each sentence is coded, only claimed, or listed as uncoded: nothing is dropped in silence."""

    sentences: int
    coded: int
    claimed: int
    uncoded: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStamp:
    """Which engine at which version marked the report."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that is said to be said in one report."""

    report: Report
    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    voices: tuple[Voice, ...]
    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    acts: tuple[Act, ...]
    open_questions: tuple[OpenQuestion, ...]
    derived_questions: tuple[DerivedQuestion, ...]
    coverage: Coverage
    engine: EngineStamp

    @property
    def primary(self) -> Incident | None:
        """The incident that the report is mainly about."""
        return next((i for i in self.incidents if i.primary), None)

    def passages(self) -> Iterator[Passage]:
        """Every passage of the draft, whatever it belongs to."""
        for claim in self.claims:
            yield from (*claim.source, *claim.cue, *claim.content)
        for voice in self.voices:
            yield from voice.mentions
        for person in self.people:
            yield from person.mentions
        yield from (fact.passage for fact in self.facts)
        yield from (act.passage for act in self.acts)
        yield from (question.passage for question in self.open_questions)
        yield from self.coverage.uncoded
