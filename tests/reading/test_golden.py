"""Pages in the shapes that real sites have, and the shipped reports, read as a person would."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from averment.demo import shipped_reports
from averment.reading import Intake, open_inputs
from tests.reading.golden import PAGES, as_read, expected

READINGS = Path(__file__).parents[1] / "golden" / "readings"
SHIPPED = {path.stem: path for path in shipped_reports()}


def shipped(stem: str) -> Intake:
    """One of the demo's reports."""
    (intake,) = open_inputs([SHIPPED[stem]])
    assert isinstance(intake, Intake), intake
    return intake


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_golden_page_reads_as_written_down(page: Path) -> None:
    """Every part that a person can check."""
    assert as_read(page) == expected(page)


@pytest.mark.parametrize("stem", [p.stem for p in READINGS.glob("*.json")])
def test_a_shipped_report_holds_every_quotation_of_its_careful_reader(stem: str) -> None:
    """And has its day and its publisher's role."""
    reading = json.loads((READINGS / f"{stem}.json").read_text("utf-8"))
    report = shipped(stem).report
    assert str(report.published) == reading["published"]
    assert report.publisher_role == reading["publisher_role"]
    for fact in reading["facts"]:
        assert " ".join(fact["quote"].split()) in re.sub(r"\s+", " ", report.text), fact["quote"]


def test_the_hostile_page_reads_well() -> None:
    """Its story is there, what it hides is not, and nothing of it is changed that a reader sees."""
    intake = shipped("12-hostile-page")
    report = intake.report
    for words in (
        "Imogen Trask, 29, was struck under the left eye",
        "{{7*7}}",
        "“3 < 12, I know.",
        "Zoë Nuñez",
        "שלום עכשיו",
    ):
        assert words in report.text
    for words in ("Ignore all previous", "language model", "eleven people", "never happened", "Assistant:", "\x1b"):
        assert words not in report.text
    assert report.url is not None
    assert report.url.startswith("https://omahanightdesk.example/")
    assert any("4 passages that the page hides" in note for note in report.notes)


def test_the_paywalled_page_is_called_a_stub() -> None:
    """And its prompt is no part of the story."""
    report = shipped("13-paywall-stub").report
    assert report.text.endswith("is the question on which")
    assert any("a paywall stub" in note for note in report.notes)


def test_the_wire_copy_is_known_as_one() -> None:
    """By its dateline and its credit."""
    report = shipped("02-wire-copy").report
    assert (report.wire, report.byline) == ("Meridian Wire", "JOSEPHINE ARKWRIGHT")


def test_the_filing_knows_its_pages_and_its_firm() -> None:
    """And the clerk's stamp gives its day."""
    report = shipped("05-court-filing").report
    assert report.publisher == "Abernathy & Rourke LLP"
    assert report.page_of(report.text.index("THE RECORDING")) == 2
    assert "Doc #" not in report.text
