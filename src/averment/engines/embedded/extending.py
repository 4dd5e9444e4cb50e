"""Contents that go on: words that are plainly content, and that no claim's cue reached, join the claim beside them.

The linker decides one cue at a time within one window, and stops early in long quotations. The content's own head,
which knows no cue, mostly sees that they go on. What it is sure of joins a claim where the text shows whose it is:
the same quotation, or the one that follows at once, or the rest of the cue's own sentence. No claim is made here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from averment.domain.markup import Attribution
from averment.domain.passages import Span, hull
from averment.engines.embedded.decoding import trim, with_marks
from averment.engines.embedded.linking import FloatArray
from averment.engines.embedded.tokens import Tokens

BoolArray = npt.NDArray[np.bool_]

SURE: Final = 0.8
"""Mean share of content that words must have. It and the lengths below were chosen on articles held out of training."""
_CONTENT: Final = 0.5
_LEAST: Final = 40
"""Characters: shorter rests are as often the writer's."""
_BRIDGED: Final = 3
"""Tokens of less than `_CONTENT` that one rest may bridge."""
_NEAR: Final = 8
"""Characters between a claim and what follows at once: a stop, marks, a line break."""
_APART: Final = 100
"""Characters between a claim and the next quotation of its paragraph."""


@dataclass(frozen=True, slots=True)
class _Rest:
    """Words that are content by themselves and stand in no claim."""

    span: Span
    first: int
    quotation: int
    """Its number; 0 where most of the words stand outside any."""


def extended(tokens: Tokens, content: FloatArray, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each with what goes on from it; `content` is the share of content of each token of the text."""
    claims = list(found)
    for rest in _rests(tokens, content, found):
        ranked = [(*way, i) for i, claim in enumerate(claims) if (way := _joins(tokens, claim, rest))]
        if ranked:
            i = min(ranked)[-1]
            claims[i] = replace(claims[i], content=_joined(tokens.text, claims[i], rest.span))
    return claims


def _rests(tokens: Tokens, content: FloatArray, found: Sequence[Attribution]) -> Iterator[_Rest]:
    held = np.zeros(len(tokens), bool)
    for span in (s for claim in found for s in claim.spans):
        held[_within(tokens, span)] = True
    told = (content > _CONTENT) & ~held
    at = 0
    while at < len(tokens):
        end = _end(told, held, at) if told[at] else at + 1
        words = trim(tokens.text, tokens.span(at, end - 1)) if told[at] else None
        if words and len(words) >= _LEAST and float(content[at:end].mean()) >= SURE:
            quoted = tokens.quote[at:end] > 0
            number = int(tokens.quotation[at:end].max()) if quoted.mean() > 0.5 else 0
            yield _Rest(with_marks(tokens.quotations, words), at, number)
        at = end


def _end(told: BoolArray, held: BoolArray, at: int) -> int:
    """Behind the last token of the rest that begins at `at`: it may bridge a few tokens, and no claim."""
    last, ahead = at, at + 1
    while ahead < len(told) and ahead - last <= _BRIDGED + 1 and not held[ahead]:
        if told[ahead]:
            last = ahead
        ahead += 1
    return last + 1


def _within(tokens: Tokens, span: Span) -> slice:
    """The tokens that share a character with a span."""
    first = int(np.searchsorted(tokens.end, span.start, side="right"))
    return slice(first, max(first, int(np.searchsorted(tokens.start, span.end))))


def _joins(tokens: Tokens, claim: Attribution, rest: _Rest) -> tuple[int, int] | None:
    """How well a rest goes on from a claim, the lower the better; None where it does not."""
    if not claim.source or not claim.cue:
        return None
    whole = hull(claim.spans)
    gap, after = whole.gap(rest.span), rest.span.start >= whole.end
    between = tokens.text[whole.end : rest.span.start] if after else tokens.text[rest.span.end : whole.start]
    if not rest.quotation:
        cue = _within(tokens, claim.cue[0]).start
        here = gap <= _NEAR and "\n" not in between and tokens.sentence[cue] == tokens.sentence[rest.first]
        return (1, gap) if here else None
    if any(rest.quotation in tokens.quotation[_within(tokens, span)] for span in claim.content):
        return 0, gap
    if after and gap <= _NEAR:
        return 1, gap
    return (2, gap) if after and gap <= _APART and "\n" not in between else None


def _joined(text: str, claim: Attribution, more: Span) -> tuple[Span, ...]:
    """The content with one more stretch; two become one where nothing but stops and spaces stands between."""
    out: list[Span] = []
    for span in sorted((*claim.content, more)):
        between = text[out[-1].end : span.start] if out else ""
        if out and span.start - out[-1].end <= 2 and not any(c.isalnum() for c in between):
            out[-1] = hull((out[-1], span))
        else:
            out.append(span)
    return tuple(out)
