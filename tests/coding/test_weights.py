"""Small linear models over named features."""

from __future__ import annotations

import pytest

from averment.coding.weights import likelihood, shipped, total


def test_unknown_features_count_nothing() -> None:
    """So that a new rule has no say before it was measured."""
    assert total(("known", "new"), {"known": 1.5}) == 1.5
    assert likelihood(("new",), {"known": 1.5}) == pytest.approx(0.5)


def test_a_likelihood_is_a_share_whatever_the_weights() -> None:
    """No overflow at either end."""
    assert 0.0 < likelihood(("a",), {"a": -1e9}) < likelihood(("a",), {"a": 1e9}) < 1.0


def test_the_package_ships_every_model_that_coding_asks_for() -> None:
    """Facts, people who are one, roles, and where the bars stand."""
    models = shipped()
    assert {"fact", "same person", "role", "bars"} <= models.keys()
    assert {"fact", "same person"} <= models["bars"].keys()
    assert "nobody" in models["role"]
