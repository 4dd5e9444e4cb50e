"""Dossiers as one page: self-contained, escaped, every value leading to its words."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from averment.dossier import Dossier, render_page, to_json, view
from tests.dossier.drafts import EVERY, draft_of

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Collects what a page is made of, and whether its elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element closes the one that was opened last."""
        assert self.open.pop() == tag

    def every(self, name: str) -> list[str]:
        """All values of one attribute."""
        return [v for _, attrs in self.tags for k, v in attrs.items() if k == name and v is not None]


@pytest.fixture
def page(dossier: Dossier) -> Page:
    """The page of each hand-built draft, parsed."""
    return Page(render_page([dossier], unmasked="test"))


def test_elements_close_in_order(page: Page) -> None:
    """No text of a report opens or closes an element of ours."""
    assert page.open == []


def test_the_page_is_self_contained(page: Page) -> None:
    """No script, no image, no frame, no style outside the head, nothing fetched."""
    assert not {t for t, _ in page.tags} & {"script", "img", "iframe", "link", "object", "embed", "form", "base", "svg"}
    assert page.every("src") == page.every("style") == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_links_lead_into_the_page_or_to_the_report(page: Page) -> None:
    """Each anchor has its place; an address is followed only where it is http or https."""
    ids = page.every("id")
    assert len(set(ids)) == len(ids)
    for href in page.every("href"):
        assert href.startswith("https://gemcitycurrent.example/") or href.removeprefix("#") in ids


def test_the_policy_allows_our_own_style_and_nothing_else() -> None:
    """The digest in the policy is that of the style on the page."""
    text = render_page([view(draft_of("hostile"))])
    found = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert found
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_hostile_words_are_shown_as_words() -> None:
    """Markup, template code and overrides in a report are text on the page."""
    text = render_page([view(draft_of("hostile"))])
    assert "&lt;script&gt;document.title=" in text
    assert "{{ 7*7 }}" in text
    assert "javascript:" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    text.encode()


def test_every_value_of_the_dossier_is_on_the_page(dossier: Dossier) -> None:
    """Head values and claims stand there by other means; each other value has its place."""
    page = Page(render_page([dossier], unmasked="test"))
    ids = set(page.every("id"))
    by_other_means = {v.id for v in (*dossier.head.place_values, *dossier.head.day_values)} | {
        c.value.id for c in dossier.claims
    }
    assert {f"r1-{v.id}" for v in dossier.values() if v.id not in by_other_means} <= ids


def test_every_passage_of_a_value_has_its_place_in_the_full_text(dossier: Dossier) -> None:
    """From each value a reader gets to the words where they stand."""
    ids = set(Page(render_page([dossier], unmasked="test")).every("id"))
    for value in dossier.values():
        for words in (w for s in value.sayings for w in s.words):
            assert f"r1-t{words.passage.start}-{words.passage.end}" in ids


def test_several_reports_are_one_page_with_an_index() -> None:
    """Ids of one report never clash with those of another."""
    page = Page(render_page(view(draft_of(n)) for n in (*EVERY, "statement")))
    ids = page.every("id")
    assert len(set(ids)) == len(ids)
    assert [h for h in page.every("href") if re.fullmatch(r"#r\d", h)] == [f"#r{n}" for n in range(1, 7)]


def test_no_report_at_all_is_still_a_page() -> None:
    """An input of which every record was skipped gives a page that says so."""
    assert "0 reports" in render_page([])


def test_json_is_the_view(dossier: Dossier) -> None:
    """What the page shows can be read by a program, words and all."""
    row = json.loads(json.dumps(to_json(dossier)))
    assert row["text"] == dossier.text
    assert len(row["claims"]) == len(dossier.claims)
    assert row["hearing"]["text"] == dossier.hearing.text


def test_no_folder_of_the_machine_is_on_the_page() -> None:
    """A report without a title goes by its file's name, not by where it lay."""
    dossier = replace(view(draft_of("nothing")), key="/home/someone/private/library.txt")
    text = render_page([dossier])
    assert "library.txt" in text
    assert "/home/someone" not in text
