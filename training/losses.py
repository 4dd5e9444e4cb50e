"""What one step of training asks of the model, and how much each answer weighs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from averment.domain.codes import ReportKind
from training.batches import Asked, Windows, ask, pad, part_labels
from training.corpus import KindRow
from training.crf import negative_log_likelihood
from training.examples import IGNORED, Example
from training.model import HEADS, Tagger, head_table

_PARTS_WEIGHT = 0.3
_LINK_WEIGHT = 0.5
_UNMARKED_WEIGHT = 0.3
_KIND_WEIGHT = 1.0
_FORBIDDEN = -1e4

Kinds = Sequence[tuple[Windows, Sequence[int], KindRow]]


def columns(model: Tagger, batch: Windows) -> dict[str, Tensor]:
    """Each head's columns for the tokens of the text, the framing marks cut off."""
    with torch.autocast("cpu", torch.bfloat16):
        out = model(*batch.inputs, batch.mask)[:, 1:-1]
    return {name: out[..., begin:end].float() for name, (begin, end) in head_table().items()}


def claims_loss(
    model: Tagger, examples: Sequence[Example], rng: np.random.Generator, *, content: float = _PARTS_WEIGHT
) -> dict[str, Tensor]:
    """The losses of one batch of windows, per attribution, by name; `content` weighs the content's own head."""
    said = columns(model, pad([(e.article.tokens, e.window) for e in examples]))
    wanted = part_labels(examples, said["cue"].shape[1])
    many = max(1, sum(int((w == 1).sum()) for w in (wanted["cue"],)))

    def tagging(scores: Tensor, labels: Tensor) -> Tensor:
        return F.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum") / many

    losses = {
        "cue": tagging(said["cue"], wanted["cue"]),
        "source": _PARTS_WEIGHT * tagging(said["parts"][..., :3], wanted["source"]),
        "content": content * tagging(said["parts"][..., 3:], wanted["content"]),
    }
    asked = ask(examples, said["cue"], rng)
    if asked is not None:
        each = link_loss(model, said, asked)
        weight = torch.where(asked.marked, 1.0, _UNMARKED_WEIGHT)
        losses["link"] = _LINK_WEIGHT * (each * weight).sum() / many
    return losses


def link_loss(model: Tagger, said: dict[str, Tensor], asked: Asked) -> Tensor:
    """How unlikely the model finds the labels of each cue."""
    own = _mean(said["link_cue"], asked)
    gate = _mean(said["link_cue_gate"], asked)
    with torch.autocast("cpu", torch.bfloat16):
        scores = model.linker(
            own,
            gate,
            said["link_token"][asked.row],
            said["link_token_gate"][asked.row],
            said["parts"][asked.row],
            asked.relations,
        )
    outside = torch.zeros(scores.shape[-1], dtype=torch.bool)
    outside[0] = True
    scores = scores.float().masked_fill(asked.inside[:, :, None] & ~outside, _FORBIDDEN)
    return negative_log_likelihood(scores, asked.labels, asked.lengths, *model.linker.moves())


def _mean(values: Tensor, asked: Asked) -> Tensor:
    return (asked.share[:, None] @ values[asked.row])[:, 0]


def kind_loss(model: Tagger, batch: Windows, rows: Sequence[int], wanted: Sequence[KindRow]) -> Tensor:
    """How unlikely the model finds the kinds; `rows` says for each window to which of the reports it belongs."""
    pooled = pooled_kinds(model, batch, rows, len(wanted))
    kinds = list(ReportKind)
    labels = torch.tensor([kinds.index(w.kind) for w in wanted])
    weight = torch.tensor([w.weight for w in wanted])
    each = F.cross_entropy(pooled, labels, reduction="none", label_smoothing=0.05)
    return _KIND_WEIGHT * (each * weight).sum() / len(wanted)


def pooled_kinds(model: Tagger, batch: Windows, rows: Sequence[int], many: int) -> Tensor:
    """The score of each kind for each report, pooled by attention over the tokens of all its windows."""
    said = columns(model, batch)["kind"]
    real = batch.mask[:, 2:].bool()
    scores = said.masked_fill(~real[..., None], _FORBIDDEN)
    owner = torch.tensor(rows)
    out = []
    for i in range(many):
        mine = scores[owner == i].reshape(-1, HEADS["kind"])
        out.append(torch.softmax(mine[:, 0], 0) @ mine[:, 1:])
    return torch.stack(out)
