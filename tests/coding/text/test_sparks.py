"""Sparks: where one is wanting, its pattern matches nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.coding.fields import nearby
from averment.coding.naming import dates
from averment.coding.speech import knowing
from averment.coding.text.sparks import sparked, sparks

TABLES = [
    *((f"nearby {code}", needed, pattern) for _, code, needed, pattern in nearby.COMPILED),
    ("nearby hit", nearby.HITS, nearby.HIT),
    *((f"day {read.__name__}", needed, pattern) for pattern, needed, read in dates.READERS),
    *((f"channel {name}", needed, pattern) for name, needed, pattern in knowing.CHANNELS),
]


def test_one_spark_is_enough() -> None:
    """Words hold sparks where one of them stands in them, within a word or not."""
    needed = sparks("filing|motion")
    assert sparked("a commotion", needed)
    assert not sparked("a file", needed)


@pytest.mark.parametrize(("needed", "pattern"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_a_pattern_matches_holds_a_spark(
    needed: tuple[str, ...], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    """Whatever a pattern matches, its words in lower case hold one of its sparks: no finding is lost by looking."""
    found = pattern.search(data.draw(st.from_regex(pattern)))
    if found and not set(found.group()) & _OLD_LETTERS:
        assert sparked(found.group().lower(), needed)


_OLD_LETTERS = frozenset("ſı")
"""An "s" and an "i" to a pattern that disregards case, and not to `str.lower`; no newsroom prints them in English."""
