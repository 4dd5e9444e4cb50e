"""Steps, rates and resuming."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from training.model import HEADS, Tagger, head_table
from training.train import Learner, Plan, rate_at

PLAN = Plan(epochs=1, seed=1, batch=2, rate=1e-4, head_rate=1e-3, everything=False)


def test_the_rate_rises_and_falls() -> None:
    """Within its peak, and never to nothing."""
    rates = [rate_at(step, 100) for step in range(100)]
    assert max(rates) == 1.0
    assert rates.index(max(rates)) < 10
    assert 0 < rates[-1] < 0.06


def test_heads_own_columns_apart() -> None:
    """A new head is a new row of the table."""
    columns = [i for begin, end in head_table().values() for i in range(begin, end)]
    assert columns == list(range(sum(HEADS.values())))


@pytest.fixture
def learner(monkeypatch: pytest.MonkeyPatch) -> Learner:
    """One that starts from chance, since the base encoder need not be installed."""
    monkeypatch.setattr(Tagger, "load_base", lambda _: None)
    return Learner(PLAN, steps=10)


def test_a_run_goes_on_where_it_was_saved(learner: Learner, tmp_path: Path) -> None:
    """Weights, average, optimiser and place in the plan."""
    learner.learn([learner.model.heads.weight.pow(2).sum()])
    learner.epoch = 1
    learner.save(tmp_path / "last.pt")
    other = Learner(PLAN, steps=10)
    other.resume(tmp_path / "last.pt")
    assert (other.epoch, other.step) == (1, 1)
    torch.testing.assert_close(other.average.heads.weight, learner.average.heads.weight)


def test_another_plan_does_not_go_on(learner: Learner, tmp_path: Path) -> None:
    """Its weights would be nobody's plan."""
    learner.save(tmp_path / "last.pt")
    with pytest.raises(SystemExit, match="another plan"):
        Learner(Plan(epochs=2, seed=1, batch=2, rate=1e-4, head_rate=1e-3, everything=False), 10).resume(
            tmp_path / "last.pt"
        )
