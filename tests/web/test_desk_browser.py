"""The desk in a real Chromium: reviewing by keyboard alone, nothing refused by the policy, nothing axe knows of."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from averment.domain.draft import Draft
from averment.store import open_store
from averment.store.rows import Status
from tests.chromium import IN_CHROMIUM, served
from tests.dossier.drafts import statement
from tests.store.stories import STORY, story
from tests.web.conftest import hostile

pytestmark = IN_CHROMIUM
Open = Callable[..., Page]
INCIDENT = "US-XX-FERRISGAP-2025-10-21-A"
PAGES = (
    "/queue",
    "/queue/sure?above=60",
    "/queue/proposals",
    "/definitions",
    "/definitions/any-discharge",
    "/reports/1?show=1",
    "/reports/3?show=1",
    "/incidents",
    f"/incidents/{INCIDENT}?show=1",
    "/search?q=deputies",
    "/ledger",
    "/nothing",
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """An empty store's file."""
    return tmp_path / "record.db"


@pytest.fixture
def desk(record: Path) -> Iterator[str]:
    """The address of a desk that `averment serve` opened on that store."""
    command = [sys.executable, "-m", "averment", "serve", "--port", "0", "--store", str(record), "--as", "ann"]
    with served(*command) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, desk: str) -> Iterator[Open]:
    """Open a page of the desk; fails where anything is asked of another host, refused, or said on the console."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def open_page(path: str, *, width: int = 1280, quiet: bool = True, **more: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda r: asked.append(r.url))
        if quiet:
            page.on("console", lambda m: said.append(m.text))
        page.on("pageerror", lambda e: said.append(str(e)))
        page.on("dialog", lambda d: said.append(f"dialog: {d.message}"))
        page.goto(desk + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [u for u in asked if not u.startswith(desk)] == []
    assert said == []


def add(record: Path, *drafts: tuple[Draft, bytes]) -> None:
    """Take reports in, as `averment add` does."""
    store = open_store(str(record))
    with store.write("averment") as writer:
        for draft, raw in drafts:
            writer.add(draft, raw)
        writer.commit()
    store.close()


def filled(record: Path) -> None:
    """Two reports of one incident, and a hostile one."""
    second = story(f"FERRIS GAP. {STORY}", url="https://gap.example/b", title="Sheriff: two deputies fired")
    add(record, story(), second, hostile())
    store = open_store(str(record))
    with store.write("averment") as writer:
        for number in (1, 2):
            writer.place(number, "i1", INCIDENT)
        writer.place(3, "i1", "US-XX-XX-0000-00-00-A")
        writer.propose(
            "merge", [INCIDENT, "US-XX-XX-0000-00-00-A"], score=0.4, reason="report 000001 and report 000003"
        )
        writer.commit()
    store.close()


def retold(draft: Draft, dateline: str) -> tuple[Draft, bytes]:
    """The same draft on the same words after a dateline, as another outlet prints them."""
    from averment.contract import decode, encode
    from averment.domain.identity import digest, text_id

    text, by = dateline + draft.report.text, len(dateline)

    def moved(value: object) -> object:
        if isinstance(value, dict) and {"start", "end", "exact"} <= set(value):
            return {**value, "start": value["start"] + by, "end": value["end"] + by}
        if isinstance(value, dict):
            return {k: moved(v) for k, v in value.items()}
        return [moved(v) for v in value] if isinstance(value, list) else value

    row = moved(encode(draft))
    assert isinstance(row, dict)
    row["report"].update(text=text, id=digest(text.encode()), text_id=text_id(text, "hand"), key="retold.txt", url=None)
    return decode(row), text.encode()


class Keys:
    """Presses keys, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)
        self.pressed += 1

    def tab_to(self, selector: str) -> None:
        """Move the focus on, as somebody without a mouse does, until it is there."""
        for _ in range(400):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"no way to {selector} by keyboard")

    def accept_all(self) -> None:
        """Accept what is open, one by one."""
        left = self.page.locator("#left")
        for _ in range(200):
            count = left.inner_text()
            if count.startswith("0 "):
                return
            asked = self.page.locator("#review .facts:not(.folded .facts) > .fact.open")
            self.press("a" if asked.count() else "g")
            expect(left).not_to_have_text(count)
        raise AssertionError("facts are left")


def test_from_an_empty_store_to_a_reviewed_incident_by_keyboard(opened: Open, record: Path) -> None:
    """A first report takes under forty presses, a further one on the same incident under ten."""
    page = opened("/")
    assert "averment add" in page.locator(".empty").inner_text()
    first = statement()
    add(record, (first, first.report.text.encode()))
    page.reload()
    keys = Keys(page)
    keys.tab_to("a.go")
    keys.press("Enter")
    page.wait_for_selector("li.fact.current")
    keys = Keys(page)
    keys.press("i")
    keys.press("Enter")
    page.wait_for_selector(".placing a[href^='/incidents/']")
    keys.accept_all()
    assert keys.pressed < 40
    add(record, retold(first, "TACOMA, Wash. — "))
    keys = Keys(page)
    keys.press("n")
    page.wait_for_url("**/reports/2*")
    page.wait_for_selector("li.fact.current")
    keys.press("i")
    keys.press("Enter")
    page.wait_for_selector("form.agree")
    expect(page.locator("#text")).to_be_focused()
    keys.press("g")
    expect(page.locator("#left")).to_have_text("0 to decide")
    assert keys.pressed < 10
    keys.tab_to(".top nav a[href='/incidents']")
    keys.press("Enter")
    page.wait_for_url("**/incidents")
    keys.tab_to(".list th a")
    keys.press("Enter")
    page.wait_for_selector(".sentences")
    expect(page.locator(".from")).to_contain_text("2 reports")
    expect(page.locator(".head")).not_to_contain_text("nobody has decided")
    store = open_store(str(record))
    with store.read() as reader:
        assert reader.progress().reports == {Status.DONE: 2}
    store.close()


def test_moving_through_facts_moves_through_the_words(opened: Open, record: Path) -> None:
    """The words of the fact at hand are marked in the text, and in view."""
    filled(record)
    page = opened("/reports/1?show=1")
    for expected in ("fired at a man", "Oct. 21, 2025", "taken to a hospital"):
        expect(page.locator("#text .current")).to_have_text([expected])
        page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("#text .current")).to_have_text(["Oct. 21, 2025"])


def test_a_sentence_is_accepted_by_one_key(opened: Open, record: Path) -> None:
    """By key with a script, by its button without one."""
    filled(record)
    page = opened("/reports/1?show=1")
    page.keyboard.press("A")
    expect(page.locator("#left")).to_have_text("1 to decide")
    expect(page.locator("li.fact.current .words")).to_have_text("taken to a hospital")
    page = opened("/reports/3?show=1", java_script_enabled=False)
    page.locator("button.sentence").first.click()
    expect(page.locator("li.fact.accepted")).not_to_have_count(0)


def test_undo_by_key_takes_the_decision_back(opened: Open, record: Path) -> None:
    """And the fact is open again."""
    filled(record)
    page = opened("/reports/1?show=1")
    page.keyboard.press("x")
    page.wait_for_selector("li.fact.rejected")
    page.keyboard.press("u")
    page.wait_for_selector("li.fact.rejected", state="detached")
    expect(page.locator("#left")).to_have_text("3 to decide")


def test_selected_words_become_a_fact(opened: Open, record: Path) -> None:
    """By the place of the selection, not by looking for its words."""
    filled(record)
    page = opened("/reports/1?show=1")
    page.evaluate(
        """() => {
        const every = [...document.querySelectorAll('#text [data-at]')];
        const plain = every.find((s) => s.textContent.includes('No deputy'));
        const node = plain.firstChild, at = node.data.indexOf('No deputy');
        getSelection().setBaseAndExtent(node, at, node, at + 'No deputy was hurt'.length); }"""
    )
    page.keyboard.press("s")
    page.locator("[name=field]").select_option("injured")
    page.locator(".add [name=value]").fill("0")
    page.keyboard.press("Enter")
    added = page.locator("li.fact.added")
    added.wait_for()
    expect(added.locator(".words")).to_have_text("No deputy was hurt")


def test_a_selection_counts_as_the_record_does(opened: Open, record: Path) -> None:
    """Code points of the text, whatever stands in it: signs of two units, marks that are written out, other scripts."""
    draft, _ = hostile()
    filled(record)
    page = opened("/reports/3?show=1")
    places = page.evaluate(
        """async () => {
        const { selected } = await import(document.querySelector('script').src.replace('desk.js', 'words.js'));
        const text = document.getElementById('text'), every = [...text.querySelectorAll('[data-at]')];
        return every.filter((s) => s.textContent).map((s) => {
            const node = s.firstChild, end = node.data.length;
            getSelection().setBaseAndExtent(node, 0, node, end);
            const found = selected(text);
            return [found.start, found.end, s.dataset.end === undefined ? node.data : null]; }); }"""
    )
    assert places
    for start, end, words in places:
        assert words is None or draft.report.text[start:end] == words
        assert words is not None or end - start == 1


def test_everything_works_without_script(opened: Open, record: Path) -> None:
    """A decision is a form."""
    filled(record)
    page = opened("/reports/1?show=1", java_script_enabled=False)
    page.locator("li.fact button[value=accept]").first.click()
    expect(page.locator("li.fact.accepted")).to_have_count(1)


def test_keys_do_nothing_while_somebody_types(opened: Open, record: Path) -> None:
    """A letter in a field is a letter."""
    filled(record)
    page = opened("/reports/1?show=1")
    page.keyboard.press("s")
    page.keyboard.type("a jaxu")
    expect(page.locator("[name=words]")).to_have_value("a jaxu")
    expect(page.locator("li.fact.open")).to_have_count(3)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(opened: Open, record: Path, path: str, width: int) -> None:
    """No violation that axe-core knows of, in light and in dark, and nothing scrolls sideways."""
    filled(record)
    for scheme in ("light", "dark"):
        page = opened(path, width=width, color_scheme=scheme, bypass_csp=True, quiet=path != "/nothing")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_words_run_nothing(opened: Open, record: Path) -> None:
    """On every page that shows them; a script that got in all the same would be stopped by the policy."""
    filled(record)
    for path in PAGES[:-1]:
        page = opened(path)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert page.locator("img:not([src^='/incidents/']), iframe, object, embed").count() == 0
    page = opened("/reports/3?show=1", quiet=False)
    ran = page.evaluate("""() => {
        const s = document.createElement('script'); s.textContent = 'window.owned = 1'; document.body.append(s);
        return window.owned === 1; }""")
    assert not ran
