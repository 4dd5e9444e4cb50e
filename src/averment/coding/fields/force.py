"""Force from officers to people and resistance from people to officers, with weapons on both sides.

Codes follow the contract; what an officer used is read off the predicate ("tased") or its instrument ("fired pepper
balls"), the gun type only where it is said. A word that judges ("weaponized", "defensive") codes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from averment.coding.fields.harm import GUNFIRE, around
from averment.coding.fields.munitions import only_soft
from averment.coding.fields.reading import Told, clause, found, is_officer, told
from averment.coding.scene import Finding, Scene
from averment.coding.text.lexicon import FIREARMS, INSTRUMENTS, REPLICAS, WEAPONS, Kind
from averment.domain.codes import Modality, PersonRole
from averment.domain.draft import Incident, Person

SHOTS = ("shoot", "shoot_dead", "shoot_hurt", "fire")
_BY_ACT = {
    "tase": "ecd",
    "spray": "chemical_agent",
    "beat": "physical",
    "seize": "physical",
    "bite": "canine",
    "ram": "vehicle",
}
CARS = frozenset("car vehicle truck suv van pickup sedan minivan jeep driver".split())
_HARDWARE = frozenset("vehicle vehicles car cars cruiser cruisers truck suv squad patrol agents officers".split())


def force(scene: Scene) -> Iterator[Finding]:
    """Every use of force by officers, on whom it is said to have been used."""
    fired = False
    soft_ones = {i.id for i in scene.cast.incidents if only_soft(scene, i)}
    for t in told(scene, *SHOTS, *_BY_ACT, "kill", "hit", "deploy", "point"):
        if t.deed.hypothetical or (t.denied and t.deed.act not in SHOTS) or _at_home(scene, t):
            continue
        by = (
            _officers(t)
            or _who_fired(scene, t)
            or (() if not _exchanged(scene, t) else tuple(p for p in t.patients if is_officer(p)))
        )
        if not by or (not {b.id for b in by}.isdisjoint(p.id for p in t.patients) and not _exchanged(scene, t)):
            continue
        code = _code(scene, t)
        if code is None:
            continue
        if code == "firearm" and t.incident.id in soft_ones:
            code = "impact_projectile"
        if t.denied and not t.patients and not t.deed.none:
            continue  # "officers did not fire back": no force on anybody
        targets = tuple(p for p in t.patients if p.id not in {b.id for b in by}) or tuple(_subject(scene, t))
        fired = fired or code in ("firearm", "handgun", "rifle", "shotgun")
        for person in targets or (None,):
            if person is not None and is_officer(person) and t.deed.act not in ("hit", "shoot"):
                continue
            yield _force(scene, t, code, person, _label(scene, t, by), by[0])
    if not fired and not soft_ones:
        yield from _unnamed(scene)


def _force(
    scene: Scene,
    t: Told,
    code: str,
    person: Person | None,
    by: str | None,
    actor: Person | None,
    confidence: float = 0.75,
) -> Finding:
    tail = scene.cast.clauses.words.lows[max(0, t.deed.first - 3) : t.deed.stop]
    intent = (
        "unintentional"
        if any(w in ("accidentally", "inadvertently", "mistakenly", "unintentionally") for w in tail)
        else "unstated"
    )
    intent = "intentional" if "intentionally" in tail or "deliberately" in tail else intent
    hit = t.deed.act in ("shoot_dead", "shoot_hurt", "hit", "kill", "tase", "bite") or (
        t.deed.act == "shoot" and not t.deed.at_target
    )
    aimed = (
        "person"
        if person is not None and t.deed.act in ("fire", "shoot", "shoot_dead", "shoot_hurt", "point") and t.patients
        else "unstated"
    )
    if (
        any(w in ("car", "vehicle", "truck", "suv", "van", "tires", "windshield", "windows") for w in tail)
        and t.deed.at_target
    ):
        aimed = "vehicle"
    if "crowd" in tail:
        aimed = "crowd"
    f = found(
        t, "force", code, clause(scene, t.deed, whom=person, upto=_instrument_end(t)), "force.force", person, confidence
    )
    return Finding(
        field=f.field,
        value=f.value,
        span=f.span,
        incident=f.incident,
        rule=f.rule,
        person=f.person,
        modality=f.modality,
        by=by,
        by_person=actor.id if actor else None,
        intent=intent,
        aimed_at=aimed,
        struck="yes" if hit and not t.denied else "unstated",
        confidence=f.confidence,
    )


def _at_home(scene: Scene, t: Told) -> bool:
    """Whether somebody is said to have harmed his own kin: no force by an officer, whatever his work is."""
    whom = [scene.cast.mention(k) for k in t.deed.patients]
    alone = len(t.deed.agents) == 1 and not scene.cast.mention(t.deed.agents[0]).plural
    return bool(whom) and alone and all(m.kind is Kind.KIN and m.owner for m in whom)


def _instrument_end(t: Told) -> int:
    return max([t.deed.end, *(c.end for c in t.deed.complements[:2])])


def _officers(t: Told) -> tuple[Person, ...]:
    return tuple(p for p in t.agents if is_officer(p))


def _label(scene: Scene, t: Told, by: tuple[Person, ...]) -> str | None:
    """The agency or officer as printed in this clause."""
    for k in (*t.deed.agents, *t.deed.patients):
        if scene.cast.of_mention(k) in by:
            return scene.cast.mention_span(k).read(scene.text)
    return by[0].mentions[0].exact if by else None


def _who_fired(scene: Scene, t: Told) -> tuple[Person, ...]:
    """The officers whose shots struck somebody, where one sentence tells of both."""
    if t.deed.act != "hit" or t.agents:
        return ()
    for other in told(scene, *SHOTS):
        if other.deed.sentence == t.deed.sentence and other.deed.first < t.deed.first and not other.deed.hypothetical:
            return _officers(other)
    return ()


def _exchanged(scene: Scene, t: Told) -> bool:
    return scene.cast.clauses.words.lows[t.deed.verb] in ("exchanged", "exchange", "exchanging", "traded", "trading")


def _code(scene: Scene, t: Told) -> str | None:
    lows = scene.cast.clauses.words.lows[t.deed.verb : t.deed.stop]
    act = t.deed.act
    if act in SHOTS:
        soft = [
            c for w in lows if (c := INSTRUMENTS.get(w)) in ("impact_projectile", "chemical_agent", "flash_bang", "ecd")
        ]
        if soft:
            return "impact_projectile" if "pepper" in lows and ("balls" in lows or "ball" in lows) else soft[0]
        return next((FIREARMS[w] for w in lows if w in FIREARMS), "firearm")
    if act == "point":
        return "pointed_firearm" if any(w in WEAPONS or w in ("weapon", "weapons") for w in lows) else None
    if act == "deploy":
        coded = [INSTRUMENTS[w] for w in lows if w in INSTRUMENTS]
        if "pepper" in lows and "ball" not in lows and "balls" not in lows and "spray" in lows:
            return "chemical_agent"
        return next((c for c in coded if c != "firearm"), None)
    if act == "hit":
        if not t.agents or not GUNFIRE.isdisjoint(scene.cast.clauses.words.lows[slice(*around(scene, t))]):
            return "firearm"
        thing = t.deed.agent_thing or ""
        coded = [INSTRUMENTS[w] for w in (thing, *lows) if w in INSTRUMENTS]
        return coded[0] if coded else "physical" if t.agents and not t.deed.parts else None
    if act == "kill":
        return "firearm"
    if act == "seize" and lows[0] == "handcuffed":
        return None  # how anybody is arrested
    if act in ("beat", "seize") and any(w in ("baton", "batons") for w in lows):
        return "baton"
    if act == "ram" and t.patients and is_officer(t.patients[0]):
        return None
    return _BY_ACT.get(act)


def _subject(scene: Scene, t: Told) -> Iterator[Person]:
    """The one subject of an incident, whom a clause without an object can only mean."""
    subjects = [p for p in scene.cast.people if p.incident == t.incident.id and p.role is PersonRole.SUBJECT]
    if len(subjects) == 1 or (subjects and t.deed.act in SHOTS):
        yield subjects[0]


_OFFICERS_SHOT = re.compile(
    r"\b(?:[Oo]fficer|[Pp]olice|[Dd]eputy|[Tt]rooper|[Aa]gent)[- ]involved\b|\b[Pp]olice shooting\b|\bshooting by\b"
    r"|\b(?:[Pp]olice|[Oo]fficers?|[Dd]eput(?:y|ies)|[Tt]roopers?|[Aa]gents?|[Mm]arshals?|[Cc]ops?|SWAT)\b"
    r"(?: [\w’'-]+){0,4} (?:shot|shoots?|shooting|fired|firing|opened|discharged|returned|exchanged|killed|kill)\b"
    r"|\b(?:by|with) (?:[\w’'-]+ ){0,3}(?:police|officers?|deput(?:y|ies)|troopers?|agents?|marshals?)\b"
)


def _unnamed(scene: Scene) -> Iterator[Finding]:
    """A subject said to be shot, by nobody named, in a report of force by officers: the shots were theirs.

    Where somebody else is told to have fired, only that one is taken to be shot by officers, never those around; and
    only where the report says somewhere that officers shot at all.
    """
    if not _OFFICERS_SHOT.search(scene.text):
        return
    gunmen = {
        p.id
        for t in told(scene, *SHOTS)
        if not t.deed.hypothetical and not t.denied
        for p in t.agents
        if p.role is PersonRole.SUBJECT
    }
    for t in told(scene, "shoot", "shoot_dead", "shoot_hurt"):
        if t.agents or t.deed.hypothetical or t.denied or t.deed.agent_thing:
            continue
        for person in t.patients:
            if person.role is PersonRole.SUBJECT and (not gunmen or person.id in gunmen):
                yield _force(scene, t, "firearm", person, None, None, 0.45)


_RESISTS = {
    "flee": "flight",
    "passive": "passive",
    "resist": "physical",
    "beat": "physical",
    "seize": "physical",
    "lunge": "physical",
    "throw": "thrown_object",
    "stab": "edged_weapon",
    "bite": "physical",
}


def resistance(scene: Scene) -> Iterator[Finding]:
    """What people are said to have done toward officers."""
    for t in told(scene, *SHOTS, *_RESISTS, "ram", "point", "threaten", "kill", "hit"):
        if t.deed.hypothetical and t.deed.act != "flee":
            continue
        doers = t.agents if t.deed.act not in ("flee", "passive", "resist") else t.patients
        officers = [p for p in t.patients if is_officer(p)]
        if _exchanged(scene, t):  # both sides fired, whichever is named first
            doers, officers = (*t.agents, *t.patients), [p for p in (*t.agents, *t.patients) if is_officer(p)]
        elif t.deed.act == "ram" and not doers and t.deed.agent_thing in CARS:
            doers = tuple(_subject(scene, t))  # "the van drove at agents": whoever drove it
        for person in doers:
            if person.role is not PersonRole.SUBJECT:
                continue
            code = _resists(scene, t, officers)
            if code is None:
                continue
            f = found(
                t,
                "resistance",
                code,
                clause(scene, t.deed, whom=person, upto=_instrument_end(t)),
                "force.resistance",
                person,
                0.7,
            )
            aimed = "vehicle" if code == "vehicle_assault" and not officers else "person" if officers else "unstated"
            yield Finding(
                field=f.field,
                value=f.value,
                span=f.span,
                incident=f.incident,
                rule=f.rule,
                person=f.person,
                modality=f.modality,
                aimed_at=aimed,
                by_person=officers[0].id if officers else None,
                confidence=f.confidence,
            )


def _resists(scene: Scene, t: Told, officers: list[Person]) -> str | None:
    words = scene.cast.clauses.words
    act = t.deed.act
    lows = words.lows[t.deed.verb : t.deed.stop]
    if act in SHOTS:
        aimed_elsewhere = t.patients and not officers
        return "firearm" if officers or (act == "fire" and not aimed_elsewhere) else None
    if act == "ram":
        if officers or any(w in _HARDWARE for w in lows):
            return "vehicle_assault"
        return None
    if act == "point":
        return "firearm" if officers and any(WEAPONS.get(w) == "firearm" or w == "weapon" for w in lows) else None
    if act in ("hit", "kill", "threaten", "lunge", "beat", "stab"):
        if not officers:
            return None
        if any(w in ("car", "vehicle", "truck", "suv", "van", "pickup") for w in lows):
            return "vehicle_assault"
        if any(WEAPONS.get(w) == "knife" for w in lows):
            return "edged_weapon"
        if act == "threaten":
            return (
                "firearm"
                if any(WEAPONS.get(w) == "firearm" for w in lows)
                else "verbal"
                if "threat" in lows[0]
                else None
            )
        return _RESISTS.get(act)
    if act == "seize":
        return "physical" if officers else None
    if act == "resist" and not lows[0].startswith("resist"):
        return (
            "physical"
            if any(
                w in ("officer", "officers", "deputy", "deputies", "agent", "agents", "police", "trooper") for w in lows
            )
            else None
        )
    return _RESISTS.get(act)


def armed(scene: Scene) -> Iterator[Finding]:
    """What somebody is said to have been armed with; `none` where they are said not to have been."""
    words = scene.cast.clauses.words
    for t in told(scene, "armed", "armed_with", "draw", "point", "unarmed", *SHOTS):
        if t.deed.hypothetical:
            continue
        doers = t.agents if t.deed.act in ("point", *SHOTS) else t.patients
        for person in doers:
            if person.role not in (PersonRole.SUBJECT, PersonRole.SUSPECT, PersonRole.BYSTANDER):
                continue
            value, upto = _weapon(scene, t)
            if value is None:
                continue
            if t.denied and t.deed.act in ("armed", "armed_with"):
                value = "none" if t.deed.act == "armed" else value
            f = found(t, "armed", value, clause(scene, t.deed, whom=person, upto=upto), "force.armed", person, 0.75)
            modality = Modality.DENIED if t.denied and value != "none" else None if t.denied else t.modality
            yield Finding(
                field=f.field,
                value=f.value,
                span=f.span,
                incident=f.incident,
                rule=f.rule,
                person=f.person,
                modality=modality,
                confidence=f.confidence,
            )
    del words


def _weapon(scene: Scene, t: Told) -> tuple[str | None, int]:
    words = scene.cast.clauses.words
    if t.deed.act == "unarmed":
        return "none", t.deed.end
    if t.deed.act in SHOTS:
        return "firearm", t.deed.end
    for k in range(t.deed.verb, t.deed.stop):
        if words.lows[k] in REPLICAS and any(w in WEAPONS for w in words.lows[k + 1 : k + 3]):
            return "replica", k + 2
        code = WEAPONS.get(words.lows[k])
        if code and not (
            words.lows[k] in ("bat", "pipe", "stick", "board", "pole", "bottle", "club", "rock", "brick")
            and t.deed.act == "draw"
        ):
            return code, k + 1
    if t.deed.act == "armed":
        return (
            ("other", t.deed.end)
            if not t.denied and "with" in words.lows[t.deed.verb : t.deed.end + 1]
            else (("none", t.deed.end) if t.denied else (None, 0))
        )
    return None, 0


def incident_of(t: Told) -> Incident:
    """The incident of a deed."""
    return t.incident
