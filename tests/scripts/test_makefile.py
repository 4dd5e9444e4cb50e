"""The verbs of the Makefile start what they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BY_PATH = re.findall(r"python (scripts/\w+\.py)", (ROOT / "Makefile").read_text("utf-8"))


@pytest.mark.parametrize("script", BY_PATH)
def test_a_script_started_by_its_path_finds_what_it_imports(script: str) -> None:
    """Python then looks beside the script, and not in the project's folder: `-m` is for those that need others."""
    source = (ROOT / script).read_text("utf-8")
    assert not re.search(r"^from scripts", source, re.MULTILINE) or "sys.path.insert" in source
