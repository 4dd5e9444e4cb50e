"""Regression over named features."""

from __future__ import annotations

import numpy as np
import pytest

from training.linear import RARE, fit


def test_what_tells_classes_apart_gets_weight() -> None:
    """And what is rare gets none."""
    names = [("always", "yes"), ("always", "no")] * 20 + [("always", "once", "yes")]
    classes = [1, 0] * 20 + [1]
    model = fit(names, classes, 1.0)
    row = model.row(1, less=0)
    assert row["yes"] > 0 > row["no"]
    assert "once" not in row
    assert RARE > 1


def test_shares_sum_to_one_and_follow_the_classes() -> None:
    """A row of probabilities for each list of names, unknown names included."""
    model = fit([("always", "a"), ("always", "b")] * 10, [0, 1] * 10, 1.0)
    shares = model.shares([("always", "a"), ("always", "unheard")])
    assert shares.sum(axis=1) == pytest.approx(np.ones(2))
    assert shares[0, 0] > 0.5
