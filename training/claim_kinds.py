"""Learn what a claim does from read articles: `python -m training.claim_kinds` writes the weights that coding adds up.

A multinomial logistic regression over the clues of `averment.coding.speech.weighing`, on the training part of
`claims.read.jsonl`: labelled spans, voices as the program hears them. Words that fewer than three articles have are
left out, so that no article and nobody's name is remembered.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

import averment.coding.speech.weighing as weighing
from averment.coding.speech.claims import hear
from averment.coding.text.layout import lay_out
from averment.domain.codes import ClaimKind
from averment.domain.markup import Attribution, Markup
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.engines.embedded.linking import FloatArray
from averment.engines.rules.kinds import weigh_kinds
from training.corpus import data_directory, read_rows

TARGET: Final = Path(weighing.__file__).parent / "data" / weighing.FILE
_ARTICLES: Final = 3
_RIDGE: Final = 5.0
_BALANCE: Final = 0.6
"""How far rare kinds are weighed up, between 0 (not) and 1 (as much as common ones). It and the ridge were chosen by
macro F1 in cross-validation over the articles trained on."""
_STEPS: Final = 150
_FOLDS: Final = 6
_KINDS: Final = [str(k) for k in ClaimKind]


class Learned(NamedTuple):
    """One labelled claim: its article's place, its clues, the number of its kind."""

    article: int
    clues: frozenset[str]
    kind: int


def examples(data: Path, part: str) -> Iterator[Learned]:
    """The labelled claims of one part, with the clues that the program has for them."""
    for i, (row, text) in enumerate(read_rows(data, part)):
        report = Report(id=row["id"], text_id=row["id"], key=row["id"], text=text)
        marked = tuple(_attribution(c) for c in row["claims"] if c["content"])
        markup = Markup(attributions=marked, kinds=weigh_kinds(text, ""))
        speech = hear(report, lay_out(text), markup)
        voices = {v.id: v for v in speech.voices}
        drafted = {(_spans(c.cue), _spans(c.content)): c for c in speech.claims}
        for label in row["claims"]:
            claim = drafted.get((_sorted(label["cue"]), _sorted(label["content"])))
            if claim is None:
                continue
            found = weighing.clues(
                text, _attribution(label), voices.get(claim.voice), nested=label["parent"] is not None
            )
            yield Learned(i, found, _KINDS.index(label["kind"]))


def _attribution(label: dict[str, Any]) -> Attribution:
    source, cue, content = (tuple(Span(a, b) for a, b in label[part]) for part in ("source", "cue", "content"))
    return Attribution(source=source, cue=cue, content=content)


def _spans(passages: Sequence[Any]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((p.start, p.end) for p in passages))


def _sorted(pairs: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((a, b) for a, b in pairs))


def fit(learned: Sequence[Learned]) -> weighing.Weights:
    """Weights of a ridge-held logistic regression, by Adam on all examples at once; the same examples give the same."""
    names = _vocabulary(learned)
    rows = _rows(learned, names)
    wanted = np.asarray([each.kind for each in learned])
    counts = np.maximum(np.bincount(wanted, minlength=len(_KINDS)), 1)
    weigh = (len(wanted) / counts) ** _BALANCE
    weigh = (weigh / np.average(weigh, weights=counts))[wanted][:, None]
    target = np.eye(len(_KINDS))[wanted]
    weights, mean, square = (np.zeros((rows.shape[1], len(_KINDS))) for _ in range(3))
    for step in range(1, _STEPS + 1):
        share = np.exp(rows @ weights - (rows @ weights).max(1, keepdims=True))
        share /= share.sum(1, keepdims=True)
        slope = rows.T @ ((share - target) * weigh) + _RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        pace = 0.05 * (1 - 0.9 * step / _STEPS)
        weights = weights - pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    whole = np.rint(weights * 100).astype(int).tolist()
    return weighing.Weights({n: tuple(r) for n, r in zip(names, whole, strict=False) if any(r)}, tuple(whole[-1]))


def _vocabulary(learned: Sequence[Learned]) -> list[str]:
    seen = Counter(clue for _, clue in {(each.article, clue) for each in learned for clue in each.clues})
    return sorted(clue for clue, n in seen.items() if n >= _ARTICLES)


def _rows(learned: Sequence[Learned], names: Sequence[str]) -> FloatArray:
    """One row an example: 1 where it has a clue, and a last 1 for what a kind has at first."""
    at = {name: i for i, name in enumerate(names)}
    rows = np.zeros((len(learned), len(names) + 1), np.float32)
    rows[:, -1] = 1.0
    for i, each in enumerate(learned):
        rows[i, [at[c] for c in each.clues if c in at]] = 1.0
    return rows


def macro_f1(wanted: Sequence[int], said: Sequence[int]) -> float:
    """The mean F1 of the kinds that are labelled."""
    hits = Counter(w for w, s in zip(wanted, said, strict=True) if w == s)
    theirs, mine = Counter(wanted), Counter(said)
    return sum(2 * hits[k] / (n + mine[k]) for k, n in theirs.items()) / len(theirs)


def crossed(learned: Sequence[Learned]) -> list[int]:
    """What each example is called by weights that its article had no part in."""
    said = [0] * len(learned)
    for fold in range(_FOLDS):
        weights = fit([each for each in learned if each.article % _FOLDS != fold])
        for i, each in enumerate(learned):
            if each.article % _FOLDS == fold:
                scores = weights.scores(each.clues)
                said[i] = scores.index(max(scores))
    return said


def learn(data: Path, target: Path = TARGET) -> None:
    """Say how well it does across articles, and write the weights."""
    learned = list(examples(data, "train"))
    wanted = [each.kind for each in learned]
    ruled = [next(_KINDS.index(c[5:]) for c in each.clues if c.startswith("rule=")) for each in learned]
    print(f"{len(learned)} claims; macro F1 across articles {macro_f1(wanted, crossed(learned)):.3f}")
    print(f"the rules alone {macro_f1(wanted, ruled):.3f}")
    found = fit(learned)
    lines = ",\n".join(f"  {json.dumps(n)}: {json.dumps(list(w))}" for n, w in sorted(found.clues.items()))
    target.parent.mkdir(exist_ok=True)
    first = json.dumps(list(found.first))
    target.write_text(f'{{"kinds": {json.dumps(_KINDS)},\n"first": {first},\n"clues": {{\n{lines}\n}}}}\n', "utf-8")


def main() -> None:
    """Read the options and learn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    args = parser.parse_args()
    learn(data_directory(args.data))


if __name__ == "__main__":
    main()
