"""Write the model as it ships: `python -m training.export --run DIR`."""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from averment.engines.embedded.config import DESCRIPTION, DIRECTORY, ENCODER, LINKER, TOKENIZER
from averment.engines.embedded.encoder import INPUTS, OUTPUT
from training.base import DIGESTS, LAST, base_file
from training.model import Tagger, head_table

LARGEST: Final = 26_000_000
"""Bytes that the encoder's file may have."""
_OPSET: Final = 17

CHOICES: Final = "choices.json"
"""What `training.choose` wrote into a run, if it ran."""
DEFAULTS: Final[dict[str, Any]] = {
    "cue_threshold": 0.5,
    "claim_weights": (0.0, 1.0, 0.0, 0.0, 0.0),
    "claim_threshold": 0.0,
    "kind_second": 0.0,
    "kind_shift": (0.0, 0.0, 0.0),
}
"""What a model is read with before anything was chosen: cues likelier than not, each with its claim."""


class _Shipped(nn.Module):
    """The model with its word vectors, half of its weights, as bytes with one scale a word."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model
        table = model.words.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("bytes", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)
        model.words = _Looked(self)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, edge: Tensor) -> Tensor:
        """The columns of every head."""
        return self.model(ids, case, quote, edge)


class _Looked(nn.Module):
    def __init__(self, owner: _Shipped) -> None:
        super().__init__()
        self.owner = [owner]  # in a list, so that torch does not take the owner for a part of its part

    def forward(self, ids: Tensor) -> Tensor:
        owner = self.owner[0]
        return owner.bytes[ids].float() * owner.scale[ids]


def averaged(run: Path) -> Tagger:
    """The averaged weights of a run's last epoch, ready to read with."""
    model = Tagger()
    model.load_state_dict(torch.load(run / LAST, weights_only=True)["average"])
    return model.eval()


def write_graph(model: Tagger, path: Path, *, exact: bool = False) -> None:
    """Export the encoder and its heads; `exact` keeps every weight in 32 bits, for comparison."""
    shipped = model if exact else _Shipped(copy.deepcopy(model))
    example = tuple(torch.zeros(1, 12, dtype=torch.int64) for _ in INPUTS)
    axes = {name: {1: "tokens"} for name in (*INPUTS, OUTPUT)}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = path if exact else Path(folder) / "whole.onnx"
        torch.onnx.export(
            shipped.eval(),
            example,
            str(whole),
            input_names=list(INPUTS),
            output_names=[OUTPUT],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        if not exact:
            quantize_dynamic(
                whole, path, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"]
            )
    onnx.checker.check_model(str(path))


def write(run: Path, target: Path, choices: Mapping[str, Any], *, version: str, exact: bool = False) -> None:
    """Put the four files of the model into a directory; raises `SystemExit` where the encoder is too large to ship."""
    target.mkdir(parents=True, exist_ok=True)
    model = averaged(run)
    np.savez(target / LINKER, **model.linker.weights()._asdict())
    write_graph(model, target / ENCODER, exact=exact)
    size = (target / ENCODER).stat().st_size
    if size > LARGEST and not exact:
        raise SystemExit(f"{target / ENCODER} has {size} bytes, more than {LARGEST}")
    shutil.copyfile(base_file(TOKENIZER), target / TOKENIZER)
    describe(target, choices, version=version)


def describe(target: Path, choices: Mapping[str, Any], *, version: str) -> None:
    """Write `model.json` for the files that are there."""
    files = {name: hashlib.sha256((target / name).read_bytes()).hexdigest() for name in (ENCODER, LINKER, TOKENIZER)}
    row = {"version": version, "base": DIGESTS, "heads": head_table(), **choices, "files": files}
    (target / DESCRIPTION).write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="a run of training.train")
    parser.add_argument("--target", type=Path, default=DIRECTORY, help="where the files go (default: the package)")
    parser.add_argument("--version", default="1")
    parser.add_argument("--exact", action="store_true", help="keep 32-bit weights, to measure what 8 bits lose")
    args = parser.parse_args()
    path = args.run / CHOICES
    chosen = json.loads(path.read_text(encoding="utf-8")) if path.exists() else DEFAULTS
    write(args.run, args.target, chosen, version=args.version, exact=args.exact)
    print(f"{args.target}: {(args.target / ENCODER).stat().st_size} bytes of encoder")


if __name__ == "__main__":
    main()
