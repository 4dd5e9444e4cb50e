"""`averment compare` and `averment count` from the command line, on drafts of the shipped, fictional reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from averment.cli import cli
from averment.demo import shipped_reports


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Drafts of the reports on the shooting in Toledo, by the engine that needs no model."""
    path = tmp_path_factory.mktemp("compare") / "drafts.jsonl"
    reports = [str(p) for p in shipped_reports() if p.name[:2] in ("01", "02", "03", "04", "05")]
    path.write_text(run("extract", "--engine", "rules", *reports), "utf-8")
    return path


def run(*arguments: str, code: int = 0) -> str:
    """What a command prints on standard output."""
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout


def test_json_holds_every_report(drafts: Path) -> None:
    """One line, one incident."""
    (row,) = (json.loads(line) for line in run("compare", "--one", "--json", str(drafts)).splitlines())
    assert len(row["reports"]) == 5
    assert {f["standing"] for f in row["fields"]} >= {"corroborated", "officer_side_only"}


def test_reports_are_grouped_first(drafts: Path) -> None:
    """The incident has the id that grouping gives it."""
    ids = [json.loads(line)["incident"] for line in run("compare", "--json", str(drafts)).splitlines()]
    assert ids
    assert all(i.startswith(("US-OH-TOLEDO-2025-11-18", "XX", "US-")) for i in ids)


def test_every_passage_of_a_comparison_is_exact(drafts: Path) -> None:
    """Words and places are those of the report that they are said to stand in."""
    texts = {d["report"]["key"]: d["report"]["text"] for d in map(json.loads, drafts.read_text("utf-8").splitlines())}
    row = json.loads(run("compare", "--one", "--json", str(drafts)))
    for saying in row["sayings"]:
        p = saying["passage"]
        assert texts[saying["report"]][p["start"] : p["end"]] == p["exact"]


def test_the_terminal_shows_what_stands(drafts: Path) -> None:
    """Standings, the time line, open questions."""
    out = run("compare", "--one", str(drafts))
    for title in ("what", "ACCOUNTS IN TIME", "OPEN QUESTIONS", "corroborated"):
        assert title in out


def test_since_says_what_is_new(drafts: Path) -> None:
    """The reports after the first day."""
    assert "new report:" in run("compare", "--one", "--since", "2025-11-18", str(drafts))


def test_a_page_masks_private_names(drafts: Path, tmp_path: Path) -> None:
    """Nobody's surname is left who is private; with a reason it stands, and the reason too."""
    page = tmp_path / "page.html"
    run("compare", "--one", "--html", str(page), str(drafts))
    assert "Quintanilla" not in page.read_text("utf-8")
    run("compare", "--one", "--html", str(page), "--unmasked", "all of it is fiction", str(drafts))
    assert "Quintanilla" in page.read_text("utf-8")
    assert "all of it is fiction" in page.read_text("utf-8")


def test_count_needs_a_definition(drafts: Path) -> None:
    """And says so."""
    run("count", str(drafts), code=2)


def test_count_under_all_definitions(drafts: Path) -> None:
    """One table, then each with its rows."""
    out = run("count", "--one", "--all", str(drafts))
    assert "Any discharge of an officer's firearm: 1 of 1 incident" in out


def test_count_as_json_has_the_rows(drafts: Path) -> None:
    """Each with its clause and the sayings behind it."""
    row = json.loads(run("count", "--one", "--json", "--definition", "any-discharge", str(drafts)))
    assert (row["low"], row["high"]) == (1, 1)
    assert row["rows"][0]["because"][0]["sayings"]
