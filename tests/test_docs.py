"""The docs say what is so: links lead somewhere, examples run, tables are the code's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from averment.demo import shipped_reports
from scripts.write_fields import FIELDS_PAGE, PAGE, fields_written, written

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def examples() -> list[str]:
    """Every command line of ours in a console block, without its comment."""
    found = {
        line.split("  #")[0].strip()
        for page in PAGES
        for block in CONSOLE.findall(page.read_text("utf-8"))
        for line in block.splitlines()
        if line.startswith("averment ")
    }
    return sorted(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Each relative link names a file that is there."""
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_table_of_fields_is_written() -> None:
    """`scripts/write_fields.py` was run after the last change of the table."""
    page = PAGE.read_text("utf-8")
    assert written(page) == page


def test_the_page_of_fields_is_written() -> None:
    """`scripts/write_fields.py` was run after the last change of fields, crosswalk or measurements."""
    assert FIELDS_PAGE.read_text("utf-8") == fields_written()


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the examples name, made of shipped reports."""
    folder = tmp_path_factory.mktemp("newcomer")
    by_number = {p.name[:2]: p for p in shipped_reports()}
    shutil.copy(by_number["03"], folder / "article.html")
    shutil.copy(by_number["01"], folder / "statement.html")
    shutil.copy(by_number["05"], folder / "filing.pdf")
    shutil.copy(by_number["02"], folder / "wire.txt")
    run("averment extract article.html > drafts.jsonl", folder)
    shutil.copy(folder / "drafts.jsonl", folder / "d.jsonl")
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """As a shell would, with the `averment` that is being tested."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path}
    return subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", examples())
def test_an_example_runs(command: str, newcomer: Path) -> None:
    """As it stands on the page."""
    shown = run(command.replace("archive.warc.gz", "wire.txt").replace("*.pdf", "filing.pdf"), newcomer)
    assert shown.returncode == 0, shown.stderr
