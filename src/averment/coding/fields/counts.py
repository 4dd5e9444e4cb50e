"""Counts of an incident with their words: people killed and injured, shots fired.

A figure that the report states goes first ("three people were killed"); where it states none, the count is of the
people whose fate it tells. Zero is coded only where the report says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from averment.coding.deeds.mentions import Mention
from averment.coding.fields.harm import is_fatal
from averment.coding.fields.reading import Told, clause, entity_of, found, told
from averment.coding.scene import Finding, Scene
from averment.coding.text.numbers import count, number, tidy, total
from averment.coding.text.sparks import sparked, sparks
from averment.domain.codes import Modality
from averment.domain.draft import Interval, Person
from averment.domain.passages import Span

FATAL = ("shoot_dead", "kill", "die")
HURT = ("shoot_hurt", "hurt", "suffer", "hit", "stab", "bite", "condition", "grave", "minor", "survive", "surgery")
SENT = ("hospital",)
"""Says that people were hurt only where nothing else does."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause that says how many: the number, and whether others come on top ("two others")."""

    number: Interval
    told: Told
    more: bool
    shot: bool = False
    """Only said to have been shot: the dead among them are not injured."""


def killed_and_injured(scene: Scene) -> Iterator[Finding]:
    """How many were killed and how many injured, of all people, the subject included."""
    for incident in scene.cast.incidents:
        every = [
            t
            for t in told(scene, *FATAL, *HURT, *SENT, "shoot", "suicide")
            if t.incident.id == incident.id and _holds(t)
        ]
        killed = [t for t in every if t.deed.act in FATAL or (t.deed.act == "suicide" and is_fatal(scene, t))]
        dead = _single(scene, killed, set())
        dead_now = _number(_statements(scene, _lead(killed), FATAL), _single(scene, _lead(killed), set()), fatal=True)
        dead_all = dead_now or _number(_statements(scene, killed, FATAL), dead, fatal=True)
        if dead_all:
            yield _found(scene, "killed", dead_all)
        wounds = [t for t in every if t.deed.act not in FATAL and t.deed.act not in SENT] or every
        if dead_all and _only_the_dead(wounds, dead_all[0], set(dead)):
            continue
        hurt = None
        for some in (_lead(wounds), wounds):
            said = [_without(s, dead_all) for s in _statements(scene, some, (*HURT, *SENT, "shoot"))]
            hurt = hurt or _number(said, _single(scene, some, set(dead)))
        if hurt:
            yield _found(scene, "injured", hurt)


def _only_the_dead(wounds: list[Told], killed: Interval, dead: set[str]) -> bool:
    """Whether nobody is told to be more than shot, and no more people than died: these are the dead."""
    if any(t.deed.act != "shoot" for t in wounds):
        return False
    shot = {p.id for t in wounds for p in t.patients if p.id not in dead}
    return len(shot) <= (killed[0] or 0) and all(p.count == 1 for t in wounds for p in t.patients)


LEAD = 0
"""Sentences after the first that tells of harm in which reports sum up: what they count goes first."""


def _lead(deeds: list[Told]) -> list[Told]:
    first = min((t.deed.sentence for t in deeds), default=0)
    return [t for t in deeds if t.deed.sentence <= first + LEAD]


def _found(scene: Scene, field: str, counted: tuple[Interval, Told]) -> Finding:
    value, t = counted
    return found(t, field, tidy(value), clause(scene, t.deed), "counts.people", None, 0.6)


def _holds(t: Told) -> bool:
    return t.deed.modality in (Modality.ASSERTED, Modality.ALLEGED) and not (
        t.deed.hypothetical or t.deed.attempted or t.deed.at_target or t.deed.none
    )


def _single(scene: Scene, deeds: Iterable[Told], without: set[str]) -> dict[str, Told]:
    """People told of one by one, each with the first clause that tells it."""
    out: dict[str, Told] = {}
    for t in deeds:
        for person in t.patients:
            if person.count == 1 and person.id not in without and not _collective(scene, person):
                out.setdefault(person.id, t)
    return out


def _collective(scene: Scene, person: Person) -> bool:
    entity = entity_of(scene, person)
    return entity is None or entity.plural


def _statements(scene: Scene, deeds: Iterable[Told], acts: tuple[str, ...]) -> list[Statement]:
    """Clauses that say a number above one, in reading order: "two people", "the driver and two passengers"."""
    out: list[Statement] = []
    for t in deeds:
        if t.deed.act not in acts:
            continue
        whom = [
            (scene.cast.mention(k), scene.cast.entities[p.id])
            for k in t.deed.patients
            if (p := scene.cast.of_mention(k))
        ]
        named = {n for _, entity in whom for n in entity.members}
        mentions = [m for m, entity in whom if entity.number not in named]
        counts = [m.count or ((1, 1) if not m.plural else None) for m in mentions]
        known = [c for c in counts if c is not None]
        if not known or len(known) < len(counts):
            continue
        number = total(known)
        if number == (1, 1):
            continue
        more = all(m.head == "others" or "other" in _words(scene, m) or "more" in _words(scene, m) for m in mentions)
        out.append(Statement(number, t, more, t.deed.act == "shoot"))
    return out


def _words(scene: Scene, mention: Mention) -> tuple[str, ...]:
    return scene.cast.clauses.words.lows[mention.first : mention.end]


def _without(s: Statement, dead: tuple[Interval, Told] | None) -> Statement:
    """Of people only said to have been shot, those who are not said to have died."""
    low, high = s.number
    killed = (dead[0][0] or 0) if dead else 0
    if not s.shot or low is None or killed == 0 or low <= killed or s.more:
        return s
    return Statement((low - killed, None if high is None else high - killed), s.told, s.more, s.shot)


def _number(said: list[Statement], singles: dict[str, Told], *, fatal: bool = False) -> tuple[Interval, Told] | None:
    """One count with the clause that carries it: a stated number, those told of singly, or both together."""
    hurt = next((s for s in said if not s.more and not s.shot), None)
    shot = next((s for s in said if not s.more and s.shot), None)
    plain = shot if hurt is None or (shot is not None and _least(shot) > _least(hurt)) else hurt
    more = next((s for s in said if s.more), None)
    value: Interval = (len(singles), len(singles))
    clause_of = next(reversed(singles.values()), None)
    if more is not None and (plain is None or _least(plain) <= len(singles)):
        value, clause_of = total([value, more.number]), more.told
    elif plain is not None and _least(plain) >= len(singles):
        value, clause_of = plain.number, plain.told
        if fatal and {p.id for p in plain.told.agents} & set(singles):
            value = total([value, (1, 1)])  # who killed them is dead too
    return None if clause_of is None else (value, clause_of)


def _least(s: Statement) -> int:
    return s.number[0] or s.number[1] or 0


SHOT = sparks("shot|round|bullets|casings|times")
SHOTS = re.compile(
    r"\b(?P<lead>(?:at least|about|approximately|around|up to|more than|as many as|nearly|roughly|some|"
    r"fewer than|over)\s+)?"
    r"(?:(?P<from>\d{1,3}|[a-z]+)(?:\s*[-–]\s*|\s+(?:or|to|and)\s+))?"
    r"(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?:(?:more|other|live|defensive|additional|warning|separate|"
    r"gun|shell|bullet)\s+)?(?P<noun>shots?|rounds?|bullets|gunshots?|casings|times)\b",
    re.IGNORECASE,
)
_FIRED = re.compile(
    r"\b(?:fired?|firing|heard|hear|shot|shoots?|rang|found|discharged|exchange[ds]?|volley|barrage)\b", re.IGNORECASE
)
_NOT_SHOTS = re.compile(r"\b(?:pepper|rubber|less[- ]lethal|foam|bean ?bag|warning|golf|ammunition|magazine|penalty)\b")


def shots(scene: Scene) -> Iterator[Finding]:
    """How many shots are said to have been fired: a number of shots, rounds or casings in a sentence about firing."""
    for sentence in scene.layout.sentences:
        incident = scene.cast.incident_at(sentence)
        if incident is None or not sparked(sentence.read(scene.text).lower(), SHOT):
            continue
        if not _FIRED.search(scene.text, sentence.start, sentence.end):
            continue
        if _NOT_SHOTS.search(scene.text, sentence.start, sentence.end):
            continue
        for match in SHOTS.finditer(scene.text, sentence.start, sentence.end):
            value = _shot_count(match, scene.text[sentence.start : match.start()])
            if value is None:
                continue
            yield Finding(
                field="shots_fired",
                value=tidy(value),
                span=Span(match.start(), match.end()),
                incident=incident.id,
                rule=f"counts.{match['noun'].lower()}",
                confidence=0.6,
            )


def _shot_count(match: re.Match[str], before: str) -> Interval | None:
    noun = match["noun"].lower()
    if noun == "times" and not re.search(r"\bfir(?:ed|ing)\b", before[-60:]):
        return None
    value = count(match["n"], (match["lead"] or "").split())
    if value is None or value == (0, 0):
        return None
    low = number(match["from"]) if match["from"] else None
    if low is not None and value[1] is not None and low < value[1]:
        return (low, value[1])
    if noun == "casings":
        return (value[0], None)
    return value
