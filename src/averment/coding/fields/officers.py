"""Whether officers were on duty and could be recognised as officers (FBI National Use-of-Force Data Collection)."""

from __future__ import annotations

from collections.abc import Iterator

from averment.coding.fields.reading import clause, found, is_officer, told
from averment.coding.scene import Finding, Scene
from averment.domain.codes import Modality

_NO = frozenset("plainclothes plain-clothes undercover masked mask masks plain civilian street".split())


def duty(scene: Scene) -> Iterator[Finding]:
    """On or off duty."""
    words = scene.cast.clauses.words
    for t in told(scene, "on_duty"):
        value = "no" if any(w.startswith("off") for w in words.lows[t.deed.verb : t.deed.end]) else "yes"
        for person in t.patients:
            if is_officer(person):
                yield found(t, "on_duty", value, clause(scene, t.deed, whom=person), "officers.duty", person, 0.7)


def identifiable(scene: Scene) -> Iterator[Finding]:
    """In uniform or with a badge, or masked and in plain clothes."""
    words = scene.cast.clauses.words
    for t in told(scene, "plain"):
        lows = words.lows[t.deed.verb : t.deed.end]
        value = "no" if any(w in _NO for w in lows) != t.denied else "yes"
        for person in t.patients:
            if is_officer(person):
                f = found(
                    t, "identifiable", value, clause(scene, t.deed, whom=person), "officers.identifiable", person, 0.6
                )
                yield Finding(
                    field=f.field,
                    value=f.value,
                    span=f.span,
                    incident=f.incident,
                    rule=f.rule,
                    person=f.person,
                    modality=Modality.UNKNOWN if t.modality is Modality.UNKNOWN else None,
                    confidence=f.confidence,
                )
