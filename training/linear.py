"""Logistic and softmax regression over named features, with an L2 penalty: small, and the same everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

RARE = 4
"""A feature seen less often learns nothing that lasts."""

Numbers = NDArray[np.float64]
Names = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Linear:
    """A column of weights for each class; `vocabulary` gives each feature its row."""

    vocabulary: dict[str, int]
    weights: Numbers

    def shares(self, names: Names) -> Numbers:
        """The probability of each class, a row for each list of names."""
        return _softmax(_matrix(names, self.vocabulary) @ self.weights)

    def row(self, column: int, less: int | None = None) -> dict[str, float]:
        """Weights of one class by feature, less those of another; zeros are left out."""
        values = self.weights[:, column] - (self.weights[:, less] if less is not None else 0.0)
        rounded = {name: round(float(values[i]), 3) for name, i in self.vocabulary.items()}
        return {name: weight for name, weight in rounded.items() if weight}


def fit(names: Names, classes: Sequence[int], penalty: float, weights: Numbers | None = None) -> Linear:
    """The weights that make the seen classes likeliest, less a penalty on all that is not a constant."""
    counts = Counter(name for each in names for name in set(each))
    vocabulary = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= RARE))}
    x, many = _matrix(names, vocabulary), max(classes) + 1
    y = np.eye(many)[np.asarray(classes)]
    each = np.ones(len(y)) if weights is None else weights
    free = np.array([0.0 if name.startswith("always") else penalty for name in vocabulary])[:, None]

    def loss(flat: Numbers) -> tuple[float, Numbers]:
        w = flat.reshape(len(vocabulary), many)
        p = _softmax(x @ w)
        value = -np.sum(each[:, None] * y * np.log(p + 1e-12)) + 0.5 * np.sum((free + 0.01) * w * w)
        return float(value), (x.T @ (each[:, None] * (p - y)) + (free + 0.01) * w).ravel()

    start = np.zeros(len(vocabulary) * many)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    return Linear(vocabulary, found.x.reshape(len(vocabulary), many))


def _matrix(names: Names, vocabulary: dict[str, int]) -> csr_matrix:
    pairs = [(i, vocabulary[n]) for i, each in enumerate(names) for n in set(each) if n in vocabulary]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(names), len(vocabulary)))


def _softmax(z: Numbers) -> Numbers:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))
