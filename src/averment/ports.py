"""What the core asks of the outside: an engine that marks reports, a gazetteer that knows places, a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from averment.domain.draft import EngineStamp
from averment.domain.markup import Markup
from averment.domain.passages import Span
from averment.domain.report import Report


class Engine(Protocol):
    """Marks who said what on reports, and says what kind of report each is.

    An engine that cannot handle a report raises `EngineFailed` for it alone. Spans are code points of `report.text`;
    the gate of `averment.coding` checks each of them again.
    """

    @property
    def stamp(self) -> EngineStamp:
        """Name and version: equal stamps give equal markup for equal text, in every process."""

    def mark(self, reports: Sequence[Report]) -> list[Markup]:
        """One markup per report, in the order given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the gazetteer knows."""

    name: str
    """Its usual name."""
    kind: str
    """`city`, `county`, `neighbourhood`, `state` or `country`."""
    country: str
    """ISO 3166-1 alpha-2."""
    state: str | None
    """Two letters, in the United States."""
    county: str | None
    city: str | None
    """The municipality that a neighbourhood belongs to; the place's own name for a city."""
    population: int
    latitude: float
    longitude: float


class Gazetteer(Protocol):
    """Knows places by name."""

    def lookup(self, name: str) -> Sequence[Place]:
        """Every place of that name or alias, the most populous first; empty where there is none."""


class Clock(Protocol):
    """Tells the time; tests bring one that stands still."""

    def now(self) -> datetime:
        """Now, with its zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A public body that is known by name."""

    name: str
    """Its usual full name."""
    kind: str
    """`police`, `sheriff`, `corrections`, `investigation`, `department`, `court`, `military`, `executive`, `other`."""
    level: str
    parents: tuple[str, ...]
    """The bodies over it, nearest first, by their usual full names."""


class Organisations(Protocol):
    """Knows public bodies by any of their names."""

    def find(self, name: str) -> Organisation | None:
        """The body that a name means; None where it is no name of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage of one text that stands, word for word or nearly, in another."""

    left: int
    left_span: Span
    right: int
    right_span: Span


class CopyFinder(Protocol):
    """Finds passages that texts share."""

    def shared(self, texts: Sequence[str]) -> list[Shared]:
        """Every pair of near-duplicate passages of two different texts, by the places of the texts in the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as a server sent it."""

    asked: str
    """The address that was asked for."""
    url: str
    """The address that answered, after redirects."""
    status: int
    head: str
    """Status line and headers, each ended by CR LF, without cookies and without the codings of the transport."""
    body: bytes
    at: datetime


class Fetcher(Protocol):
    """Gets pages from their publishers."""

    def fetch(self, url: str) -> Fetched:
        """The page at an address; raises `FetchFailed` where it may not be asked for or cannot be had."""
