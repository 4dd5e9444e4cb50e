"""What grouping does not do by itself: merges that are uncertain, splits of incidents that have come apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from averment.grouping.clustering import cluster, spaced
from averment.grouping.holding import Holding
from averment.grouping.known import Ask, Proposal, in_order
from averment.grouping.primaries import Apart
from averment.grouping.reasons import between, may_join
from averment.grouping.scoring import Scorer
from averment.grouping.sketches import Sketch

LARGEST = 60
"""Tellings of an incident up to which it is looked at whole; of a larger one, that many evenly spaced ones."""


def propose_merges(apart: Iterable[Apart], holding: Holding, scorer: Scorer) -> Iterator[Proposal]:
    """Incidents that stayed apart and may be one: the mean between them is in doubt, or a constraint forbade it."""
    anchors = holding.anchors()
    for pair in apart:
        if pair.score < (scorer.join if pair.forbidden else scorer.doubt):
            continue
        ours, theirs = (spaced(in_order(anchors[i])) for i in (pair.one, pair.other))
        why = between(ours, theirs, scorer)
        if pair.forbidden:
            held = holding.settled & {pair.one, pair.other}
            cause = "a person decided on one of them" if held else "different victims on different days"
            why = f"{cause}, and yet {why}"
        yield Proposal(ask=Ask.MERGE, incidents=(pair.one, pair.other), score=round(pair.score, 4), reason=why)


def propose_splits(holding: Holding, scorer: Scorer) -> Iterator[Proposal]:
    """Known incidents to which something was added and whose tellings, looked at afresh, are not one any more."""
    anchors = holding.anchors()
    for id_ in sorted(holding.touched & anchors.keys()):
        tellings = spaced(in_order(anchors[id_]), LARGEST)
        parts = _parts(tellings, scorer)
        if len(parts) < 2:
            continue
        one, *others = parts
        rest = [s for part in others for s in part]
        mean = sum(scorer.score(a, b) for a in one for b in rest) / (len(one) * len(rest))
        cause = "its reports tell of different victims on different days" if not may_join(one, rest) else ""
        yield Proposal(
            ask=Ask.SPLIT,
            incidents=(id_,),
            parts=tuple(tuple(dict.fromkeys(s.key for s in part)) for part in parts),
            score=round(mean, 4),
            reason="; ".join(filter(None, (cause, f"nearest are {between(spaced(one), spaced(rest), scorer)}"))),
        )


def _parts(tellings: Sequence[Sketch], scorer: Scorer) -> list[list[Sketch]]:
    """The tellings as they would be grouped afresh, generously: they stay together down to a doubtful mean."""
    every = [(a, b) for b in range(len(tellings)) for a in range(b)]
    found = cluster(
        _copies(tellings),
        every,
        lambda low, high: scorer.score(tellings[low], tellings[high]),
        lambda some, others: may_join([tellings[p] for p in some], [tellings[p] for p in others]),
        lambda _some, _others: scorer.doubt,
    )
    return [[tellings[p] for p in places] for _, places in sorted(found.clusters.items())]


def _copies(tellings: Sequence[Sketch]) -> list[list[int]]:
    """Copies of one text stay together whatever is known."""
    by_text: dict[str, list[int]] = {}
    for place, one in enumerate(tellings):
        by_text.setdefault(one.report, []).append(place)
    return list(by_text.values())
