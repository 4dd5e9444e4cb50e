"""Sentences that reports share, word for word or nearly: MinHash proposes, the shingles themselves decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from averment.coding.text.layout import lay_out
from averment.domain.passages import Span
from averment.ports import Shared

_TOKEN = re.compile(r"[^\W_]+")
_FEWEST = 8
"""Words from which a sentence can be a copy: shorter ones are alike by chance."""
_SHINGLE = 3
_ALIKE = 0.6
"""Share of word triples that two sentences have in common from which they are one: a changed name or a cut clause of
a sentence of twenty words leaves more, two reporters' sentences on one fact leave far less."""
_PERMUTATIONS = 64


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: int
    span: Span
    shingles: frozenset[tuple[str, ...]]


class MinHashCopies:
    """Finds near-duplicate sentences among texts in time that grows with their number, not with its square."""

    def shared(self, texts: Sequence[str]) -> list[Shared]:
        """Every pair of sentences of two different texts that share most of their word triples; in order of place."""
        sentences = [s for i, text in enumerate(texts) for s in _sentences(i, text)]
        index = MinHashLSH(threshold=_ALIKE - 0.1, num_perm=_PERMUTATIONS)
        found: list[Shared] = []
        for number, one in enumerate(sentences):
            hashed = MinHash(num_perm=_PERMUTATIONS)
            hashed.update_batch([" ".join(s).encode() for s in sorted(one.shingles)])
            for other in sorted(index.query(hashed)):
                found += _pair(sentences[other], one)
            index.insert(number, hashed)
        return found


def _sentences(number: int, text: str) -> Iterator[_Sentence]:
    for span in lay_out(text).sentences:
        words = [w.casefold() for w in _TOKEN.findall(span.read(text))]
        if len(words) >= _FEWEST:
            runs = (tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
            yield _Sentence(number, span, frozenset(runs))


def _pair(left: _Sentence, right: _Sentence) -> Iterator[Shared]:
    if left.text == right.text:
        return
    alike = len(left.shingles & right.shingles) / len(left.shingles | right.shingles)
    if alike >= _ALIKE:
        yield Shared(left=left.text, left_span=left.span, right=right.text, right_span=right.span)
