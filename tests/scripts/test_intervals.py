"""Bootstrap intervals from counts by incident, with a scorer of the bench's shape, on invented rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from scripts.intervals import Tally, differing, figure, interval, load_scorer, tallies, total

SCORER = '''
"""A scorer of the bench's shape: it reads rows, counts, and shows."""
import json

def rows(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]

def by_key(gold, path):
    return {str(d["key"]): d for d in rows(path)}

def show(name, hit, said, wanted):
    print(name + ".precision", hit / said)

def two(name, right, said, found, asked):
    print(name + ".precision", right / said)

def relevance(gold, drafts):
    hit = said = wanted = 0
    for g in rows(gold):
        mine, yes = bool(drafts.get(str(g["id"]))), g["kind"] == "use_of_force"
        hit, said, wanted = hit + (mine and yes), said + mine, wanted + yes
    show("relevance", hit, said, wanted)

def counts(gold, drafts):
    ok = sum(drafts[g["articles"][0]["id"]]["killed"] == g["gva"]["killed"] for g in rows(gold))
    print("counts.killed.exact", ok / len(rows(gold)))
    print("baseline.counts.killed", 0.5)

def facts(gold, drafts):
    everything = rows(gold)
    fields = {f["field"] for g in everything for f in g["facts"]}
    said = [f for g in everything for f in drafts.get(g["id"], {}).get("facts", []) if f["field"] in fields]
    asked = [f for g in everything for f in g["facts"] if f.get("agreed", True)]
    two("facts.value", 1 if said else 0, len(said), 0, len(asked))
'''


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A folder with a scorer."""
    (tmp_path / "score.py").write_text(SCORER, "utf-8")
    return tmp_path


def lines(path: Path, *rows: Mapping[str, object]) -> str:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return str(path)


def test_counts_of_one_incident_stand_together(bench: Path) -> None:
    """Its articles are drawn together, since they tell of the same."""
    gold = lines(
        bench / "gold.jsonl",
        {"id": 1, "kind": "use_of_force", "group": "a"},
        {"id": 2, "kind": "use_of_force", "group": "a"},
        {"id": 3, "kind": "none", "group": "b"},
    )
    drafts = lines(bench / "drafts.jsonl", {"key": 1}, {"key": 3})
    found = tallies(load_scorer(bench), "relevance", gold, drafts)
    assert [found["a"]["relevance", place] for place in range(3)] == [1, 1, 2]
    assert [found["b"]["relevance", place] for place in range(3)] == [0, 1, 0]


def test_the_scorer_is_as_it_was_afterwards(bench: Path) -> None:
    """What stands in for its own functions is taken out again."""
    scorer = load_scorer(bench)
    before = dict(vars(scorer))
    gold = lines(bench / "gold.jsonl", {"id": 1, "kind": "none"})
    tallies(scorer, "relevance", gold, lines(bench / "drafts.jsonl", {"key": 1}))
    assert dict(vars(scorer)) == before


def test_an_incident_told_twice_is_not_counted(bench: Path) -> None:
    """As the scorer has it: its counts are of one article."""
    row = {"incident_id": "i", "gva": {"killed": 1}, "articles": [{"id": "x"}]}
    gold = lines(bench / "gold.jsonl", row, {**row, "incident_id": "j", "articles": [{"id": "x"}, {"id": "y"}]})
    found = tallies(load_scorer(bench), "counts", gold, lines(bench / "drafts.jsonl", {"key": "x", "killed": 1}))
    assert found == {"i": Counter({("counts.killed", 0): 1, ("counts.killed", 1): 1})}


def test_a_field_that_another_article_asks_for_is_counted(bench: Path) -> None:
    """What is said of it where nobody coded it is wrong there too, and nothing more is asked."""
    gold = lines(
        bench / "gold.jsonl",
        {"id": "1", "facts": [{"field": "age"}]},
        {"id": "2", "facts": [{"field": "city"}]},
    )
    drafts = lines(bench / "drafts.jsonl", {"key": "1", "facts": [{"field": "city"}]})
    found = tallies(load_scorer(bench), "facts", gold, drafts)
    assert [found["row 0"]["facts.value", place] for place in range(4)] == [1, 1, 0, 1]


def tally(**counts: tuple[int, ...]) -> Tally:
    """Counts of figures by their names, with `_` for a point."""
    return Counter({(n.replace("_", "."), i): c for n, numbers in counts.items() for i, c in enumerate(numbers)})


def test_figures_are_made_as_the_scorer_makes_them() -> None:
    """From three counts or from four."""
    assert figure("a.f1", Counter())(tally(a=(2, 4, 2))) == pytest.approx(2 / 3)
    assert figure("a.recall", Counter())(tally(a=(2, 4, 3, 4))) == 0.75
    assert figure("a.exact", Counter())(tally(a=(3, 4))) == 0.75
    assert figure("a.f1", Counter())(Counter()) == 0.0


def test_the_macro_average_keeps_to_the_fields_that_are_common_in_the_whole() -> None:
    """A resample with few of one does not drop it."""
    whole = tally(facts_field_age=(0, 1, 0, 20), facts_field_city=(1, 1, 1, 19))
    part = tally(facts_field_age=(1, 1, 1, 1), facts_field_city=(0, 1, 0, 9))
    assert figure("facts.value.macro_f1", whole)(part) == 1.0


def test_a_figure_that_does_not_add_up_is_refused() -> None:
    """Rather than guessed."""
    with pytest.raises(KeyError):
        figure("attacks.city.accuracy", Counter())


def test_an_interval_is_the_same_each_time_and_holds_the_figure() -> None:
    """It is seeded, and wider where incidents differ more."""
    apart = [tally(a=(10, 10, 10)), tally(a=(0, 10, 10))] * 5
    alike = [tally(a=(5, 10, 10))] * 10
    low, high = interval(apart, "a.f1")
    assert (low, high) == interval(apart, "a.f1")
    assert low < 0.5 < high
    assert interval(alike, "a.f1") == (0.5, 0.5)


def test_counts_that_do_not_add_up_are_told() -> None:
    """So that a changed scorer is noticed."""
    found = [tally(a=(1, 2, 2))]
    assert list(differing(found, {"a.precision": 0.5}, ["a.precision"])) == []
    assert list(differing(found, {"a.precision": 0.7}, ["a.precision"])) == [
        "a.precision: 0.5000 from counts, 0.7000 printed"
    ]
    assert total(found) == found[0]


def test_a_folder_without_a_scorer_is_named(tmp_path: Path) -> None:
    """The error of the system names the file."""
    with pytest.raises(FileNotFoundError, match=r"score\.py"):
        load_scorer(tmp_path)


def test_two_loads_are_two_modules(bench: Path) -> None:
    """What one changes the other does not see."""
    one, other = load_scorer(bench), load_scorer(bench)
    assert isinstance(one, ModuleType)
    assert one is not other
