"""Counts of an incident with their words: people killed and injured, shots fired.

A figure that the report states goes first ("three people were killed"); where it states none, the count is of the people whose fate it
tells. Zero is coded only where the report says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from averment.coding.fields.harm import KILLS, WOUNDS
from averment.coding.fields.reading import Told, clause, found, told
from averment.coding.numbers import count, tidy, total
from averment.coding.scene import Finding, Scene
from averment.domain.codes import Modality
from averment.domain.draft import Incident, Interval, Person, Value
from averment.domain.passages import Span

_NO_ONE = re.compile(
    r"\b(?:no(?:body| one| ?one else)?(?: other)?(?: (?:officers?|people|injuries|one|deputies|agents|civilians|bystanders))?)(?: (?:else|other))? (?:was|were|have been|had been|has been)? ?"
    r"(?P<what>injured|hurt|wounded|harmed|killed|struck|hit|shot)\b|\bno (?:other )?(?P<noun>injuries|fatalities|deaths)\b",
    re.IGNORECASE,
)


def killed_and_injured(scene: Scene) -> Iterator[Finding]:
    """How many were killed and how many injured, of all people, the subject included."""
    for incident in scene.cast.incidents:
        dead = _fates(scene, incident, KILLS, None)
        hurt = _fates(scene, incident, (*WOUNDS, "grave", "minor", "condition", "survive", "surgery"), set(dead))
        yield from _count(scene, incident, "killed", dead)
        yield from _count(scene, incident, "injured", hurt)


def _fates(
    scene: Scene, incident: Incident, acts: tuple[str, ...], without: set[str] | None
) -> dict[str, tuple[Person, Told]]:
    out: dict[str, tuple[Person, Told]] = {}
    for t in told(scene, *acts):
        if t.incident.id != incident.id or t.deed.hypothetical or t.deed.attempted or t.deed.at_target:
            continue
        if t.deed.modality in (Modality.DENIED, Modality.POSSIBLE, Modality.PLANNED):
            continue
        if t.deed.act == "suffer" and not t.deed.complements:
            continue
        for person in t.patients:
            if without is None or person.id not in without:
                out.setdefault(person.id, (person, t))
    return out


def _count(scene: Scene, incident: Incident, field: str, fates: dict[str, tuple[Person, Told]]) -> Iterator[Finding]:
    if not fates:
        return
    singles = [(p, t) for p, t in fates.values() if p.count == 1]
    groups = [(p, t) for p, t in fates.values() if p.count > 1]
    stated = max(groups, key=lambda pair: pair[0].count, default=None)
    if stated is not None and stated[0].count >= len(singles):
        person, t = stated
        value: Value = _interval(scene, person)
        span = clause(scene, t.deed, whom=person)
    else:
        person, t = singles[-1] if singles else groups[0]
        value = len(singles) or person.count
        span = clause(scene, t.deed, whom=person)
    yield Finding(field=field, value=value, span=span, incident=incident.id, rule="counts.people", confidence=0.6)


def _interval(scene: Scene, person: Person) -> Value:
    for other, entity in zip(scene.cast.people, scene.cast.entities, strict=True):
        if other.id == person.id and entity is not None and entity.count is not None:
            return tidy(entity.count)
    return person.count


_SHOTS = re.compile(
    r"\b(?P<lead>(?:at least|about|approximately|around|up to|more than|as many as|nearly|roughly|some|fewer than|over)\s+)?"
    r"(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?:(?:more|other|live|defensive|additional|warning|gun)\s+)?(?P<noun>shots?|rounds?|bullets|gunshots|times)\b",
    re.IGNORECASE,
)


def shots(scene: Scene) -> Iterator[Finding]:
    """How many shots are said to have been fired."""
    words = scene.cast.clauses.words
    for t in told(scene, "fire", "shoot", "shoot_dead"):
        if t.deed.hypothetical or t.denied:
            continue
        window = Span(words.starts[t.deed.first], words.ends[t.deed.stop - 1])
        for match in _SHOTS.finditer(scene.text, window.start, window.end):
            if match["noun"].lower() == "times" and t.deed.act != "fire":
                continue
            value: Interval | None = count(match["n"], (match["lead"] or "").split())
            if value is None or value == (0, 0):
                continue
            span = Span(min(match.start(), words.starts[t.deed.verb]), max(match.end(), words.ends[t.deed.verb]))
            f = found(t, "shots_fired", 0, span, "counts.shots", None, 0.7)
            yield Finding(
                field=f.field,
                value=tidy(value),
                span=f.span,
                incident=f.incident,
                rule=f.rule,
                modality=f.modality,
                confidence=f.confidence,
            )


__all__ = ["killed_and_injured", "shots", "total"]
