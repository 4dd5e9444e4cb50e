"""Measure precision and recall of each field, and write docs/measurements/fields.json, which docs/fields.md shows.

The scorer is asked on two sets that nothing was trained on: the `held` part of our own labels, and the coded articles
of the bench. The file holds what was counted, so that the page can be written again where the data is not at hand.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.intervals import FIELD, Tally, interval, total
from scripts.scoring import HELD, ROOT, Scored, commit, digest_of, gold_of, scored, today

FILE = ROOT / "docs" / "measurements" / "fields.json"
COMMAND = "python -m scripts.measure_fields --data DATA --bench BENCH"
SETS = ((HELD, "held"), ("gold/force_articles.dev.jsonl.gz", "dev"))
"""Labelled files by what the page calls them."""


def measured(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Everything that the page needs."""
    sets = []
    for data, called in SETS:
        gold = gold_of(data, options.data, folder)
        found = scored("facts", gold, options.bench, options.engine, folder / f"{called}.{options.engine}.jsonl")
        about = {"called": called, "data": data, "sha256": digest_of(data, options.data), "reports": found.reports}
        sets.append({**about, "incidents": len(found.tallies), "fields": fields_of(found)})
    return {"command": COMMAND, "date": today(), "commit": commit(), "engine": options.engine, "sets": sets}


def fields_of(found: Scored) -> dict[str, dict[str, Any]]:
    """For each field what was said and asked, how much of it was right, and the interval of its F1."""
    whole = total(found.tallies.values())
    names = sorted({name.removeprefix(FIELD) for name, _ in whole if name.startswith(FIELD)})
    return {name: _field(name, whole, found.tallies) for name in names}


def _field(name: str, whole: Tally, tallies: Mapping[str, Tally]) -> dict[str, Any]:
    stem = FIELD + name
    counts = {kind: whole[stem, place] for place, kind in enumerate(("right", "said", "found", "asked"))}
    low, high = interval(list(tallies.values()), f"{stem}.f1")
    return {**counts, "f1_interval": [round(low, 3), round(high, 3)]}


def main() -> None:
    """Measure both sets and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled data")
    parser.add_argument("--bench", type=Path, required=True, help="folder with prepare.py and score.py")
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--drafts", type=Path, help="folder in which drafts are kept; those there are not made again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.drafts or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        FILE.write_text(json.dumps(measured(options, folder), indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"wrote {FILE.relative_to(ROOT)}; now run scripts/write_fields.py")


if __name__ == "__main__":
    main()
