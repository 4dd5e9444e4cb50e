"""Features explain themselves, and say what they say."""

from __future__ import annotations

import pytest

from averment.grouping.features import FEATURES, different_victims
from averment.grouping.scoring import Scorer, shipped_scorer
from tests.grouping.making import OTHER, TOLD, TOLD_OTHERWISE, telling

A, B, C = telling("a", **TOLD), telling("b", **TOLD), telling("c", OTHER, **TOLD_OTHERWISE)


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_is_explained_is_between_0_and_1_and_has_no_direction(name: str) -> None:
    """Its docstring is what a user reads."""
    tell = FEATURES[name]
    assert tell.__doc__
    for one, other in ((A, B), (A, C), (B, C), (A, telling("d", published=None))):
        assert 0 <= tell(one, other) <= 1
        assert tell(one, other) == tell(other, one)


def test_a_feature_named_for_a_difference_speaks_against() -> None:
    """And no other does: a weight of the wrong sign would mislead whoever asks why."""
    for name, weight in shipped_scorer().weights.items():
        against = name.endswith(("_other", "_far", "_apart", "_unknown"))
        assert weight <= 0 if against else weight >= 0, name


def test_the_parts_of_an_explanation_sum_up_to_its_score() -> None:
    """What is shown is what counted."""
    scorer = shipped_scorer()
    assert scorer.explain(A, B).score == pytest.approx(scorer.score(A, B))
    assert scorer.score(A, B) > scorer.join > scorer.score(A, C)


def test_weights_without_a_feature_are_refused() -> None:
    """A file of another version does not pass unnoticed."""
    with pytest.raises(ValueError, match="height"):
        Scorer(bias=0, weights={"height": 1.0}, join=0.3, sure=0.6, doubt=0.1)


def test_victims_with_a_surname_in_common_may_be_the_same() -> None:
    """Reports shorten names."""
    assert not different_victims(frozenset({"odette marsh"}), frozenset({"marsh"}))
    assert not different_victims(frozenset({"odette marsh"}), frozenset({"o marsh"}))
    assert different_victims(frozenset({"odette marsh"}), frozenset({"ivo bell"}))
    assert not different_victims(frozenset({"odette marsh"}), frozenset())
