"""Choose thresholds on what was held out of training: `python -m training.choose --run DIR`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from averment.domain.codes import ReportKind
from averment.domain.markup import Markup
from averment.engines.embedded.confidence import as_rows
from averment.engines.embedded.engine import load_tokenizer
from averment.engines.embedded.kinds import Kinds, settled
from averment.engines.embedded.linking import FloatArray
from averment.engines.embedded.reader import Candidate, likely
from averment.engines.rules.kinds import weigh_kinds
from training.base import TOKENIZER, base_file
from training.corpus import Article, articles, data_directory, kind_rows, split
from training.export import CHOICES, averaged
from training.model import Tagger
from training.scores import Tally, matched, score_claims
from training.trial import Trial

_CUE: Final = (0.2, 0.35, 0.5)
_CLAIM: Final = tuple(np.arange(0.2, 0.66, 0.03).round(2).tolist())
_SHIFT: Final = tuple(np.arange(-2.0, 2.01, 0.1).round(1).tolist())
_SECOND: Final = (0.0, 0.3, 0.6, 1.0, 1.5)
_PLATEAU: Final = 8
"""Best shifts whose mean decides between weights: one lucky shift should not."""
_RIDGE: Final = 1.0


def choose_claims(model: Tagger, data: Path) -> dict[str, Any]:
    """Weights of the evidence for a claim, and the thresholds with the best mean F1, linked counted twice."""
    held = split(articles(data, "train"))[1]
    trial = Trial(model, [a.text for a in held], load_tokenizer(base_file(TOKENIZER)))
    best: tuple[float, dict[str, Any]] = (-1.0, {})
    for cue in _CUE:
        found = trial.candidates(cue)
        weights = fit(*_judged(held, found))
        for claim in _CLAIM:
            chosen = {"cue_threshold": cue, "claim_weights": weights, "claim_threshold": claim}
            config = trial.config(**chosen)
            markups = [Markup(attributions=tuple(m)) for m in trial.extended([likely(mine, config) for mine in found])]
            f1 = {name: t.f1 for name, t in score_claims(zip(held, markups, strict=True)).items()}
            value = sum(f1.values()) + f1["linked"]
            if value > best[0]:
                best = (value, chosen)
                print(f"cue {cue} claim {claim} " + " ".join(f"{k} {v:.3f}" for k, v in f1.items()), flush=True)
    return best[1]


def _judged(held: Sequence[Article], found: Sequence[Sequence[Candidate]]) -> tuple[FloatArray, FloatArray]:
    """The evidence for each candidate, and 1 where an annotator marked such a claim."""
    evidence, right = [], []
    for article, mine in zip(held, found, strict=True):
        hits = {id(a) for a in matched(article, [c.attribution for c in mine])}
        evidence += [c.evidence for c in mine]
        right += [float(id(c.attribution) in hits) for c in mine]
    return as_rows(evidence), np.asarray(right, np.float32)


def fit(rows: FloatArray, right: FloatArray) -> tuple[float, ...]:
    """Weights of a logistic regression with a little ridge, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - share) - _RIDGE * weights
        curve = (rows.T * (share * (1 - share))) @ rows + _RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return tuple(round(float(w), 4) for w in weights)


def choose_kind(model: Tagger, data: Path) -> dict[str, Any]:
    """The weight of the second view, and what to add to the score of `use_of_force`.

    Both by F1 on the held-out reports whose readers were sure; of equally good shifts the one in their middle.
    """
    held = [row for row in kind_rows(data)[1] if row.weight == 1.0]
    trial = Trial(model, [r.text for r in held], load_tokenizer(base_file(TOKENIZER)), [r.title for r in held])
    views = [(m.kinds, weigh_kinds(r.text, r.title)) for m, r in zip(trial.markups(), held, strict=True)]
    wanted = [r.kind is ReportKind.USE_OF_FORCE for r in held]
    scores = {(w, s): _kind_f1(views, wanted, w, s) for w in _SECOND for s in _SHIFT}
    means = {w: sorted((scores[w, s] for s in _SHIFT), reverse=True)[:_PLATEAU] for w in _SECOND}
    weight = max(_SECOND, key=lambda w: sum(means[w]))
    top = max(scores[weight, s] for s in _SHIFT)
    shift = round(float(np.median([s for s in _SHIFT if scores[weight, s] >= top - 0.002])), 2)
    print(f"kind: F1 of use_of_force {top:.3f} on {len(held)} held-out reports, second view {weight}, shift {shift}")
    return {"kind_second": weight, "kind_shift": [shift, 0.0, 0.0]}


def _kind_f1(views: Sequence[tuple[Kinds, Kinds]], wanted: Sequence[bool], weight: float, shift: float) -> float:
    tally = Tally()
    for (own, second), yes in zip(views, wanted, strict=True):
        kinds = settled(own, second, weight, (shift, 0.0, 0.0))
        said = max(kinds, key=lambda k: kinds[k]) is ReportKind.USE_OF_FORCE
        tally = tally.plus(said and yes, said, yes)
    return tally.f1


def choose(run: Path, data: Path) -> None:
    """Choose every threshold of a run's model and write them beside it."""
    model = averaged(run)
    chosen: dict[str, Any] = {**choose_claims(model, data), **choose_kind(model, data)}
    (run / CHOICES).write_text(json.dumps(chosen, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Read the options and choose."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data")
    args = parser.parse_args()
    choose(args.run, data_directory(args.data))


if __name__ == "__main__":
    main()
