"""Why a fact is as it is: what spoke, from which words, about whom, who says it, and what made its confidence.

Facts that were left out because they are likelier wrong than the bar allows are explained too: a value that somebody
misses is as good a question as one that somebody doubts.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from averment.coding.drafting import draft_of_scene
from averment.coding.scene import Scene
from averment.coding.weighing import features_of
from averment.coding.weights import Row, likelihood, shipped
from averment.domain.draft import Claim, EngineStamp, Fact, Incident, Person, Voice
from averment.domain.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One thing known of a fact, by a readable name, and how much it counts for (above 0) or against the fact.

    In logits: weights add up, and their sum's logistic is the confidence.
    """

    feature: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One fact with everything it was made of; `fact.confidence` is the one that the draft gives it."""

    fact: Fact
    incident: Incident
    person: Person | None
    voice: Voice | None
    """Who says it; None is the report itself."""
    claim: Claim | None
    said_by_rule: float
    """The rule's (or the engine's) own confidence, before it was weighed."""
    weights: tuple[Weight, ...]
    """What made the confidence, the most telling first; empty where an engine gave it and nothing was weighed."""
    kept: bool
    """False where the draft leaves it out, since its confidence is under the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One report's facts of the fields asked for, in reading order."""

    report: Report
    incidents: tuple[Incident, ...]
    engine: EngineStamp
    bar: float
    explanations: tuple[Explanation, ...]


def explain(scene: Scene, stamp: EngineStamp, fields: Collection[str]) -> Explained:
    """Explain every fact of some fields: those that the draft holds, and those that it leaves out as too unsure."""
    draft = draft_of_scene(scene, stamp, weighed=False)
    models = shipped()
    bar: float = models["bars"]["fact"]
    by_engine = scene.markup.coded is not None
    incidents = {i.id: i for i in draft.incidents}
    people = {p.id: p for p in draft.people}
    voices = {v.id: v for v in draft.voices}
    claims = {c.id: c for c in draft.claims}
    found = []
    for fact, names in zip(draft.facts, features_of(draft.facts, scene), strict=True):
        if fact.field not in fields:
            continue
        confidence = fact.confidence if by_engine else round(likelihood(names, models["fact"]), 3)
        found.append(
            Explanation(
                fact=replace(fact, confidence=confidence),
                incident=incidents[fact.incident],
                person=people.get(fact.person or ""),
                voice=voices.get(fact.voice),
                claim=claims.get(fact.claim or ""),
                said_by_rule=fact.confidence,
                weights=() if by_engine else _weights(names, models["fact"]),
                kept=by_engine or confidence >= bar,
            )
        )
    return Explained(report=scene.report, incidents=draft.incidents, engine=stamp, bar=bar, explanations=tuple(found))


def _weights(names: Collection[str], row: Row) -> tuple[Weight, ...]:
    """Those that count, by size; a feature that nobody has a weight for says nothing."""
    found = (Weight(feature=name, weight=row[name]) for name in names if row.get(name))
    return tuple(sorted(found, key=lambda w: (-abs(w.weight), w.feature)))
