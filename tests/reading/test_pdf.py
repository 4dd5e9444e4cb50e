"""PDF documents: paragraphs, pages, stamps, and what is said of those that cannot be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.domain.codes import PublisherRole
from averment.domain.passages import Span
from averment.reading.typeset import flow, without_furniture
from tests.reading.samples import SMALL, STORY, pdf, read_one, why_skipped, written

STAMP = "Case 3:25-cr-09999 Document 31 Filed 10/22/25 Page {} of 2"
FIRST = [
    STAMP.format(1),
    "UNITED STATES DISTRICT COURT",
    "UNITED STATES OF AMERICA, Plaintiff,",
    "v.",
    "DELL OKAFOR, Defendant.",
    "MOTION TO DISMISS",
    "1. On Tuesday, October 21, 2025, a deputy of the county of Harlow shot Mr. Okafor in",
    "the arm. The office first said that no camera was worn. A recording made by a body-",
    "worn camera was produced six weeks later.",
    "2. The recording shows that Mr. Okafor stood still, with both of his hands above the",
    "1",
]
SECOND = [
    STAMP.format(2),
    "wheel, when the deputy fired once through the window on the side of the driver, from",
    "a distance of about six feet.",
    "Respectfully submitted,",
    "Okafor & Lee LLP",
    "2",
]


def test_lines_are_joined_to_paragraphs_and_pages_are_kept(tmp_path: Path) -> None:
    """A word that a line's end parts keeps its hyphen, a sentence goes on over the page."""
    report = read_one(written(tmp_path, "a.pdf", pdf(FIRST, SECOND))).report
    lines = report.text.split("\n")
    first = next(line for line in lines if line.startswith("1. "))
    assert first.startswith(
        "1. On Tuesday, October 21, 2025, a deputy of the county of Harlow shot Mr. Okafor in the arm. The office"
    )
    assert first.endswith(
        "said that no camera was worn. A recording made by a body-worn camera was produced six weeks later."
    )
    assert "both of his hands above the wheel, when the deputy fired once" in report.text
    assert report.text[report.pages[1] :].startswith("wheel, when")
    assert report.page_of(report.text.index("fired once")) == 2
    assert report.page_of(0) == 1


def test_a_stamp_gives_the_day_and_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Nor are page numbers; both are noted."""
    report = read_one(written(tmp_path, "a.pdf", pdf(FIRST, SECOND))).report
    assert report.published == date(2025, 10, 22)
    assert "Filed" not in report.text
    assert any("the court's stamp: filed 2025-10-22" in note for note in report.notes)
    assert any("left out: 4 lines that repeat on the pages" in note for note in report.notes)


def test_a_filing_is_a_party_s_and_its_firm_the_publisher(tmp_path: Path) -> None:
    """From the signature block."""
    report = read_one(written(tmp_path, "a.pdf", pdf(FIRST, SECOND))).report
    assert (report.publisher_role, report.publisher) == (PublisherRole.PARTY, "Okafor & Lee LLP")


def test_a_document_has_no_way_back_to_its_bytes(tmp_path: Path) -> None:
    """Its words do not stand in them."""
    assert read_one(written(tmp_path, "a.pdf", pdf(FIRST))).raw_map.raw_span(Span(0, 5)) is None


def test_an_encrypted_document_is_skipped(tmp_path: Path) -> None:
    """One that opens without a password is read."""
    path = written(tmp_path, "a.pdf", pdf(FIRST, locked_with="x"))
    assert "a.pdf: the PDF is encrypted and opens with a password only; save a copy" in why_skipped(path)


def test_a_scanned_document_is_skipped(tmp_path: Path) -> None:
    """It holds pictures of words."""
    said = why_skipped(written(tmp_path, "a.pdf", pdf([], [])))
    assert "a.pdf: the PDF holds pictures of pages and no text; run text recognition on it first" in said


def test_a_document_with_some_scanned_pages_is_read_and_noted(tmp_path: Path) -> None:
    """Their words are missing, and a reader must know."""
    report = read_one(written(tmp_path, "a.pdf", pdf(["A deputy shot a man."], [], []))).report
    assert any("some may be pictures" in note for note in report.notes)
    assert len(report.pages) == 3


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4 rubbish", pdf(FIRST)[:300]])
def test_a_broken_document_is_skipped(content: bytes, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """And the library that found out keeps quiet."""
    assert "a.pdf: the PDF is broken" in why_skipped(written(tmp_path, "a.pdf", content))
    assert capfd.readouterr().err == ""


def test_a_document_of_too_many_pages_is_skipped(tmp_path: Path) -> None:
    """The limit is named."""
    from dataclasses import replace

    limits = replace(SMALL, record_bytes=100_000)
    said = why_skipped(written(tmp_path, "a.pdf", pdf(["a"], ["b"], ["c"])), limits=limits)
    assert "the PDF has 3 pages, the limit is 2; split it" in said


def test_pleading_paper_loses_its_line_numbers() -> None:
    """Twenty-eight of them on every page."""
    page = [*map(str, range(1, 29)), *STORY.split("\n")]
    (kept,), cut = without_furniture([page])
    assert not any(line.isdigit() for line in kept)
    assert cut == 28


def test_a_hyphen_goes_only_where_the_document_writes_the_word_without() -> None:
    """Otherwise it may be the writer's own."""
    text, _ = flow(
        [
            [
                "The deputies fired, and one of the neigh-",
                "bors fell; a body-",
                "worn camera ran on for a while after that.",
            ]
        ]
    )
    assert (
        text == "The deputies fired, and one of the neigh-bors fell; a body-worn camera ran on for a while after that."
    )
    text, _ = flow([["The deputies came, and one of the depu-", "ties shot a man; the deputies left the scene later."]])
    assert "one of the deputies shot" in text


WORDS = st.lists(st.text("abcdefghij.,-ABC1", min_size=1, max_size=9), min_size=1, max_size=14).map(" ".join)


@given(st.lists(st.lists(WORDS, max_size=6), min_size=1, max_size=4))
def test_no_word_is_lost_or_added_and_pages_begin_where_they_say(pages: list[list[str]]) -> None:
    """But hyphens at line ends."""
    text, starts = flow(pages)
    letters = "".join("".join(line for page in pages for line in page).split()).replace("-", "")
    assert "".join(text.split()).replace("-", "") == letters
    assert len(starts) == len(pages)
    assert list(starts) == sorted(starts)
    for page, start in zip(pages, starts, strict=True):
        if page:
            assert text[start:].startswith(page[0].rstrip("-"))
