"""What is said of copies that are no whole report."""

from __future__ import annotations

from pathlib import Path

import pytest

from averment.reading.remarks import remarks_on
from tests.reading.samples import page, read_one, written

LONG = "The county prosecutor has asked the state to investigate the shooting of the man by the deputy on Tuesday."


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        (
            "Google Search",
            "Please click here if you are not redirected within a few seconds.",
            "a search engine's page",
        ),
        ("deputy shooting harlow - Search results", "Results for deputy shooting harlow", "a search engine's page"),
        ("One moment, please...", "Please wait while your request is being verified...", "a check for robots"),
        ("Access Denied", "You don't have permission to access this page.", "an error page"),
        ("Page not found – Harlow Gazette", "Sorry. Try the search.", "an error page"),
        (
            "Harlow Gazette",
            "Before you continue. We and our 214 partners store cookies. Accept all cookies.",
            "consent to cookies",
        ),
        ("Log in", "Log in to your account. Forgot password?", "a login page"),
        ("", "You need to enable JavaScript to run this app.", "needs scripts"),
        ("Redirecting", "You are being redirected.", "a redirect"),
    ],
)
def test_a_page_that_is_no_report_is_called_what_it_is(title: str, text: str, kind: str) -> None:
    """It is read all the same: the decision is a person's."""
    assert any(kind in remark for remark in remarks_on(text, title=title, locked=False))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Deputies search home", "Deputies said that results for the test would come. " + LONG * 3),
        ("Google searches users' mail, court told", LONG * 20 + " He typed it into Google Search."),
        ("Error led to shooting", "Access denied, the screen said, when the deputy tried the door. " + LONG * 8),
    ],
)
def test_a_story_that_uses_such_words_is_a_story(title: str, text: str) -> None:
    """Length and place decide."""
    assert not any("not like a report" in remark for remark in remarks_on(text, title=title, locked=False))


@pytest.mark.parametrize(
    ("text", "locked", "said"),
    [
        (f"{LONG} What that hand held is the question on which", True, "a paywall stub"),
        (
            f"{LONG}\nSubscribe to continue reading. Already a subscriber? Log in to continue.",
            False,
            "perhaps a paywall stub",
        ),
        (LONG * 30, True, "not free to read; the text may be only a part"),
        (f"{LONG} The deputy went to the", False, "breaks off in the middle of a sentence"),
        (f"{LONG} …", False, "breaks off in the middle of a sentence"),
    ],
)
def test_a_text_that_is_cut_is_called_cut(text: str, said: str, *, locked: bool) -> None:
    """By the page's own declaration, by its prompt, by its last words."""
    assert any(said in remark for remark in remarks_on(text, title="A title", locked=locked))


def test_a_whole_story_has_no_remark() -> None:
    """Silence means that nothing was found."""
    assert remarks_on(LONG * 5, title="A title", locked=False) == ()


def test_a_locked_page_says_so(tmp_path: Path) -> None:
    """In its JSON-LD or its meta elements."""
    for head in (
        '<script type="application/ld+json">{"@type":"Article","headline":"h","isAccessibleForFree":false}</script>',
        '<meta property="article:content_tier" content="locked">',
    ):
        report = read_one(written(tmp_path, "a.html", page(LONG, LONG, head=head))).report
        assert any("paywall stub" in note for note in report.notes)
