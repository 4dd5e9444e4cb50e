"""The shipped reports read today as they did when somebody last looked."""

from __future__ import annotations

import pytest

from tests.shipped.outline import FOLDER, outlines

READ = dict(outlines())


@pytest.mark.parametrize("name", sorted(READ))
def test_a_shipped_report_reads_as_it_did(name: str) -> None:
    """A change is looked at, then written with `python -m tests.shipped.outline`."""
    assert READ[name] == (FOLDER / f"{name}.txt").read_text("utf-8")
