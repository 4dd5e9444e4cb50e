"""Care that people got and the condition they are said to be in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from averment.coding.fields.reading import clause, found, told
from averment.coding.scene import Finding, Scene
from averment.domain.codes import When

_HOSPITAL = frozenset(
    "hospital hospitals hospitalized hospitalised hospitalization clinic medical infirmary trauma emergency "
    "health".split()
)
_NOT_CARE = frozenset("examiner morgue".split())
_BY_ACT = {
    "hospital": "hospitalised",
    "surgery": "surgery",
    "on_scene": "treated_on_scene",
    "discharge": "released",
    "refuse_care": "refused",
}
CONDITIONS: dict[str, str] = {
    "critical": "critical",
    "grave": "critical",
    "critically": "critical",
    "gravely": "critical",
    "extremely": "critical",
    "serious": "serious",
    "seriously": "serious",
    "stable": "stable",
    "guarded": "serious",
    "good": "good",
    "fair": "good",
    "satisfactory": "good",
}
"""Words for a condition and the code of each; "fair" and "satisfactory" count as good, "guarded" as serious."""


def care(scene: Scene) -> Iterator[Finding]:
    """Hospital, surgery, treatment at the scene, release from hospital, refusal."""
    words = scene.cast.clauses.words
    for t in told(scene, *_BY_ACT):
        if t.deed.hypothetical and t.deed.act not in ("hospital", "surgery"):
            continue
        tail = words.lows[t.deed.first : min(t.deed.stop + 6, words.sentences[t.deed.sentence][1])]
        if t.deed.act == "hospital" and not (
            any(w in _HOSPITAL for w in tail) and not any(w in _NOT_CARE for w in tail)
        ):
            continue
        upto = next(
            (
                k + 1
                for k in range(t.deed.end, min(t.deed.stop + 6, words.sentences[t.deed.sentence][1]))
                if words.lows[k] in _HOSPITAL
            ),
            t.deed.end,
        )
        for person in t.patients:
            value = _BY_ACT[t.deed.act]
            after = When.AFTER if value in ("released",) else When.DURING
            f = found(
                t,
                "medical",
                value,
                clause(scene, t.deed, whom=person, upto=upto if t.deed.act == "hospital" else 0),
                "care.care",
                person,
                0.8,
            )
            yield replace(f, when=after)


_TREATED = frozenset("hospital hospitalized hospitalised treated treatment evaluated evaluation".split())


def released(scene: Scene) -> Iterator[Finding]:
    """Released from care, where the same sentence told of the care: "was treated and released"."""
    words = scene.cast.clauses.words
    for t in told(scene, "release"):
        first = words.sentences[t.deed.sentence][0]
        if _TREATED.isdisjoint(words.lows[first : t.deed.stop]):
            continue
        for person in t.patients:
            f = found(t, "medical", "released", clause(scene, t.deed, whom=person), "care.released", person, 0.75)
            yield replace(f, when=When.AFTER)


def conditions(scene: Scene) -> Iterator[Finding]:
    """The condition that somebody is said to be in."""
    words = scene.cast.clauses.words
    for t in told(scene, "condition", "survive", "minor", "grave"):
        lows = words.lows[t.deed.first : t.deed.end]
        value = next((CONDITIONS[w] for w in lows if w in CONDITIONS), None)
        if t.deed.act == "survive":
            value = "expected_to_survive"
        if t.deed.act in ("minor", "grave"):
            # "non-life-threatening" says no more than that the person will live
            value = "expected_to_survive" if t.deed.act == "minor" or t.denied else None
        if value is None or (t.denied and t.deed.act != "grave"):
            continue
        after = [w.rstrip(".") for w in words.lows[t.deed.end : t.deed.end + 4]]
        if t.deed.act == "survive" and lows[-1] in ("be", "make") and _RECOVERY.isdisjoint(after):
            continue
        for person in t.patients:
            f = found(t, "condition", value, clause(scene, t.deed, whom=person), "care.conditions", person, 0.75)
            yield replace(f, when=When.AFTER, modality=None if t.denied else f.modality)


_RECOVERY = frozenset("ok okay fine recovery alright".split())
