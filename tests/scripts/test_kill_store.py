"""A few kills in the middle of work; `scripts/kill_store.py` does 200."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.kill_store import run


@pytest.mark.slow
def test_kills_lose_nothing_that_was_told(tmp_path: Path) -> None:
    """Nothing acknowledged is lost, nothing is there twice, the check and the ledger are clean."""
    assert run(10, 3, tmp_path) == []
