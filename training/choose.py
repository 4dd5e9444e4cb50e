"""Choose thresholds on what was held out of training: `python -m training.choose --run DIR`."""

from __future__ import annotations

import argparse
import json
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np

from averment.domain.codes import ReportKind
from averment.engines.embedded.engine import load_tokenizer
from training.base import TOKENIZER, base_file
from training.corpus import articles, data_directory, kind_rows, split
from training.export import DEFAULTS, averaged
from training.model import Tagger
from training.scores import Tally, score_claims
from training.trial import Trial

_CUE: Final = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65)
_CLAIM: Final = (0.0, 0.02, 0.04, 0.07, 0.1, 0.14, 0.2)
_SHIFT: Final = tuple(np.arange(-2.0, 2.01, 0.1).round(1).tolist())


def choose_claims(model: Tagger, data: Path) -> dict[str, float]:
    """Thresholds with the best mean of linked, source, cue and content F1, linked counted twice."""
    tokenizer = load_tokenizer(base_file(TOKENIZER))
    held = split(articles(data, "train"))[1]
    trial = Trial(model, [a.text for a in held], tokenizer)
    best: tuple[float, dict[str, float]] = (-1.0, {})
    for cue, claim in product(_CUE, _CLAIM):
        markups = trial.markups(cue_threshold=cue, claim_threshold=claim)
        f1 = {name: t.f1 for name, t in score_claims(zip(held, markups, strict=True)).items()}
        value = (2 * f1["linked"] + f1["source"] + f1["cue"] + f1["content"]) / 5
        if value > best[0]:
            best = (value, {"cue_threshold": cue, "claim_threshold": claim})
            print(f"cue {cue} claim {claim} " + " ".join(f"{k} {v:.3f}" for k, v in f1.items()), flush=True)
    return best[1]


def choose_kind(model: Tagger, data: Path) -> list[float]:
    """What to add to the score of `use_of_force`: the middle of the best shifts on the held-out reports."""
    held = kind_rows(data)[1]
    if not held:
        return list(DEFAULTS["kind_shift"])
    tokenizer = load_tokenizer(base_file(TOKENIZER))
    trial = Trial(model, [r.text for r in held], tokenizer, [r.title for r in held])
    shares = [m.kinds for m in trial.markups()]
    scores: list[tuple[float, float]] = []
    for shift in _SHIFT:
        tally = Tally()
        for row, kinds in zip(held, shares, strict=True):
            raised = {k: np.log(v + 1e-6) + (shift if k is ReportKind.USE_OF_FORCE else 0) for k, v in kinds.items()}
            said = max(raised, key=lambda k: raised[k]) is ReportKind.USE_OF_FORCE
            yes = row.kind is ReportKind.USE_OF_FORCE
            tally = tally.plus(said and yes, said, yes)
        scores.append((tally.f1, shift))
    top = max(scores)[0]
    middle = float(np.median([shift for f1, shift in scores if f1 >= top - 0.002]))
    print(f"kind: F1 of use_of_force {top:.3f} on {len(held)} held-out reports, shift {middle:.2f}")
    return [round(middle, 2), 0.0, 0.0]


def main() -> None:
    """Read the options and choose."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data")
    args = parser.parse_args()
    model, data = averaged(args.run), data_directory(args.data)
    chosen: dict[str, Any] = {**choose_claims(model, data), "kind_shift": choose_kind(model, data)}
    (args.run / "choices.json").write_text(json.dumps(chosen, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
