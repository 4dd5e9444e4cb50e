"""The guide is followed to the letter: its commands run, its keys are pressed, and what it names is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from averment.store import open_store
from averment.store.rows import Status
from tests.chromium import IN_CHROMIUM, served

pytestmark = [*IN_CHROMIUM, pytest.mark.slow]
GUIDE = (Path(__file__).parents[2] / "docs/guide.md").read_text("utf-8")
ENV = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def commands() -> list[str]:
    """Every command line of the guide."""
    return [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The newcomer's folder, after the commands of the first step but for the installation."""
    first = [c for c in commands() if c.startswith(("mkdir", "cd", "averment add"))]
    done = subprocess.run(
        ["bash", "-ec", "\n".join(first)], cwd=tmp_path, env=ENV, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return tmp_path / "incidents"


@pytest.fixture
def desk(folder: Path) -> Iterator[str]:
    """The desk as the second step opens it, on a port that is free."""
    command = next(c for c in commands() if c.startswith("averment serve"))
    with served("bash", "-c", f"exec {command} --port 0", folder=folder, env=ENV) as address:
        yield address


def accept_all(page: Page) -> None:
    """Press `a` until what is left agrees, then `g`."""
    left = page.locator("#left")
    asked = page.locator("#review .facts:not(.folded .facts) > .fact.open")
    while (count := left.inner_text()) != "0 to decide":
        page.keyboard.press("a" if asked.count() else "g")
        expect(left).not_to_have_text(count)


def test_the_guide_leads_to_a_reviewed_incident(browser: Browser, desk: str, folder: Path) -> None:
    """Step by step, as it is written."""
    shown = ""
    page = browser.new_page()
    page.goto(desk)
    expect(page.locator(".tally")).to_contain_text("2 reports wait")
    shown += page.inner_text("body")
    page.get_by_text("Review the next report").click()
    page.wait_for_selector("li.fact.current")
    shown += page.inner_text("body")
    accept_all(page)
    shown += page.inner_text("body")
    at = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url.partition("#")[0] != at.partition("#")[0])
    page.wait_for_selector("li.fact.current")
    expect(page.locator("form.agree")).to_be_visible()
    shown += page.inner_text("body")
    page.locator("#text").focus()
    page.keyboard.press("g")
    expect(page.locator("form.agree")).to_have_count(0)
    accept_all(page)
    page.get_by_text("Incidents", exact=True).click()
    page.locator(".list th a", has_text="Toledo").click()
    if page.locator(".cover a").count():
        page.locator(".cover a").click()
    page.wait_for_selector(".sentences")
    shown += page.inner_text("body")
    expect(page.locator(".from")).to_contain_text("2 reports")
    for name in re.findall(r"\*\*(.+?)\*\*", GUIDE):
        assert name.casefold() in shown.casefold(), name
    store = open_store(str(folder / "averment.db"))
    with store.read() as reader:
        assert reader.progress().reports == {Status.DONE: 2}
        decided = [line.payload["who"] for line in reader.history().rows if line.payload and line.kind == "decision"]
        assert set(decided) == {"Your Name"}
    store.close()
