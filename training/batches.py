"""Collating windows: arrays padded to one length, and the cues that the linker is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from averment.engines.embedded.decoding import find_cues
from averment.engines.embedded.encoder import INPUTS, framed
from averment.engines.embedded.relations import Cue, relate
from averment.engines.embedded.tokens import IntArray, Tokens
from averment.engines.embedded.windows import Window
from training.examples import IGNORED, PARTS, Example, jittered

_ROUND = 16
"""Lengths are padded to a multiple, so that kernels meet few shapes."""
_JITTER = 0.15
_DOUBTFUL = 0.15
"""Words that the model takes for a cue with at least this probability are asked about too, if nobody marked them."""
_MISTAKES = 1
"""Of those in one window, the likeliest."""


@dataclass(frozen=True, slots=True)
class Windows:
    """Padded inputs of some windows; the marks that frame a window are cut off its outputs."""

    inputs: tuple[Tensor, ...]
    mask: Tensor


@dataclass(frozen=True, slots=True)
class Asked:
    """Cues of a batch, each with the labels of its window's tokens."""

    row: Tensor
    share: Tensor
    """Cues by tokens: the mean over a cue's tokens, as weights."""
    inside: Tensor
    """Cues by tokens: whether a token belongs to the cue."""
    relations: Tensor
    labels: Tensor
    lengths: Tensor
    marked: Tensor
    """Whether an annotator marked the cue."""


def pad(many: Sequence[tuple[Tokens, Window]]) -> Windows:
    """Inputs of one shape."""
    each = [framed(tokens, window) for tokens, window in many]
    length = -(-max(e["ids"].shape[1] for e in each) // _ROUND) * _ROUND
    arrays = {name: np.zeros((len(each), length), np.int64) for name in (*INPUTS, "mask")}
    for i, rows in enumerate(each):
        for name, row in rows.items():
            arrays[name][i, : row.shape[1]] = row[0]
        arrays["mask"][i, : rows["ids"].shape[1]] = 1
    return Windows(tuple(torch.from_numpy(arrays[name]) for name in INPUTS), torch.from_numpy(arrays["mask"]))


def part_labels(examples: Sequence[Example], length: int) -> dict[str, Tensor]:
    """Begin, inside, outside of each part, for each token of each window."""
    out = {part: np.full((len(examples), length), IGNORED, np.int64) for part in PARTS}
    for i, example in enumerate(examples):
        window = example.window
        for part in PARTS:
            out[part][i, : window.end - window.begin] = example.article.parts[part][window.begin : window.end]
    return {part: torch.from_numpy(array) for part, array in out.items()}


def ask(examples: Sequence[Example], cue_scores: Tensor, rng: np.random.Generator) -> Asked | None:
    """The marked cues of the windows, and words that the model now mistakes for one, whose every token is outside."""
    length = cue_scores.shape[1]
    said = cue_scores.detach().float().numpy()
    gathered: list[tuple[int, Cue, IntArray, bool]] = []
    for i, example in enumerate(examples):
        window = example.window
        size = window.end - window.begin
        for link in example.links:
            cue = jittered(link.cue, window, rng, _JITTER)
            gathered.append((i, cue, link.labels(window), True))
        marked = example.article.parts["cue"]
        doubtful = [
            (share, cue)
            for cue, share in find_cues(said[i, :size], window, _DOUBTFUL)
            if not marked[cue.begin : cue.end].any()
        ]
        gathered += [(i, cue, np.zeros(size, np.int64), False) for _, cue in sorted(doubtful)[-_MISTAKES:]]
    return _collated(examples, gathered, length) if gathered else None


def _collated(examples: Sequence[Example], gathered: list[tuple[int, Cue, IntArray, bool]], length: int) -> Asked:
    many = len(gathered)
    share = np.zeros((many, length), np.float32)
    labels = np.zeros((many, length), np.int64)
    relations = np.zeros((many, length), np.int64)
    for n, (i, cue, row, _) in enumerate(gathered):
        window, tokens = examples[i].window, examples[i].article.tokens
        share[n, cue.begin - window.begin : cue.end - window.begin] = 1.0 / (cue.end - cue.begin)
        labels[n, : len(row)] = row
        relations[n, : len(row)] = relate(tokens, window, [cue])[0]
    labels[share > 0] = 0
    return Asked(
        row=torch.tensor([i for i, *_ in gathered]),
        share=torch.from_numpy(share),
        inside=torch.from_numpy(share > 0),
        relations=torch.from_numpy(relations),
        labels=torch.from_numpy(_begun(labels)),
        lengths=torch.tensor([len(row) for _, _, row, _ in gathered]),
        marked=torch.tensor([m for *_, m in gathered]),
    )


def _begun(labels: IntArray) -> IntArray:
    """Every run begins with B, also where a longer cue has cut its first token off."""
    before = np.concatenate((np.zeros((len(labels), 1), np.int64), labels[:, :-1]), 1)
    orphan = ((labels == 2) | (labels == 4)) & (before != labels) & (before != labels - 1)
    return np.where(orphan, labels - 1, labels)
