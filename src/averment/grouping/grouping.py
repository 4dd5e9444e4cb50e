"""From sketches to incidents: new tellings join, open or merge incidents; what is uncertain is proposed."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from averment.grouping.holding import Holding
from averment.grouping.known import Grouped, Known
from averment.grouping.mentions import place_mentions
from averment.grouping.primaries import group_primaries
from averment.grouping.proposing import propose_merges, propose_splits
from averment.grouping.scoring import Scorer, shipped_scorer
from averment.grouping.sketches import Sketch


def group(
    sketches: Iterable[Sketch],
    known: Known | None = None,
    scorer: Scorer | None = None,
    *,
    settled: Collection[str] = (),
) -> Grouped:
    """Put tellings into incidents, beside those that are known already.

    Give the sketches of new reports, or of new drafts of known ones: a newer draft takes the place of the older, and a
    sketch that is known as it is changes nothing. Known incidents are not taken apart and keep their names; two of them
    become one only where the new tellings between them make it sure. The result depends on what is given and not on
    its order. `settled` are known incidents that a person decided on: new tellings join them, and a merge of one with
    another known incident is proposed and never made. Everything given and returned pickles.
    """
    holding = Holding(known or Known(), settled)
    scorer = scorer or shipped_scorer()
    primaries, mentions = holding.take(sketches)
    apart = group_primaries(holding, primaries, scorer)
    proposals = list(propose_merges(apart, holding, scorer))
    place_mentions(holding, mentions, scorer)
    proposals += propose_splits(holding, scorer)
    return Grouped(known=holding.known(), decisions=tuple(holding.decisions), proposals=tuple(proposals))
