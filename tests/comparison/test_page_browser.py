"""The page of a comparison in a real Chromium: nothing is fetched, every cell opens, axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from averment.comparing import compare_record
from averment.comparison import render_page, view
from tests.chromium import IN_CHROMIUM
from tests.comparing.examples import drafts
from tests.comparing.reports import record
from tests.dossier.drafts import hostile

pytestmark = IN_CHROMIUM


@pytest.fixture(params=["light", "dark"])
def page(browser: Browser, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Page]:
    """Two incidents on one page, one of them with hostile words; fails where it asks the network for anything."""
    records = [record(*drafts("police says knife on day 4; widow denies knife on day 5; court finds none on day 9"))]
    records.append(record(hostile()))
    file = tmp_path / "compared.html"
    shown = [(view(compare_record(r), r), tuple(t.draft.report.text for t in r.tellings)) for r in records]
    file.write_text(render_page(shown), "utf-8")
    asked: list[str] = []
    opened = browser.new_page(color_scheme=request.param, bypass_csp=True)
    opened.on("request", lambda r: asked.append(r.url))
    opened.goto(file.as_uri())
    yield opened
    opened.close()
    assert asked == [file.as_uri()]


def test_axe_finds_nothing(page: Page) -> None:
    """No violation that axe-core knows of, contrast included, everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_a_cell_opens_its_words(page: Page) -> None:
    """A click shows the sentence with the words marked."""
    cell = page.locator(".matrix td.denies details, .matrix td.differs details").first
    assert not cell.locator("blockquote").first.is_visible()
    cell.locator("summary").first.click()
    expect(cell.locator("blockquote mark").first).to_be_visible()
