"""How long texts are cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.engines.embedded.windows import SIZE, plan_windows


@given(st.sets(st.integers(1, 1_500)), st.integers(0, 1_500), st.integers(2, 300), st.data())
def test_windows_own_every_token_once(starts: set[int], total: int, size: int, data: st.DataObject) -> None:
    """In order, none longer than asked, each owning only what it shows."""
    overlap = data.draw(st.integers(0, size - 1))
    begins = np.asarray(sorted({0, *(s for s in starts if s < total)}))
    plan = plan_windows(begins, total, size=size, overlap=overlap)
    owned = [i for w in plan for i in range(w.own_begin, w.own_end)]
    assert owned == list(range(total))
    assert all(w.begin <= w.own_begin <= w.own_end <= w.end <= w.begin + size for w in plan)


def test_windows_begin_and_end_at_sentences() -> None:
    """Where sentences are short enough."""
    starts = np.arange(0, 1_000, 20)
    plan = plan_windows(starts, 1_000)
    assert all(w.begin % 20 == 0 and w.end % 20 == 0 for w in plan)


def test_a_sentence_of_ten_thousand_words_is_cut_hard() -> None:
    """Every window but the last is full."""
    plan = plan_windows(np.asarray([0]), 10_000)
    assert {w.end - w.begin for w in plan[:-1]} == {SIZE}


def test_an_overlap_as_long_as_the_window_is_refused() -> None:
    """It would never get on."""
    with pytest.raises(ValueError, match="10"):
        plan_windows(np.asarray([0]), 100, size=10, overlap=10)
