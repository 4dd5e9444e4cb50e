"""Learn which common words tell of violence, and write the table that `averment.engines.rules.violence` reads.

    python -m training.violence [--data ../shared/data] [--out src/averment/engines/rules/violence.tsv]

Logistic regression on the lower-case words of a report's beginning, by full gradient descent without chance: equal data
give an equal table. It prints what it reaches on a fifth of the articles, drawn by the SHA-256 of their groups, after
learning from the rest; the table is learned from all.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from averment.domain.codes import ReportKind
from averment.engines.rules.violence import BIAS, ENOUGH, TABLE, words_of
from averment.reading import Skipped, open_inputs
from training.corpus import data_directory, digest, kind_rows, rows, share_of, texts

HARM = frozenset({"arbitrary detention", "killing", "kidnapping", "torture", "enforced disappearance"})
"""Violations of HRDsAttack that are violence or the taking of a person."""
LEAST = 8
"""Articles that a word must stand in."""
MOST = 0.3
"""Of all articles: words that stand in more than this share of them tell past from present and little else."""
SHARES = {"polnear": 0.3, "gun_violence": 0.03}
"""Of sets with thousands of articles of one answer, the share that is learned from."""
STEPS, RATE, MOMENTUM, DECAY = 800, 3.0, 0.9, 1e-4
TESTED = 0.2
FORBIDDEN = ("gold/relevance.dev", "gold/force_articles.dev", "incidents/gun_violence.dev", "values/gvdb.dev")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The words of one article, and whether it tells of violence."""

    words: frozenset[str]
    printed: frozenset[str]
    """Those that the text itself prints in lower case."""
    violent: bool
    group: str
    source: str


def _example(text: str, title: str, violent: bool, group: str, source: str) -> Example:  # noqa: FBT001 - a row
    words = words_of(text, title)
    return Example(words, words_of(text, ""), violent, group, source)


def examples(data: Path) -> Iterator[Example]:
    """Articles whose kind was read, campaign news, gun violence, and attacks on rights defenders."""
    forbidden = {digest(each.text) for name in FORBIDDEN for each in texts(data, name)}
    learn, held = kind_rows(data)
    for row in (*learn, *held):
        if (row.read or row.kind is ReportKind.NONE) and digest(row.text) not in forbidden:
            source = "read" if row.read else "polnear"
            if share_of(row.group) < SHARES.get(source, 1.0):
                yield _example(row.text, row.title, row.kind is not ReportKind.NONE, row.group, source)
    for each in texts(data, "incidents/gun_violence.train"):
        if share_of(each.group) < SHARES["gun_violence"] and digest(each.text) not in forbidden:
            yield _example(each.text, each.title, True, each.group, "gun_violence")  # noqa: FBT003 - read as a row
    yield from _attacks(data)


def _attacks(data: Path) -> Iterator[Example]:
    """HRDsAttack: violent where one of `HARM` is answered; those that name a victim of something else are left out."""
    gold = {str(row["id"]): row["gold"] for row in rows(data, "values/hrdsattack.train")}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "attacks.jsonl")
        with path.open("w", encoding="utf-8") as out:
            for row in rows(data, "values/hrdsattack.train"):
                print(json.dumps({k: row[k] for k in ("id", "title", "html")}), file=out)
        for record in open_inputs([str(path)]):
            if isinstance(record, Skipped):
                continue
            report = record.report
            told = gold[report.key]
            violent = not HARM.isdisjoint(told["violation_types"] or ())
            if violent or not any(v["victim_name"] for v in told["victims"]):
                yield _example(report.text, report.title or "", violent, f"hrdsattack:{report.key}", "hrdsattack")


def fit(learn: Sequence[Example]) -> dict[str, float]:
    """Weights of words by maximum likelihood with decay, and the bias; no word that only titles print."""
    printed = {w for w, n in Counter(w for one in learn for w in one.printed).items() if n >= LEAST // 2}
    seen = Counter(w for one in learn for w in one.words)
    known = {w for w, n in seen.items() if LEAST <= n <= MOST * len(learn)} & printed
    place = {w: i for i, w in enumerate(sorted(known))}
    matrix = np.zeros((len(learn), len(place)))
    for row, one in enumerate(learn):
        places = [place[w] for w in one.words if w in place]
        matrix[row, places] = 1.0 / np.sqrt(max(1, len(places)))
    answers = np.asarray([one.violent for one in learn], np.float64)
    weights, bias = np.zeros(len(place)), 0.0
    speed, bias_speed = np.zeros(len(place)), 0.0
    for _ in range(STEPS):
        error = 1.0 / (1.0 + np.exp(-(matrix @ weights + bias))) - answers
        speed = MOMENTUM * speed + matrix.T @ error / len(learn) + DECAY * weights
        bias_speed = MOMENTUM * bias_speed + float(error.mean())
        weights, bias = weights - RATE * speed, bias - RATE * bias_speed
    return {BIAS: bias, **{w: float(weights[i]) for w, i in place.items()}}


def logit(table: dict[str, float], words: frozenset[str]) -> float:
    """What the program will compute from the table."""
    known = [table[w] for w in words if w in table]
    return table[BIAS] + (sum(known) / np.sqrt(len(known)) if known else 0.0)


def main() -> None:
    """Measure, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data")
    parser.add_argument("--out", type=Path, default=TABLE)
    options = parser.parse_args()
    every = list(examples(data_directory(options.data)))
    held = [one for one in every if share_of("violence:" + one.group) < TESTED]
    table = fit([one for one in every if share_of("violence:" + one.group) >= TESTED])
    for source in sorted({one.source for one in every}):
        for violent in (True, False):
            logits = [logit(table, one.words) for one in held if (one.source, one.violent) == (source, violent)]
            if logits:
                over = sum(x >= ENOUGH for x in logits)
                print(f"{source}: {'violent' if violent else 'not violent'}: {over} of {len(logits)} from {ENOUGH}")
    table = fit(every)
    with options.out.open("w", encoding="utf-8", newline="\n") as out:
        for word, weight in sorted(table.items()):
            print(f"{word}\t{weight:.3f}", file=out)
    print(f"{options.out}: {len(table)} rows from {len(every)} articles")


if __name__ == "__main__":
    main()
