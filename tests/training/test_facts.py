"""Labels of facts, joined to their articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training import facts
from training.corpus import digest

TEXT = "Deputies shot Ray Alder in the arm."
LABEL = {
    "id": "a1", "source": "articles/x", "sha256": digest(TEXT), "split": "held", "kind": "use_of_force", "by": "hand",
    "people": [{"id": "p1", "role": "subject", "count": 1, "mentions": [[14, 23]]}],
    "facts": [
        {"field": "name", "value_span": [14, 23], "person": "p1", "span": [14, 23], "modality": "asserted"},
        {"field": "injury_part", "value": "arm", "person": "p1", "span": [24, 34], "by_span": [0, 8]},
    ],
    "open_questions": [{"about": "force", "span": [0, 8]}], "acts": [], "others": [],
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one article, and labels of it."""
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps(LABEL) + "\n", "utf-8")
    monkeypatch.setattr(facts, "FILE", labels)
    folder = tmp_path / "articles"
    folder.mkdir()
    with gzip.open(folder / "x.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"entry": "e1", "articles": [{"file": "a1", "title": "T", "text": TEXT}]}) + "\n")
    return tmp_path


def test_offsets_become_words_again(data: Path) -> None:
    """Values, quotes and actors; the row has the shape that the scorer reads."""
    (row,) = facts.labelled(data, "held")
    assert [f["value"] for f in row["facts"]] == ["Ray Alder", "arm"]
    assert [f["quote"] for f in row["facts"]] == ["Ray Alder", "in the arm"]
    assert row["facts"][1]["by"] == "Deputies"
    assert row["open_questions"][0]["quote"] == "Deputies"
    assert (row["relevant"], row["group"]) == (True, "articles/x:e1")
    assert list(facts.labelled(data, "train")) == []


def test_a_text_that_is_not_the_one_that_was_read_is_refused(data: Path) -> None:
    """Offsets into another text would be words of nobody."""
    with gzip.open(data / "articles" / "x.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"articles": [{"file": "a1", "text": TEXT + " "}]}) + "\n")
    with pytest.raises(SystemExit, match="a1"):
        list(facts.labelled(data, "held"))


def test_the_labels_hold_no_words_of_articles() -> None:
    """Codes, offsets, and the names of public bodies and places alone."""
    path = Path(facts.__file__).parent / "labels" / "facts.read.jsonl"
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for fact in row["facts"]:
            free = isinstance(fact.get("value"), str) and " " in fact["value"]
            assert not free or fact["field"] in {"city", "county", "agency", "agency_participating"}, row["id"]
