"""Passages of reports that are mainly about something else: each is tied to the incident that it tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from averment.grouping.blocking import candidates
from averment.grouping.clustering import cluster, spaced
from averment.grouping.holding import Holding
from averment.grouping.known import Step
from averment.grouping.reasons import because, may_join
from averment.grouping.scoring import Scorer
from averment.grouping.sketches import Sketch

OWN = "tells again of what the report is mainly about"
VAGUE = "names no victim, and no place with a day"


def place_mentions(holding: Holding, fresh: Sequence[Sketch], scorer: Scorer) -> None:
    """Tie each fresh telling that is not its report's main one to an incident held, or to a new one.

    A passage that tells again of its report's own incident, or says too little to know it by, is tied to none. Two
    incidents that one report tells apart never become one.
    """
    if not fresh:
        return
    anchors = holding.anchors()
    homes = {s.at: id_ for id_, tellings in anchors.items() for s in tellings}
    every = sorted([*(s for ts in anchors.values() for s in ts), *fresh], key=lambda s: s.order)
    places = [n for n, s in enumerate(every) if s.at not in homes]
    near: defaultdict[int, set[str]] = defaultdict(set)
    for low, high in candidates(every, places):
        for here, there in ((low, high), (high, low)):
            if every[here].at not in homes and every[there].at in homes:
                near[here].add(homes[every[there].at])
    unknown = []
    for place in places:
        one = every[place]
        found = [(_mean(one, anchors[i], scorer), i) for i in sorted(near[place]) if may_join([one], anchors[i])]
        score, id_ = max(found, default=(0.0, ""))
        if score < scorer.join:
            unknown.append(one)
        elif any((s.report, s.key) == (one.report, one.key) for s in anchors[id_]):
            holding.leave(one, OWN, id_)
        else:
            _, reason = because(one, spaced(anchors[id_]), scorer)
            holding.add(id_, one, Step.JOINED, reason=reason, score=score)
    _open(holding, unknown, scorer)


def _open(holding: Holding, unknown: Sequence[Sketch], scorer: Scorer) -> None:
    """New incidents, of passages that say enough to be known by."""
    clear = []
    for one in unknown:
        if one.victims or (one.cities and one.exact_day):
            clear.append(one)
        else:
            holding.leave(one, VAGUE)

    def allowed(some: Sequence[int], others: Sequence[int]) -> bool:
        ours, theirs = [clear[p] for p in some], [clear[p] for p in others]
        told_apart = {s.report for s in ours} & {s.report for s in theirs}
        return not told_apart and may_join(ours, theirs)

    found = cluster(
        [[n] for n in range(len(clear))],
        candidates(clear),
        lambda low, high: scorer.score(clear[low], clear[high]),
        allowed,
        lambda _some, _others: scorer.join,
    )
    for _, places in sorted(found.clusters.items()):
        tellings = [clear[p] for p in places]
        id_ = holding.open(tellings)
        for one in tellings[1:]:
            score, reason = because(one, [s for s in tellings if s is not one], scorer)
            holding.add(id_, one, Step.JOINED, reason=reason, score=score)


def _mean(one: Sketch, others: Sequence[Sketch], scorer: Scorer) -> float:
    some = spaced(others)
    return sum(scorer.score(one, other) for other in some) / len(some)
