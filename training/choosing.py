"""Fit which place of a value a reader codes: `python -m training.choosing`; writes the model `place` into the weights.

Learns from the `train` articles of `training/labels/facts.read.jsonl`, as the tree's rules find values on the shipped
engine's marks: of a value that is right, a place is right where a reader coded it in those words by a voice of that
role.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from averment.bootstrap import build_engine, build_gazetteer
from averment.coding.binding import bind
from averment.coding.choosing import features_of, value_of
from averment.coding.drafting import draft_of_scene, stage
from averment.coding.fields import RULES
from averment.domain.draft import Draft
from training.agreeing import readings
from training.corpus import data_directory, share_of
from training.facts import labelled
from training.linear import Linear, Numbers, fit
from training.people import CACHE, WEIGHTS, marks_of

FOLDS = 5
PENALTY = 10.0


@dataclass(frozen=True, slots=True)
class Places:
    """The places of right values in one article."""

    group: str
    names: list[tuple[str, ...]]
    right: list[bool]
    values: list[object]


def places(rows: Sequence[Mapping[str, Any]], cache: Path) -> list[Places]:
    """Each article coded by the tree's rules on the shipped engine's marks."""
    marks, gazetteer, stamp = marks_of(rows, cache), build_gazetteer(), build_engine("rules").stamp
    found = []
    for row in rows:
        report, markup = marks[row["id"]]
        scene = stage(report, markup, gazetteer)
        draft: Draft = draft_of_scene(scene, stamp)
        kept = {value_of(f) for f in draft.facts if draft.primary and f.incident == draft.primary.id}
        every = bind((finding for rule in RULES for finding in rule(scene)), scene)
        read = readings(draft, row, every)
        asked = [
            (f, n, any(each.told_so(f, draft) for each in rs))
            for f, n, rs in zip(every, features_of(every, scene), read, strict=True)
            if rs and value_of(f) in kept
        ]
        found.append(
            Places(
                group=row["group"],
                names=[n for _, n, _ in asked],
                right=[y for _, _, y in asked],
                values=[value_of(f) for f, _, _ in asked],
            )
        )
    return found


def fitted(articles: Sequence[Places]) -> Linear:
    """How likely a place is the one that was read."""
    return fit([n for a in articles for n in a.names], [int(y) for a in articles for y in a.right], PENALTY)


def crossed(articles: Sequence[Places]) -> list[Numbers]:
    """The likelihood of each place by a model that did not see its incident."""
    fold_of = [int(share_of("fold " + a.group) * FOLDS) for a in articles]
    models = [fitted([a for a, f in zip(articles, fold_of, strict=True) if f != k]) for k in range(FOLDS)]
    return [models[f].shares(a.names)[:, 1] if a.names else np.zeros(0) for a, f in zip(articles, fold_of, strict=True)]


def first_right(articles: Sequence[Places], likelihoods: Sequence[Numbers]) -> float:
    """The share of values whose likeliest place is the one that was read."""
    hits = []
    for article, p in zip(articles, likelihoods, strict=True):
        best: dict[object, int] = {}
        for i, value in enumerate(article.values):
            if value not in best or p[i] > p[best[value]]:
                best[value] = i
        hits += [article.right[i] for i in best.values()]
    return float(np.mean(hits))


def main() -> None:
    """Fit, tell, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="the folder of data sets")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where marks are kept between runs")
    args = parser.parse_args()
    data = data_directory(args.data)
    train, held = (places(list(labelled(data, split)), args.cache) for split in ("train", "held"))
    model = fitted(train)
    for name, articles, p in (
        ("train, crossed", train, crossed(train)),
        ("held", held, [model.shares(a.names)[:, 1] if a.names else np.zeros(0) for a in held]),
    ):
        many, hits = sum(len(a.right) for a in articles), first_right(articles, p)
        print(f"{name}: {many} places, {hits:.3f} of values coded as read")
    models = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    models["place"] = model.row(1, less=0)
    WEIGHTS.write_text(json.dumps(models, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
