"""Facts that were read for this project, joined to their articles: `python -m training.facts --split held > GOLD`.

The labels name articles by id and SHA-256 and words by offset (`training/labels/facts.read.jsonl`). Joined, they have
the shape of the coded articles that the bench's scorer reads (`score.py facts`), so that rules are written and measured
on articles that the measuring sets do not hold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpus import LABELS, data_directory, digest, rows

FILE = LABELS / "facts.read.jsonl"
SPLITS = ("train", "held")


def labelled(data: Path, split: str, path: Path | None = None) -> Iterator[dict[str, Any]]:
    """Articles of one split with their facts: rows as `gold/force_articles` has them, and `kind` as `gold/relevance`.

    `held` is whole incidents and measures only; `path` is another file of labels than the one that is learned from.
    Raises `SystemExit` where an article is not the text that was read.
    """
    labels = [json.loads(line) for line in (path or FILE).read_text(encoding="utf-8").splitlines()]
    known = {
        (source, key): each
        for source in sorted({row["source"] for row in labels})
        for key, each in _texts(data, source)
    }
    for label in labels:
        if label["split"] == split:
            yield _joined(label, known[label["source"], label["id"]])


def _texts(data: Path, source: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in rows(data, source):
        group = row.get("incident_id") or row.get("entry")
        for each in row.get("articles", [row]):
            yield str(each.get("id") or each.get("file")), {**each, "group": f"{source}:{group}"}


def _joined(label: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    text = article["text"]
    if digest(text) != label["sha256"]:
        raise SystemExit(f"{FILE.name}: {label['id']} is not the text that was read")
    return {
        "id": label["id"],
        "title": article.get("title"),
        "published": article.get("published"),
        "text": text,
        "group": article["group"],
        "kind": label["kind"],
        "relevant": label["kind"] == "use_of_force",
        "people": label["people"],
        "facts": [_fact(each, text) for each in label["facts"]],
        "open_questions": [{**each, "quote": _cut(text, each["span"])} for each in label["open_questions"]],
        "acts": label["acts"],
    }


def _fact(each: dict[str, Any], text: str) -> dict[str, Any]:
    value = each["value"] if "value" in each else _cut(text, each["value_span"])
    by = _cut(text, each["by_span"]) if "by_span" in each else each.get("by_person")
    return {**each, "value": value, "by": by, "quote": _cut(text, each["span"])}


def _cut(text: str, span: list[int]) -> str:
    return text[span[0] : span[1]]


def main() -> None:
    """Write one split as JSON lines to standard output, or to a `.jsonl.gz` file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="the folder of data sets")
    parser.add_argument("--split", choices=SPLITS, required=True)
    parser.add_argument("--out", type=Path, help="a .jsonl.gz file; standard output where absent")
    args = parser.parse_args()
    lines = (json.dumps(row, ensure_ascii=False) for row in labelled(data_directory(args.data), args.split))
    if args.out:
        with gzip.open(args.out, "wt", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in lines)
    else:
        sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
