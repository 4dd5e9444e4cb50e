"""The kind of a report: the encoder's own view, and the rules' as a second one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from averment.domain.codes import ReportKind
from averment.engines.embedded.decoding import softmax
from averment.engines.embedded.linking import FloatArray

Kinds = Mapping[ReportKind, float]

_LEAST: Final = 0.01
"""No view is surer than this that a kind is out of the question."""


def pooled(scores: FloatArray) -> Kinds:
    """The encoder's view: its tokens' scores, pooled by attention over the beginning of the report."""
    if not len(scores):
        return {ReportKind.NONE: 1.0}
    shares = softmax(softmax(scores[:, 0]) @ scores[:, 1:])
    return dict(zip(ReportKind, shares.tolist(), strict=True))


def settled(own: Kinds, second: Kinds, weight: float, shift: Sequence[float]) -> Kinds:
    """Both views as one: logarithms added, the second by its weight, then the shift that keeps the threshold.

    About 600 articles taught the encoder what a use of force is; the rules know it by other means, and their mistakes
    are others.
    """
    total = [
        math.log(own.get(kind, 0.0) + _LEAST) + weight * math.log(second.get(kind, 0.0) + _LEAST) + more
        for kind, more in zip(ReportKind, shift, strict=True)
    ]
    shares = softmax(np.asarray(total, np.float32))
    return {kind: round(float(share), 4) for kind, share in zip(ReportKind, shares, strict=True)}
