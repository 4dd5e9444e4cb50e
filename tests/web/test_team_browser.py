"""A team's desk in a real Chromium: from the first link to a signed decision, and nothing axe knows of."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from averment.store import Store, open_store
from averment.store.members import Role
from averment.web.passwords import Passwords
from tests.chromium import IN_CHROMIUM, served
from tests.store.stories import story
from tests.web.team import WORDS

pytestmark = IN_CHROMIUM
Open = Callable[..., Page]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One report, and an admin called Dana Whitlow."""
    opened = open_store(str(tmp_path / "record.db"))
    with opened.write("averment") as writer:
        draft, raw = story()
        writer.add(draft, raw)
        writer.add_user("Dana Whitlow", Role.ADMIN, password=Passwords().hash(WORDS))
        writer.commit()
    yield opened
    opened.close()


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Iterator[str]:  # noqa: ARG001 - the file is there then
    """The address of a team's desk on that store."""
    record = str(tmp_path / "record.db")
    command = [sys.executable, "-m", "averment", "serve", "--team", "--port", "0", "--store", record]
    with served(*command) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, desk: str) -> Iterator[Open]:
    """Open a page in a browser of its own; fails where the policy refused anything or a script failed."""
    said: list[str] = []
    contexts = []

    def open_page(path: str, *, width: int = 1280, **more: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **more)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: said.append(m.text))
        page.on("pageerror", lambda e: said.append(str(e)))
        page.goto(desk + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def link(store: Store, name: str, role: Role) -> str:
    """The path of a link."""
    with store.write("averment") as writer:
        made = writer.invite(name, role)
        writer.commit()
    return f"/join?link={made.token}"


def log_in(page: Page) -> None:
    """Fill in the form, as Dana Whitlow."""
    page.get_by_label("Name").fill("dana whitlow")
    page.get_by_label("Password").fill(WORDS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Log out", exact=True)).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_from_a_link_to_a_signed_decision(opened: Open, *, script: bool) -> None:
    """An admin invites, the link is opened in another browser, a fact is accepted, and the ledger says by whom."""
    admin = opened("/users", java_script_enabled=script)
    expect(admin).to_have_url(re.compile(r"/login\?next=%2Fusers$"))
    log_in(admin)
    expect(admin.get_by_role("heading", name="Users", exact=True)).to_be_visible()
    admin.get_by_label("Name, as it signs decisions").fill("Nia Orr")
    admin.locator("form.wide select[name=role]").select_option("coder")
    admin.get_by_role("button", name="Make a link").click()
    shown = admin.locator("code.link")
    expect(shown).to_contain_text("/join?link=")
    path = "/join" + shown.inner_text().partition("/join")[2]
    guest = opened(path, java_script_enabled=script)
    expect(guest.get_by_role("heading", name="Set your password, Nia Orr")).to_be_visible()
    guest.get_by_label("Password").fill(WORDS)
    guest.get_by_label("Once more").fill(WORDS)
    guest.keyboard.press("Enter")
    expect(guest.get_by_role("link", name="Nia Orr, coder")).to_be_visible()
    expect(guest.get_by_role("link", name="Users")).to_have_count(0)
    guest.get_by_text("Review the next report").click()
    expect(guest.locator(".placing form")).to_have_count(0)
    if script:
        expect(guest.locator("li.fact.current")).to_have_count(1)
        guest.keyboard.press("a")
    else:
        guest.locator("li.fact button[value=accept]").first.click()
    expect(guest.locator("li.fact.accepted .how")).to_contain_text("by Nia Orr")
    admin.get_by_role("link", name="Ledger").click()
    expect(admin.locator("tbody tr").first).to_contain_text("Nia Orr")
    guest.get_by_role("button", name="Log out", exact=True).click()
    expect(guest.get_by_role("heading", name="Log in")).to_be_visible()


def test_a_wrong_password_is_said_on_the_form(browser: Browser, desk: str) -> None:
    """And what was typed for a password is not shown again."""
    page = browser.new_page()
    page.goto(f"{desk}/login")
    page.get_by_label("Name").fill("Dana Whitlow")
    page.get_by_label("Password").fill("not the password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Name or password is not right.")
    expect(page.get_by_label("Password")).to_have_value("")
    page.close()


def test_a_key_pressed_after_the_session_ended_says_so(browser: Browser, desk: str, store: Store) -> None:
    """Beside the facts, and nothing is kept."""
    page = browser.new_context().new_page()
    page.goto(f"{desk}/reports/1?show=1")
    log_in(page)
    expect(page.locator("li.fact.current")).to_have_count(1)
    with store.write("averment") as writer:
        writer.end_sessions("Dana Whitlow")
        writer.commit()
    page.keyboard.press("a")
    expect(page.locator("#told")).to_contain_text("You are not logged in, or no longer")
    with store.read() as reader:
        assert reader.report(1).decisions == ()
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/login", "join", "/users", "/me", "/reports/1?show=1", "made"])
def test_axe_finds_nothing(opened: Open, store: Store, path: str, width: int) -> None:
    """No violation that axe-core knows of, in light and in dark, and nothing scrolls sideways."""
    at = link(store, "Nia Orr of the Western Desk", Role.EDITOR) if path in {"join", "/users"} else path
    for scheme in ("light", "dark"):
        page = opened(
            "/users" if path == "made" else at if path == "join" else path,
            width=width,
            color_scheme=scheme,
            bypass_csp=True,
        )
        if path not in {"/login", "join"}:
            log_in(page)
        if path == "made":
            page.get_by_label("Name, as it signs decisions").fill(f"Somebody {scheme}")
            page.get_by_role("button", name="Make a link").click()
            expect(page.locator("code.link")).to_be_visible()
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
