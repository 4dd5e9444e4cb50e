"""Two views of a report's kind."""

from __future__ import annotations

import numpy as np
import pytest

from averment.domain.codes import ReportKind
from averment.engines.embedded.kinds import pooled, settled

FORCE, OTHER, NONE = ReportKind.USE_OF_FORCE, ReportKind.OTHER_VIOLENCE, ReportKind.NONE


def test_attention_decides_which_token_counts() -> None:
    """One that is attended to outweighs many that are not."""
    scores = np.asarray([[9.0, 5.0, 0.0, 0.0]] + [[0.0, 0.0, 0.0, 1.0]] * 50, np.float32)
    kinds = pooled(scores)
    assert max(kinds, key=lambda k: kinds[k]) is FORCE


def test_no_token_is_no_incident() -> None:
    """An empty report tells of nothing."""
    assert pooled(np.zeros((0, 4), np.float32)) == {NONE: 1.0}


@pytest.mark.parametrize(("weight", "kind"), [(0.0, OTHER), (1.0, FORCE)])
def test_a_sure_second_view_turns_an_unsure_first(weight: float, kind: ReportKind) -> None:
    """As far as it weighs."""
    kinds = settled({FORCE: 0.4, OTHER: 0.5, NONE: 0.1}, {FORCE: 0.9, OTHER: 0.05, NONE: 0.05}, weight, (0, 0, 0))
    assert max(kinds, key=lambda k: kinds[k]) is kind


def test_shares_sum_to_one_whatever_is_missing() -> None:
    """A kind that a view leaves out is unlikely, not impossible."""
    kinds = settled({NONE: 1.0}, {}, 1.0, (0.5, 0, 0))
    assert sum(kinds.values()) == pytest.approx(1.0, abs=0.001)
    assert 0 < kinds[FORCE] < kinds[NONE]
