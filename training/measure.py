"""Measure the shipped model with the bench: `python -m training.measure`; prints the bench's own lines."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from averment.bootstrap import build_gazetteer
from averment.coding.speech.claims import form_of
from averment.coding.text.layout import Layout, lay_out
from averment.contract import to_line
from averment.domain.codes import Form
from averment.domain.draft import Draft
from averment.domain.identity import digest
from averment.domain.markup import Attribution, Markup
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.engines.embedded import EmbeddedEngine
from averment.engines.embedded.config import DIRECTORY
from averment.engines.filled import FilledEngine
from averment.engines.rules import RulesEngine
from averment.extracting import Extractor
from averment.reading import Skipped
from training.corpus import Pair, articles, data_directory, rows
from training.scores import matched, score_claims

_TOGETHER = 16


def drafts(extractor: Extractor, named: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Draft]]:
    """Each row with a text, and its draft; raises `SystemExit` where there is none."""
    everything = list(named)
    for first in range(0, len(everything), _TOGETHER):
        some = everything[first : first + _TOGETHER]
        for row, outcome in zip(some, extractor.run([_report(row) for row in some]), strict=True):
            if isinstance(outcome, Skipped):
                raise SystemExit(f"{row['id']}: {outcome.error}")
            yield row, outcome


def _report(row: dict[str, Any]) -> Report:
    name = digest(row["text"].encode())
    return Report(id=name, text_id=name, key=str(row["id"]), text=row["text"], title=row.get("title"))


def measure(data: Path, bench: Path, mode: str, name: str, extractor: Extractor) -> None:
    """Mark one development set and print what the bench says of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drafts.jsonl"
        since = time.monotonic()
        with path.open("w", encoding="utf-8") as out:
            for _, draft in drafts(extractor, rows(data, name)):
                out.write(to_line(draft) + "\n")
        took = time.monotonic() - since
        gold = data / f"{name}.jsonl.gz"
        subprocess.run([sys.executable, bench / "score.py", mode, gold, path], check=True)  # noqa: S603
        print(f"{mode}.seconds {took:.1f}")


def by_part(data: Path, extractor: Extractor) -> None:
    """Print F1 on PolNeAR's development set by publisher, and of whole claims by the form of their contents."""
    known = {a.id: a for a in articles(data, "dev")}
    read = [(known[row["id"]], _top(d)) for row, d in drafts(extractor, rows(data, "attribution/polnear.dev"))]
    for publisher in sorted({a.publisher for a, _ in read}):
        some = [(a, Markup(attributions=said)) for a, said in read if a.publisher == publisher]
        for name, tally in score_claims(some).items():
            print(f"claims.{publisher}.{name.replace(' ', '_')}.f1 {tally.f1:.4f}")
    for form in Form:
        found = wanted = right = said_n = 0
        for article, said in read:
            layout = lay_out(article.text)
            asked = [w for w in article.attributions if w.content and _form(layout, w.content) is form]
            mine = [s for s in said if form_of(layout, s.content) is form]
            found += len(matched(replace(article, attributions=tuple(asked)), said))
            right += len(matched(article, mine))
            wanted, said_n = wanted + len(asked), said_n + len(mine)
        precision, recall = right / max(1, said_n), found / max(1, wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"claims.{form}.linked precision {precision:.4f} recall {recall:.4f} f1 {f1:.4f} n {wanted}")


def _form(layout: Layout, content: tuple[Pair, ...]) -> Form:
    return form_of(layout, [Span(a, b) for a, b in content])


def _top(draft: Draft) -> tuple[Attribution, ...]:
    """The claims of a draft that stand in no other: PolNeAR has no nesting."""
    top = (c for c in draft.claims if c.parent is None)
    return tuple(
        Attribution(
            source=tuple(p.span for p in c.source),
            cue=tuple(p.span for p in c.cue),
            content=tuple(p.span for p in c.content),
        )
        for c in top
    )


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--bench", type=Path, help="folder of score.py (default: bench beside the data)")
    parser.add_argument(
        "--directory", type=Path, default=DIRECTORY, help="the model to measure (default: the package's)"
    )
    parser.add_argument("--publishers", action="store_true", help="and by publisher and form")
    args = parser.parse_args()
    data = data_directory(args.data)
    bench = args.bench or data.parent / "bench"
    engine = FilledEngine(EmbeddedEngine(directory=args.directory, threads=2), RulesEngine())
    extractor = Extractor(engine, build_gazetteer())
    measure(data, bench, "claims", "attribution/polnear.dev", extractor)
    measure(data, bench, "relevance", "gold/relevance.dev", extractor)
    if args.publishers:
        by_part(data, extractor)


if __name__ == "__main__":
    main()
