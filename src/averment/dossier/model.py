"""The dossier of one report as a page sees it: typed, frozen, free of any markup.

Invariants. A `Value` has at least one `Saying`; a `Saying` has at least one `Words`, and its passage stands in
`Dossier.text` word for word. What has no words (a thing that was not stated) is a plain string and never a `Value`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from averment.domain.codes import (
    Attributed,
    Basis,
    ClaimKind,
    Modality,
    PersonRole,
    PublisherRole,
    ReportKind,
    Side,
    VoiceRole,
)
from averment.domain.passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Exact words, in the sentence that holds them."""

    passage: Passage
    context: Passage
    """The whole sentences in which the words stand."""
    page: int | None = None
    """The page of a paged document, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks in the report, as pages name them."""

    id: str
    label: str
    """Short, for a column: "McLaughlin", "Dept. of Homeland Security", "unattributed"."""
    in_speech: str
    """The same in a sentence: "the Office of Coastal Enforcement"."""
    full: str
    """Name, title and organisation, as far as the report gives them."""
    name: str | None
    role: VoiceRole
    role_label: str
    side: Side
    account: str
    """The account that the words of this speaker belong to: a spokesperson and her agency are one."""
    account_label: str
    mentions: tuple[Passage, ...]
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One speaker says one thing, once."""

    speaker: str
    """The id of a `Speaker`."""
    who: str
    """Who says it and how, for a column: "Okafor, allegedly", "the sheriff's office (carried)"."""
    how: str
    """The same as a sentence, for the place where the words are opened."""
    attribution: Attributed
    modality: Modality
    basis: Basis
    words: tuple[Words, ...]
    source: tuple[Passage, ...] = ()
    cue: tuple[Passage, ...] = ()
    via: str | None = None
    """Who passes the words on, where that is another speaker."""
    facts: tuple[str, ...] = ()
    claim: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One thing that is said, in plain words, with everybody who says it."""

    id: str
    """Unique in its dossier; the name of its place on a page."""
    text: str
    sayings: tuple[Saying, ...]
    fields: tuple[str, ...] = ()
    verbatim: bool = False
    """Whether `text` is words of the report, and not ours."""
    quoted: bool = False
    """Whether they are shown in quotation marks: words that stand in such there, and whole sentences."""
    label: str = ""
    """What the words are about, where the text does not say: "technique", "order"."""

    def __post_init__(self) -> None:
        if not self.sayings or not all(s.words for s in self.sayings):
            raise ValueError(f"{self.text!r} has nobody who says it, or no words")

    @property
    def who(self) -> str:
        """Everybody who says it, for a column."""
        return "; ".join(dict.fromkeys(s.who for s in self.sayings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A name of a thing and what is said about it."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonBlock:
    """What is said of one person, or of one group coded as one."""

    id: str
    number: int
    heading: str
    role: PersonRole
    name: Value | None
    values: tuple[Value, ...]
    not_stated: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A column of the accounts: one party, or those who belong to none of the others."""

    id: str
    label: str
    speakers: tuple[str, ...]
    heard: bool
    names: bool
    """Whether each cell must say who of the column speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A row of the accounts: what each account says on one topic; one cell per account, in their order."""

    label: str
    cells: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A plain sentence, and the value with the words that it was made from, where it was made from any."""

    text: str
    value: Value | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where and when, and which report tells it."""

    place: str
    day: str
    place_values: tuple[Value, ...]
    day_values: tuple[Value, ...]
    title: str
    """As published; empty where there is none."""
    publisher: str | None
    publisher_role: PublisherRole
    published: date | None
    byline: str | None
    wire: str | None
    url: str | None
    language: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Who is heard on the event, and who is not."""

    text: str
    heard: tuple[str, ...]
    """Ids of speakers, those with most claims first."""
    not_heard: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim in full: who said what, whether or not a value came of it."""

    id: str
    kind: ClaimKind
    kind_label: str
    value: Value
    about: str
    """Which incident it is about: "this incident", "another incident", "no incident"."""
    gave: int
    """How many facts came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherIncident:
    """An incident that the report tells of beside its own."""

    heading: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncoded:
    """Sentences of which nothing was coded."""

    line: str
    sentences: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """That names of private people were taken out, and how many."""

    names: int
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that the page of one report shows."""

    key: str
    report_id: str
    kind: ReportKind
    head: Head
    sentences: tuple[Sentence, ...]
    hearing: Hearing
    facts: tuple[Row, ...]
    """When, where, how many: rows about the incident as a whole."""
    people: tuple[PersonBlock, ...]
    accounts: tuple[Account, ...]
    topics: tuple[Topic, ...]
    silent: tuple[str, ...]
    """Speakers who are heard on none of the topics."""
    before: tuple[Value, ...]
    unknown: tuple[Value, ...]
    """What somebody says is not known."""
    not_stated: tuple[str, ...]
    """What a reader would look for, and the report does not give."""
    unsettled: tuple[str, ...]
    """What the program could not settle, and why."""
    investigation: tuple[Value, ...]
    others: tuple[OtherIncident, ...]
    elsewhere: tuple[Value, ...]
    blame: tuple[Value, ...]
    characterisations: tuple[Value, ...]
    also_said: tuple[Value, ...]
    """Claims about this incident that stand in no other part."""
    claims: tuple[Said, ...]
    coverage: Uncoded
    speakers: tuple[Speaker, ...]
    engine: str
    text: str
    pages: tuple[int, ...]
    masked: Masked | None = None

    @property
    def file(self) -> str:
        """The last part of the key: a page shows no folder of the machine it was made on."""
        return self.key.replace("\\", "/").rstrip("/").rpartition("/")[2] or self.key

    def speaker(self, id_: str) -> Speaker:
        """The speaker of that id."""
        return next(s for s in self.speakers if s.id == id_)

    def values(self) -> Iterator[Value]:
        """Every value shown, wherever it stands."""
        yield from (v for v in _walk(self) if isinstance(v, Value))

    def passages(self) -> Iterator[Passage]:
        """Every passage shown, wherever it stands."""
        yield from (p for p in _walk(self) if isinstance(p, Passage))


def _walk(thing: object) -> Iterator[object]:
    if is_dataclass(thing):
        yield thing
        for f in fields(thing):
            yield from _walk(getattr(thing, f.name))
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from _walk(inner)
