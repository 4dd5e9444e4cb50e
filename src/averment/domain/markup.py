"""What an engine marks on a report, before any of it is coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from averment.domain.codes import ActKind, Modality, PersonRole, ReportKind, When
from averment.domain.draft import Value
from averment.domain.passages import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody is said to have said something: parts in reading order, each a tuple of disjoint spans.

    The three parts and their names are PolNeAR's (Newell, Margolin & Ruths 2018). `source` may be empty (nobody is
    named), `cue` may be empty (`"…" —Name`). `score` is the engine's confidence from 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of every part."""
        return (*self.source, *self.cue, *self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPerson:
    """Somebody whom an engine found in the primary incident; `name` is the engine's own handle for them."""

    name: str
    role: PersonRole
    mentions: tuple[Span, ...]
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedValue:
    """A value that an engine read at a span of the primary incident; who said it is found from the attributions.

    `person` and `by_person` are handles of `MarkedPerson`; the qualifiers are those of `averment.domain.draft.Fact`.
    """

    field: str
    value: Value
    span: Span
    person: str | None = None
    by: str | None = None
    by_person: str | None = None
    modality: Modality | None = None
    when: When = When.DURING
    intent: str | None = None
    aimed_at: str | None = None
    struck: str | None = None
    ground: str | None = None
    score: float = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What an engine that codes by itself read; a question is a field and words, an act a kind and words."""

    people: tuple[MarkedPerson, ...] = ()
    values: tuple[MarkedValue, ...] = ()
    questions: tuple[tuple[str, Span], ...] = ()
    acts: tuple[tuple[ActKind, Span], ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of every part."""
        return (
            *(span for person in self.people for span in person.mentions),
            *(value.span for value in self.values),
            *(span for _, span in self.questions),
            *(span for _, span in self.acts),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """An engine's whole answer on one report.

    `kinds` gives each `ReportKind` a score; the scores sum to 1. `coded` is None for engines that leave values to the
    rules of `averment.coding.fields`.
    """

    attributions: tuple[Attribution, ...] = ()
    coded: Coded | None = None
    kinds: Mapping[ReportKind, float] = field(default_factory=lambda: {ReportKind.NONE: 1.0})

    @property
    def kind(self) -> ReportKind:
        """The kind with the highest score; the first of the enumeration where two are equal."""
        return max(ReportKind, key=lambda k: self.kinds.get(k, 0.0))
