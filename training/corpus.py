"""What the model learns from: attributions of PolNeAR, and articles whose kind somebody read.

Texts stay where they are (`--data` or AVERMENT_DATA); labels of ours name them by id and SHA-256. Nothing that
stands in a development set is ever given out as training text.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from averment.domain.codes import ReportKind

LABELS: Final = Path(__file__).parent / "labels"
DEFAULT_DATA: Final = "../shared/data"
HELD_OUT_SHARE: Final = 0.05
"""Of PolNeAR's training articles, kept aside to choose thresholds by."""
KIND_HELD_OUT_SHARE: Final = 0.25
"""Of the read articles, by group (an incident, an entry), kept aside for the same."""

_NEVER: Final = ("gold/relevance.dev", "gold/force_articles.dev", "incidents/gun_violence.dev")

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution of the corpus: characters of its source, cue and content."""

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with every attribution that its annotator marked."""

    id: str
    publisher: str
    text: str
    attributions: tuple[Attributed, ...]
    nested: bool = False
    """Whether attributions within the content of another were marked too; PolNeAR left them out."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """One article whose kind is known, and how much its label is trusted."""

    text: str
    title: str
    kind: ReportKind
    weight: float
    group: str
    read: bool = True
    """Whether somebody read it for its kind; the kind of the others follows from where they come from."""


def data_directory(option: str | None) -> Path:
    """Where the data lie: the option, else AVERMENT_DATA, else beside the repository."""
    path = Path(option or os.environ.get("AVERMENT_DATA") or DEFAULT_DATA)
    if not path.is_dir():
        raise SystemExit(f"no data directory at {path}: give --data or set AVERMENT_DATA")
    return path


def rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of one data set, by the name that the data's own README gives it."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles(data: Path, split: str) -> list[Article]:
    """PolNeAR's articles of one split."""
    return [
        Article(
            id=row["id"],
            publisher=row["publisher"],
            text=row["text"],
            attributions=tuple(_attributed(each) for each in row["attributions"]),
        )
        for row in rows(data, f"attribution/polnear.{split}")
    ]


def read_articles(data: Path, split: str) -> list[Article]:
    """Articles on crime and enforcement whose claims were read for this project: `train`, or `held` to measure on.

    Claims without a cue are left out: the linker starts from one.
    """
    found = []
    for row, text in read_rows(data, split):
        claims = tuple(_attributed(each) for each in row["claims"] if each["cue"])
        found.append(Article(id=row["id"], publisher="read", text=text, attributions=claims, nested=True))
    return found


def read_rows(data: Path, split: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows of the read claims of one split, each with the text that it was read from."""
    path = LABELS / "claims.read.jsonl"
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    known = {(source, t.key): t for source in sorted({row["source"] for row in labels}) for t in texts(data, source)}
    for row in (row for row in labels if row["split"] == split):
        text = known[row["source"], row["id"]].text
        if digest(text) != row["sha256"]:
            raise SystemExit(f"{path.name}: {row['id']} is not the text that was read")
        yield row, text


def _attributed(each: dict[str, Any]) -> Attributed:
    return Attributed(*(tuple((a, b) for a, b in each[part]) for part in ("source", "cue", "content")))


def share_of(name: str) -> float:
    """A number in [0, 1) that a name always gives: how splits are drawn, in every process alike."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) / 2**32


def split(everything: Sequence[Article]) -> tuple[list[Article], list[Article]]:
    """Articles to learn from, and those held out of training to choose by."""
    held = [a for a in everything if share_of(a.id) < HELD_OUT_SHARE]
    return [a for a in everything if share_of(a.id) >= HELD_OUT_SHARE], held


def kind_rows(data: Path) -> tuple[list[KindRow], list[KindRow]]:
    """Articles whose kind was read, to learn from and held out, so grouped that no incident stands in both.

    Those to learn from also hold articles whose kind is plain without reading: campaign news, and shootings that
    somebody answered to be by a police officer.
    """
    forbidden = {digest(each.text) for name in _NEVER for each in texts(data, name)}
    found: list[KindRow] = []
    for path in sorted(LABELS.glob("relevance.*.jsonl")):
        found += _labelled(data, path, forbidden)
    held = [r for r in found if share_of(r.group) < KIND_HELD_OUT_SHARE]
    learn = [r for r in found if share_of(r.group) >= KIND_HELD_OUT_SHARE]
    return [*learn, *(r for r in _plain(data) if digest(r.text) not in forbidden)], held


def _plain(data: Path) -> Iterator[KindRow]:
    for row in rows(data, "attribution/polnear.train"):
        yield KindRow(row["text"], "", ReportKind.NONE, 0.5, f"polnear:{row['id']}", read=False)
    for row in rows(data, "values/gvdb.dev"):
        if row["ann"]["radio3"].get("The shooting was by a police officer.") == "Yes":
            title = row.get("title") or ""
            yield KindRow(row["text"], title, ReportKind.USE_OF_FORCE, 0.7, f"gvdb:{row['id']}", read=False)


def _labelled(data: Path, path: Path, forbidden: set[str]) -> Iterator[KindRow]:
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    known = {
        (source, each.key): each for source in sorted({row["source"] for row in labels}) for each in texts(data, source)
    }
    for row in labels:
        each = known[row["source"], row["id"]]
        if digest(each.text) != row["sha256"]:
            raise SystemExit(f"{path.name}: {row['id']} is not the text that was read")
        if row["sha256"] not in forbidden:
            weight = 1.0 if row.get("sure", True) else 0.5
            yield KindRow(each.text, each.title, ReportKind(row["kind"]), weight, each.group)


@dataclass(frozen=True, slots=True)
class Text:
    """One article of a data set, grouped or not."""

    key: str
    text: str
    title: str
    group: str


def texts(data: Path, name: str) -> Iterator[Text]:
    """Every article of a data set."""
    for i, row in enumerate(rows(data, name)):
        group = f"{name}:{row.get('incident_id') or row.get('id') or i}"
        for each in row.get("articles", [row]):
            yield Text(str(each.get("id") or each.get("file")), each["text"], each.get("title") or "", group)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, as the label files write it."""
    return hashlib.sha256(text.encode()).hexdigest()
