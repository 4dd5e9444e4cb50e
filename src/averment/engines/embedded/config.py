"""The shipped model's description: what its files are, what its outputs mean, and where its thresholds stand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.errors import MissingResource

DIRECTORY: Final = Path(__file__).parent / "model"
DESCRIPTION: Final = "model.json"
ENCODER: Final = "encoder.onnx"
LINKER: Final = "linker.npz"
TOKENIZER: Final = "tokenizer.json"

_CURE: Final = "install averment again, or make the model with `make train`"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """What `model.json` says.

    `heads` is the table of heads: the columns `[begin, end)` of the encoder's output that each of them owns; a new head
    is a new row. `cue_threshold` is low: it finds words that may be a cue. `claim_weights` weigh what speaks for the
    claim that hangs on them (`averment.engines.embedded.confidence`), and `claim_threshold` decides. `kind_second`
    weighs the second view of the kind, and `kind_shift` is added to the scores of the kinds, in the order of
    `ReportKind`, before they are compared: it is how a threshold is kept. `files` gives the SHA-256 of each file
    beside it.
    """

    version: str
    heads: Mapping[str, tuple[int, int]]
    cue_threshold: float
    claim_weights: tuple[float, ...]
    claim_threshold: float
    kind_second: float
    kind_shift: tuple[float, ...]
    files: Mapping[str, str]

    @classmethod
    def read(cls, directory: Path = DIRECTORY) -> ModelConfig:
        """The description in a directory; raises `MissingResource` where it is absent or cannot be read."""
        path = directory / DESCRIPTION
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                version=row["version"],
                heads={name: (int(a), int(b)) for name, (a, b) in dict(row["heads"]).items()},
                cue_threshold=float(row["cue_threshold"]),
                claim_weights=tuple(float(x) for x in row["claim_weights"]),
                claim_threshold=float(row["claim_threshold"]),
                kind_second=float(row["kind_second"]),
                kind_shift=tuple(float(x) for x in row["kind_shift"]),
                files=dict(row["files"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise MissingResource(str(path), _CURE) from error


def checked(directory: Path, name: str, config: ModelConfig) -> Path:
    """The path of a model file whose bytes are the ones that were shipped; raises `MissingResource` otherwise."""
    path = directory / name
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise MissingResource(str(path), _CURE) from error
    if found != config.files.get(name):
        raise MissingResource(str(path), _CURE)
    return path
