"""The command line as a user meets it: what is printed where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from averment.cli import DONE, SOME_SKIPPED, STOPPED, cli

ROOT = Path(__file__).parents[1]
STORY = "A deputy shot a man in the arm in Toledo, Ohio, on Tuesday, the sheriff’s office said.\n"


def averment(*arguments: str | Path, stdin: str | None = None) -> Result:
    """Run one command in this process, with the engine that needs no model."""
    words = [str(a) for a in arguments]
    if words[0] in {"extract", "show", "claims", "demo"}:
        words += ["--engine", "rules"]
    return CliRunner().invoke(cli, words, input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A short report in a file."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def drafts_of(result: Result) -> list[dict[str, object]]:
    """What was printed, line by line."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_prints_one_draft_per_report_in_order(tmp_path: Path) -> None:
    """With the ids that came in."""
    rows = tmp_path / "in.jsonl"
    each = [{"id": f"r{i}", "text": STORY * (i % 3 + 1)} for i in range(40)]
    rows.write_text("".join(json.dumps(row) + "\n" for row in each), "utf-8")
    result = averment("extract", rows)
    assert result.exit_code == DONE, result.output
    assert [d["report"]["key"] for d in drafts_of(result)] == [f"r{i}" for i in range(40)]  # type: ignore[index]


def test_the_order_holds_with_several_processes(tmp_path: Path) -> None:
    """And the drafts are the same, byte for byte."""
    rows = tmp_path / "in.jsonl"
    rows.write_text("".join(json.dumps({"id": f"r{i}", "text": STORY}) + "\n" for i in range(40)), "utf-8")
    alone, together = (
        subprocess.check_output(
            [sys.executable, "-m", "averment", "extract", rows, "--engine", "rules", "--jobs", jobs], text=True
        )
        for jobs in "12"
    )
    assert alone == together


def test_what_extract_prints_is_valid(story: Path, tmp_path: Path) -> None:
    """By the checker that others use."""
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text(averment("extract", story, "--published", "2025-10-22").stdout, "utf-8")
    result = averment("validate", drafts)
    assert (result.exit_code, result.output) == (DONE, "")


def test_validate_names_file_line_and_problem(tmp_path: Path) -> None:
    """Every problem, and a code that a script can see."""
    drafts = tmp_path / "drafts.jsonl"
    drafts.write_text('{"report": 1}\nnot json\n', "utf-8")
    result = averment("validate", drafts)
    assert result.exit_code == SOME_SKIPPED
    assert f"{drafts}:1: " in result.stderr
    assert f"{drafts}:2: not JSON" in result.stderr


def test_a_bad_record_is_skipped_and_the_others_are_processed(tmp_path: Path) -> None:
    """Standard error names file, record and cause; standard output holds whole drafts only."""
    rows = tmp_path / "in.jsonl"
    rows.write_text(json.dumps({"id": "good", "text": STORY}) + '\n{"id": "empty"}\n{broken\n', "utf-8")
    result = averment("extract", rows)
    assert result.exit_code == SOME_SKIPPED
    assert [d["report"]["key"] for d in drafts_of(result)] == ["good"]  # type: ignore[index]
    assert "2 reports skipped" in result.stderr
    assert "in.jsonl" in result.stderr


def test_standard_input_is_read(story: Path) -> None:
    """`-` is a FILE."""
    result = averment("extract", "-", stdin=story.read_text("utf-8"))
    assert result.exit_code == DONE, result.output
    assert drafts_of(result)[0]["report"]["text"] == STORY  # type: ignore[index]


def test_a_day_of_publication_resolves_tuesday(story: Path) -> None:
    """And without one it stays open, with a question that says so."""
    with_day = drafts_of(averment("extract", story, "--published", "2025-10-22"))[0]
    without = drafts_of(averment("extract", story))[0]
    assert "2025-10-21" in [f["value"] for f in with_day["facts"] if f["field"] == "date"]  # type: ignore[attr-defined]
    assert [f for f in without["facts"] if f["field"] == "date"] == []  # type: ignore[attr-defined]
    assert "date" in [q["about"] for q in without["derived_questions"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("extract", "nowhere.txt"), STOPPED, "nowhere.txt"),
        (("extract", "pyproject.toml", "--engine", "oracle"), STOPPED, "embedded, rules"),
        (("extract", "pyproject.toml", "--published", "soon"), 2, "write it as 2025-10-22"),
        (("extract",), 2, "Missing argument"),
    ],
)
def test_what_cannot_run_says_why_and_how_else(arguments: tuple[str, ...], code: int, said: str) -> None:
    """One line, no trace, the documented exit code."""
    told = subprocess.run(
        [sys.executable, "-m", "averment", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == code
    assert said in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize("command", ["extract", "show", "claims", "validate", "demo"])
def test_help_teaches(command: str) -> None:
    """Every command says what it is for."""
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == DONE
    assert len(result.output.splitlines()) > 5


def test_show_prints_a_dossier_and_json(story: Path) -> None:
    """For people and for programs."""
    assert "Toledo" in averment("show", story, "--published", "2025-10-22").output.replace("TOLEDO", "Toledo")
    told = json.loads(averment("show", story, "--published", "2025-10-22", "--json").stdout)
    assert isinstance(told, dict)


def test_show_writes_one_page(story: Path, tmp_path: Path) -> None:
    """That needs nothing beside it."""
    page = tmp_path / "page.html"
    assert averment("show", story, "--html", page).exit_code == DONE
    written = page.read_text("utf-8")
    assert written.startswith("<!doctype html>")
    assert "http://" not in written.replace("http://www.w3.org", "")


def test_claims_are_printed_in_reading_order(story: Path) -> None:
    """Who, how, what."""
    shown = averment("claims", story).output
    words = " ".join(shown.split())
    assert words.index("sheriff’s") < words.index("said") < words.index("A deputy shot")


def test_claims_are_written_as_annotations(story: Path) -> None:
    """As JSON-LD that stands on its own lines."""
    (page,) = drafts_of(averment("claims", story, "--annotations"))
    assert page["type"] == "AnnotationPage"
    assert page["items"]


def test_demo_shows_every_shipped_report() -> None:
    """The first thing that a newcomer runs."""
    result = averment("demo")
    assert result.exit_code == DONE, result.output
    assert len(result.output.splitlines()) > 100


def test_importing_the_package_imports_nothing_heavy() -> None:
    """Start-up stays light because the list of what it loads stays short."""
    program = "import sys, averment.cli; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = set(subprocess.check_output([sys.executable, "-c", program], text=True).split())
    assert loaded.isdisjoint(
        {"numpy", "onnxruntime", "tokenizers", "trafilatura", "pydantic", "jinja2", "rich", "lxml"}
    )


def test_a_fact_is_explained_for_people(story: Path) -> None:
    """The words, who says it, what read it, and what made its confidence."""
    result = averment("extract", story, "--explain", "outcome")
    assert result.exit_code == DONE
    assert "outcome = " in result.stdout
    for told in ("words    “", "said by  ", "read by  rule ", "because  "):
        assert told in result.stdout
    assert "age = " not in result.stdout


def test_explanations_are_the_drafts_facts(story: Path) -> None:
    """Kept ones have the id and the confidence that the draft gives."""
    rows = [json.loads(line) for line in averment("extract", story, "--explain", "all", "--json").stdout.splitlines()]
    (draft,) = drafts_of(averment("extract", story))
    facts = draft["facts"]
    assert isinstance(facts, list)
    assert [(r["id"], r["confidence"]) for r in rows if r["kept"]] == [(f["id"], f["confidence"]) for f in facts]
    assert all(row["weights"] for row in rows)


def test_a_field_that_is_none_is_refused_with_those_that_are(story: Path) -> None:
    """Before any report is read."""
    result = averment("extract", story, "--explain", "colour")
    assert result.exit_code == 2
    assert "shots_fired" in result.stderr


def test_json_alone_is_refused(story: Path) -> None:
    """Drafts are JSON anyway; the flag would do nothing."""
    assert averment("extract", story, "--json").exit_code == 2


def test_an_explanation_steers_no_terminal(tmp_path: Path) -> None:
    """Words of a report are shown, whatever stands in them."""
    path = tmp_path / "story.txt"
    path.write_text(STORY.replace("a man in", "a man \x1b[31m\u202e in"), "utf-8")
    shown = averment("extract", path, "--explain", "all").stdout
    assert "outcome" in shown
    assert not {"\x1b", "\u202e"} & set(shown)
