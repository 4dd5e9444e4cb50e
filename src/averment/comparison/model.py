"""A comparison as a page sees it: plain text, frozen, every cell with the words that it opens."""

from __future__ import annotations

from dataclasses import dataclass

from averment.comparing.model import CellKind, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Exact words in their sentence, and where they stand."""

    before: str
    words: str
    after: str
    who: str
    """Who says it, in which role and how: "Loretta Haines, witness, says they saw it"."""
    where: str
    """Publisher and day of the report."""
    report: int
    """The number of the report in the list of reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One value in plain words, with everything that says it."""

    text: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One party, or the rest of a side."""

    label: str
    side: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """What a column says of a field."""

    kind: CellKind
    note: str
    """The kind in plain words, or why it is silent."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """One value of a field and what stands."""

    text: str
    standing: Standing
    standing_label: str
    why: str
    origins: tuple[str, ...]
    """Each independent origin with the reason why its reports count once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """A row of the matrix."""

    id: str
    label: str
    standing: Standing
    standing_label: str
    values: tuple[ShownValue, ...]
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows about the incident, or about one person."""

    heading: str
    note: str
    fields: tuple[ShownField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A change or a contrast: what was said, what was said against it, and what they are to each other."""

    heading: str
    why: str
    first: Quote | None
    second: Quote | None
    agrees: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point of the time line."""

    day: str
    note: str
    party: str
    side: str
    where: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An open question, or one that was answered."""

    text: str
    quote: Quote | None
    answer: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A report in the list of reports."""

    number: int
    title: str
    line: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything that the page of one incident's comparison shows."""

    incident: str
    heading: str
    reports: tuple[Listed, ...]
    line: str
    """How many reports, parties and independent origins."""
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    changes: tuple[Pair, ...]
    contrasts: tuple[Pair, ...]
    notices: tuple[tuple[str, tuple[Quote, ...]], ...]
    open: tuple[Asked, ...]
    closed: tuple[Asked, ...]
    timeline: tuple[Moment, ...]
    since: tuple[str, ...] | None
    """What changed since a day, a line each; None where it was not asked."""
    since_day: str
    private: tuple[str, ...]
    """Names of private people that stand in it."""
    masked: int = 0
    """How many names of private people were made initials."""
