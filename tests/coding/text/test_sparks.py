"""Sparks: where one is wanting, its pattern matches nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.coding import acts, questions
from averment.coding.cast import incidents, recalling
from averment.coding.fields import counts, munitions, nearby
from averment.coding.naming import agencies, dates, hours
from averment.coding.speech import kinds as claims
from averment.coding.speech import knowing
from averment.coding.text.sparks import matches, sparked, sparks
from averment.engines.rules import kinds

BY_LINE = [
    *((f"day {read.__name__}", needed, pattern) for pattern, needed, read in dates.READERS),
    ("clock", hours.CLOCKS, hours.CLOCK),
    ("part of the day", hours.PARTS, hours.PART),
    ("soft munitions", munitions.SOFTS, munitions.SOFT),
    ("gun", munitions.GUNS, munitions.GUN),
    ("anchor of an agency", agencies.ANCHORS, agencies.ANCHOR),
]
TABLES = [
    *BY_LINE,
    *((f"nearby {code}", needed, pattern) for _, code, needed, pattern in nearby.COMPILED),
    ("nearby hit", nearby.HITS, nearby.HIT),
    *((f"channel {name}", needed, pattern) for name, needed, pattern in knowing.CHANNELS),
    ("elsewhere", incidents.ELSEWHERES, incidents.ELSEWHERE),
    ("another time", incidents.WHENS, incidents.WHEN),
    *((f"recalled {needed[0]}", needed, pattern) for needed, pattern in recalling.RECALLS),
    *((f"sign {name}", needed, pattern) for name, (pattern, _, needed) in claims.SIGNS.items()),
    *((f"act {kind}", needed, pattern) for kind, needed, pattern in acts.RULES),
    ("shots", counts.SHOT, counts.SHOTS),
    *((f"question {needed[0]}", needed, pattern) for pattern, needed in questions.RULES),
    *((f"kind {needed[0]}", needed, pattern) for _, needed, pattern in (*kinds.WEIGHTS, *kinds.VIOLENCE)),
]


def test_one_spark_is_enough() -> None:
    """Words hold sparks where one of them stands in them, within a word or not."""
    needed = sparks("filing|motion")
    assert sparked("a commotion", needed)
    assert not sparked("a file", needed)


@pytest.mark.parametrize(("needed", "pattern"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_a_pattern_matches_holds_a_spark(
    needed: tuple[str, ...], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    """Words in which a pattern matches hold one of its sparks, in lower case: no finding is lost by looking first."""
    words = data.draw(st.from_regex(pattern))
    if not set(words) & _OLD_LETTERS and pattern.search(words):
        assert sparked(words.lower(), needed)


_OLD_LETTERS = frozenset("ſı")
"""An "s" and an "i" to a pattern that disregards case, and not to `str.lower`; no newsroom prints them in English."""


@pytest.mark.parametrize(("needed", "pattern"), [t[1:] for t in BY_LINE], ids=[t[0] for t in BY_LINE])
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_matches_by_line_are_those_of_the_whole_text(
    needed: tuple[str, ...], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    """Line by line nothing is found that is not found in the whole text, and nothing less."""
    piece = st.from_regex(pattern) | st.sampled_from(["\n", " ", ", ", "He said so.", "\r\n", "x"])
    text = "".join(data.draw(st.lists(piece, max_size=6)))
    if set(text) & _OLD_LETTERS:
        return
    assert [m.span() for m in matches(pattern, needed, text)] == [m.span() for m in pattern.finditer(text)]
