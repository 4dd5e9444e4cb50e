"""Draw the pictures of the desk: the shipped, fictional reports in a store of their own, in a real Chromium."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from averment.bootstrap import build_engine, build_gazetteer
from averment.demo import shipped_reports
from averment.extracting import Extractor
from averment.reading import Intake, open_inputs
from averment.reading.records import Skipped
from averment.store import Reader, open_store
from averment.web.pages.placing import new_name

DOCS = Path(__file__).resolve().parent.parent / "docs"
TOGETHER = "TOLEDO"
"""Reports of this town tell of one incident; every other report has one of its own."""
ACCEPTED = 3
"""Facts that are accepted before the picture of the report is taken."""
WIDTH, HEIGHT, SCALE = 1280, 900, 1.25


def fill(address: str) -> None:
    """Take the shipped reports into a store, and say which of them tell of one incident."""
    store = open_store(address)
    records = [r for r in open_inputs([str(p) for p in shipped_reports()]) if isinstance(r, Intake)]
    drafts = Extractor(build_engine("embedded"), build_gazetteer()).run([r.report for r in records])
    with store.write("averment") as writer:
        for record, draft in zip(records, drafts, strict=True):
            if isinstance(draft, Skipped):
                continue
            number = writer.add(draft, record.raw).number
            if draft.primary is None:
                continue
            name = new_name(Reader(writer.connection), draft, draft.primary.id)
            name = f"{name[:-1]}A" if TOGETHER in name else name
            writer.place(number, draft.primary.id, name)
        writer.commit()
    store.close()


@contextmanager
def served(address: str) -> Iterator[str]:
    """The address of a desk on that store."""
    command = [sys.executable, "-m", "averment", "serve", "--port", "0", "--store", address, "--as", "Dana Whitlow"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as desk:  # noqa: S603
        found = re.search(r"http://\S+(?=/)", desk.stdout.readline() if desk.stdout else "")
        try:
            yield found.group() if found else ""
        finally:
            desk.terminate()


def draw_desk(chromium: str, quiet: list[str]) -> list[Path]:
    """Write the pictures; their files."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/record.db"
        fill(address)
        with served(address) as desk, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
            made = [_report(page, desk), _incident(page, desk), _queue(page, desk)]
            browser.close()
    return made


def _report(page: Page, desk: str) -> Path:
    """The first report, some facts accepted, one at hand."""
    page.goto(f"{desk}/reports/1?show=1")
    page.wait_for_selector("li.fact.current")
    for done in range(1, ACCEPTED + 1):
        page.keyboard.press("a")
        page.wait_for_selector(f"li.fact.accepted >> nth={done - 1}")
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)
    return _taken(page, "desk.png")


def _incident(page: Page, desk: str) -> Path:
    page.goto(f"{desk}/reports/1?show=1")
    page.locator(".placing a").first.click()
    if page.locator(".cover").count():
        page.locator(".cover a").click()
    page.wait_for_selector(".sentences")
    return _taken(page, "desk-incident.png")


def _queue(page: Page, desk: str) -> Path:
    page.goto(f"{desk}/queue")
    return _taken(page, "desk-queue.png")


def _taken(page: Page, name: str) -> Path:
    page.screenshot(path=DOCS / name)
    return DOCS / name
