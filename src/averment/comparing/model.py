"""What a comparison of one incident's reports says: typed, frozen, and ready to be written as JSON.

Nothing here is found to be true. Every value stands with the words that say it, who says it, and on whose side and
with what basis; what the program infers (an alignment, an origin, a change) stands with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NoReturn

from averment.domain.codes import Attributed, Basis, Modality, PersonRole, PublisherRole, Side, VoiceRole, When
from averment.domain.draft import Value
from averment.domain.passages import Passage
from averment.domain.record import Mark

INCIDENT = "incident"
"""What a value is about where it is about no person: the incident as a whole."""


class Standing(StrEnum):
    """What the record may say of a value or a field, in the order in which the first that holds is taken."""

    FOUND_BY_COURT = "found_by_court"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"
    CORROBORATED = "corroborated"
    OFFICER_SIDE_ONLY = "officer_side_only"
    SUBJECT_SIDE_ONLY = "subject_side_only"
    SINGLE_ORIGIN = "single_origin"
    UNATTRIBUTED = "unattributed"
    PENDING = "pending"
    NOT_STATED = "not_stated"
    UNKNOWABLE = "unknowable"
    """Only by a person's decision: no rule gives it."""


class Silence(StrEnum):
    """Why a party says nothing of a field, as far as the reports tell."""

    NOT_ASKED = "not_asked"
    """No report says that the party was asked, and none hears it on anything."""
    NO_REPLY = "no_reply"
    DECLINED = "declined"
    NOT_SAID = "report_does_not_say"
    """The party is heard on other things."""


class CellKind(StrEnum):
    """What one party's word on one field is beside the words of the others."""

    AGREES = "agrees"
    ALONE = "alone"
    """The party says it, and nobody else says anything."""
    DIFFERS = "differs"
    DENIES = "denies"
    SILENT = "silent"


class PartyKind(StrEnum):
    """What a party is."""

    ORGANISATION = "organisation"
    PERSON = "person"
    FOOTAGE = "footage"
    PUBLISHER = "publisher"
    UNNAMED = "unnamed"


class Turn(StrEnum):
    """How one party's account changed, or where another's stands against it."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    CONTRADICTED = "contradicted"
    MOVED = "value_moved"


class Against(StrEnum):
    """What stands against an official account, or beside it."""

    OFFICIAL = "another_official"
    FOOTAGE = "footage"
    FILING = "filing"
    WITNESS = "witness"
    FINDING = "finding"
    SUBJECT = "subject_side"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRef:
    """A report that tells of the incident."""

    key: str
    id: str
    title: str | None
    publisher: str | None
    publisher_role: PublisherRole
    family: str
    """The publishers that count as one: a chain, a network, a wire with those who carry it."""
    published: date | None
    wire: str | None
    url: str | None
    primary: bool
    copies: tuple[str, ...] = ()
    """Keys of reports of which most sentences stand in this one too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody whose words are one account, whatever each report calls it."""

    id: str
    label: str
    kind: PartyKind
    role: VoiceRole
    side: Side
    names: tuple[str, ...]
    """Every name by which the reports call it."""
    parent: str | None
    """The body over an agency, by its usual name."""
    voices: tuple[tuple[str, str], ...]
    """Report key and voice id of everybody who speaks for it."""
    why: tuple[str, ...]
    """Why these voices are taken to be one party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose knowledge some sayings are: copies of one statement, and those who relay it, have one."""

    id: str
    label: str
    side: Side
    basis: Basis
    """The strongest basis of its own that any of its sayings states."""
    reports: tuple[str, ...]
    """Keys of every report that carries it."""
    why: tuple[str, ...]
    """Why these reports count once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One party says one value of one field once, in one report."""

    id: str
    report: str
    fact: str | None
    """The draft's fact; None where the words of a claim were read by comparing itself (`told`)."""
    about: str
    """`incident`, or the id of an aligned person."""
    field: str
    value: Value
    denies: bool
    modality: Modality
    party: str
    origin: str | None
    """None where a publisher says it in its own voice and states no basis: nobody's knowledge is named."""
    side: Side
    role: VoiceRole
    basis: Basis
    attribution: Attributed
    when: When
    day: date | None
    """The day on which the report was published."""
    phase: int
    """Before (-1) what the party says now, as the report tells it ("had first said"), now (0), or after it (1)."""
    passage: Passage
    claim: str | None
    by: str | None = None
    """Who is said to have done it, as printed; of force only."""
    finds: bool = False
    """Whether a court finds it."""
    withdraws: bool = False
    corrects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStanding:
    """One value of a field with everybody who says it, who denies it, and what stands."""

    value: Value
    also: tuple[Value, ...]
    """Other wordings of it that agree: a handgun is a firearm, two is at least one."""
    standing: Standing
    why: str
    origins: tuple[str, ...]
    """Independent origins that say it: the number shown is their count."""
    sayings: tuple[str, ...]
    against: tuple[str, ...]
    """Sayings that deny it, or say what cannot be so together with it."""
    denied: bool = False
    """Nobody says that it is so: what is said, and what stands, is that it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One party's word on one field."""

    party: str
    kind: CellKind
    sayings: tuple[str, ...]
    silence: Silence | None = None
    words: Passage | None = None
    """Where a silence is told of: "declined to comment"."""
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldStanding:
    """One field of the incident or of a person: its values, their standing, and each party's word."""

    about: str
    field: str
    standing: Standing
    values: tuple[ValueStanding, ...]
    cells: tuple[Cell, ...]
    mark: Mark | None = None
    """The person's decision that gives the field its standing; None where the rule gives it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedPerson:
    """One person, or one group, across reports."""

    id: str
    role: PersonRole
    count: int
    name: str | None
    members: tuple[tuple[str, str], ...]
    """Report key and the person's id there."""
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Words of a report with whose they are: one end of a change or a contrast."""

    report: str
    party: str
    passage: Passage
    day: date | None
    saying: str | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change within one party's account, with both passages. A proposal: the machine accuses nobody."""

    id: str
    party: str
    about: str
    field: str
    turn: Turn
    before: Told | None
    """None where something was added."""
    after: Told | None
    """None where something was withdrawn without words of its own."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """The official account on one field beside somebody else's, with both passages."""

    id: str
    about: str
    field: str
    against: Against
    agrees: bool
    official: Told
    other: Told
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that a reader of the comparison must know, with the words it rests on."""

    code: str
    text: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What nobody has answered, or what was, and by which words."""

    id: str
    about: str
    field: str
    reason: str
    asked: Told | None
    closed: Told | None
    days: int | None = None
    """Days without a public word, from the asking to the newest report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One point of the time line: what one party says in one report."""

    day: date | None
    phase: int
    party: str
    report: str
    sayings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One incident, every account of it, and what stands."""

    incident: str
    reports: tuple[ReportRef, ...]
    parties: tuple[Party, ...]
    origins: tuple[Origin, ...]
    people: tuple[AlignedPerson, ...]
    sayings: tuple[Saying, ...]
    fields: tuple[FieldStanding, ...]
    changes: tuple[Change, ...]
    contrasts: tuple[Contrast, ...]
    notices: tuple[Notice, ...]
    questions: tuple[Question, ...]
    timeline: tuple[Step, ...]
    newest: date | None
    """The day of the newest report, from which days without a word are counted."""

    def saying(self, id_: str) -> Saying:
        """The saying of that id; raises `KeyError`."""
        return next((s for s in self.sayings if s.id == id_), None) or _missing(id_)

    def party(self, id_: str) -> Party:
        """The party of that id; raises `KeyError`."""
        return next((p for p in self.parties if p.id == id_), None) or _missing(id_)

    def field(self, about: str, name: str) -> FieldStanding | None:
        """What stands of one field; None where no report says anything of it."""
        return next((f for f in self.fields if (f.about, f.field) == (about, name)), None)


def _missing(id_: str) -> NoReturn:
    raise KeyError(id_)
