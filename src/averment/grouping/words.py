"""What a text is about, as a short list of its telling words: rare in the news, said often here.

A word is kept as a 32-bit number (CRC-32 of the word), so that neither the shipped table nor a kept sketch holds text.
The shipped table says how common each number is in reports of violence; a word that it does not know is rare.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import islice
from zlib import crc32

from averment.errors import MissingResource

TABLE = "common_words.json"
KEPT = 64
"""Words kept of a text: more made no pair clearer on the training incidents (docs/measurements/grouping.md)."""
RARE = 6.0
"""From this rarity a word is rare: no more than one report in 400 holds it."""
MOST_RARE = 60
SCALE = 250
"""Weights are whole numbers, the heaviest word of a text near this: small, equal everywhere, and cheap to keep."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_READ = 20_000
"""Characters of a text that are read: what a report tells stands in its beginning, a comment section at its end."""


class CommonWords:
    """How common words are; made by `training/pairs.py`."""

    def __init__(self, reports: int, counts: Mapping[int, int]) -> None:
        self._reports, self._counts = reports, counts

    @classmethod
    def read(cls, text: str) -> CommonWords:
        """The table from its JSON: `{"reports": N, "counts": {number of a word: reports that hold it}}`."""
        row = json.loads(text)
        return cls(int(row["reports"]), {int(k, 16): int(n) for n, keys in row["counts"].items() for k in keys.split()})

    def rarity(self, word: int) -> float:
        """Natural logarithm of how many reports there are to one that holds the word."""
        return math.log((1 + self._reports) / (1 + self._counts.get(word, 0)))


@cache
def shipped_words() -> CommonWords:
    """The table that the package ships; raises `MissingResource` where it is absent or damaged."""
    try:
        return CommonWords.read(resources.files("averment.grouping").joinpath(TABLE).read_text("utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise MissingResource(f"averment/grouping/{TABLE}", "install the package again") from error


def numbers_of(text: str) -> list[int]:
    """Every word of a text as its number, in order, without case."""
    return [number_of(w) for w in _WORD.findall(text[:_READ])]


def number_of(word: str) -> int:
    """The number that stands for a word."""
    return crc32(word.casefold().replace("’", "'").removesuffix("'s").encode())


def telling_words(text: str, common: CommonWords, kept: int = KEPT) -> dict[int, int]:
    """The words that tell a text from others, with weights: how rare, times how often (dampened), of unit length."""
    counts = Counter(numbers_of(text))
    raw = {w: (1 + math.log(n)) * common.rarity(w) for w, n in counts.items()}
    best = sorted(raw, key=lambda w: (-raw[w], w))[:kept]
    length = math.sqrt(sum(raw[w] ** 2 for w in best))
    if not length:
        return {}
    return {w: weight for w in best if (weight := round(SCALE * raw[w] / length))}


def rare_words(text: str, common: CommonWords) -> frozenset[int]:
    """Words of a text that few reports hold: names, streets, numbers; the first of them, in the order of the text."""
    rare = (w for w in dict.fromkeys(numbers_of(text)) if common.rarity(w) >= RARE)
    return frozenset(islice(rare, MOST_RARE))


def likeness(some: Mapping[int, int], others: Mapping[int, int]) -> float:
    """The cosine of two lists of telling words: 0 nothing shared, about 1 the same."""
    return sum(some[word] * others[word] for word in some.keys() & others.keys()) / SCALE**2
