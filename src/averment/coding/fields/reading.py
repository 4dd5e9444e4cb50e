"""What every rule on people shares: deeds of an incident with the people resolved, and findings cut to their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from averment.coding.cast.gathering import Entity
from averment.coding.deeds.finding import Deed
from averment.coding.scene import Finding, Scene
from averment.domain.codes import Modality, PersonRole, ReportKind
from averment.domain.draft import Incident, Person, Value
from averment.domain.passages import Span

LONGEST = 200
"""Characters of a passage at most: a clause, never a paragraph."""


@dataclass(frozen=True, slots=True)
class Told:
    """One deed with its incident and its people."""

    deed: Deed
    incident: Incident
    agents: tuple[Person, ...]
    patients: tuple[Person, ...]

    @property
    def modality(self) -> Modality | None:
        """What the clause says by its own words; None where it hedges nothing."""
        return None if self.deed.modality is Modality.ASSERTED else self.deed.modality

    @property
    def denied(self) -> bool:
        """Said not to be so."""
        return self.deed.modality is Modality.DENIED


def told(scene: Scene, *acts: str) -> Iterator[Told]:
    """The deeds of some acts that belong to an incident, in reading order."""
    cast = scene.cast
    wanted = frozenset(acts)
    for deed in cast.deeds:
        if deed.act not in wanted:
            continue
        incident = cast.incident_of(deed)
        if incident is None:
            continue
        agents = tuple(p for k in deed.agents for p in cast.each_of(k) if p.incident == incident.id)
        patients = tuple(p for k in deed.patients for p in cast.each_of(k) if p.incident == incident.id)
        yield Told(deed, incident, agents, patients)


def entity_of(scene: Scene, person: Person) -> Entity | None:
    """What the report's words say of a person together."""
    return scene.cast.entities.get(person.id)


_TRIES = frozenset("attempt effort bid attempted tried trying attempting began started continued".split())


def _attempt(lows: tuple[str, ...], first: int, begin: int) -> int:
    """Where "in an attempt to", "tried to" begin before a verb."""
    if first > begin and lows[first - 1] in _TRIES:
        first -= 1
        while first > begin and lows[first - 1] in ("an", "a", "his", "her", "their", "in"):
            first -= 1
    return first


def clause(scene: Scene, deed: Deed, *, whom: Person | None = None, upto: int = 0) -> Span:
    """The words that carry a deed, from the mention of the person to the end of what is told; 200 characters long."""
    words = scene.cast.clauses.words
    mentions = scene.cast.clauses.mentions
    first, end = deed.first, max(deed.end, upto)
    wanted = whom.id if whom else None
    for k in (*deed.patients, *deed.agents):
        person = scene.cast.of_mention(k)
        if wanted is not None and (person is None or person.id != wanted):
            continue
        if deed.first - mentions[k].first <= 14 and mentions[k].first < first and scene.cast.layout is not None:
            if words.sentences[deed.sentence][0] <= mentions[k].first:
                first = mentions[k].first
        elif mentions[k].end > end and mentions[k].end - deed.end <= 14:
            end = mentions[k].end
    first = min(first, _attempt(words.lows, deed.first, words.sentences[deed.sentence][0]))
    while words.ends[end - 1] - words.starts[first] > LONGEST and first < deed.first:
        first += 1
    while words.ends[end - 1] - words.starts[first] > LONGEST and end > deed.verb + 1:
        end -= 1
    return words.span(first, end)


def found(
    told: Told,
    field: str,
    value: Value,
    span: Span,
    rule: str,
    person: Person | None = None,
    confidence: float = 0.7,
) -> Finding:
    """A finding that takes incident and hedge from the deed it was read off."""
    return Finding(
        field=field,
        value=value,
        span=span,
        incident=told.incident.id,
        rule=rule,
        person=person.id if person else None,
        modality=told.modality,
        confidence=confidence,
    )


def is_officer(person: Person) -> bool:
    """Whether a person acts for the law."""
    return person.role is PersonRole.OFFICER


def of_force(incident: Incident) -> bool:
    """Whether officers took part in the incident."""
    return incident.kind is ReportKind.USE_OF_FORCE
