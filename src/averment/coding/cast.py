"""Who takes part: incidents of a report, the people in them, and which words mean whom."""

from __future__ import annotations

from dataclasses import dataclass

from averment.domain.draft import Incident, Person
from averment.domain.passages import Span


@dataclass(frozen=True, slots=True)
class Cast:
    """Incidents and people of a report, with every mention resolved once."""

    incidents: tuple[Incident, ...]
    people: tuple[Person, ...]

    def incident_at(self, span: Span) -> Incident | None:
        """The incident that the words at a span tell of; None for context that tells of none."""
        raise NotImplementedError

    def person_at(self, span: Span) -> Person | None:
        """Whom a mention means."""
        raise NotImplementedError
