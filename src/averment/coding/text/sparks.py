"""Sparks: letters without which a pattern cannot match. To look for them costs a tenth of trying the pattern.

A spark is a necessity and never a finding: where one stands, the pattern decides. That no pattern matches words without
one of its sparks is held by `tests/coding/text/test_sparks.py`.
"""

from __future__ import annotations

from collections.abc import Iterable


def sparks(listed: str) -> tuple[str, ...]:
    """The sparks of a line, parted by bars; in lower case."""
    return tuple(listed.split("|"))


def sparked(low: str, needed: Iterable[str]) -> bool:
    """Whether words in lower case hold one of the sparks."""
    for spark in needed:  # noqa: SIM110 - `any` over a generator costs three times as much
        if spark in low:
            return True
    return False
