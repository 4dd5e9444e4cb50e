"""Which place of a value is coded, and which voices beside the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from averment.coding import choosing
from averment.coding.binding import bind
from averment.coding.choosing import Chosen, choose, features_of, value_of, without_spare
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
    after = choose(before, staged.scene).facts
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
        monkeypatch.setattr(choosing, "shipped", lambda w=weight: {"place": {"no sentence": w}, "bars": {"place": 0.0}})
        assert [f.id for f in choose(pair, staged.scene).facts] == [wanted]


def test_a_spare_voice_is_kept_where_it_is_the_only_one_left(stage: Callable[..., Any]) -> None:
    """A spare fact goes where another of its value stays, and stays where that one was left out."""
    fact = next(f for f in _facts(stage(STORY)) if f.field == "injury_part")
    other = replace(fact, id="spare", voice="v9")
    chosen = Chosen((fact, other), frozenset({"spare"}))
    assert without_spare(chosen, (fact, other)) == (fact,)
    assert without_spare(chosen, (other,)) == (other,)


def test_what_somebody_says_happened_is_never_spare(stage: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second voice for an outcome is an account; a second voice for the city says nothing new."""
    staged = stage(STORY)
    monkeypatch.setattr(choosing, "shipped", lambda: {"place": {"always": -9.0}, "bars": {"place": 0.5}})
    fact = replace(next(f for f in _facts(staged) if f.field == "injury_part"), voice="v1")
    for field, spare in (("outcome", 0), ("city", 1)):
        first = replace(fact, id="one", field=field)
        second = replace(first, id="two", voice="v9")
        assert len(choose((first, second), staged.scene).spare) == spare


def test_places_are_told_by_readable_names(stage: Callable[..., Any]) -> None:
    """Every fact has its field and where it stands among the places of its value."""
    staged = stage(STORY)
    facts = _facts(staged)
    for fact, names in zip(facts, features_of(facts, staged.scene), strict=True):
        assert f"field={fact.field}" in names
        assert {"the only place", "first", "second", "later"} & set(names)
