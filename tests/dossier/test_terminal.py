"""Dossiers in a terminal: golden pages, and words that would steer it."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest
from rich.console import Console

from averment.dossier import Dossier, render_terminal, view
from tests.dossier.drafts import EVERY, draft_of

GOLDEN = Path(__file__).parent / "golden"
PAGES = [(name, 100) for name in EVERY] + [("statement", 80), ("statement", 140), ("witness", 60)]


def printed(*dossiers: Dossier, width: int = 100, words: bool = False, color: bool = False) -> str:
    """What a terminal of some width is sent."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color, color_system="standard" if color else None,
                      legacy_windows=False)  # fmt: skip
    render_terminal(dossiers, console, words=words)
    return out.getvalue()


@pytest.mark.parametrize(("name", "width"), PAGES)
def test_the_page_reads_as_it_did(name: str, width: int) -> None:
    """Golden pages; run with AVERMENT_GOLDEN=write to accept what changed, and read the difference."""
    found = "".join(line.rstrip() + "\n" for line in printed(view(draft_of(name)), width=width).splitlines())
    path = GOLDEN / f"{name}.{width}.txt"
    if os.environ.get("AVERMENT_GOLDEN") == "write":
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")


def test_no_line_is_wider_than_the_terminal(dossier: Dossier) -> None:
    """At any usual width, with and without the words."""
    for width in (60, 80, 100, 140):
        for words in (False, True):
            lines = printed(dossier, width=width, words=words).splitlines()
            assert all(len(line) <= width for line in lines)


def test_words_are_printed_where_they_are_asked_for(dossier: Dossier) -> None:
    """`--words` prints the passage of every value under it."""
    page = re.sub(r"\s+", "", printed(dossier, width=140, words=True))
    for value in (v for p in dossier.people for v in p.values):
        for words in value.sayings[0].words:
            assert re.sub(r"\s+", "", words.passage.exact) in page


def test_report_text_is_no_markup_and_steers_nothing() -> None:
    """Brackets stay brackets; escapes, bells and overrides are shown and not sent."""
    page = printed(view(draft_of("hostile")), words=True)
    assert "[bold red]" in page
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "␛[31mReno" in page
    assert "⟨U+202E⟩" in page


def test_colours_are_ours_alone() -> None:
    """In colour, each escape sequence sent is one that we send for a page without any."""
    sent = set(re.findall("\x1b[^m]*m", printed(view(draft_of("hostile")), color=True)))
    ours = set(re.findall("\x1b[^m]*m", printed(*(view(draft_of(n)) for n in EVERY if n != "hostile"), color=True)))
    assert sent <= ours


def test_several_reports_have_an_index() -> None:
    """Several dossiers come one after another, with a list of them first."""
    page = printed(*(view(draft_of(n)) for n in ("statement", "witness")))
    assert page.startswith("2 reports\n")
    assert page.index("Chief and witness") < page.index("TACOMA")
