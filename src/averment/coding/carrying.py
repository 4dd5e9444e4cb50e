"""Where a speaker plainly goes on: words without a source of their own that continue the claim before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from averment.coding.layout import Layout
from averment.domain.draft import REPORT_VOICE, Claim, Voice
from averment.domain.passages import Span, hull

_JOINS = re.compile(r"(?i)[,;]?\s*(?:and|but|while|before|after|when|as|then)\b")


def carry(layout: Layout, claims: Sequence[Claim], voices: Sequence[Voice]) -> tuple[tuple[Span, str], ...]:
    """Stretches in which a claim goes on, each with that claim's id; they overlap no claim's content.

    Carried are the rest of a sentence that goes on after its cue ("…, the chief said, and the man fell"), and a
    sentence that stands between two claims of the same voice in one paragraph.
    """
    top = [c for c in claims if c.parent is None and c.voice != REPORT_VOICE]
    known = {v.id: v for v in voices}
    heads = sorted(_head(c).start for c in claims if c.source or c.cue)
    return tuple(sorted({*_tails(layout, top, claims), *_between(layout, top, heads, known)}))


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


def _between(
    layout: Layout, top: Sequence[Claim], heads: Sequence[int], _known: Mapping[str, Voice]
) -> Iterator[tuple[Span, str]]:
    """A sentence without a source, between two of one voice's in one paragraph."""
    by_sentence: dict[int, list[Claim]] = {}
    for claim in top:
        if claim.source or claim.cue:
            by_sentence.setdefault(layout.sentence_number(_head(claim).start), []).append(claim)
    spoken = {layout.sentence_number(h) for h in heads}
    for number in sorted(by_sentence):
        after = number + 2
        if number + 1 in spoken or after not in by_sentence:
            continue
        first, last = by_sentence[number][-1], by_sentence[after][0]
        middle = layout.sentences[number + 1]
        same_paragraph = layout.paragraph_number(layout.sentences[number].start) == layout.paragraph_number(
            last.content[0].start
        )
        if first.voice == last.voice and same_paragraph:
            yield middle, first.id
