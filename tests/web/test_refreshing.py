"""Comparing beside the requests: what one incident breaks, the others do not pay for."""

from __future__ import annotations

import pytest

from averment.comparing import Comparison
from averment.counting import known_definitions
from averment.keeping import compare
from averment.store import Store
from averment.store.rows import IncidentDetail
from averment.web.refreshing import Refreshing


def test_an_incident_that_cannot_be_compared_stops_no_other(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """It is named in the log and stays to be compared; those beside it are done."""
    with store.write("ann") as writer:
        writer.place(3, "i1", "US-OH-TOLEDO-2025-11-18-A")
        writer.commit()
    with store.read() as reader:
        first, second = reader.stale()

    def breaking(detail: IncidentDetail) -> Comparison:
        if detail.row.id == first[1]:
            raise ValueError(detail.row.id)
        return compare(detail)

    refreshing = Refreshing(store, known_definitions(), breaking)
    refreshing.begin()
    refreshing.settle()
    refreshing.close()
    with store.read() as reader:
        assert reader.stale() == (first,)
    assert second != first
    assert f"incident number {first[0]} cannot be compared" in caplog.text
