"""Make the weights of grouping: `python -m training.pairs --data DATA`.

Drafts of incidents/gun_violence.train (made once with the shipped engine, kept under .train/pairs) give the table of
common words; pairs of them, of one incident or of two, teach a logistic regression over `averment.grouping.features`:
those that blocking finds worth comparing, others of one city, and others at random. A feature that is named for a
difference may only speak against, any other only for. Clustering all reports chooses the score from which they join.
Both files are written into src/averment/grouping. Nothing is read from the development set.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

import averment.grouping
from averment.contract import decode, to_line
from averment.domain.draft import Draft
from averment.extracting import extract
from averment.grouping import Known, Scorer, Sketch, group, sketch
from averment.grouping.blocking import candidates
from averment.grouping.features import FEATURES
from averment.grouping.scoring import WEIGHTS
from averment.grouping.words import TABLE, CommonWords, numbers_of
from averment.reading import Skipped, open_inputs

SHIPPED = Path(averment.grouping.__file__).parent
CACHE = Path(".train/pairs")
LEAST = 3
"""Reports that must hold a word for the table to know it: a name that is in fewer is as rare as one that is in none."""
RIDGE = 1.0
SAME_CITY, AT_RANDOM = 10, 60_000
AGAINST = ("_other", "_far", "_apart", "_unknown")
BY_HAND = {"victims_other": -4.0}
"""Learnt it would be -0.6: the training incidents hold nearly no two at one address on one day, and that is where it
has to speak. Weighed by hand it moves no figure of theirs (docs/measurements/grouping.md)."""
STEPS = tuple(n / 20 for n in range(3, 15))


def main() -> None:
    """Read or make the drafts, fit, choose, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled data")
    options = parser.parse_args()
    gold = options.data / "incidents" / "gun_violence.train.jsonl.gz"
    drafts = list(read_drafts(gold))
    common = count_words(drafts)
    (SHIPPED / TABLE).write_text(table(common, len(drafts)), "utf-8")
    sketches = [s for d in drafts for s in sketch(d, CommonWords(len(drafts), common)) if s.primary]
    sketches.sort(key=lambda s: s.order)
    truth = incidents(gold)
    scorer = fit(sketches, [truth[s.key] for s in sketches])
    best = max(STEPS, key=lambda step: b_cubed(sketches, truth, with_steps(scorer, step))[2])
    chosen = with_steps(scorer, best)
    precision, recall, f1 = b_cubed(sketches, truth, chosen)
    print(f"join at {best}: B3 precision {precision:.4f} recall {recall:.4f} f1 {f1:.4f} on what was trained on")
    (SHIPPED / WEIGHTS).write_text(written(chosen), "utf-8")


def read_drafts(gold: Path) -> Iterator[Draft]:
    """Drafts of every article of a file of incidents, from the cache or made now."""
    kept = CACHE / f"{gold.name.partition('.jsonl')[0]}.drafts.jsonl"
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        inputs, part = kept.with_suffix(".in.jsonl"), kept.with_suffix(".part")
        with inputs.open("w", encoding="utf-8") as out:
            for article in articles(gold):
                print(json.dumps(article, ensure_ascii=False), file=out)
        with part.open("w", encoding="utf-8") as out:
            for outcome in extract(open_inputs([str(inputs)]), engine="embedded"):
                if not isinstance(outcome, Skipped):
                    print(to_line(outcome), file=out)
        part.rename(kept)
    with kept.open(encoding="utf-8") as lines:
        yield from (decode(json.loads(line)) for line in lines)


def articles(gold: Path) -> Iterator[dict[str, str]]:
    """Inputs without labels."""
    for row in _rows(gold):
        for a in row["articles"]:
            given = {"id": a["id"], "title": a.get("title"), "published": a.get("published"), "text": a["text"]}
            yield {name: value for name, value in given.items() if value}


def incidents(gold: Path) -> dict[str, str]:
    """The incident of each article."""
    return {a["id"]: row["incident_id"] for row in _rows(gold) for a in row["articles"]}


def _rows(gold: Path) -> list[dict[str, object]]:
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def count_words(drafts: Iterable[Draft]) -> Counter[int]:
    """In how many reports each word stands, of words that stand in enough of them."""
    held = Counter(w for d in drafts for w in set(numbers_of(f"{d.report.title or ''}\n{d.report.text}")))
    return Counter({word: n for word, n in held.items() if n >= LEAST})


def table(common: Counter[int], reports: int) -> str:
    """The table of common words: the words of each count, as hexadecimal numbers."""
    by_count: defaultdict[int, list[int]] = defaultdict(list)
    for word, n in common.items():
        by_count[n].append(word)
    counts = {str(n): " ".join(f"{w:x}" for w in sorted(by_count[n])) for n in sorted(by_count)}
    made = "python -m training.pairs; CRC-32 of words by the number of reports that hold them"
    return json.dumps({"made_by": made, "reports": reports, "counts": counts}, indent=0) + "\n"


def fit(sketches: Sequence[Sketch], truth: Sequence[str]) -> Scorer:
    """Logistic regression over pairs; a feature that would speak the wrong way is left out."""
    blocked = candidates(sketches)
    every = sum(n * (n - 1) // 2 for n in Counter(truth).values())
    found = sum(truth[a] == truth[b] for a, b in blocked)
    print(f"blocking gives {len(blocked)} pairs: {found} of the {every} of one incident")
    pairs = sorted({*blocked, *other_pairs(sketches)})
    x = np.array([[tell(sketches[a], sketches[b]) for tell in FEATURES.values()] for a, b in pairs])
    y = np.array([float(truth[a] == truth[b]) for a, b in pairs])
    print(f"{len(pairs)} pairs to learn from, {y.sum():.0f} of one incident")
    sign = np.array([-1 if name.endswith(AGAINST) else 1 for name in FEATURES])
    used = np.ones(len(FEATURES), bool)
    while True:
        weights = np.zeros(len(FEATURES))
        bias, weights[used] = regression(x[:, used], y)
        if not (wrong := used & (weights * sign < 0)).any():
            break
        used &= ~wrong
    learnt = {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)}
    return Scorer(bias=round(bias, 3), weights=learnt | BY_HAND, join=0.5, sure=0.5, doubt=0.5)


def other_pairs(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs of one city, up to a number for each report, and pairs at random."""
    chance = random.Random(0)  # noqa: S311 - a sample, not a secret
    by_city: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(sketches):
        for city in sorted(one.cities):
            by_city[city].append(place)
    for places in by_city.values():
        for a in places:
            yield from ((a, b) for b in chance.sample(places, min(len(places), SAME_CITY)) if a < b)
    for _ in range(AT_RANDOM):
        a, b = sorted(chance.sample(range(len(sketches)), 2))
        yield a, b


def regression(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Bias and weights by Newton's method, with a ridge on the weights."""
    x = np.hstack([np.ones((len(x), 1)), x])
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, x.T @ (y - p) - ridge @ weights)
        weights += step
        if abs(step).max() < 1e-8:
            break
    return float(weights[0]), weights[1:]


def with_steps(scorer: Scorer, join: float) -> Scorer:
    """The same weights, joining from that mean; merges of named incidents ask for half of what is left to 1."""
    sure, doubt = round((1 + join) / 2, 3), round(join / 2, 3)
    return Scorer(bias=scorer.bias, weights=scorer.weights, join=join, sure=sure, doubt=doubt)


def b_cubed(sketches: Sequence[Sketch], truth: dict[str, str], scorer: Scorer) -> tuple[float, float, float]:
    """Precision, recall and F1 of one grouping of all sketches."""
    grouped: Known = group(sketches, scorer=scorer).known
    sizes = Counter(truth[s.key] for s in sketches)
    precision = recall = 0.0
    for incident in grouped.incidents:
        for true, n in Counter(truth[key] for key in incident.reports).items():
            precision += n * n / len(incident.reports)
            recall += n * n / sizes[true]
    precision, recall = precision / len(sketches), recall / len(sketches)
    return precision, recall, 2 * precision * recall / (precision + recall)


def written(scorer: Scorer) -> str:
    """The weights as the package ships them."""
    row = {
        "made_by": "python -m training.pairs, logistic regression over pairs of incidents/gun_violence.train",
        "thresholds": {"doubt": scorer.doubt, "join": scorer.join, "sure": scorer.sure},
        "bias": scorer.bias,
        "weights": dict(scorer.weights),
    }
    return json.dumps(row, indent=2) + "\n"


if __name__ == "__main__":
    main()
