"""Scoring claims and kinds while choosing: the rules of the project's bench, on spans at hand.

What is published is measured by the bench itself (`training.measure`); this serves thresholds and trials.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from averment.domain.markup import Attribution, Markup
from averment.domain.passages import Span
from averment.engines.embedded.decoding import trim
from training.corpus import Article, Attributed, Pair

PARTS: Final = ("source", "cue", "content")


class Tally(NamedTuple):
    """How many were right, said, wanted."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def plus(self, right: int, said: int, wanted: int) -> Tally:
        """The two together."""
        return Tally(self.right + right, self.said + said, self.wanted + wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.said + self.wanted) if self.said + self.wanted else 0.0


def score_claims(pairs: Iterable[tuple[Article, Markup]]) -> dict[str, Tally]:
    """Exact spans of each part, characters of content, and whole claims."""
    totals = {name: Tally() for name in (*PARTS, "content overlap", "linked")}
    for article, markup in pairs:
        said = markup.attributions
        for part in PARTS:
            want = {s for a in article.attributions for s in _trimmed(article.text, getattr(a, part))}
            have = {s for a in said for s in _trimmed(article.text, _pairs(getattr(a, part)))}
            totals[part] = totals[part].plus(len(want & have), len(have), len(want))
        want_c = _cover(s for a in article.attributions for s in a.content)
        have_c = _cover(s for a in said for s in _pairs(a.content))
        totals["content overlap"] = totals["content overlap"].plus(len(want_c & have_c), len(have_c), len(want_c))
        right = len(matched(article, said))
        totals["linked"] = totals["linked"].plus(right, len(said), len(article.attributions))
    return totals


def matched(article: Article, said: Sequence[Attribution]) -> list[Attribution]:
    """Those that say what an annotator marked, one each: the cue touched, source and content shared by half."""
    free, right = list(said), []
    for wanted in article.attributions:
        hit = next((i for i, a in enumerate(free) if _is(wanted, a)), None)
        if hit is not None:
            right.append(free.pop(hit))
    return right


def _is(wanted: Attributed, said: Attribution) -> bool:
    if wanted.cue and not _cover(wanted.cue) & _cover(_pairs(said.cue)):
        return False
    if _shared(wanted.content, said.content) < 0.5:
        return False
    return _shared(wanted.source, said.source) >= 0.5 if wanted.source else not said.source


def _shared(wanted: Sequence[Pair], said: Sequence[Span]) -> float:
    a, b = _cover(wanted), _cover(_pairs(said))
    return len(a & b) / len(a | b) if a | b else 1.0


def _pairs(spans: Sequence[Span]) -> list[Pair]:
    return [(s.start, s.end) for s in spans]


def _cover(pairs: Iterable[Pair]) -> set[int]:
    return {i for a, b in pairs for i in range(a, b)}


def _trimmed(text: str, pairs: Sequence[Pair]) -> list[Span]:
    return [s for a, b in pairs if a < b and (s := trim(text, Span(a, b)))]
