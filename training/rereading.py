"""How far two readings of the same articles agree: `python -m training.rereading`, by the bench's own scorer.

247 articles of `facts.read.jsonl` were read twice, independently; the later, fuller reading stands there, and the
earlier one in `facts.first.jsonl`. The later one plays gold and the earlier one plays the draft, so that the figures
stand beside the engine's: what readers do not agree on, no engine can be right about.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from training import facts
from training.corpus import LABELS, data_directory

FIRST: Final = LABELS / "facts.first.jsonl"
Row = Mapping[str, Any]


def drafted(row: Row) -> dict[str, Any]:
    """A reading in the shape of a draft: one primary incident, a voice for each role."""
    text = row["text"]

    def passage(span: list[int]) -> dict[str, Any]:
        return {"start": span[0], "end": span[1], "exact": text[span[0] : span[1]]}

    return {
        "report": {"key": row["id"], "id": row["id"], "text": text},
        "incidents": [{"id": "i1", "primary": True}],
        "people": [{"id": p["id"], "role": p["role"]} for p in row["people"]],
        "voices": [{"id": role, "role": role} for role in sorted({f["voice_role"] for f in row["facts"]})],
        "facts": [
            {
                "incident": "i1",
                "field": f["field"],
                "value": f["value"],
                "person": f["person"],
                "voice": f["voice_role"],
                "modality": f["modality"],
                "passage": passage(f["span"]),
            }
            for f in row["facts"]
        ],
        "open_questions": [{"passage": passage(q["span"])} for q in row["open_questions"]],
        "claims": [],
        "acts": [],
    }


def main() -> None:
    """Join both readings to the articles and print what the scorer says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="the folder of data sets")
    parser.add_argument("--bench", type=Path, help="the folder of score.py (default: beside the data)")
    args = parser.parse_args()
    data = data_directory(args.data)
    earlier, later = (
        {row["id"]: row for split in facts.SPLITS for row in facts.labelled(data, split, path)}
        for path in (FIRST, facts.FILE)
    )
    both = [key for key in earlier if key in later]
    with tempfile.TemporaryDirectory() as folder:
        gold, said = Path(folder) / "later.jsonl.gz", Path(folder) / "earlier.jsonl"
        with gzip.open(gold, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(later[key]) + "\n" for key in both)
        said.write_text("".join(json.dumps(drafted(earlier[key])) + "\n" for key in both), encoding="utf-8")
        scorer = (args.bench or data.parent / "bench") / "score.py"
        found = subprocess.run(  # noqa: S603 - the bench's own scorer
            [sys.executable, str(scorer), "facts", str(gold), str(said)], check=True, capture_output=True, text=True
        )
    print(f"articles {len(both)}\n{found.stdout}", end="")


if __name__ == "__main__":
    main()
