"""What a reader answers: frozen rows and pages of rows."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from averment.domain.decisions import Decision
from averment.domain.draft import Draft
from averment.domain.record import IncidentRecord
from averment.domain.report import Report
from averment.errors import BadOption

Row = TypeVar("Row")
Key = str | int | float


class Status(StrEnum):
    """Where a report version stands on its way through review."""

    WAITING = "waiting"
    """It has facts, or orphaned decisions, that nobody has decided on."""
    DONE = "done"
    """Every fact is decided, or a person closed it."""
    APART = "apart"
    """It tells of no incident, or of none with a fact."""
    OLD = "old"
    """A newer version of the same page took its place."""
    ERASED = "erased"


class QueueOrder(StrEnum):
    """What comes first in the queue; equal ones by number."""

    RELEVANCE = "relevance"
    OLDEST = "added_at"
    """Added longest ago."""
    NEWEST = "day"
    """Published last."""
    CONFLICT = "conflicts"
    ORPHANED = "orphans"


class IncidentOrder(StrEnum):
    """What comes first in a list of incidents."""

    DATE = "day"
    CHANGED = "changed_at"
    CONFLICT = "conflicts"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Some rows, and where the next ones begin; `next` is None on the last page."""

    rows: tuple[Row, ...]
    next: str | None


def cursor(*keys: Key) -> str:
    """The place after a row, as it stands in an address."""
    return base64.urlsafe_b64encode(json.dumps(keys, separators=(",", ":")).encode()).decode().rstrip("=")


def place(written: str | None, keys: int) -> list[Any] | None:
    """The keys that `cursor` was made of; raises `BadOption` for what it never made."""
    if written is None:
        return None
    try:
        read = json.loads(base64.urlsafe_b64decode(written + "=" * (-len(written) % 4)))
    except (binascii.Error, ValueError) as error:
        raise BadOption("after", written, "go back to the first page") from error
    if not isinstance(read, list) or len(read) != keys or not all(isinstance(k, Key) for k in read):
        raise BadOption("after", written, "go back to the first page")
    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which reports of the queue are meant; None leaves a thing open."""

    status: Status = Status.WAITING
    publisher: str | None = None
    kind: str | None = None
    """`use_of_force`, `other_violence` or `none`."""
    conflicts: bool | None = None
    orphans: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One report of the queue."""

    number: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    key: str | None
    version: int
    added_at: str
    status: Status
    kind: str
    relevance: float
    facts: int
    undecided: int
    conflicts: int
    orphans: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How much is done, in current report versions and in facts."""

    reports: dict[Status, int]
    facts: int
    undecided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a page."""

    number: int
    id: str
    version: int
    current: bool
    added_at: str
    same_text: bool
    """Whether its text is that of the version asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A report that the store has, erased ones not."""

    number: int
    text_id: str
    stamp: str
    """Name and version of the engine of its live draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """One report version with all that is read from it and decided about it."""

    row: QueueRow
    report: Report
    draft: Draft
    """As the engine left it. `decided(draft, decisions)` is as people left it."""
    decisions: tuple[Decision, ...]
    """Those that stand, by number."""
    orphans: tuple[Decision, ...]
    """Decisions on an older version whose words no longer stand, and that nobody has settled."""
    versions: tuple[Version, ...]
    incidents: dict[str, str]
    """The draft's incidents by the record's: local id to id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFilter:
    """Which incidents are meant; None leaves a thing open. Merged ones are never listed."""

    kind: str | None = None
    state: str | None = None
    since: str | None = None
    """ISO day: on or after."""
    until: str | None = None
    """ISO day: on or before."""
    values: tuple[tuple[str, str], ...] = ()
    """Facets: field and value, all of them."""
    verdict: tuple[str, str] | None = None
    """The digest of a definition, and what it makes of the incident."""
    differ: tuple[str, ...] = ()
    """Digests of definitions of which not all make the same of the incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident of a list."""

    number: int
    id: str
    kind: str
    date_from: str | None
    date_to: str | None
    state: str | None
    county: str | None
    city: str | None
    agency: str | None
    killed: str | None
    injured: str | None
    latitude: float | None
    longitude: float | None
    reports: int
    mentions: int
    undecided: int
    conflicts: int
    made_at: str
    changed_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDetail:
    """One incident with every telling of it, as people left them."""

    row: IncidentRow
    record: IncidentRecord
    """Tellings whose drafts have every standing decision applied."""
    reports: dict[str, int]
    """The store's number of each telling's report, by report id."""
    decisions: tuple[Decision, ...]
    """Standing decisions on the incident itself: pending, unknowable, drift, merge, split."""
    comparison: Any
    """What comparing made of it, as JSON; None until it has run."""
    stale: bool
    """Whether something changed since comparing ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """A part of a clause that holds, may hold or does not, in words."""

    verdict: str
    words: str
    at: tuple[tuple[int, int], ...] = ()
    """Report and offset of words behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow:
    """What one definition makes of one incident."""

    definition: str
    """The digest of the definition's text."""
    verdict: str
    """`counts`, `may_count` or `does_not_count`."""
    clause: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """Something that grouping does not do by itself."""

    number: int
    at: str
    ask: str
    """`merge` or `split`."""
    one: str
    """The id of the incident; of two, of the one that was made first."""
    other: str | None
    parts: tuple[tuple[int, ...], ...]
    """Numbers of the reports of each part, where a split is proposed."""
    score: float
    """The mean likelihood that both, or all parts, are one incident."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One line of the ledger as a page shows it."""

    number: int
    at: str
    kind: str
    report: int | None
    incident: int | None
    payload: dict[str, Any] | None
    """None where the words were erased by order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds the words looked for."""

    row: QueueRow
    before: str
    words: str
    after: str
    """`before + words + after` stands in the text, character for character; `words` is empty for a hit in the title."""
    start: int | None
    """Offset of `words` in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """How many incidents have a value."""

    field: str
    value: str
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFact:
    """A fact nobody has decided on, for bulk review and its sample check."""

    report: int
    id: str
    field: str
    value: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What new reports tell that incidents of the record may share."""

    days: tuple[tuple[str, str], ...]
    """Stretches of days, ISO 8601, in which an incident lies or one of its reports was published."""
    names: tuple[str, ...]
    """Names of people, as printed."""
    reports: tuple[int, ...]
    """Numbers of the reports themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRow:
    """Which incident of the record an incident of a report is."""

    report: int
    local: str
    pinned: bool
    """Whether a person said so."""
    number: int
    """The incident's number."""
    incident: str
    """The incident's id."""
    draft: int
    """The number of the report's live draft."""
