"""Which place of a value is coded, and which voices beside the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from averment.coding import choosing
from averment.coding.binding import bind
from averment.coding.choosing import choose, value_of
from averment.coding.fields import RULES
from averment.domain.draft import Fact
from averment.domain.passages import Passage, Span

STORY = (
    "Man shot in Elder Falls\n\nELDER FALLS, Ohio - Deputies shot a man in the arm on Tuesday, the sheriff’s office "
    "said. A neighbor, Ida Alder, said the deputies shot the man in the arm. The man was taken to a hospital in "
    "Elder Falls."
)


def _facts(staged: Any) -> tuple[Fact, ...]:
    return bind((f for rule in RULES for f in rule(staged.scene)), staged.scene)


def test_a_voice_says_a_value_once(stage: Callable[..., Any]) -> None:
    """One fact per value, person, voice and denial is left, and each of them was there before."""
    staged = stage(STORY)
    before = _facts(staged)
    after = choose(before, staged.scene)
    keys = [(*value_of(f), f.voice, f.modality == "denied") for f in after]
    assert len(keys) == len(set(keys))
    assert set(keys) == {(*value_of(f), f.voice, f.modality == "denied") for f in before}
    assert set(after) <= set(before)


def test_the_place_with_the_most_weight_is_coded(stage: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where weights say that headlines tell, the headline's words are the fact's; else the sentence's."""
    staged = stage(STORY)
    fact = next(f for f in _facts(staged) if f.field == "injury_part")
    title = Passage.cut(staged.scene.text, Span(0, 8))
    pair = (replace(fact, id="h", passage=title), fact)
    for weight, wanted in ((2.0, "h"), (-2.0, fact.id)):
        monkeypatch.setattr(choosing, "shipped", lambda w=weight: {"place": {"no sentence": w}})
        assert [f.id for f in choose(pair, staged.scene)] == [wanted]
