"""Reading one text with an encoder: windows, cues, links and kind, from tokens to markup.

Nothing here knows which runtime encodes, so that the same code reads with the shipped graph, with a model in training,
and with a test's double.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from averment.domain.codes import ReportKind
from averment.domain.markup import Attribution, Markup
from averment.engines.embedded.confidence import Evidence, confidence, weigh
from averment.engines.embedded.config import ModelConfig
from averment.engines.embedded.decoding import attribution, find_cues, softmax, without_repeats
from averment.engines.embedded.encoder import Encoder
from averment.engines.embedded.extending import extended
from averment.engines.embedded.kinds import pooled
from averment.engines.embedded.linking import FloatArray, LinkerWeights, Projections, best_paths, emissions
from averment.engines.embedded.relations import Cue, relate
from averment.engines.embedded.tokens import Tokens
from averment.engines.embedded.windows import Window, plan_windows

KIND_WINDOWS: Final = 3
"""Windows from the beginning that decide the kind of a report: what it is about stands there, what it compares with
comes later."""


_STRETCH: Final = 16
"""Windows encoded at a stretch: an article whole, a book in 6 MB."""


@dataclass(frozen=True, slots=True)
class _Linked:
    """One cue with what its window says of every token."""

    window: Window
    cue: Cue
    cue_share: float
    scores: FloatArray
    content: FloatArray
    """Share of content of each token of the window, whatever the cue."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder's one pass over a text left behind: small, whatever the text's length."""

    tokens: Tokens
    links: tuple[_Linked, ...]
    kind: FloatArray
    """Attention and the scores of each kind, for the tokens that decide it."""
    content: FloatArray
    """Share of content of each token, whatever the cue."""


class Candidate(NamedTuple):
    """What one possible cue would claim, its score not yet weighed."""

    attribution: Attribution
    evidence: Evidence


def read(
    tokens: Tokens, encoder: Encoder, config: ModelConfig, weights: LinkerWeights, *, title: Tokens | None = None
) -> Reading:
    """Encode a text window by window and keep what decoding needs. A title tells of the kind, and gives no claims."""
    links: list[_Linked] = []
    kind = [_head(encoder(title, w), config, "kind") for w in _first_window(title)] if title else []
    content = np.zeros(len(tokens), np.float32)
    for window, columns in _encoded(tokens, encoder):
        told = 1.0 - softmax(_head(columns, config, "parts")[:, 3:])[:, 0]
        own = slice(window.own_begin - window.begin, window.own_end - window.begin)
        content[window.own_begin : window.own_end] = told[own]
        links += _linked(tokens, window, columns, told, config, weights)
        if len(kind) < KIND_WINDOWS + bool(title):
            kind.append(_head(columns, config, "kind")[own].copy())
    empty = np.zeros((0, 1 + len(ReportKind)), np.float32)
    return Reading(tokens, tuple(links), np.concatenate(kind) if kind else empty, content)


def _encoded(tokens: Tokens, encoder: Encoder) -> Iterator[tuple[Window, FloatArray]]:
    """Every window with its columns, a few windows encoded before the first of them is read.

    The encoder's weights push all else out of the processor's caches: what reads its columns is a third faster where
    it runs for several windows at a stretch.
    """
    windows = plan_windows(tokens.sentence_starts, len(tokens))
    for first in range(0, len(windows), _STRETCH):
        stretch = windows[first : first + _STRETCH]
        yield from zip(stretch, [encoder(tokens, window) for window in stretch], strict=True)


def candidates(readings: Sequence[Reading], weights: LinkerWeights) -> list[list[Candidate]]:
    """For each reading, what every possible cue would claim, with what speaks for it.

    Readings are searched together for speed and do not change each other.
    """
    paths = iter(best_paths(weights, [link.scores for r in readings for link in r.links]))
    found: list[list[Candidate]] = []
    for reading in readings:
        mine = [(link, next(paths)) for link in reading.links]
        each = ((link, path, attribution(reading.tokens, link.window, link.cue, path)) for link, path in mine)
        found.append([Candidate(a, weigh(link.cue_share, path, link.content)) for link, path, a in each if a])
    return found


def decode(readings: Sequence[Reading], config: ModelConfig, weights: LinkerWeights) -> list[Markup]:
    """One markup a reading, in order: the candidates that are likely enough, and the encoder's view of the kind."""
    markups = []
    for reading, mine in zip(readings, candidates(readings, weights), strict=True):
        found = extended(reading.tokens, reading.content, likely(mine, config))
        markups.append(Markup(attributions=tuple(found), kinds=pooled(reading.kind)))
    return markups


def likely(found: Sequence[Candidate], config: ModelConfig) -> tuple[Attribution, ...]:
    """The candidates whose weighed score reaches the threshold, in the order of their cues."""
    scored = [replace(c.attribution, score=round(confidence(config.claim_weights, c.evidence), 4)) for c in found]
    return tuple(without_repeats([a for a in scored if a.score >= config.claim_threshold]))


def _first_window(tokens: Tokens) -> list[Window]:
    return plan_windows(tokens.sentence_starts, len(tokens))[:1]


def _linked(
    tokens: Tokens,
    window: Window,
    columns: FloatArray,
    content: FloatArray,
    config: ModelConfig,
    weights: LinkerWeights,
) -> list[_Linked]:
    found = find_cues(_head(columns, config, "cue"), window, config.cue_threshold)
    if not found:
        return []
    said = Projections(
        cue=_head(columns, config, "link_cue"),
        cue_gate=_head(columns, config, "link_cue_gate"),
        token=_head(columns, config, "link_token"),
        token_gate=_head(columns, config, "link_token_gate"),
        parts=_head(columns, config, "parts"),
    )
    cues = [cue for cue, _ in found]
    scores = emissions(weights, said, cues, window, relate(tokens, window, cues))
    return [_Linked(window, cue, share, row, content) for (cue, share), row in zip(found, scores, strict=True)]


def _head(columns: FloatArray, config: ModelConfig, name: str) -> FloatArray:
    begin, end = config.heads[name]
    return columns[:, begin:end]
