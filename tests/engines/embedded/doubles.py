"""A tokenizer, a description and linker weights made by hand: everything but the trained model can be tested."""

from __future__ import annotations

import numpy as np
from tokenizers import Regex, Tokenizer, models, pre_tokenizers

from averment.engines.embedded.config import ModelConfig
from averment.engines.embedded.linking import LABELS, LinkerWeights
from averment.engines.embedded.relations import RELATIONS

WIDTH = 4


def word_tokenizer() -> Tokenizer:
    """Words and single marks, all unknown to it."""
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))  # noqa: S106 - a token of text
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"\w+|[^\w\s]"), behavior="removed", invert=True)
    return tokenizer


def description(**changes: object) -> ModelConfig:
    """A model whose linker is four wide."""
    names = ("link_cue", "link_cue_gate", "link_token", "link_token_gate")
    heads = {"cue": (0, 3), "parts": (3, 9), "kind": (9, 13)}
    heads |= {name: (13 + WIDTH * i, 13 + WIDTH * (i + 1)) for i, name in enumerate(names)}
    told: dict[str, object] = {
        "version": "test",
        "heads": heads,
        "cue_threshold": 0.5,
        "claim_weights": (0.0, 1.0, 0.0, 0.0, 0.0),
        "claim_threshold": 0.0,
        "kind_second": 0.0,
        "kind_shift": (0.0, 0.0, 0.0),
        "files": {},
    }
    return ModelConfig(**{**told, **changes})  # type: ignore[arg-type]


COLUMNS = 13 + 4 * WIDTH


def plain_linker() -> LinkerWeights:
    """A linker that knows nothing but what the token itself says of source and content."""
    parts = np.zeros((6, len(LABELS)), np.float32)
    for column, label in ((1, 1), (2, 2), (4, 3), (5, 4)):
        parts[column, label] = 1.0
    return LinkerWeights(
        relation=np.zeros((RELATIONS, WIDTH), np.float32),
        hidden=np.zeros((WIDTH, WIDTH), np.float32),
        hidden_bias=np.zeros(WIDTH, np.float32),
        out=np.zeros((WIDTH, len(LABELS)), np.float32),
        out_bias=np.zeros(len(LABELS), np.float32),
        parts=parts,
        transition=np.zeros((len(LABELS), len(LABELS)), np.float32),
        start=np.zeros(len(LABELS), np.float32),
    )
