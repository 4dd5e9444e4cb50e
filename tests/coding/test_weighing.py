"""How likely a fact is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from averment.coding.binding import bind
from averment.coding.fields import RULES
from averment.coding.weighing import features_of, weigh
from averment.domain.draft import Fact

STORY = (
    "Deputies shot a man in the arm on Tuesday, the sheriff’s office said. A neighbor, Ida Alder, said the man was "
    "shot in the arm. The man was taken to a hospital."
)


def _facts(staged: Any) -> tuple[Fact, ...]:
    return bind((f for rule in RULES for f in rule(staged.scene)), staged.scene)


def test_a_confidence_is_a_likelihood(stage: Callable[..., Any]) -> None:
    """Between the bar and one, in the order given, and nothing else of the fact changes."""
    staged = stage(STORY)
    before = _facts(staged)
    after = weigh(before, staged.scene)
    assert after
    assert all(0.0 < f.confidence < 1.0 for f in after)
    assert [f.id for f in after] == [f.id for f in before if f.id in {a.id for a in after}]


def test_what_two_voices_say_is_known_as_such(stage: Callable[..., Any]) -> None:
    """The features are words that a person can check."""
    staged = stage(STORY)
    facts = _facts(staged)
    facts = (*facts, *(replace(f, id=f"{f.id} too", voice="v2") for f in facts if f.field == "injury_part"))
    told = dict(zip((f.id for f in facts), features_of(facts, staged.scene), strict=True))
    twice = [f for f in facts if "said twice" in told[f.id]]
    assert {(f.field, f.value) for f in twice} >= {("injury_part", "arm")}
    assert all(any(name == f"rule={f.rule}" for name in told[f.id]) for f in facts)
