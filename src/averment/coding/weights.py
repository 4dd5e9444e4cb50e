"""Small linear models whose features are names that a person can check; their weights lie in `data/weights.json`.

Each was fitted on articles that were read, by a script of `training/`; none is needed to run a rule, and a feature that
nobody has a weight for counts nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from averment.errors import MissingResource

Row = Mapping[str, float]
"""A weight for each feature, by name."""


@cache
def shipped() -> Mapping[str, Any]:
    """Every model by name; raises `MissingResource` where the file is damaged."""
    path = resources.files("averment.coding") / "data" / "weights.json"
    try:
        models: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MissingResource(str(path), "install Averment again") from error
    return models


def likelihood(features: Iterable[str], row: Row) -> float:
    """The probability of yes by logistic regression."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total(features, row)))))


def total(features: Iterable[str], row: Row) -> float:
    """The sum of the features' weights."""
    return sum([row[name] for name in features if name in row])
