"""`averment group` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from averment.cli import DONE, SOME_SKIPPED, STOPPED, cli

STORY = "A deputy shot Odette Marsh, 34, in the arm at the Halvorsen mill in Toledo, Ohio, on Tuesday, police said."
COUNCIL = "The library opens a reading room."


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    """One command in this process, with the engine that needs no model."""
    words = [str(a) for a in arguments]
    return CliRunner().invoke(cli, [*words, "--engine", "rules"], input=stdin)


def rows_of(result: Result) -> list[dict[str, Any]]:
    """What was printed, line by line."""
    assert result.exit_code == DONE, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two reports of one incident and one of none."""
    texts = {"a": STORY, "b": f"{STORY} Her lawyer asked for the video.", "c": COUNCIL}
    path = tmp_path / "in.jsonl"
    rows = ({"id": key, "text": text, "published": "2026-03-11"} for key, text in texts.items())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def drafts(reports: Path, tmp_path: Path) -> Path:
    """The same, extracted."""
    path = tmp_path / "drafts.jsonl"
    path.write_text(run("extract", reports).stdout, "utf-8")
    return path


def test_a_row_has_the_keys_of_the_contract(reports: Path) -> None:
    """In its order; a report without an incident stands in no row."""
    [row] = rows_of(run("group", reports))
    assert list(row) == ["incident", "reports", "mentions", "date", "place", "killed", "injured"]
    assert row["reports"] == ["a", "b"]
    assert row["incident"] == "US-OH-TOLEDO-2026-03-10-A"
    assert (row["date"], row["place"], row["injured"]) == ("2026-03-10", "Toledo, OH", 1)


def test_drafts_are_told_by_their_first_line(reports: Path, drafts: Path) -> None:
    """And give the same rows, from a file or from standard input."""
    wanted = run("group", reports).stdout
    assert run("group", drafts).stdout == wanted
    assert run("group", "-", "--drafts", stdin=drafts.read_text("utf-8")).stdout == wanted


def test_a_row_that_is_no_draft_is_named_and_left_aside(drafts: Path) -> None:
    """The others are grouped all the same."""
    with drafts.open("a", encoding="utf-8") as out:
        out.write('{"report": {}}\n')
    result = run("group", drafts)
    assert result.exit_code == SOME_SKIPPED
    assert "drafts.jsonl:4: no draft record" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_known_incidents_keep_their_ids_from_run_to_run(drafts: Path, tmp_path: Path) -> None:
    """The second run holds one new report, and the first ones are not needed again."""
    first, *others = drafts.read_text("utf-8").splitlines(keepends=True)
    kept, one, rest = (tmp_path / name for name in ("known.jsonl", "1.jsonl", "2.jsonl"))
    one.write_text(first, "utf-8")
    rest.write_text("".join(others), "utf-8")
    [before] = rows_of(run("group", one, "--known", kept))
    [after] = rows_of(run("group", rest, "--known", kept))
    assert before["incident"] == after["incident"]
    assert after["reports"] == ["a", "b"]


def test_why_prints_features_with_their_meaning_and_weight(drafts: Path) -> None:
    """And the likelihood that they give."""
    result = run("group", drafts, "--why", "a", "b")
    assert result.exit_code == DONE
    assert "likelihood that a and b tell of one incident" in result.stdout
    assert "day_same: One and the same day of the incident" in result.stdout


def test_why_names_a_report_that_is_not_there(drafts: Path) -> None:
    """Or that tells of no incident."""
    result = run("group", drafts, "--why", "a", "c")
    assert result.exit_code != DONE
    assert "--why: 'c' will not do" in str(result.exception)


def test_another_file_is_not_taken_for_known_incidents(drafts: Path) -> None:
    """And is not written over."""
    before = drafts.read_text("utf-8")
    result = run("group", drafts, "--known", drafts)
    assert "--known" in str(result.exception)
    assert drafts.read_text("utf-8") == before
    assert STOPPED != DONE


def test_steps_hold_every_decision_with_its_reason(drafts: Path, tmp_path: Path) -> None:
    """As JSON lines."""
    steps = tmp_path / "steps.jsonl"
    run("group", drafts, "--steps", steps)
    told = [json.loads(line) for line in steps.read_text("utf-8").splitlines()]
    assert [(t["step"], t["key"]) for t in told] == [("opened", "a"), ("joined", "b")]
    assert all(t["reason"] for t in told)
