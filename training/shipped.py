"""Take the shipped graph's weights up again: `python -m training.shipped --run DIR` leaves them as a run to go on from.

The runs that made the shipped weights are not kept; the graph is. Its 8-bit weights are multiplied out, so that what
goes on from here begins with what 8 bits lost.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from averment.engines.embedded.config import DIRECTORY, ENCODER, LINKER
from averment.engines.embedded.engine import load_linker
from averment.engines.embedded.relations import DISTANCES, PLACES
from training.base import LAST
from training.model import LINK_WIDTH, Tagger

_QUANTISED = "/MatMul_quant"


def shipped(directory: Path = DIRECTORY) -> Tagger:
    """The model of a directory in 32 bits; raises `RuntimeError` where its graph is not one of `training.export`."""
    model = Tagger()
    state = {**_encoder(directory / ENCODER), **_linker(directory / LINKER)}
    missing, unexpected = model.load_state_dict(state, strict=False)
    if missing or unexpected:
        raise RuntimeError((missing, unexpected))
    return model.eval()


def _encoder(path: Path) -> dict[str, Tensor]:
    graph = onnx.load(path).graph
    known = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    state = {name.removeprefix("model."): a for name, a in known.items() if name.startswith("model.")}
    state["words.weight"] = known["bytes"] * known["scale"]
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.removeprefix("/model/").removesuffix(_QUANTISED).replace("/", ".")
            whole = known[node.input[1]].astype(np.float32) - known[node.input[3]].astype(np.float32)
            scale = known[node.input[1].removesuffix("_quantized") + "_scale"]
            state[f"{name}.weight"] = (whole * scale).T
    return {name: torch.from_numpy(np.array(array, np.float32)) for name, array in state.items()}


def _linker(path: Path) -> dict[str, Tensor]:
    """The linker's parameters; the table of relations is a sum of two tables, of which any split will do."""
    weights = load_linker(path)
    table = weights.relation.reshape(DISTANCES, PLACES, LINK_WIDTH)
    distance = table.mean(1)
    each = {
        "distance.weight": distance,
        "place.weight": (table - distance[:, None]).mean(0),
        "hidden.weight": weights.hidden.T,
        "hidden.bias": weights.hidden_bias,
        "out.weight": weights.out.T,
        "out.bias": weights.out_bias,
        "parts.weight": weights.parts.T,
        "transition": weights.transition,
        "start": weights.start,
    }
    return {f"linker.{name}": torch.from_numpy(np.array(array, np.float32)) for name, array in each.items()}


def main() -> None:
    """Read the options and write the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="where the checkpoint goes")
    parser.add_argument("--directory", type=Path, default=DIRECTORY, help="the model (default: the package's)")
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    torch.save({"average": shipped(args.directory).state_dict()}, args.run / LAST)
    print(f"{args.run / LAST}: the weights of {args.directory}")


if __name__ == "__main__":
    main()
