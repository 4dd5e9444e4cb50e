"""How likely two tellings are of one incident: a weighted sum of features, and the same sum laid open."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

from averment.errors import MissingResource
from averment.grouping.features import FEATURES
from averment.grouping.sketches import Sketch

WEIGHTS = "weights.json"


class Part(NamedTuple):
    """One feature's part in a score: its value times its weight, in logarithms of odds."""

    feature: str
    meaning: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        """What it adds to the score."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why two tellings are likely or unlikely to be of one incident."""

    score: float
    bias: float
    """What the score is before any feature speaks."""
    parts: tuple[Part, ...]
    """Features that speak, those that speak loudest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Weights of the features and the scores at which clusters join; made by `training/pairs.py`."""

    bias: float
    weights: Mapping[str, float]
    join: float
    """Mean score from which two clusters are one incident."""
    sure: float
    """Mean score from which two incidents that already have ids are merged without asking."""
    doubt: float
    """Mean score from which a join is not made but proposed."""

    def __post_init__(self) -> None:
        if unknown := set(self.weights) ^ set(FEATURES):
            raise ValueError(f"weights and features differ: {', '.join(sorted(unknown))}")
        if not 0 <= self.doubt <= self.join <= self.sure <= 1:
            raise ValueError("doubt, join and sure must ascend between 0 and 1")

    def score(self, a: Sketch, b: Sketch) -> float:
        """The likelihood, from 0 to 1, that both tell of one incident; the same whichever comes first."""
        weights = self.weights
        return _likelihood(self.bias + sum(weights[name] * tell(a, b) for name, tell in FEATURES.items()))

    def explain(self, a: Sketch, b: Sketch) -> Explanation:
        """The score of a pair with every feature that speaks."""
        parts = [
            Part(name, _first_line(tell.__doc__), value, self.weights[name])
            for name, tell in FEATURES.items()
            if (value := tell(a, b))
        ]
        parts.sort(key=lambda p: -abs(p.adds))
        return Explanation(
            score=_likelihood(self.bias + sum(p.adds for p in parts)), bias=self.bias, parts=tuple(parts)
        )

    @classmethod
    def read(cls, text: str) -> Scorer:
        """The scorer from its JSON; raises `ValueError` or `KeyError` where it is none."""
        row = json.loads(text)
        steps = row["thresholds"]
        return cls(
            bias=row["bias"], weights=row["weights"], join=steps["join"], sure=steps["sure"], doubt=steps["doubt"]
        )


@cache
def shipped_scorer() -> Scorer:
    """The weights that the package ships; raises `MissingResource` where they are absent or damaged."""
    try:
        return Scorer.read(resources.files("averment.grouping").joinpath(WEIGHTS).read_text("utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise MissingResource(f"averment/grouping/{WEIGHTS}", "install the package again") from error


def _likelihood(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, odds))))


def _first_line(words: str | None) -> str:
    return (words or "").strip().partition("\n")[0].rstrip(".")
