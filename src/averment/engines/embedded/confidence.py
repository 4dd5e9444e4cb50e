"""How likely a claim is right: what the cue, its links and the content's own head say, weighed together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from averment.engines.embedded.linking import LABELS, FloatArray, Path, mean

_LEAST = 1e-4
_CONTENT = LABELS.index("B-content")


class Evidence(NamedTuple):
    """What speaks for one claim. Shares stand as log odds, so that they add up."""

    cue: float
    """That the words are a cue."""
    path: float
    """Logarithm of the share that the chosen labels have among all labels."""
    support: float
    """That its content is anybody's content, whatever the cue."""
    sourced: float
    """1 where it has a source, 0 where not."""


def weigh(cue_share: float, path: Path, content: FloatArray) -> Evidence:
    """The evidence for one claim; `content` is the share of content of each token of the window."""
    said = content[path.labels >= _CONTENT]
    support = float(mean(said)) if len(said) else 0.0
    return Evidence(
        cue=_odds(cue_share),
        path=max(math.log(max(path.score, 1e-12)), -8.0),
        support=_odds(support),
        sourced=float(bool(((path.labels > 0) & (path.labels < _CONTENT)).any())),
    )


def confidence(weights: Sequence[float], evidence: Evidence) -> float:
    """The probability that a claim is right: a logistic of the weighted evidence, the first weight standing alone."""
    total = weights[0] + sum(w * e for w, e in zip(weights[1:], evidence, strict=True))
    return 1.0 / (1.0 + math.exp(-total))


def _odds(share: float) -> float:
    held = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


def as_rows(evidence: Sequence[Evidence]) -> FloatArray:
    """One row a claim, a one before its evidence: what weights are fitted on."""
    return np.asarray([(1.0, *e) for e in evidence], np.float32).reshape(-1, 1 + len(Evidence._fields))
