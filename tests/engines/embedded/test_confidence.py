"""What speaks for a claim."""

from __future__ import annotations

import numpy as np
import pytest

from averment.engines.embedded.confidence import Evidence, as_rows, confidence, weigh
from averment.engines.embedded.linking import Path

PATH = Path(np.asarray([0, 1, 2, 0, 3, 4]), 0.5)
CONTENT = np.asarray([0.1, 0.1, 0.1, 0.1, 0.9, 0.7], np.float32)


def test_evidence_is_told_as_log_odds() -> None:
    """Half and half is nothing either way."""
    told = weigh(0.5, PATH, CONTENT)
    assert told.cue == 0.0
    assert told.path == pytest.approx(np.log(0.5))
    assert told.support == pytest.approx(np.log(0.8 / 0.2))
    assert told.sourced == 1.0


def test_a_path_without_content_has_no_support() -> None:
    """Nor a source, where none is labelled."""
    told = weigh(0.5, Path(np.zeros(6, np.int64), 0.9), CONTENT)
    assert told.support < -5
    assert told.sourced == 0.0


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_certainty_stays_finite(share: float) -> None:
    """Whatever the encoder says."""
    told = weigh(share, Path(PATH.labels, 0.0), CONTENT)
    assert 0.0 < confidence((0.0, 1.0, 1.0, 1.0, 1.0), told) < 1.0


def test_confidence_is_a_share() -> None:
    """A half where nothing weighs."""
    assert confidence((0.0,) * 5, weigh(0.9, PATH, CONTENT)) == 0.5


def test_rows_begin_with_a_one() -> None:
    """For the weight that stands alone."""
    rows = as_rows([Evidence(cue=1.0, path=-1.0, support=2.0, sourced=0.0)])
    assert rows.tolist() == [[1.0, 1.0, -1.0, 2.0, 0.0]]
    assert as_rows([]).shape == (0, 5)
