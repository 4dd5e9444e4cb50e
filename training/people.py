"""Fit who is whom and who is what: `python -m training.people`; writes two models into the package's weights.

Learns from the people of the `train` articles of `training/labels/facts.read.jsonl`, as the tree's rules find them on
the shipped engine's marks. A person of the rules is the read person whose words theirs share most.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from averment.bootstrap import build_engine
from averment.coding.cast.casting import Ruled, rule_cast
from averment.coding.cast.gathering import Entity
from averment.coding.cast.likeness import NOBODY, join_alike, pairs, role_features
from averment.coding.cast.roles import cast_roles
from averment.coding.speech.claims import hear
from averment.coding.text.layout import lay_out
from averment.domain.codes import PersonRole, ReportKind
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.reading import Intake, open_inputs
from training.corpus import data_directory
from training.facts import labelled
from training.linear import Linear, fit

WEIGHTS = Path("src/averment/coding/data/weights.json")
CACHE = Path(".train/facts")
CLASSES = (NOBODY, *PersonRole)
_UNREAD = 0.5
"""How much is believed that whom no reader named takes no part: readers list a few wordings of each, not all."""

Row = Mapping[str, Any]


def marks_of(rows: Sequence[Row], cache: Path) -> dict[str, tuple[Report, Markup]]:
    """The shipped engine's marks on each article by id; kept in a folder, since they cost most."""
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / "marks.pickle"
    known: dict[str, tuple[Report, Markup]] = pickle.loads(path.read_bytes()) if path.exists() else {}  # noqa: S301 - ours
    todo = [row for row in rows if row["id"] not in known]
    if todo:
        inputs = cache / "in.jsonl"
        keys = ("id", "title", "published", "text")
        inputs.write_text("".join(json.dumps({k: row[k] for k in keys if row[k]}) + "\n" for row in todo), "utf-8")
        engine = build_engine("embedded")
        for i, record in enumerate(open_inputs([str(inputs)]), 1):
            if isinstance(record, Intake):
                known[record.report.key] = (record.report, engine.mark([record.report])[0])
            if i % 50 == 0:
                print(f"{i} of {len(todo)} articles marked", flush=True)
        path.write_bytes(pickle.dumps(known))
    return known


def ruled_cast(report: Report, markup: Markup, kind: ReportKind) -> Ruled:
    """The people of a report as the rules find them, its kind being what the reader says."""
    layout = lay_out(report.text)
    return rule_cast(layout, kind, hear(report, layout, markup))


def read_people(ruled: Ruled, row: Row) -> dict[int, str | None]:
    """For each person of the rules the id of the read person whom their words mean; None for nobody."""
    spans = {p["id"]: list(_everywhere(row["text"], p["mentions"])) for p in row["people"]}
    words, mentions = ruled.gathering.clauses.words, ruled.gathering.clauses.mentions
    found: dict[int, str | None] = {}
    for e in ruled.gathering.entities:
        shared: Counter[str] = Counter()
        for k in e.mentions:
            span = words.span(mentions[k].first, mentions[k].end)
            shared.update(i for i, each in spans.items() if any(a < span.end and span.start < b for a, b in each))
        found[e.number] = shared.most_common(1)[0][0] if shared else None
    return found


def _everywhere(text: str, mentions: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Places of the read words, names also where they are repeated."""
    for start, end in mentions:
        yield start, end
        words = text[start:end]
        if words[:1].isupper() and words.split()[0].lower() not in ("the", "a", "an", "his", "her", "two", "one"):
            at = text.find(words)
            while at >= 0:
                yield at, at + len(words)
                at = text.find(words, at + 1)


def fit_same(articles: Sequence[tuple[Ruled, Row]]) -> Linear:
    """Whether two people of the rules are one: pairs of whom a reader named at least one."""
    names, classes, weights = [], [], []
    for ruled, row in articles:
        who = read_people(ruled, row)
        for a, b, features in pairs(ruled.gathering, ruled.roles, ruled.parts):
            mine, theirs = who[a.number], who[b.number]
            if mine is None and theirs is None:
                continue
            names.append(features)
            classes.append(int(mine == theirs))
            weights.append(1.0 if mine and theirs else _UNREAD)
    print(f"same person: {len(classes)} pairs, {sum(classes)} of them one")
    return fit(names, classes, 3.0, np.array(weights))


def fit_roles(articles: Sequence[tuple[Ruled, Row]]) -> Linear:
    """What each person of the rules is to the incident."""
    names, classes, weights = [], [], []
    for ruled, row in articles:
        who, roles = read_people(ruled, row), {p["id"]: p["role"] for p in row["people"]}
        parts = ruled.parts
        for e in _present(ruled):
            read = who[e.number]
            names.append(tuple(role_features(ruled.gathering, e, ruled.roles, parts, ruled.speakers, ruled.kind)))
            classes.append(CLASSES.index(roles[read] if read else NOBODY))
            weights.append(1.0 if read else _UNREAD)
    print("roles:", Counter(CLASSES[c] for c in classes).most_common())
    return fit(names, classes, 3.0, np.array(weights))


def _present(ruled: Ruled) -> list[Entity]:
    return [e for e in ruled.gathering.entities if e.mentions]


def main() -> None:
    """Fit both and write them beside the other weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", help="the folder of data sets")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where marks are kept between runs")
    parser.add_argument("--bar", type=float, default=0.6, help="how sure a joining must be")
    args = parser.parse_args()
    rows = [row for row in labelled(data_directory(args.data), "train") if row["kind"] != ReportKind.NONE]
    marks = marks_of(rows, args.cache)
    articles = [(ruled_cast(*marks[row["id"]], ReportKind(row["kind"])), row) for row in rows]
    same = fit_same(articles)
    joined = same.row(1, less=0)
    for ruled, _ in articles:
        join_alike(ruled.gathering, ruled.roles, ruled.parts, joined, args.bar)
        ruled.roles.clear()
        ruled.roles.update(cast_roles(ruled.gathering, ruled.deeds, ruled.kind))
    role = fit_roles(articles)
    models = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    models["same person"] = joined
    models["bars"]["same person"] = args.bar
    models["role"] = {name: role.row(i) for i, name in enumerate(CLASSES) if i < role.weights.shape[1]}
    WEIGHTS.write_text(json.dumps(models, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
