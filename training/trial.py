"""Reading with a model in torch, its columns remembered, so that many ways to decode cost one pass of the encoder."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import torch
from tokenizers import Tokenizer

from averment.domain.markup import Attribution, Markup
from averment.engines.embedded.config import ModelConfig
from averment.engines.embedded.encoder import INPUTS, framed
from averment.engines.embedded.extending import extended
from averment.engines.embedded.linking import FloatArray
from averment.engines.embedded.reader import Candidate, Reading, candidates, decode, read
from averment.engines.embedded.tokens import Tokens, read_tokens
from averment.engines.embedded.windows import Window
from training.export import DEFAULTS
from training.model import Tagger, head_table


class Remembered:
    """An encoder over a model in torch that reads each window once."""

    def __init__(self, model: Tagger) -> None:
        self._model = model
        self._columns: dict[tuple[int, int, int], FloatArray] = {}

    def __call__(self, tokens: Tokens, window: Window) -> FloatArray:
        """The columns of every head for each token of the window."""
        key = (id(tokens), window.begin, window.end)
        if key not in self._columns:
            rows = framed(tokens, window)
            with torch.inference_mode():
                out = self._model(*(torch.from_numpy(rows[name]) for name in INPUTS))
            self._columns[key] = out[0, 1:-1].float().numpy()
        return self._columns[key]


class Trial:
    """Texts read with one model, to be decoded under any thresholds."""

    def __init__(self, model: Tagger, texts: Sequence[str], tokenizer: Tokenizer, titles: Sequence[str] = ()) -> None:
        self._encoder = Remembered(model)
        self._weights = model.linker.weights()
        self._tokens = [read_tokens(text, tokenizer) for text in texts]
        self._titles = [read_tokens(title, tokenizer) for title in titles or [""] * len(texts)]
        self._content: list[FloatArray] | None = None
        self._config = ModelConfig(version="trial", heads=head_table(), files={}, **DEFAULTS)

    def markups(self, **choices: Any) -> list[Markup]:
        """What the model marks on each text, with some of the choices of its configuration replaced."""
        config = self.config(**choices)
        return decode(self._readings(config), config, self._weights)

    def config(self, **choices: Any) -> ModelConfig:
        """The configuration with some of its choices replaced."""
        return dataclasses.replace(self._config, **choices)

    def candidates(self, cue_threshold: float) -> list[list[Candidate]]:
        """What every possible cue of each text would claim."""
        config = self.config(cue_threshold=cue_threshold)
        return candidates(self._readings(config), self._weights)

    def extended(self, found: Sequence[Sequence[Attribution]]) -> list[list[Attribution]]:
        """The attributions of each text with the contents that go on from them."""
        if self._content is None:
            self._content = [reading.content for reading in self._readings(self._config)]
        return [extended(*each) for each in zip(self._tokens, self._content, found, strict=True)]

    def _readings(self, config: ModelConfig) -> list[Reading]:
        both = zip(self._tokens, self._titles, strict=True)
        return [read(tokens, self._encoder, config, self._weights, title=title) for tokens, title in both]
