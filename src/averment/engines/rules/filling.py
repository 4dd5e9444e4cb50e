"""Fill what a model left out with what the rules are sure of: plain sentences with a plain verb of saying."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from averment.domain.markup import Attribution
from averment.domain.passages import Span, hull
from averment.engines.rules.colons import find_colons
from averment.engines.rules.nested import find_nested
from averment.engines.rules.signed import find_signed

_PLAIN = re.compile(
    r"(?i)(?:(?:has|have|had|also|later) )*(?:said|says|say|told|added|according to|wrote|described as|accused|"
    r"alleged|attributed|blamed|denied)$"
)
"""Cues at which the rules were right about twice as often as wrong where a model was silent (PolNeAR dev)."""

_QUOTES = re.compile(r"[“”\"]")
"""What stands in quotation marks beside "X said" is X's, whatever the model thought of it."""

_BESIDE = 3
"""Characters at most between such words and the saying: a comma, a mark, a space."""

_RELAYED = re.compile(r"(?i)according to$")
"""Cues that may stand beside another of the same content: "…, she said, according to a wire service"."""


def fill(text: str, marked: Sequence[Attribution], ruled: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """A model's attributions, and the rules' at plain cues that it gave no source or did not mark at all.

    A speaker before a colon is added too, and one who signs a quotation: models pass over headlines, transcripts
    and lists of voices; and who is told, within a content, to have said something. What is signed is its signer's,
    whatever a model heard in it.
    """
    signed = list(find_signed(text))
    marked = [m for m in marked if not any(_same(m.content, s.content) for s in signed)]
    sure = [r for r in ruled if r.source and r.cue and _PLAIN.match(r.cue[0].read(text))]
    held = [span for m in marked for span in m.spans]
    mended = [_mended(text, m, sure, held) for m in marked]
    new = [r for r in sure if not any(_known(text, r, m) for m in marked)]
    told = [c for c in find_colons(text, marked) if not any(_touch(c.cue, a.cue) for a in (*mended, *new))]
    new = [r for r in new if not any(_touch(r.content, s.content) for s in signed)]
    whole = (*mended, *new, *told, *signed)
    return tuple(sorted((*whole, *find_nested(text, whole)), key=lambda a: (min(a.spans), a.cue)))


def _same(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether two contents are nearly the same words: each begins and ends within a few characters of the other."""
    a, b = hull(some), hull(others)
    return abs(a.start - b.start) <= _BESIDE and abs(a.end - b.end) <= _BESIDE


def _mended(text: str, marked: Attribution, sure: Sequence[Attribution], held: Sequence[Span]) -> Attribution:
    """The model's claim with the source that the rules see at its cue, and with a quotation that nobody else holds."""
    ruled = next((r for r in sure if _touch(r.cue, marked.cue)), None)
    if ruled is None:
        return marked
    said = hull((*ruled.source, *ruled.cue))
    near = (c for c in ruled.content if c.gap(said) <= _BESIDE and not _touch([c], held))
    left = [c for c in near if _QUOTES.search(c.read(text))]
    content = tuple(sorted((*marked.content, *left)))
    return replace(marked, source=marked.source or ruled.source, content=content)


def _known(text: str, ruled: Attribution, marked: Attribution) -> bool:
    """Whether the model marked this claim already, perhaps with other edges."""
    if _touch(ruled.cue, marked.cue):
        return True
    relayed = bool(marked.cue) and bool(_RELAYED.match(marked.cue[0].read(text)))
    return _touch(ruled.content, marked.content) and not (relayed and not _touch(ruled.source, marked.source))


def _touch(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in some for b in others)
