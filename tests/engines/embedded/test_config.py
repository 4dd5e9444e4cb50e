"""The description of a model, and files that are not the ones it describes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from averment.engines.embedded.config import DESCRIPTION, ModelConfig, checked
from averment.errors import MissingResource
from tests.engines.embedded.doubles import description

ROW = {
    "version": "7",
    "heads": {"cue": [0, 3]},
    "cue_threshold": 0.5,
    "claim_weights": [0, 1, 1, 1, 1],
    "claim_threshold": 0.1,
    "kind_second": 0.0,
    "kind_shift": [0, 0, 0],
    "files": {},
}


def test_a_description_reads_back(tmp_path: Path) -> None:
    """With its table of heads."""
    (tmp_path / DESCRIPTION).write_text(json.dumps(ROW), encoding="utf-8")
    assert ModelConfig.read(tmp_path).heads == {"cue": (0, 3)}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": "1"}', '{"version": 1, "heads": 3}'])
def test_a_damaged_description_stops_the_run(tmp_path: Path, text: str) -> None:
    """With the path and the cure."""
    (tmp_path / DESCRIPTION).write_text(text, encoding="utf-8")
    with pytest.raises(MissingResource, match="install averment again"):
        ModelConfig.read(tmp_path)


def test_an_altered_file_is_refused(tmp_path: Path) -> None:
    """Weights that are not the described ones would give claims that nobody measured."""
    path = tmp_path / "linker.npz"
    path.write_bytes(b"one")
    config = description(files={"linker.npz": hashlib.sha256(b"one").hexdigest()})
    assert checked(tmp_path, "linker.npz", config) == path
    path.write_bytes(b"two")
    with pytest.raises(MissingResource, match=r"linker\.npz"):
        checked(tmp_path, "linker.npz", config)
