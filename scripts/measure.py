"""Measure accuracy on every labelled set that is at hand, and write docs/measurements.md.

For each set: its input without labels (`prepare.py`), the drafts of `averment extract`, the figures of `score.py`, and
beside the first of them how far they would move with other incidents (`scripts/intervals.py`). The same is done with
the rule-only engine, whose figures stand beside as the baseline that needs no model.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.intervals import LEVEL, RESAMPLES, interval
from scripts.scoring import HELD, ROOT, Scored, commit, digest_of, gold_of, scored, today

PAGE = ROOT / "docs" / "measurements.md"
BASELINE = "rules"


@dataclass(frozen=True)
class Measure:
    """One mode of the scorer on one labelled file, and the figures of it that the page shows first."""

    mode: str
    data: str
    about: str
    headline: tuple[str, ...]
    name: str = ""
    drafts_of: str = ""
    """The measure whose drafts are used too, where two read the same articles."""
    """What `--only` calls it, where two measures share a mode."""

    @property
    def called(self) -> str:
        """What `--only` calls it."""
        return self.name or self.mode


FACTS = (
    "facts.value.f1", "facts.value.macro_f1", "facts.full.f1", "facts.not_asserted.f1", "facts.open_questions.f1",
)  # fmt: skip

MEASURES = (
    Measure("claims", "attribution/polnear.dev.jsonl.gz", "who said what (PolNeAR, whole articles)",
            ("claims.source.exact.f1", "claims.cue.exact.f1", "claims.content.exact.f1", "claims.content.overlap.f1",
             "claims.linked.f1")),
    Measure("relevance", "gold/relevance.dev.jsonl.gz", "is it a use-of-force report",
            ("relevance.precision", "relevance.recall", "relevance.f1")),
    Measure("facts", "gold/force_articles.dev.jsonl.gz", "coded values of use-of-force reports",
            FACTS),
    Measure("facts", HELD, "coded values of our own labels, whole incidents that nothing was trained on",
            FACTS, "facts-held"),
    Measure("values", "values/gvdb.dev.jsonl.gz", "victims, shooters, places (GVDB)",
            ("values.micro.f1", "values.by_police.f1", "values.city.f1", "values.victim.name.f1")),
    Measure("counts", "incidents/gun_violence.dev.jsonl.gz", "killed and injured (GVA, incidents told once)",
            ("counts.killed.exact", "counts.injured.exact")),
    Measure("incidents", "incidents/gun_violence.dev.jsonl.gz", "articles grouped into incidents (GVA)",
            ("incidents.b3.f1", "incidents.killed.exact", "incidents.injured.exact"), drafts_of="counts"),
    Measure("sentences", "values/india_police_events.dev.jsonl.gz", "sentences that tell of killing and force",
            ("sentences.kill.f1", "sentences.force.f1")),
    Measure("attacks", "values/hrdsattack.dev.jsonl.gz", "attacks on rights defenders, any country",
            ("attacks.city.accuracy", "attacks.victim_name.f1")),
)  # fmt: skip


def main() -> None:
    """Run what is asked for, print every figure, and write the page where all of it was run."""
    options = _options()
    chosen = [m for m in MEASURES if not options.only or m.called in options.only]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.drafts or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        results = [
            (m, _scores(m, options, folder, options.engine), _scores(m, options, folder, BASELINE)) for m in chosen
        ]
    for measure, of_model, _ in results:
        for name, value in of_model.figures.items():
            spread = _spread(of_model, name) if name in measure.headline else ""
            print(f"{measure.called:10} {name} {value:.4f} {spread}".rstrip())
    if not options.only:
        PAGE.write_text("\n".join(_page(results, options)) + "\n", "utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled data")
    parser.add_argument("--bench", type=Path, required=True, help="folder with prepare.py and score.py")
    parser.add_argument("--engine", default="embedded")
    parser.add_argument(
        "--only", action="append", choices=[m.called for m in MEASURES], help="a measure; no page is written"
    )
    parser.add_argument(
        "--drafts", type=Path, help="folder in which drafts are kept; those that are there are not extracted again"
    )
    return parser.parse_args()


def _scores(measure: Measure, options: argparse.Namespace, folder: Path, engine: str) -> Scored:
    gold = gold_of(measure.data, options.data, folder)
    return scored(
        measure.mode, gold, options.bench, engine, folder / f"{measure.drafts_of or measure.called}.{engine}.jsonl"
    )


def _spread(of_model: Scored, name: str) -> str:
    """Two ends of an interval, or nothing where the counts of a figure do not add up."""
    if not of_model.tallies:
        return ""
    low, high = interval(list(of_model.tallies.values()), name)
    return f"{low:.3f} to {high:.3f}"


def _page(results: list[tuple[Measure, Scored, Scored]], options: argparse.Namespace) -> Iterator[str]:
    yield "# Measurements"
    yield ""
    command = f"python -m scripts.measure --engine {options.engine}"
    yield f"Accuracy of the shipped model, measured by `make score` (`{command}`)"
    yield f"on {today()} at commit `{commit()}`. Development sets; nothing was trained on them."
    yield "Rules were written by people and models who had read misses on some of these sets (gold, PolNeAR dev, GVDB):"
    yield "figures on unseen articles will be lower, as `facts-held` is (labels of our own, thinner than gold's)."
    yield "Beside each figure stands what the rule-only engine scores (`--engine rules`); the scorer prints trivial"
    yield "answers as `baseline.`. The interval is the middle"
    yield f"{LEVEL:.0%} of {RESAMPLES:,} resamples of whole incidents, of articles where a set names no incident."
    for measure, of_model, baseline in results:
        yield ""
        yield f"## {measure.called}: {measure.about}"
        yield ""
        incidents = f", {len(of_model.tallies)} incidents or articles resampled" if of_model.tallies else ""
        digest = digest_of(measure.data, options.data)
        yield f"Data: `{measure.data}` (SHA-256 `{digest}`), {of_model.reports} reports{incidents}."
        yield ""
        yield "| figure | shipped model | interval | rules engine |"
        yield "| --- | --: | --: | --: |"
        figures = of_model.figures
        for name in (*measure.headline, *(n for n in figures if n not in measure.headline)):
            strong, spread = ("**", _spread(of_model, name)) if name in measure.headline else ("", "")
            yield f"| {strong}{name}{strong} | {figures[name]:.3f} | {spread} | {baseline.figures.get(name, 0):.3f} |"


if __name__ == "__main__":
    main()
