"""Weighing evidence."""

from __future__ import annotations

import numpy as np

from training.choose import fit


def test_weights_follow_the_evidence() -> None:
    """What tells right from wrong weighs more than what does not."""
    rng = np.random.default_rng(1)
    rows = np.concatenate([np.ones((400, 1)), rng.normal(size=(400, 2))], 1).astype(np.float32)
    right = (rows[:, 1] + 0.1 * rng.normal(size=400) > 0).astype(np.float32)
    alone, telling, idle = fit(rows, right)
    assert telling > 3 * abs(idle)
    assert abs(alone) < telling
