"""What is known outlives the process."""

from __future__ import annotations

import pytest

from averment.grouping import Known, group
from averment.grouping.keeping import known_lines, read_known
from tests.grouping.making import OTHER, TOLD, TOLD_OTHERWISE, telling


def test_what_is_written_is_read_back() -> None:
    """Sketches, names no longer in use, and the order of birth."""
    known = group([telling("a", **TOLD), telling("b", OTHER, **TOLD_OTHERWISE, survivors=True)]).known
    kept = Known(incidents=known.incidents, forwards={"OLD": known.incidents[0].id}, retired=frozenset({"GONE"}))
    assert read_known(known_lines(kept)) == kept


def test_no_lines_are_nothing_known() -> None:
    """An empty file is a beginning."""
    assert read_known([]) == Known()


def test_another_file_is_refused() -> None:
    """Rows of `averment group` hold too little to go on from."""
    with pytest.raises(ValueError, match="does not begin"):
        read_known(['{"incident": "US-OH-TARN-2026-03-02-A", "reports": ["a"]}'])
