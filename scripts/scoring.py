"""Drafts of a labelled set, and what the bench's scorer says of them: what the measuring scripts share."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from averment.contract import to_line
from averment.extracting import extract, usual_jobs
from averment.reading import Skipped, open_inputs
from scripts.intervals import Tally, differing, load_scorer, tallies

ROOT = Path(__file__).resolve().parent.parent
HELD = "training/labels/facts.read.jsonl"
"""Labels of our own, part `held`: whole incidents that nothing was trained on; their articles are joined at the run."""
ADDED = ("claims", "relevance", "facts", "values", "counts", "sentences")
"""Modes of the scorer whose counts add up over articles."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Every figure as the scorer printed it, and its counts by incident where they add up."""

    figures: dict[str, float]
    tallies: dict[str, Tally]
    reports: int


def scored(mode: str, gold: Path, bench: Path, engine: str, drafts: Path) -> Scored:
    """Extract a labelled set into `drafts`, unless that file is there, and score it.

    Raises `SystemExit` where the counts by article do not add up to what the scorer prints.
    """
    if not drafts.exists():
        extracted(gold, bench, engine, drafts)
    said = grouped(drafts) if mode == "incidents" else drafts
    command: list[str | Path] = [sys.executable, bench / "score.py", mode, gold, said]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603
    figures = {name: float(value) for name, value in (line.split() for line in told.splitlines())}
    found = tallies(load_scorer(bench), mode, str(gold), str(drafts)) if mode in ADDED else {}
    named = [name for name in figures if not name.startswith("baseline.")] if found else []
    if wrong := list(differing(found.values(), figures, named)):
        raise SystemExit("counts by article do not add up to the scorer's figures:\n" + "\n".join(wrong))
    with drafts.open(encoding="utf-8") as lines:
        return Scored(figures, found, sum(1 for _ in lines))


def grouped(drafts: Path) -> Path:
    """The rows of `averment group` on some drafts, beside them."""
    rows = drafts.with_suffix(".groups.jsonl")
    command: list[str | Path] = [sys.executable, "-m", "averment", "group", "--drafts", drafts]
    with rows.open("w", encoding="utf-8") as out:
        subprocess.run(command, stdout=out, check=True)  # noqa: S603
    return rows


def extracted(gold: Path, bench: Path, engine: str, drafts: Path) -> None:
    """Write the drafts of a labelled set; the file appears when it is whole."""
    inputs, part = drafts.with_suffix(".in.jsonl"), drafts.with_suffix(".part")
    with inputs.open("w", encoding="utf-8") as out:
        subprocess.run([sys.executable, bench / "prepare.py", gold], stdout=out, check=True)  # noqa: S603
    began = time.perf_counter()
    with part.open("w", encoding="utf-8") as out:
        count = sum(_written(inputs, out, engine))
    took = time.perf_counter() - began
    print(f"{gold.name} ({engine}): {count} reports in {took:.0f} s", file=sys.stderr)
    part.rename(drafts)


def _written(inputs: Path, out: TextIO, engine: str) -> Iterator[bool]:
    for outcome in extract(open_inputs([str(inputs)]), engine=engine, jobs=usual_jobs(engine)):
        if isinstance(outcome, Skipped):
            print(f"skipped {outcome.error}", file=sys.stderr)
            yield False
        else:
            print(to_line(outcome), file=out)
            yield True


def gold_of(name: str, data: Path, folder: Path) -> Path:
    """The labelled file of that name under `data`; our own labels are joined to their articles in `folder`."""
    if name != HELD:
        return data / name
    joined = folder / "facts.held.jsonl.gz"
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "training.facts",
        "--split",
        "held",
        "--data",
        data.resolve(),
        "--out",
        joined.resolve(),
    ]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603
    return joined


def digest_of(name: str, data: Path) -> str:
    """The beginning of the SHA-256 of a labelled file; of the labels alone where they are ours."""
    path = ROOT / name if name == HELD else data / name
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def commit() -> str:
    """The commit that is measured."""
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.strip()  # noqa: S603


def today() -> str:
    """The day of a measurement, in UTC."""
    return str(datetime.now(UTC).date())
