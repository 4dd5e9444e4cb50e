"""Make the shipped model end to end: `python -m training.make`; goes on where it was stopped."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from averment.engines.embedded.config import DIRECTORY, ENCODER
from training.choose import choose
from training.claim_kinds import learn
from training.corpus import data_directory
from training.export import CHOICES, write
from training.train import READ, SHIPPED, blend, train

VERSION = "1"
"""Of the model: raised when its heads or its training change."""


def main() -> None:
    """Read the options; train twice, blend, choose thresholds, export; learn what claims do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="the data directory (default: AVERMENT_DATA, else ../shared/data)")
    parser.add_argument("--run", type=Path, default=Path(".train/shipped"), help="where checkpoints go")
    parser.add_argument("--target", type=Path, default=DIRECTORY, help="where the files go (default: the package)")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    data = data_directory(args.data)
    first, read, both = (args.run / name for name in ("first", "read", "both"))
    train(first, data, SHIPPED)
    train(read, data, READ)
    blend(both, (first, read))
    path = both / CHOICES
    if not path.exists():
        choose(both, data)
    write(both, args.target, json.loads(path.read_text(encoding="utf-8")), version=VERSION)
    learn(data)
    print(f"{args.target}: {(args.target / ENCODER).stat().st_size} bytes of encoder; measure with training.measure")


if __name__ == "__main__":
    main()
