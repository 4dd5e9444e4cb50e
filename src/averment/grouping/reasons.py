"""What kept two clusters apart or brought them together, in words for a person."""

from __future__ import annotations

from collections.abc import Sequence

from averment.grouping.features import different_victims
from averment.grouping.scoring import Part, Scorer
from averment.grouping.sketches import Sketch

SPEAK = 3
"""Features that a reason names."""


def may_join(some: Sequence[Sketch], others: Sequence[Sketch]) -> bool:
    """Whether two clusters may be one incident: never where each names victims and a day, and neither is shared."""
    ours, theirs = _victims(some), _victims(others)
    if not different_victims(ours, theirs):
        return True
    here, there = ({s.exact_day for s in cluster} - {None} for cluster in (some, others))
    return not (here and there and not here & there)


def because(one: Sketch, others: Sequence[Sketch], scorer: Scorer) -> tuple[float, str]:
    """How likely a telling is of one incident with the most alike of others, and what speaks loudest for that."""
    likeness, key, explanation = max(
        ((e.score, other.key, e) for other in others if (e := scorer.explain(one, other))), key=lambda x: (x[0], x[1])
    )
    return likeness, f"most like {key}: {_said([p for p in explanation.parts if p.adds > 0])}"


def between(some: Sequence[Sketch], others: Sequence[Sketch], scorer: Scorer) -> str:
    """What speaks for and against two clusters being one, of the pair of theirs that is most alike."""
    pairs = ((scorer.explain(a, b), a.key, b.key) for a in some for b in others)
    best, here, there = max(pairs, key=lambda x: (x[0].score, x[1], x[2]))
    for_it, against = ([p for p in best.parts if (p.adds > 0) is wanted] for wanted in (True, False))
    return f"{here} and {there}: for it, {_said(for_it)}; against it, {_said(against)}"


def _said(parts: Sequence[Part]) -> str:
    return ", ".join(p.feature.replace("_", " ") for p in parts[:SPEAK]) or "nothing"


def _victims(cluster: Sequence[Sketch]) -> frozenset[str]:
    return frozenset().union(*(s.victims for s in cluster))
