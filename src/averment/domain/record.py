"""An incident across reports: which reports tell of it, and which incident of each draft is meant.

Grouping makes records, comparing reads them; neither adds a value that no draft holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from averment.domain.decisions import DecisionKind
from averment.domain.draft import Draft, Fact, Incident, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report tells of one incident: the draft, and the id that the incident has in it."""

    draft: Draft
    incident: str

    @property
    def key(self) -> str:
        """The key of the report, as its input named it."""
        return self.draft.report.key

    @property
    def told(self) -> Incident:
        """The incident as the draft has it; raises `KeyError` where the draft has no such incident."""
        for incident in self.draft.incidents:
            if incident.id == self.incident:
                return incident
        raise KeyError(self.incident)

    @property
    def primary(self) -> bool:
        """Whether the report is mainly about this incident."""
        return self.told.primary

    def facts(self) -> Iterator[Fact]:
        """The draft's facts about this incident, in the order of the draft."""
        return (f for f in self.draft.facts if f.incident == self.incident)

    def people(self) -> Iterator[Person]:
        """The draft's people of this incident."""
        return (p for p in self.draft.people if p.incident == self.incident)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A person's word on a field of an incident: that it is pending, or that it cannot be known."""

    kind: DecisionKind
    """`pending` or `unknowable`."""
    field: str
    person: tuple[str, str] | None = None
    """A report's id and the id that a person has in its draft; None wherever the field stands."""
    who: str
    at: str
    """UTC, ISO 8601."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRecord:
    """One incident and every telling of it, the earliest published first, those without a day last, then by key.

    `id` is readable and stays for good: `US-CA-LOSANGELES-2025-10-21-A` (docs/identity.md).
    """

    id: str
    tellings: tuple[Telling, ...]
    marks: tuple[Mark, ...] = ()
    """What people decided of its fields."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Keys of the reports that are mainly about it."""
        return tuple(t.key for t in self.tellings if t.primary)

    @property
    def mentions(self) -> tuple[str, ...]:
        """Keys of the reports that also tell of it."""
        return tuple(t.key for t in self.tellings if not t.primary)
