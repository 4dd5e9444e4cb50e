"""Where a speaker plainly goes on: words without a source of their own that continue the claim before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from averment.coding.text.layout import Layout
from averment.domain.draft import REPORT_VOICE, Claim
from averment.domain.passages import Span, hull

_JOINS = re.compile(r"(?i)(?:[,;]\s*(?:and|but|while|before|after|when|as)|\s(?:and|but|while))(?:\s\S+){3}")
"""A clause that goes on after a cue, of three words at least."""


def carry(layout: Layout, claims: Sequence[Claim]) -> tuple[tuple[Span, str], ...]:
    """Stretches in which a claim goes on, each with that claim's id; they overlap no claim's content.

    Carried is the rest of a sentence that goes on after its cue ("…, the chief said, and the man fell"). A sentence
    of its own is the publisher's: read against coded articles, giving those between two claims of one voice to that
    voice was wrong twice as often as right.
    """
    top = [c for c in claims if c.parent is None and c.voice != REPORT_VOICE]
    return tuple(sorted({*_tails(layout, top, claims)}))


def _head(claim: Claim) -> Span:
    return hull(p.span for p in (*claim.source, *claim.cue))


def _tails(layout: Layout, top: Sequence[Claim], every: Sequence[Claim]) -> Iterator[tuple[Span, str]]:
    """The clause after a cue in the middle of its sentence."""
    starts = sorted(p.start for c in every for p in (*c.source, *c.cue, *c.content))
    for claim in top:
        if not (claim.source or claim.cue):
            continue
        head = _head(claim)
        sentence = layout.sentence_at(head.start)
        last = max((p.end for p in (*claim.content, *claim.source, *claim.cue) if p.start < sentence.end), default=0)
        if last != head.end or last >= sentence.end:
            continue
        later = next((s for s in starts if last <= s < sentence.end), sentence.end)
        if _JOINS.match(layout.text, last, later) and later == sentence.end:
            yield Span(last, sentence.end), claim.id
