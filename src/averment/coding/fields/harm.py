"""Outcome, severity, cause and part of injuries, read off what people are said to have suffered (FBI: injury type)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from averment.coding.fields.munitions import only_soft
from averment.coding.fields.reading import Told, clause, found, told
from averment.coding.scene import Finding, Scene
from averment.coding.text.lexicon import BODY_PARTS
from averment.domain.codes import Modality
from averment.domain.draft import Person

KILLS = ("shoot_dead", "kill", "die", "suicide")
WOUNDS = ("shoot", "shoot_hurt", "hurt", "suffer", "hit", "stab", "bite", "torture")
STATES = ("grave", "minor", "condition", "survive", "surgery")
"""Acts that say that somebody is dead, is hurt, or is in a state that only the hurt are in."""

CAUSES: dict[str, str] = {
    **dict.fromkeys(
        "bullet bullets gunfire gunshot gunshots shot shots round rounds gun gunman rifle shotgun handgun pistol "
        "shooting buckshot".split(),
        "gunshot",
    ),
    **dict.fromkeys("ricochet ricocheted ricocheting shrapnel fragment fragments".split(), "ricochet"),
    **dict.fromkeys(
        "projectile projectiles pellet pellets pepperball pepperballs beanbag beanbags canister canisters foam "
        "baton-round rubber munition munitions ball balls".split(),
        "projectile",
    ),
    **dict.fromkeys("gas spray chemical chemicals mace tear-gas pepper-spray irritant irritants".split(), "chemical"),
    **dict.fromkeys("taser tasers stun electric".split(), "shock"),
    **dict.fromkeys(
        "car vehicle truck suv van cruiser sedan pickup automobile minivan vehicles bumper mirror bike motorcycle "
        "jeep".split(),
        "vehicle",
    ),
    **dict.fromkeys("fist fists baton batons punch punches kick kicks knee elbow".split(), "physical"),
    **dict.fromkeys("fall fell falling".split(), "fall"),
    **dict.fromkeys(
        "knife bites bite dog fire explosion bomb glass rock bottle brick smoke burns burn".split(), "other"
    ),
}
"""Words for what hurt somebody, and the code of each."""
_BY_ACT = {
    "shoot": "gunshot",
    "shoot_dead": "gunshot",
    "shoot_hurt": "gunshot",
    "stab": "other",
    "bite": "other",
    "tase": "shock",
    "spray": "chemical",
    "ram": "vehicle",
}
_DEGREE = frozenset("seriously severely critically badly gravely".split())
_SERIOUS = frozenset("serious severe severely seriously critical critically grave gravely".split())
_SLIGHT = frozenset("minor slight superficial slightly".split())


def outcomes(scene: Scene) -> Iterator[Finding]:
    """Killed, injured or unhurt: once for each who is said to be."""
    dead = {
        p.id
        for t in told(scene, *KILLS)
        if _happened(t)
        for p in t.patients
        if t.deed.act != "suicide" or is_fatal(scene, t)
    }
    counted = _only_counted(scene)
    for t in told(scene, *KILLS, *WOUNDS, *STATES, "unhurt", "hospital", "ram"):
        if t.deed.hypothetical or (t.deed.attempted and t.deed.act != "suicide"):
            continue
        for person in t.patients:
            value = None if person.id in counted else _outcome(scene, t, person, dead)
            if value is not None:
                f = found(
                    t,
                    "outcome",
                    value,
                    clause(scene, t.deed, whom=person, upto=_upto(t)),
                    "harm.outcomes",
                    person,
                    _trust(t),
                )
                yield replace(f, modality=None) if value == "unhurt" else f


_ANYBODY = frozenset("people persons individuals victims".split())


def _only_counted(scene: Scene) -> set[str]:
    """Groups of mere "people" where the report also tells what befell each: a count, no second outcome."""
    hurt = {p.id for t in told(scene, *KILLS, *WOUNDS) if _happened(t) and not t.deed.at_target for p in t.patients}
    singles = {p.incident for p in scene.cast.people if p.id in hurt and p.count == 1}
    return {
        p.id
        for p in scene.cast.people
        if p.count > 1 and p.incident in singles and scene.cast.entities[p.id].heads <= _ANYBODY
    }


def _outcome(scene: Scene, t: Told, person: Person, dead: set[str]) -> str | None:
    act = t.deed.act
    if act == "unhurt" or (t.deed.none and act in WOUNDS):
        return "unhurt"
    if act in KILLS:
        return "killed" if act != "suicide" or is_fatal(scene, t) or person.id in dead else "injured"
    if t.denied and act in WOUNDS:
        return None
    if person.id in dead or t.deed.at_target:
        return None
    if act == "ram" and not (_is_run_over(scene, t)):
        return None
    if act == "suffer" and not _suffers(scene, t):
        return None
    if act in ("surgery", "survive", "hospital", "condition", "hit") and act != "hit":
        return "injured" if act != "hospital" else None
    return "injured"


def _is_run_over(scene: Scene, t: Told) -> bool:
    lows = scene.cast.clauses.words.lows[t.deed.first : t.deed.stop]
    return ("over" in lows or "down" in lows or "dragged" in lows) and not t.deed.attempted


def is_fatal(scene: Scene, t: Told) -> bool:
    """Whether the clause itself says that it ended in death."""
    lows = scene.cast.clauses.words.lows[t.deed.first : t.deed.stop + 1]
    return any(w in ("killed", "kills", "killing", "fatally", "dead", "death", "died", "fatal") for w in lows)


def _suffers(scene: Scene, t: Told) -> bool:
    lows = scene.cast.clauses.words.lows[t.deed.end : t.deed.stop]
    return any(
        w.startswith(
            (
                "wound",
                "injur",
                "burn",
                "fractur",
                "bruis",
                "cut",
                "lacerat",
                "gunshot",
                "concussion",
                "bites",
                "broken",
                "trauma",
            )
        )
        for w in lows
    )


def _happened(t: Told) -> bool:
    return t.deed.modality in (Modality.ASSERTED, Modality.ALLEGED) and not t.deed.hypothetical and not t.deed.attempted


def _trust(t: Told) -> float:
    return 0.8 if t.deed.act in ("shoot_dead", "shoot_hurt", "die", "kill", "hurt") else 0.65


def _upto(t: Told) -> int:
    """The word after the last part or cause that the clause names."""
    ends = [at + 1 for at, _ in t.deed.parts] + [
        c.end for c in t.deed.complements if c.prep in ("by", "with", "in", "to") and c.word in CAUSES
    ]
    return max([t.deed.end, *ends])


def causes(scene: Scene) -> Iterator[Finding]:
    """What hurt somebody: the predicate's own cause, or the word for a thing in its clause."""
    known: set[str] = set()
    counted = _only_counted(scene)
    open_ones: list[Told] = []
    soft = {i.id for i in scene.cast.incidents if only_soft(scene, i)}
    for t in told(scene, *_BY_ACT, "kill", "die", "hurt", "suffer", "hit", "suicide"):
        if t.deed.hypothetical or t.deed.attempted or t.denied or t.deed.at_target:
            continue
        value = _cause(scene, t)
        if value is None:
            open_ones.append(t)
            continue
        known.update(p.id for p in t.patients)
        value = "projectile" if value == "gunshot" and t.incident.id in soft else value
        for person in (p for p in t.patients if p.id not in counted):
            yield found(
                t, "injury_cause", value, clause(scene, t.deed, whom=person, upto=_upto(t)), "harm.causes", person, 0.75
            )
    if _only_gunfire(scene) and not soft:
        yield from _by_gunfire(scene, open_ones, known | counted)


def _only_gunfire(scene: Scene) -> bool:
    """Whether the report tells of shots and of nothing else that hurts people."""
    acts = {d.act for d in scene.cast.deeds if not d.hypothetical}
    return bool(acts & {"shoot", "shoot_dead", "shoot_hurt", "fire"}) and not acts & {
        "stab",
        "ram",
        "bite",
        "tase",
        "spray",
    }


def _by_gunfire(scene: Scene, deeds: list[Told], known: set[str]) -> Iterator[Finding]:
    """The cause of injuries whose clause names none, in a report where only shots could be it."""
    for t in deeds:
        for person in t.patients:
            if person.id not in known and t.deed.act in ("kill", "hurt", "hit", "suffer"):
                known.add(person.id)
                span = clause(scene, t.deed, whom=person, upto=_upto(t))
                yield found(t, "injury_cause", "gunshot", span, "harm.causes", person, 0.5)


_ALSO_PARTS = frozenset("rounds round knee elbow fire rock".split())
GUNFIRE = frozenset("fire fired firing shots shot gunfire bullet bullets gunshots firearm gunshot".split())


def around(scene: Scene, t: Told, reach: int = 40) -> tuple[int, int]:
    """The words of a deed's sentence, as far as they stand near it."""
    first, end = scene.cast.clauses.words.sentences[t.deed.sentence]
    return max(first, t.deed.first - reach), min(end, t.deed.stop + reach)


def _cause(scene: Scene, t: Told) -> str | None:
    words = scene.cast.clauses.words
    first, end = around(scene, t)
    tail = words.lows[t.deed.first : t.deed.stop]
    if t.deed.act == "ram" and not _is_run_over(scene, t):
        return None
    if t.deed.act in _BY_ACT:
        if t.deed.act.startswith("shoot") and (
            "ball" in tail
            or "balls" in tail
            or "pepper" in tail
            or "rubber" in tail
            or "projectile" in tail
            or "projectiles" in tail
        ):
            return "projectile"
        return _BY_ACT[t.deed.act]
    if any(w.startswith("ricochet") for w in words.lows[first:end]) and t.deed.act == "hit":
        return "ricochet"
    if t.deed.agent_thing in CAUSES:
        return CAUSES[t.deed.agent_thing]
    for c in t.deed.complements:
        if c.mention is None and (
            c.prep in ("by", "with", "from", "of")
            or (t.deed.act in ("suffer", "kill", "die", "hurt") and c.prep in (None, "in"))
        ):
            cause = next((CAUSES[w] for w in words.lows[c.at : c.end] if w in CAUSES and w not in _ALSO_PARTS), None)
            if cause is not None:
                return cause
    if t.deed.act == "suicide":
        return "gunshot" if any(w in ("shot", "gun", "self-inflicted") for w in tail) else None
    if t.deed.act == "hit" and any(w in GUNFIRE for w in words.lows[first:end]):
        return "gunshot"
    if t.deed.act in ("kill", "hurt") and any(
        w in GUNFIRE or w in ("shooting", "gunman") for w in words.lows[first:end]
    ):
        return "gunshot"
    return None


def parts(scene: Scene) -> Iterator[Finding]:
    """The parts of the body that a clause of harm names, as singular nouns."""
    for t in told(
        scene,
        "shoot",
        "shoot_dead",
        "shoot_hurt",
        "hit",
        "suffer",
        "hurt",
        "stab",
        "bite",
        "beat",
        "kill",
        "tase",
        "spray",
        "ricochet",
        "suicide",
    ):
        if t.deed.hypothetical or t.deed.attempted or t.denied or t.deed.at_target:
            continue
        for person in t.patients:
            for at, part in t.deed.parts:
                span = clause(scene, t.deed, whom=person, upto=at + 1)
                yield found(t, "injury_part", part, span, "harm.parts", person, 0.8)


def severities(scene: Scene) -> Iterator[Finding]:
    """How bad an injury is said to be."""
    words = scene.cast.clauses.words
    for t in told(scene, "grave", "minor", "suffer", "hurt", "shoot_hurt"):
        lows = words.lows[max(t.deed.first - 2, 0) : t.deed.stop]
        value: str | None = None
        if t.deed.act == "minor":
            value = "minor" if "not" in lows or t.deed.act == "minor" else None
        elif t.deed.act == "grave":
            value = (
                "minor"
                if {"not", "non"} & set(words.lows[max(t.deed.first - 3, 0) : t.deed.verb]) or t.denied
                else "life_threatening"
            )
        elif any(w in _SERIOUS for w in lows):
            value = "serious"
        elif any(w in _SLIGHT for w in lows):
            value = "minor"
        if value is None:
            continue
        for person in t.patients:
            finding = found(
                t,
                "severity",
                value,
                clause(scene, t.deed, whom=person, upto=t.deed.end),
                "harm.severities",
                person,
                0.6,
            )
            yield finding


__all__ = ["BODY_PARTS", "causes", "outcomes", "parts", "severities"]
