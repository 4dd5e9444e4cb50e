"""Rules of robots.txt, by RFC 9309."""

from __future__ import annotations

import pytest

from averment.fetching.robots import EVERYTHING, NOTHING, read

EXAMPLE = """
User-agent: *
Disallow: /private/
Allow: /private/press
Disallow: /*.php$
Disallow: /tag/*/feed   # a comment
Crawl-delay: 7

User-agent: otherbot
User-agent: Averment
Disallow: /only-us
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/a", False),
        ("/private/press/1", True),
        ("/a.php", False),
        ("/a.php?x=1", True),
        ("/tag/x/feed/2", False),
        ("/tag/x", True),
        ("/robots.txt", True),
        ("/%70rivate/a", False),
    ],
)
def test_the_longest_rule_counts(path: str, *, allowed: bool) -> None:
    """For everybody who is not named."""
    assert read(EXAMPLE, "somebody").allows(path) is allowed


def test_a_group_that_names_us_is_ours_alone() -> None:
    """Rules for everybody then mean nothing."""
    ours = read(EXAMPLE)
    assert ours.allows("/private/a")
    assert not ours.allows("/only-us")
    assert ours.delay == 0


def test_the_delay_is_read() -> None:
    """In seconds; what is no number is none."""
    assert read(EXAMPLE, "somebody").delay == 7
    assert read("User-agent: *\nCrawl-delay: soon").delay == 0


def test_equal_rules_allow() -> None:
    """RFC 9309: the least restrictive one."""
    assert read("User-agent: *\nDisallow: /a\nAllow: /a").allows("/a")


def test_everything_and_nothing() -> None:
    """What a missing file and a broken server mean."""
    assert EVERYTHING.allows("/x")
    assert not NOTHING.allows("/x")
    assert read("<html>not found</html>").allows("/x")
    assert read("User-agent: *\nDisallow:").allows("/x")


def test_many_stars_take_no_time() -> None:
    """A pattern that would make a matcher with backtracking run for years."""
    assert read("User-agent: *\nDisallow: /" + "a*" * 200 + "b$").allows("/" + "a" * 5000)
