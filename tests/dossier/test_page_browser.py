"""Pages in a real Chromium: nothing runs, nothing is fetched, everything opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from averment.dossier import render_page, view
from tests.chromium import IN_CHROMIUM
from tests.dossier.drafts import EVERY, draft_of

pytestmark = IN_CHROMIUM

Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the page of some drafts; fails where it asks the network for anything, or says anything.

    `refuses` expects the browser to report what the page's policy refused.
    """
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def open_page(*names: str, width: int = 1280, refuses: bool = False, **more: object) -> Page:
        file = tmp_path / "dossier.html"
        file.write_text(render_page(view(draft_of(n)) for n in names), "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: asked.append(r.url))
        if not refuses:
            page.on("console", lambda m: said.append(m.text))
        page.on("dialog", lambda d: said.append(f"dialog: {d.message}"))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [u for u in asked if not u.startswith("file:")] == []
    assert said == []


def unfold(page: Page) -> None:
    """Open everything that opens."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")


def test_a_value_opens_its_words(opened: Open) -> None:
    """A click shows the sentence with the exact words marked, and who says it."""
    page = opened("statement")
    value = page.locator("details.value", has_text="shot in the shoulder").first
    assert not value.locator("blockquote").is_visible()
    value.locator("summary").click()
    expect(value.locator("mark")).to_have_text(["hit in the shoulder"])
    expect(value.locator(".how")).to_contain_text("Maren Halvorsen, director of communications")


def test_a_value_opens_by_keyboard(opened: Open) -> None:
    """Nothing needs a mouse."""
    page = opened("statement")
    summary = page.locator("details.value summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("details.value").first.locator("blockquote").first).to_be_visible()


def test_words_lead_to_their_place_in_the_full_text(opened: Open) -> None:
    """The link under the words marks them where they stand, in view."""
    page = opened("statement")
    value = page.locator("details.value", has_text="condition: stable").first
    value.locator("summary").click()
    value.locator("a.there").click()
    target = page.locator(".mark:target")
    expect(target).to_have_text("listed as stable")
    expect(target).to_be_in_viewport()


def test_words_in_the_full_text_lead_back(opened: Open) -> None:
    """From the text a reader gets to the value that was read from it."""
    page = opened("statement")
    page.locator("a.mark", has_text="listed as stable").click()
    expect(page.locator("details:target summary")).to_contain_text("condition: stable")


def test_hostile_words_run_nothing(opened: Open) -> None:
    """Neither scripts nor handlers of a report; the title of the page is ours."""
    page = opened("hostile")
    unfold(page)
    page.wait_for_timeout(100)
    assert page.title().endswith("Averment")
    assert page.locator("script, img").count() == 0


def test_the_policy_stops_a_script_that_got_in(opened: Open) -> None:
    """Were a script to get past the escaping, the page's own policy would not run it."""
    page = opened("nothing", refuses=True)
    ran = page.evaluate("""() => {
        const s = document.createElement('script'); s.textContent = 'window.owned = 1'; document.body.append(s);
        return window.owned === 1; }""")
    assert not ran


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("name", EVERY)
def test_nothing_scrolls_sideways(opened: Open, name: str, width: int) -> None:
    """On a phone and on a desk, folded and unfolded."""
    page = opened(name, width=width)
    for _ in range(2):
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        unfold(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(opened: Open, width: int, scheme: str) -> None:
    """No violation that axe-core knows of, contrast included, everything unfolded."""
    page = opened(*EVERY, width=width, color_scheme=scheme, bypass_csp=True)
    unfold(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_a_line_turned_round_turns_nothing_else(opened: Open) -> None:
    """An Arabic name runs from right to left, and the row around it does not."""
    page = opened("hostile")
    assert page.evaluate("getComputedStyle(document.querySelector('.sheet')).direction") == "ltr"
    paragraph = page.locator(".text p[dir=auto]").nth(2)
    assert paragraph.evaluate("e => getComputedStyle(e).direction") == "rtl"
