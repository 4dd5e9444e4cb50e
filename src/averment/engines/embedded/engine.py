"""The embedded engine: the shipped model behind the `Engine` port."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from averment.domain.draft import EngineStamp
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.engines.embedded.config import DIRECTORY, ENCODER, LINKER, TOKENIZER, ModelConfig, checked
from averment.engines.embedded.encoder import EncoderError, OnnxEncoder
from averment.engines.embedded.kinds import settled
from averment.engines.embedded.linking import LinkerWeights
from averment.engines.embedded.reader import Reading, decode, read
from averment.engines.embedded.tokens import read_tokens
from averment.engines.rules.kinds import weigh_kinds
from averment.engines.rules.violence import raised
from averment.errors import EngineFailed

NAME = "embedded"


class _Model(NamedTuple):
    config: ModelConfig
    tokenizer: Tokenizer
    encoder: OnnxEncoder
    linker: LinkerWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedEngine:
    """Marks reports with the model that the package ships; no network, no download.

    The model is loaded at the first use, once per process, whatever the number of engines; an engine therefore pickles
    and travels to workers at no cost. `threads` is what the runtime may use for one window: 1 where several processes
    mark at once.
    """

    threads: int = 1
    directory: Path = DIRECTORY

    @property
    def stamp(self) -> EngineStamp:
        """Name, and the version of the weights with the digest of the encoder."""
        config = ModelConfig.read(self.directory)
        return EngineStamp(name=NAME, version=f"{config.version}+{config.files[ENCODER][:8]}")

    def mark(self, reports: Sequence[Report]) -> list[Markup]:
        """One markup per report, in order; raises `EngineFailed` with the key of the report that cannot be marked."""
        model = _loaded(self.directory, self.threads)
        readings = [_read(report, model) for report in reports]
        markups = decode(readings, model.config, model.linker)
        return [_settled(report, markup, model.config) for report, markup in zip(reports, markups, strict=True)]


def _read(report: Report, model: _Model) -> Reading:
    tokens = read_tokens(report.text, model.tokenizer)
    title = read_tokens(report.title or "", model.tokenizer)
    try:
        return read(tokens, model.encoder, model.config, model.linker, title=title)
    except EncoderError as error:
        raise EngineFailed(NAME, report.key, str(error)) from error


def _settled(report: Report, markup: Markup, config: ModelConfig) -> Markup:
    if not report.text.strip():
        return markup
    title = report.title or ""
    both = settled(markup.kinds, weigh_kinds(report.text, title), config.kind_second, config.kind_shift)
    return replace(markup, kinds=raised(both, report.text, title))


@functools.cache
def _loaded(directory: Path, threads: int) -> _Model:
    config = ModelConfig.read(directory)
    return _Model(
        config=config,
        tokenizer=load_tokenizer(checked(directory, TOKENIZER, config)),
        encoder=OnnxEncoder(checked(directory, ENCODER, config), threads=threads),
        linker=load_linker(checked(directory, LINKER, config)),
    )


def load_tokenizer(path: Path) -> Tokenizer:
    """The word pieces of a file, without the padding and the limit that it may prescribe."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_linker(path: Path) -> LinkerWeights:
    """The linker's parameters from a file of arrays."""
    with np.load(path, allow_pickle=False) as arrays:
        return LinkerWeights(**{name: arrays[name].astype(np.float32) for name in LinkerWeights._fields})
