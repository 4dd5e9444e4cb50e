"""The likelihood of a sequence of link labels, as the linker's search scores it."""

from __future__ import annotations

import torch
from torch import Tensor

from averment.engines.embedded.linking import LABELS

_FORBIDDEN = -1e4


def allowed() -> tuple[Tensor, Tensor]:
    """Zero where a label may follow another, or begin; a large negative number elsewhere."""
    size = len(LABELS)
    moves, start = torch.zeros(size, size), torch.zeros(size)
    for inside in (2, 4):
        start[inside] = _FORBIDDEN
        for before in range(size):
            if before not in (inside, inside - 1):
                moves[before, inside] = _FORBIDDEN
    return moves, start


def negative_log_likelihood(scores: Tensor, labels: Tensor, lengths: Tensor, moves: Tensor, start: Tensor) -> Tensor:
    """One number a sequence. `scores` are sequences by tokens by labels; tokens beyond a length do not count."""
    rows = torch.arange(len(scores))
    at = start + scores[:, 0]
    gold = start[labels[:, 0]] + scores[rows, 0, labels[:, 0]]
    on = lengths[:, None] > torch.arange(scores.shape[1])[None, :]
    steps = scores.gather(2, labels[:, :, None])[:, 1:, 0] + moves[labels[:, :-1], labels[:, 1:]]
    gold = gold + (steps * on[:, 1:]).sum(1)
    for t in range(1, scores.shape[1]):
        onward = torch.logsumexp(at[:, :, None] + moves, 1) + scores[:, t]
        at = torch.where(on[:, t, None], onward, at)
    return torch.logsumexp(at, 1) - gold
