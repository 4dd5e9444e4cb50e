"""Sparks: letters without which a pattern cannot match. To look for them costs a tenth of trying the pattern.

A spark is a necessity and never a finding: where one stands, the pattern decides. That no pattern matches words without
one of its sparks is held by `tests/coding/text/test_sparks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache


def sparks(listed: str) -> tuple[str, ...]:
    """The sparks of a line, parted by bars; in lower case."""
    return tuple(listed.split("|"))


def sparked(low: str, needed: Iterable[str]) -> bool:
    """Whether words in lower case hold one of the sparks."""
    for spark in needed:  # noqa: SIM110 - `any` over a generator costs three times as much
        if spark in low:
            return True
    return False


def matches(pattern: re.Pattern[str], needed: Iterable[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds in a text, looked for only in lines that hold a spark.

    The pattern must never match over the end of a line, nor look further ahead than the line break.
    """
    for begin, end, low in _lines(text):
        if sparked(low, needed):
            yield from pattern.finditer(text, begin, end)


@lru_cache(maxsize=4)  # many patterns are looked for in one report
def _lines(text: str) -> tuple[tuple[int, int, str], ...]:
    """Each line of a text: where it begins, where it ends, its break included, and itself in lower case."""
    found, begin = [], 0
    for line in text.split("\n"):
        end = begin + len(line) + 1
        found.append((begin, min(end, len(text)), line.lower()))
        begin = end
    return tuple(found)
