"""The model in torch: a MiniLM encoder with three further input embeddings, a table of heads, and the linker."""

from __future__ import annotations

from typing import Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  (the name that everybody gives it)

from averment.domain.codes import ReportKind
from averment.engines.embedded.linking import LABELS, LinkerWeights
from averment.engines.embedded.relations import DISTANCES, PLACES
from averment.engines.embedded.tokens import CASES, EDGES, QUOTES
from training.base import WEIGHTS, base_file
from training.crf import allowed

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
LINK_WIDTH: Final = 96
DROPOUT: Final = 0.1

HEADS: Final[dict[str, int]] = {
    "cue": 3,
    "parts": 6,
    "kind": 1 + len(ReportKind),
    "link_cue": LINK_WIDTH,
    "link_cue_gate": LINK_WIDTH,
    "link_token": LINK_WIDTH,
    "link_token_gate": LINK_WIDTH,
}
"""Columns of each head. A later head (mentions, fields, a pooled vector) is a further row."""


def head_table() -> dict[str, tuple[int, int]]:
    """Where each head's columns stand in the output."""
    table, at = {}, 0
    for name, columns in HEADS.items():
        table[name] = (at, at + columns)
        at += columns
    return table


class Drop(nn.Module):
    """Dropout whose mask is cut from 64-bit random numbers: drawing torch's own takes a seventh of a step."""

    def forward(self, x: Tensor) -> Tensor:
        """The values, a tenth of them dropped while training."""
        if not self.training:
            return x
        least = -(2**63)
        words = torch.empty(-(-x.numel() // 8), dtype=torch.int64).random_(least, 2**63 - 1)
        kept = words.view(torch.uint8)[: x.numel()].view(x.shape) >= int(DROPOUT * 256)
        return x * (kept / (1 - DROPOUT)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer of BERT, its attention spelled out: no fused kernel is faster on the CPUs that train it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop()

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Tokens in, tokens out; `mask` is added to the attention scores."""
        many, length, _ = x.shape
        q, k, v = self.qkv(x).view(many, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5
        shares = torch.softmax(scores if mask is None else scores + mask, -1)
        mixed = (shares @ v).transpose(1, 2).reshape(many, length, WIDTH)
        x = self.attended_norm(x + self.drop(self.attended(mixed)))
        return self.outer_norm(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Tagger(nn.Module):
    """Windows of tokens in, the columns of every head out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.case = nn.Embedding(len(CASES), WIDTH)
        self.quote = nn.Embedding(len(QUOTES), WIDTH)
        self.edge = nn.Embedding(len(EDGES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.Linear(WIDTH, sum(HEADS.values()))
        self.linker = Linker()
        for extra in (self.case, self.quote, self.edge):
            nn.init.normal_(extra.weight, std=0.01)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, edge: Tensor, mask: Tensor | None = None) -> Tensor:
        """Windows by tokens by columns. `mask` is 1 for tokens and 0 for padding."""
        added = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4
        x = self.words(ids) + self.positions[: ids.shape[1]]
        x = x + self.case(case) + self.quote(quote) + self.edge(edge)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, added)
        return self.heads(x)

    def load_base(self) -> None:
        """Take the pretrained encoder's weights over."""
        base = load_file(base_file(WEIGHTS))
        state = {
            "words.weight": base["embeddings.word_embeddings.weight"],
            "positions": base["embeddings.position_embeddings.weight"]
            + base["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": base["embeddings.LayerNorm.weight"],
            "norm.bias": base["embeddings.LayerNorm.bias"],
        }
        names = {
            "attended": "attention.output.dense",
            "attended_norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "outer_norm": "output.LayerNorm",
        }
        for i in range(LAYERS):
            theirs = f"encoder.layer.{i}"
            for kind in ("weight", "bias"):
                each = [base[f"{theirs}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                state[f"layers.{i}.qkv.{kind}"] = torch.cat(each)
                for ours, name in names.items():
                    state[f"layers.{i}.{ours}.{kind}"] = base[f"{theirs}.{name}.{kind}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        new = ("case.", "quote.", "edge.", "heads.", "linker.")
        if unexpected or any(not name.startswith(new) for name in missing):
            raise RuntimeError((missing, unexpected))


class Linker(nn.Module):
    """The part that judges tokens toward one cue; the numpy twin is `averment.engines.embedded.linking.emissions`."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, LINK_WIDTH)
        self.place = nn.Embedding(PLACES, LINK_WIDTH)
        self.hidden = nn.Linear(LINK_WIDTH, LINK_WIDTH)
        self.out = nn.Linear(LINK_WIDTH, len(LABELS))
        self.parts = nn.Linear(6, len(LABELS), bias=False)
        self.transition = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.start = nn.Parameter(torch.zeros(len(LABELS)))
        self.drop = Drop()
        for table in (self.distance, self.place):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.zeros_(self.parts.weight)

    def forward(
        self, own: Tensor, gate: Tensor, token: Tensor, token_gate: Tensor, parts: Tensor, at: Tensor
    ) -> Tensor:
        """Cues by tokens by labels.

        `own` and `gate` are cues by width; what tokens say comes once for each cue; `at` is what `relate` gave.
        """
        mixed = gate[:, None] * token_gate + token + own[:, None]
        mixed = mixed + self.distance(at // PLACES) + self.place(at % PLACES)
        deep = F.relu(self.hidden(self.drop(F.relu(mixed))))
        return self.out(self.drop(deep)) + self.parts(parts)

    def moves(self) -> tuple[Tensor, Tensor]:
        """Scores of following and of beginning, with what is forbidden."""
        moves, start = allowed()
        return self.transition + moves, self.start + start

    def weights(self) -> LinkerWeights:
        """The parameters as the engine reads them."""
        each = {
            "relation": (self.distance.weight[:, None] + self.place.weight[None]).flatten(0, 1),
            "hidden": self.hidden.weight.T,
            "hidden_bias": self.hidden.bias,
            "out": self.out.weight.T,
            "out_bias": self.out.bias,
            "parts": self.parts.weight.T,
            "transition": self.transition,
            "start": self.start,
        }
        return LinkerWeights(**{k: v.detach().float().contiguous().numpy().copy() for k, v in each.items()})
