"""Look for words of the shared articles in the tree: `python -m scripts.check_texts --data DATA`.

Texts of third parties stay outside (CONTRIBUTING.md). Every run of twelve words of a tracked text file is looked for
among the runs of all articles of the data; each file that shares one is named with its words, and the exit code is 1.
Runs that both hold by their nature (a licence, a phrase of twelve common words) are for a person to judge.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUN = 12
"""Words in a row: shorter runs are shared by chance."""
TEXTS = frozenset({".csv", ".css", ".html", ".json", ".jsonl", ".md", ".py", ".toml", ".tsv", ".txt", ".yaml"})
_WORD = re.compile(r"\w+")


def runs(text: str) -> Iterator[tuple[int, str]]:
    """Every run of words with the digest by which it is compared."""
    words = _WORD.findall(text.casefold())
    for i in range(len(words) - RUN + 1):
        run = " ".join(words[i : i + RUN])
        yield hash(run), run


def shared(text: str, known: set[int]) -> list[str]:
    """The runs of a text that stand among the known ones too, the first of each stretch."""
    found, last = [], False
    for digest, run in runs(text):
        if digest in known and not last:
            found.append(run)
        last = digest in known
    return found


def texts_of(row: Any) -> Iterator[str]:
    """Every string under a `text`, `html` or `title` of a row, however deep."""
    if isinstance(row, dict):
        for name, value in row.items():
            if isinstance(value, str) and name in ("text", "html", "title"):
                yield value
            else:
                yield from texts_of(value)
    elif isinstance(row, list):
        for each in row:
            yield from texts_of(each)


def main() -> int:
    """Read the data, then the tree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets (.jsonl.gz)")
    args = parser.parse_args()
    known: set[int] = set()
    for path in sorted(args.data.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for text in texts_of(json.loads(line)):
                    known.update(digest for digest, _ in runs(text))
    print(f"{len(known):,} runs of {RUN} words in the data", file=sys.stderr)
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S607
    wrong = 0
    for name in listed.splitlines():
        path = ROOT / name
        if path.suffix in TEXTS and path.is_file():
            for run in shared(path.read_text(encoding="utf-8", errors="replace"), known):
                wrong += 1
                print(f"{name}: {run}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
