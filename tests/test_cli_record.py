"""The commands about the record, as a shell runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from averment.cli import SOME_SKIPPED, STOPPED, cli
from averment.demo import shipped_reports
from averment.errors import StoreUnusable


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two shipped reports, at hand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AVERMENT_STORE", raising=False)
    for path in shipped_reports()[:2]:
        shutil.copy(path, tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(cli, arguments)


def add(folder: Path) -> Result:
    """Take the folder's reports in, with the engine that needs no model."""
    return run("add", str(folder), "--engine", "rules", "--jobs", "1", "--as", "ann")


def test_what_is_added_is_told_and_checked(folder: Path) -> None:
    """A line a report; the second time nothing is new; the check is silent."""
    first = add(folder)
    assert [line.split("\t")[:2] for line in first.stdout.splitlines()] == [["1", "new"], ["2", "new"]]
    assert "2 same" in add(folder).stderr
    checked = run("check")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "lines fit" in run("ledger", "verify").stdout


def test_what_cannot_be_read_is_skipped_by_name(folder: Path) -> None:
    """And the exit code says so."""
    (folder / "empty.html").write_text("")
    done = add(folder)
    assert done.exit_code == SOME_SKIPPED
    assert "empty.html" in done.stderr


def test_a_changed_store_is_named(folder: Path) -> None:
    """By the line of the ledger."""
    import sqlite3

    add(folder)
    with sqlite3.connect("averment.db") as connection:
        connection.execute("UPDATE reports SET title = 'Another title' WHERE n = 2")
    connection.close()
    found = run("ledger", "verify")
    assert found.exit_code == SOME_SKIPPED
    assert "title of report 2" in found.stdout
    assert run("check").exit_code == SOME_SKIPPED


def test_a_backup_is_restored_elsewhere(folder: Path) -> None:
    """And holds the same."""
    add(folder)
    assert run("backup", "copy.db").exit_code == 0
    assert run("restore", "copy.db", "--store", "again.db").exit_code == 0
    assert run("check", "--store", "again.db").exit_code == 0
    again = run("restore", "copy.db", "--store", "again.db")
    assert isinstance(again.exception, StoreUnusable)
    assert STOPPED == 3


def test_a_signed_head_is_checked(folder: Path) -> None:
    """Against the ledger that it was taken from."""
    add(folder)
    Path("head.json").write_text(run("ledger", "head", "--key", "ledger.pem").stdout)
    public = json.loads(Path("head.json").read_text())["public"]
    assert run("ledger", "check-head", "head.json", "--public", public).exit_code == 0
    assert run("ledger", "check-head", "head.json", "--public", "00" * 32).exit_code == SOME_SKIPPED


def test_the_record_is_given_out(folder: Path) -> None:
    """As a table and as an archive, which is taken in again as what it is."""
    add(folder)
    Path("mine.toml").write_text('[[column]]\nname = "Case"\nof = "id"\n')
    table = run("export", "--columns", "mine.toml").stdout.splitlines()
    assert table[0] == "Case"
    assert len(table) > 1
    assert run("export", "--warc", "archive.warc.gz").exit_code == 0
    assert "2 same" in run("add", "archive.warc.gz", "--engine", "rules", "--jobs", "1").stderr
    assert run("export").exit_code == 2


def test_erased_words_do_not_come_back(folder: Path) -> None:
    """The command asks first, and the same file is refused afterwards."""
    add(folder)
    assert run("erase", "1", "--grounds", "a private person asked").exit_code == 1
    assert run("erase", "1", "--grounds", "a private person asked", "--yes").exit_code == 0
    assert "1 skipped" in add(folder).stderr
    assert run("check").exit_code == 0


def test_a_store_of_another_kind_is_refused(folder: Path) -> None:
    """By its address, without its password."""
    refused = run("check", "--store", "mysql://a:secret@b/c")
    assert isinstance(refused.exception, StoreUnusable)
    assert "secret" not in str(refused.exception)
    assert run("migrate").exit_code == 0
    assert (folder / "averment.db").exists()
