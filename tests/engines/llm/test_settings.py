"""Settings of the language model engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from averment.engines.llm.settings import read_settings
from averment.errors import BadOption


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """So that one run can ask another model."""
    path = tmp_path / "llm.toml"
    path.write_text('base_url = "http://a/v1"\nmodel = "one"\nper_minute = 5\n', "utf-8")
    found = read_settings({"AVERMENT_LLM_CONFIG": str(path), "AVERMENT_LLM_MODEL": "two"})
    assert (found.base_url, found.model, found.per_minute) == ("http://a/v1", "two", 5)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """With the file, and what would do."""
    path = tmp_path / "llm.toml"
    path.write_text('retries = "many"\nbase_urll = "x"\n', "utf-8")
    with pytest.raises(BadOption) as caught:
        read_settings({"AVERMENT_LLM_CONFIG": str(path)})
    for word in ("llm.toml", "base_url is not set", "model is not set", "retries", "base_urll"):
        assert word in str(caught.value)


@pytest.mark.parametrize("body", [None, "base_url = ", "\x00"], ids=["absent", "no toml", "binary"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, body: str | None) -> None:
    """It was asked for by name, so its absence is an error too."""
    path = tmp_path / "llm.toml"
    if body is not None:
        path.write_text(body, "utf-8")
    with pytest.raises(BadOption, match=r"llm\.toml"):
        read_settings({"AVERMENT_LLM_CONFIG": str(path)})
