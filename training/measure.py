"""Measure the shipped model with the bench: `python -m training.measure`; prints the bench's own lines."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from averment.domain.identity import digest
from averment.domain.markup import Attribution, Markup
from averment.domain.passages import Passage, Span
from averment.domain.report import Report
from averment.engines.embedded import EmbeddedEngine
from averment.engines.embedded.config import DIRECTORY
from training.corpus import articles, data_directory, rows
from training.scores import score_claims

_TOGETHER = 16


def drafts(engine: EmbeddedEngine, named: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The least of a draft that the bench reads, for each row with a text."""
    everything = list(named)
    for first in range(0, len(everything), _TOGETHER):
        some = everything[first : first + _TOGETHER]
        reports = [_report(row) for row in some]
        for report, markup in zip(reports, engine.mark(reports), strict=True):
            yield _draft(report, markup)


def _report(row: dict[str, Any]) -> Report:
    name = digest(row["text"].encode())
    return Report(id=name, text_id=name, key=str(row["id"]), text=row["text"], title=row.get("title"))


def _draft(report: Report, markup: Markup) -> dict[str, Any]:
    claims = [_claim(report.text, each) for each in markup.attributions]
    kind = markup.kind.value
    incidents = [] if kind == "none" else [{"id": "i1", "primary": True, "kind": kind}]
    lists: dict[str, list[Any]] = {name: [] for name in ("voices", "people", "facts", "open_questions")}
    return {"report": {"key": report.key, "text": report.text}, "claims": claims, "incidents": incidents, **lists}


def _claim(text: str, each: Attribution) -> dict[str, Any]:
    return {part: [_passage(text, s) for s in getattr(each, part)] for part in ("source", "cue", "content")}


def _passage(text: str, span: Span) -> dict[str, Any]:
    cut = Passage.cut(text, span)
    return {"start": cut.start, "end": cut.end, "exact": cut.exact}


def measure(data: Path, bench: Path, mode: str, name: str, engine: EmbeddedEngine) -> None:
    """Mark one development set and print what the bench says of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drafts.jsonl"
        since = time.monotonic()
        with path.open("w", encoding="utf-8") as out:
            for draft in drafts(engine, rows(data, name)):
                out.write(json.dumps(draft, ensure_ascii=False) + "\n")
        took = time.monotonic() - since
        gold = data / f"{name}.jsonl.gz"
        subprocess.run([sys.executable, bench / "score.py", mode, gold, path], check=True)  # noqa: S603
        print(f"{mode}.seconds {took:.1f}")


def by_publisher(data: Path, engine: EmbeddedEngine) -> None:
    """Print F1 of whole claims and of each part for each publisher of PolNeAR's development set."""
    everything = articles(data, "dev")
    for publisher in sorted({a.publisher for a in everything}):
        some = [a for a in everything if a.publisher == publisher]
        markups = engine.mark([_report({"id": a.id, "text": a.text}) for a in some])
        for name, tally in score_claims(zip(some, markups, strict=True)).items():
            print(f"claims.{publisher}.{name.replace(' ', '_')}.f1 {tally.f1:.4f}")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--bench", type=Path, help="folder of score.py (default: bench beside the data)")
    parser.add_argument(
        "--directory", type=Path, default=DIRECTORY, help="the model to measure (default: the package's)"
    )
    parser.add_argument("--publishers", action="store_true", help="and by publisher")
    args = parser.parse_args()
    data = data_directory(args.data)
    bench = args.bench or data.parent / "bench"
    engine = EmbeddedEngine(directory=args.directory, threads=2)
    measure(data, bench, "claims", "attribution/polnear.dev", engine)
    measure(data, bench, "relevance", "gold/relevance.dev", engine)
    if args.publishers:
        by_publisher(data, engine)


if __name__ == "__main__":
    main()
