"""How far a figure of the bench's scorer would move with other incidents: bootstrap intervals, seeded, pure Python.

The scorer prints figures of a whole set. Here its own functions score one article at a time, and what they count is
kept; a figure is made from the sums. Whole incidents (`group`; the article where there is none) are drawn with
replacement, since articles of one incident are not independent.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

RESAMPLES = 1000
SEED = 20251022
LEVEL = 0.95
COMMON = 20
"""Values a field must be asked for to count in the macro average, as the scorer has it."""
MACRO, FIELD = "facts.value.macro_f1", "facts.field."
_KINDS = ("precision", "recall", "f1")

Row = Mapping[str, Any]
Tally = Counter[tuple[str, int]]
"""Counts of one article or of many: (name of the figure, place in the scorer's tuple)."""
Figure = Callable[[Tally], float]


def load_scorer(bench: Path) -> ModuleType:
    """The bench's score.py as a module of our own, which may be changed without changing anybody else's."""
    sys.path.insert(0, str(bench))
    try:
        spec = importlib.util.spec_from_file_location("bench_score", bench / "score.py")
        if spec is None or spec.loader is None:
            raise SystemExit(f"{bench / 'score.py'} is no Python file")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(bench))
    return module


def tallies(scorer: ModuleType, mode: str, gold: str, drafts: str) -> dict[str, Tally]:
    """What the scorer counts for each incident of a labelled file; incidents by their name."""
    everything: list[Row] = list(scorer.rows(gold))
    by_key = scorer.by_key(gold, drafts)
    asked = _nothing_but_fields(everything) if mode == "facts" else []
    found: dict[str, Tally] = {}
    for number, row in enumerate(everything):
        if mode == "counts" and not (row["gva"] and len(row["articles"]) == 1):
            continue
        group = str(row.get("group") or row.get("incident_id") or f"row {number}")
        found.setdefault(group, Counter()).update(_counted(scorer, mode, [row, *asked], by_key))
    return found


def _nothing_but_fields(rows: Iterable[Row]) -> list[Row]:
    """A row that asks for nothing, yet names every field: the scorer only looks at fields that some row has."""
    fields = sorted({f["field"] for row in rows for f in row["facts"]})
    blank = {"value": None, "person": None, "quote": "", "voice_role": "report", "modality": "asserted"}
    facts = [{**blank, "field": field, "agreed": False} for field in fields]
    return [{"id": "", "text": "", "people": [], "facts": facts, "open_questions": []}]


def _counted(scorer: ModuleType, mode: str, rows: list[Row], drafts: object) -> Tally:
    """The numbers that the scorer would have made figures of, from these rows alone."""
    tally: Tally = Counter()

    def keep(name: str, *numbers: int) -> None:
        tally.update({(name, place): number for place, number in enumerate(numbers)})

    kept = {name: getattr(scorer, name) for name in ("rows", "show", "two")}
    scorer.rows, scorer.show, scorer.two = (lambda _: rows), keep, keep  # type: ignore[attr-defined]
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            getattr(scorer, mode)("", drafts)
    finally:
        for name, value in kept.items():
            setattr(scorer, name, value)
    for line in printed.getvalue().splitlines():
        name, value = line.split()
        if name.startswith("counts."):  # of one row: 0 or 1
            keep(name.removesuffix(".exact"), int(float(value)), 1)
    return tally


def figure(name: str, whole: Tally) -> Figure:
    """The figure of that name as the scorer makes it from its counts; `whole` says which fields are common.

    Raises `KeyError` where the scorer has no figure of that name that adds up.
    """
    stem, _, kind = name.rpartition(".")
    if name == MACRO:
        stems = sorted({n for n, place in whole if n.startswith(FIELD) and place == 3 and whole[n, 3] >= COMMON})
        return lambda tally: sum(_triple(tally, stem)[2] for stem in stems) / max(1, len(stems))
    if kind == "exact":
        return lambda tally: _share(tally[stem, 0], tally[stem, 1])
    if kind not in _KINDS:
        raise KeyError(name)
    return lambda tally: _triple(tally, stem)[_KINDS.index(kind)]


def _triple(tally: Tally, stem: str) -> tuple[float, float, float]:
    """Precision, recall, F1; where readings of an article differ, recall has counts of its own."""
    right, said, third, asked = (tally[stem, place] for place in range(4))
    two = (stem, 3) in tally
    precision = _share(right, said)
    recall = _share(third, asked) if two else _share(right, third)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def interval(found: Sequence[Tally], name: str, *, resamples: int = RESAMPLES) -> tuple[float, float]:
    """The middle `LEVEL` of a figure over resamples of the incidents (percentile bootstrap); raises `KeyError`.

    The macro average keeps to the fields that are common in the whole set, whatever a resample holds.
    """
    told = figure(name, total(found))
    stem = FIELD if name == MACRO else name.rpartition(".")[0] + "\0"
    mine = [Counter({key: n for key, n in each.items() if f"{key[0]}\0".startswith(stem)}) for each in found]
    chance = random.Random(SEED)  # noqa: S311 - sampling, no secret
    values = sorted(told(total(chance.choices(mine, k=len(mine)))) for _ in range(resamples))
    cut = (1 - LEVEL) / 2
    return values[int(cut * (resamples - 1))], values[-1 - int(cut * (resamples - 1))]


def total(found: Iterable[Tally]) -> Tally:
    """The counts of several incidents together."""
    summed: dict[tuple[str, int], int] = {}
    for tally in found:
        for key, number in tally.items():
            summed[key] = summed.get(key, 0) + number
    return Counter(summed)


def differing(found: Iterable[Tally], printed: Mapping[str, float], names: Iterable[str]) -> Iterator[str]:
    """Figures that the summed counts give otherwise than the scorer printed them; there should be none."""
    whole = total(found)
    for name in names:
        value = figure(name, whole)(whole)
        if abs(value - printed[name]) > 0.0001:
            yield f"{name}: {value:.4f} from counts, {printed[name]:.4f} printed"
