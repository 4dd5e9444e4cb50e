"""Number words and counts as reports write them: "three", "at least three", "a couple", "two dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from averment.domain.draft import Interval

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBER_WORDS: dict[str, int] = {w: i for i, w in enumerate(_UNITS)}
NUMBER_WORDS.update({w: 10 * i for i, w in enumerate(_TENS, 2)})
NUMBER_WORDS.update({f"{t}-{u}": 10 * i + j for i, t in enumerate(_TENS, 2) for j, u in enumerate(_UNITS[1:10], 1)})

VAGUE: dict[str, Interval] = {
    "couple": (2, 2),
    "both": (2, 2),
    "pair": (2, 2),
    "trio": (3, 3),
    "several": (3, None),
    "few": (3, None),
    "multiple": (2, None),
    "numerous": (3, None),
    "many": (3, None),
    "some": (2, None),
    "dozens": (24, None),
    "dozen": (12, 12),
    "scores": (40, None),
    "hundreds": (200, None),
}
"""Words that stand for a range: "several" is three or more, "dozens" two dozen or more."""

_AT_LEAST = frozenset({("at", "least"), ("more", "than"), ("no", "fewer", "than"), ("over",), ("upwards", "of")})
_AT_MOST = frozenset({("at", "most"), ("up", "to"), ("no", "more", "than"), ("as", "many", "as"), ("fewer", "than")})
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")


def number(word: str) -> int | None:
    """The whole number that a word or figure stands for; None where it stands for none."""
    known = NUMBER_WORDS.get(word.lower())
    if known is not None:
        return known
    if _DIGITS.fullmatch(word):
        return int(word.replace(",", ""))
    return None


def count(word: str, before: Sequence[str] = ()) -> Interval | None:
    """The interval that a counting word means after the words before it; None where it counts nothing.

    "at least three" is (3, None), "more than three" (4, None), "up to three" (None, 3), "three" (3, 3).
    """
    low = word.lower()
    n = number(low)
    span: Interval | None = (n, n) if n is not None else VAGUE.get(low)
    if span is None:
        return None
    lead = [w.lower() for w in before]
    if low in ("couple", "few", "dozen", "pair", "trio") and lead:
        many = number(lead[-1]) if low == "dozen" else None
        span = (12 * many, 12 * many) if many else span
        lead = lead[:-1]
    for size in (3, 2, 1):
        phrase = tuple(lead[-size:]) if len(lead) >= size else ()
        if phrase in _AT_LEAST:
            low_end = span[0]
            more = phrase in {("more", "than"), ("over",)} and n is not None
            return (low_end + 1 if more and low_end is not None else low_end, None)
        if phrase in _AT_MOST:
            high = span[1]
            return (None, high - 1 if phrase == ("fewer", "than") and high is not None else high)
    return span


def total(parts: Sequence[Interval]) -> Interval:
    """The sum of intervals; open where any of them is."""
    low: int | None = 0
    high: int | None = 0
    for a, b in parts:
        low = None if low is None or a is None else low + a
        high = None if high is None or b is None else high + b
    return (low, high)


def tidy(interval: Interval) -> int | Interval:
    """A single number where both ends are one."""
    return interval[0] if interval[0] is not None and interval[0] == interval[1] else interval
