"""What became of each sentence: coded, only claimed, or listed. Nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable

from averment.coding.speech.speaking import Speech
from averment.coding.text.layout import Layout
from averment.domain.draft import Act, Coverage, Fact, OpenQuestion
from averment.domain.passages import Passage


def cover(
    layout: Layout, speech: Speech, facts: Iterable[Fact], acts: Iterable[Act], questions: Iterable[OpenQuestion]
) -> Coverage:
    """Count sentences that give a fact, an act or a question, and those in a claim only; list the others."""
    coded: set[int] = set()
    passages = [*(f.passage for f in facts), *(a.passage for a in acts), *(q.passage for q in questions)]
    for passage in passages:
        coded.update(_numbers(layout, passage))
    claimed: set[int] = set()
    for claim in speech.claims:
        for passage in (*claim.source, *claim.cue, *claim.content):
            claimed.update(_numbers(layout, passage))
    claimed -= coded
    rest = [s for i, s in enumerate(layout.sentences) if i not in coded and i not in claimed]
    return Coverage(
        sentences=len(layout.sentences),
        coded=len(coded),
        claimed=len(claimed),
        uncoded=tuple(Passage.cut(layout.text, s) for s in rest),
    )


def _numbers(layout: Layout, passage: Passage) -> range:
    return range(layout.sentence_number(passage.start), layout.sentence_number(passage.end - 1) + 1)
