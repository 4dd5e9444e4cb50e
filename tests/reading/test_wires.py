"""Wire copy is told by dateline, byline and credit line, and by nothing weaker."""

from __future__ import annotations

import pytest

from averment.reading.wires import byline_of, wire_of

BODY = (
    "A deputy shot a man in the arm on Tuesday, the sheriff’s office said, and nobody else was hurt in the street.\n"
    * 3
)


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"HARLOW, Ohio (AP) — {BODY}", "Associated Press"),
        (f"HARLOW, Ohio, Nov. 18, 2025 (Meridian Wire) — {BODY}", "Meridian Wire"),
        (f"WASHINGTON (Reuters) - {BODY}", "Reuters"),
        (f"PARIS, Oct 3 (AFP) – {BODY}", "AFP"),
        (f"(Lakeside News Service) — {BODY}", "Lakeside News Service"),
        (f"A headline\n\nBy DELL OKAFOR\nAssociated Press\n\n{BODY}", "Associated Press"),
        (f"A headline\n\nBy DELL OKAFOR, Associated Press\n\n{BODY}", "Associated Press"),
        (f"A headline\nReuters Staff\n{BODY}", "Reuters"),
        (f"{BODY}Copyright 2025 The Associated Press. All rights reserved.", "Associated Press"),
        (f"{BODY}This story was originally published by the Harlow Gazette.", "Harlow Gazette"),
        (f"{BODY}This article first appeared on The Lakeside Tribune.", "The Lakeside Tribune"),
        (f"{BODY}This story was produced by Lakeside News and is used with permission.", "Lakeside News"),
        (f"{BODY}The Associated Press contributed to this report.", None),
        (f"HARLOW, Ohio (WXYZ) — {BODY}", None),
        (f"{BODY}The statement was sent to The Associated Press on Tuesday.", None),
        (f"Lakeside Free Press\n{BODY}", None),
        (f"The man told the agency (AP) — not the Gazette — that he ran. {BODY}", None),
        (BODY, None),
    ],
)
def test_whose_story_it_is(text: str, wire: str | None) -> None:
    """The name that goes into the record."""
    assert wire_of(text, byline=byline_of(text), publisher="Harlow Courier") == wire


def test_a_network_s_own_story_is_no_wire_copy() -> None:
    """Its name counts where another is known to publish."""
    text = f"HARLOW (CNN) — {BODY}"
    assert wire_of(text, byline=None, publisher="CNN") is None
    assert wire_of(text, byline=None, publisher=None) is None
    assert wire_of(text, byline=None, publisher="Harlow Gazette") == "CNN"


def test_an_agency_s_story_is_its_own_wherever_it_is_read() -> None:
    """On its own site too: the origin is the same."""
    assert wire_of(BODY, byline="The Associated Press", publisher="Associated Press") == "Associated Press"


def test_the_publisher_s_own_name_makes_no_wire_copy() -> None:
    """A wire service that publishes itself is a newsroom like others."""
    assert wire_of(f"HARLOW (Meridian Wire) — {BODY}", byline=None, publisher="Meridian Wire") is None
