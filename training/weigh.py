"""Fit how likely a fact is right: `python -m training.weigh`; writes the weights and the table of how well they hold.

Learns from the `train` articles of `training/labels/facts.read.jsonl`, marked by the shipped engine, with the rules of
the tree as it stands; chooses the penalty and the bar by cross-validation over incidents; tells on the `held` articles,
which are whole incidents, how often facts of each confidence are right. Only the primary incident was read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from averment.bootstrap import build_engine, build_gazetteer
from averment.coding.drafting import draft_of_scene, stage
from averment.coding.weighing import features_of
from averment.domain.draft import Draft
from training.agreeing import right
from training.corpus import data_directory, share_of
from training.facts import labelled
from training.linear import Linear, Numbers, fit
from training.people import CACHE, WEIGHTS, marks_of

FOLDS = 5
BAR = 0.15
"""Likelihood under which a fact is left out. F1 is nearly flat from 0 to .4 (printed while fitting), and a
reviewer drops a wrong fact sooner than they find a missing one."""


@dataclass(frozen=True, slots=True)
class Read:
    """The facts of one article: what is known of each, whether it is right, and how many there were to find."""

    group: str
    names: list[tuple[str, ...]]
    right: list[bool]
    fields: list[str]
    wanted: int


def read(rows: Sequence[dict[str, Any]], cache: Path) -> list[Read]:
    """Each article coded by the tree's rules on the shipped engine's marks, which are kept in a folder of the run."""
    marks = marks_of(rows, cache)
    found = []
    for row in rows:
        report, markup = marks[row["id"]]
        scene = stage(report, markup, build_gazetteer())
        draft: Draft = draft_of_scene(scene, build_engine("rules").stamp, weighed=False)
        primary = draft.primary.id if draft.primary else None
        asked = [
            (f, n) for f, n in zip(draft.facts, features_of(draft.facts, scene), strict=True) if f.incident == primary
        ]
        found.append(
            Read(
                group=row["group"],
                names=[n for _, n in asked],
                right=right(draft, row, [f for f, _ in asked]),
                fields=[f.field for f, _ in asked],
                wanted=len({(f["field"], str(f["value"]), f["person"]) for f in row["facts"]}),
            )
        )
    return found


def fitted(articles: Sequence[Read], penalty: float) -> Linear:
    """How likely a fact with given features is right."""
    return fit([n for a in articles for n in a.names], [int(r) for a in articles for r in a.right], penalty)


def crossed(articles: Sequence[Read], penalty: float) -> Numbers:
    """The probability of every fact by a model that did not see its incident."""
    out = np.zeros(sum(len(a.names) for a in articles))
    fold_of = [int(share_of("fold " + a.group) * FOLDS) for a in articles]
    starts = np.cumsum([0, *(len(a.names) for a in articles)])
    for fold in range(FOLDS):
        model = fitted([a for a, f in zip(articles, fold_of, strict=True) if f != fold], penalty)
        for i, (a, f) in enumerate(zip(articles, fold_of, strict=True)):
            if f == fold and a.names:
                out[starts[i] : starts[i + 1]] = model.shares(a.names)[:, 1]
    return out


def f1_at(likelihoods: Numbers, correct: Numbers, wanted: int, bar: float) -> float:
    """F1 of the facts at or above a bar; a value said by two voices counts twice, which is near enough to choose by."""
    kept = likelihoods >= bar
    return float(2 * correct[kept].sum() / (kept.sum() + wanted))


def main() -> None:
    """Fit, choose, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="the folder of data sets")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where marks are kept between runs")
    parser.add_argument("--page", type=Path, default=Path("docs/measurements/confidence.md"))
    args = parser.parse_args()
    data = data_directory(args.data)
    train, held = (read(list(labelled(data, split)), args.cache) for split in ("train", "held"))
    correct = np.array([r for a in train for r in a.right], float)
    wanted = sum(a.wanted for a in train)
    tried = []
    for penalty in (1.0, 3.0, 10.0):
        p = crossed(train, penalty)
        loss = -np.mean(correct * np.log(p + 1e-9) + (1 - correct) * np.log(1 - p + 1e-9))
        tried.append((loss, penalty, p))
        print(f"penalty {penalty}: log loss {loss:.4f} over {len(p)} facts, {correct.mean():.3f} of them right")
    _, penalty, p = min(tried, key=lambda each: each[0])
    bars = {bar: f1_at(p, correct, wanted, bar) for bar in (0.0, *np.round(np.arange(0.1, 0.61, 0.025), 3))}
    bar = BAR
    print("bar: " + ", ".join(f"{b:g} {f:.3f}" for b, f in bars.items()))
    model = fitted(train, penalty)
    models = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    models["fact"] = model.row(1, less=0)
    models["bars"]["fact"] = float(bar)
    WEIGHTS.write_text(json.dumps(models, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    args.page.write_text("\n".join(_page(model, held, float(bar))) + "\n", "utf-8")
    print(f"wrote {WEIGHTS} and {args.page}: penalty {penalty}, bar {bar:g}")


def _page(model: Linear, held: Sequence[Read], bar: float) -> list[str]:
    p = np.concatenate([model.shares(a.names)[:, 1] for a in held if a.names])
    y = np.array([r for a in held for r in a.right], float)
    fields = np.array([f for a in held for f in a.fields])
    lines = [
        "# How far a confidence can be believed",
        "",
        "`confidence` of a fact is the share of such facts that are right: field, value and person as a reader",
        "coded them. Fitted on the `train` articles of `training/labels/facts.read.jsonl`, told here on its `held`",
        "articles (whole incidents, never fitted on), by `python -m training.weigh`.",
        f"{len(held)} articles, {len(y)} facts before the bar of {bar:g}, under which a fact is left out.",
        "",
        "| confidence | facts | said | right |",
        "| --- | --: | --: | --: |",
    ]
    for low in np.arange(0, 1, 0.1):
        lines += _line(f"{low:.1f} to {low + 0.1:.1f}", (p >= low) & (p < low + 0.1), p, y)
    mean = y.mean()
    brier = f"Brier score {np.mean((p - y) ** 2):.3f}; always saying the mean gives {mean * (1 - mean):.3f}."
    lines += ["", brier, "", "| field | facts kept | said | right |", "| --- | --: | --: | --: |"]
    for field in sorted(set(fields)):
        lines += _line(field, (p >= bar) & (fields == field), p, y)
    return lines


def _line(name: str, chosen: NDArray[np.bool_], p: Numbers, y: Numbers) -> list[str]:
    if not chosen.any():
        return []
    return [f"| {name} | {chosen.sum()} | {p[chosen].mean():.2f} | {y[chosen].mean():.2f} |"]


if __name__ == "__main__":
    main()
