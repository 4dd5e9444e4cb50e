"""Measure accuracy on every labelled set that is at hand, and write docs/measurements.md.

For each set: its input without labels (`prepare.py`), the drafts of `averment extract`, the figures of `score.py`. The
same is done with the rule-only engine, whose figures stand beside as the baseline that needs no model.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from averment.contract import to_line
from averment.extracting import extract
from averment.reading import Skipped, open_inputs

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "measurements.md"
BASELINE = "rules"


@dataclass(frozen=True)
class Measure:
    """One mode of the scorer on one labelled file, and the figures of it that the page shows first."""

    mode: str
    data: str
    about: str
    headline: tuple[str, ...]


MEASURES = (
    Measure("claims", "attribution/polnear.dev.jsonl.gz", "who said what (PolNeAR, whole articles)",
            ("claims.source.exact.f1", "claims.cue.exact.f1", "claims.content.exact.f1", "claims.content.overlap.f1",
             "claims.linked.f1")),
    Measure("relevance", "gold/relevance.dev.jsonl.gz", "is it a use-of-force report",
            ("relevance.precision", "relevance.recall", "relevance.f1")),
    Measure("facts", "gold/force_articles.dev.jsonl.gz", "coded values of use-of-force reports",
            ("facts.value.f1", "facts.value.macro_f1", "facts.full.f1", "facts.not_asserted.f1",
             "facts.open_questions.f1")),
    Measure("values", "values/gvdb.dev.jsonl.gz", "victims, shooters, places (GVDB)",
            ("values.micro.f1", "values.by_police.f1", "values.city.f1", "values.victim.name.f1")),
    Measure("counts", "incidents/gun_violence.dev.jsonl.gz", "killed and injured (GVA, incidents told once)",
            ("counts.killed.exact", "counts.injured.exact")),
    Measure("sentences", "values/india_police_events.dev.jsonl.gz", "sentences that tell of killing and force",
            ("sentences.kill.f1", "sentences.force.f1")),
    Measure("attacks", "values/hrdsattack.dev.jsonl.gz", "attacks on rights defenders, any country",
            ("attacks.city.accuracy", "attacks.victim_name.f1")),
)  # fmt: skip


def main() -> None:
    """Run what is asked for, print every figure, and write the page where all of it was run."""
    options = _options()
    chosen = [m for m in MEASURES if not options.only or m.mode in options.only]
    results = [(m, _scores(m, options, options.engine), _scores(m, options, BASELINE)) for m in chosen]
    for measure, scores, _ in results:
        for name, value in scores.items():
            print(f"{measure.mode:10} {name} {value:.4f}")
    if not options.only:
        PAGE.write_text("\n".join(_page(results, options)) + "\n", "utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled data")
    parser.add_argument("--bench", type=Path, required=True, help="folder with prepare.py and score.py")
    parser.add_argument("--engine", default="embedded")
    parser.add_argument(
        "--only", action="append", choices=[m.mode for m in MEASURES], help="a mode; no page is written"
    )
    return parser.parse_args()


def _scores(measure: Measure, options: argparse.Namespace, engine: str) -> dict[str, float]:
    gold = options.data / measure.data
    with tempfile.TemporaryDirectory() as folder:
        inputs, drafts = Path(folder, "in.jsonl"), Path(folder, "drafts.jsonl")
        with inputs.open("w", encoding="utf-8") as out:
            subprocess.run([sys.executable, options.bench / "prepare.py", gold], stdout=out, check=True)  # noqa: S603
        began = time.perf_counter()
        with drafts.open("w", encoding="utf-8") as out:
            count = sum(_written(inputs, out, engine))
        took = time.perf_counter() - began
        print(f"{measure.mode} ({engine}): {count} reports in {took:.0f} s", file=sys.stderr)
        command = [sys.executable, options.bench / "score.py", measure.mode, gold, drafts]
        told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603
    return {name: float(value) for name, value in (line.split() for line in told.splitlines())}


def _written(inputs: Path, out: object, engine: str) -> Iterator[bool]:
    for outcome in extract(open_inputs([str(inputs)]), engine=engine):
        if isinstance(outcome, Skipped):
            print(f"skipped {outcome.error}", file=sys.stderr)
            yield False
        else:
            print(to_line(outcome), file=out)  # type: ignore[call-overload]
            yield True


def _page(
    results: list[tuple[Measure, dict[str, float], dict[str, float]]], options: argparse.Namespace
) -> Iterator[str]:
    yield "# Measurements"
    yield ""
    yield f"Accuracy of the shipped model, measured by `make score` (`scripts/measure.py --engine {options.engine}`) on"
    yield f"{datetime.now(UTC).date()} at commit `{_commit()}`. Development sets; nothing was trained on them."
    yield "Beside each figure stands what the rule-only engine scores (`--engine rules`); the scorer prints trivial"
    yield "answers as `baseline.`."
    for measure, scores, baseline in results:
        yield ""
        yield f"## {measure.mode}: {measure.about}"
        yield ""
        yield f"Data: `{measure.data}` (SHA-256 `{_digest(options.data / measure.data)}`)."
        yield ""
        yield "| figure | shipped model | rules engine |"
        yield "| --- | --: | --: |"
        for name in (*measure.headline, *(n for n in scores if n not in measure.headline)):
            strong = "**" if name in measure.headline else ""
            yield f"| {strong}{name}{strong} | {scores[name]:.3f} | {baseline.get(name, 0):.3f} |"


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.strip()  # noqa: S603


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    main()
