"""Rows of JSON lines: their text unchanged, their faults named by file and line."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.domain.identity import digest
from averment.domain.passages import Span
from averment.reading import Intake, Skipped, open_inputs
from tests.reading.samples import PAGE, SMALL, STORY, keys, read, read_one, rows, why_skipped, written


def test_a_row_gives_its_report(tmp_path: Path) -> None:
    """With what it says of itself; other keys are left alone."""
    row = {
        "id": "r1",
        "text": STORY,
        "title": "<script>alert(1)</script>",
        "published": "2025-10-22T23:30:00-07:00",
        "publisher": "Harlow Gazette",
        "url": "https://harlowgazette.example/1",
        "gold": {"killed": 3},
    }
    report = read_one(written(tmp_path, "in.jsonl", rows(row))).report
    assert (report.key, report.text, report.id) == ("r1", STORY, digest(STORY.encode()))
    assert (report.title, report.published) == ("<script>alert(1)</script>", date(2025, 10, 22))
    assert (report.publisher, report.url) == ("Harlow Gazette", "https://harlowgazette.example/1")


def test_rows_come_in_order_under_their_ids_or_their_numbers(tmp_path: Path) -> None:
    """Numbers count lines, so that a key can be found in the file; a numeric id is written in digits."""
    held = (
        rows({"id": "a", "text": "One."}, {"text": "Two."}, {"id": 17, "text": "Three."})
        + "\n"
        + rows({"text": "Four."})
    )
    path = written(tmp_path, "in.jsonl", held)
    assert keys(read(path)) == ["a", f"{path}#2", "17", f"{path}#5"]


def test_a_row_of_html_is_read_as_a_page(tmp_path: Path) -> None:
    """Its bytes are its HTML in UTF-8."""
    intake = read_one(written(tmp_path, "in.jsonl", rows({"id": "p", "html": PAGE})))
    assert intake.raw == PAGE.encode()
    assert intake.report.id == digest(PAGE.encode())
    assert intake.report.text.startswith("Deputy shoots man in Harlow\nA deputy shot a man")


def test_a_day_that_is_none_is_noted_and_nothing_breaks(tmp_path: Path) -> None:
    """Not even a day that the calendar lacks."""
    for day in ("banana", "2025-02-31", 1761091200, ["2025-10-22"]):
        report = read_one(written(tmp_path, "in.jsonl", rows({"id": "x", "text": STORY, "published": day}))).report
        assert report.published is None
        assert any("is no day and was left out" in note for note in report.notes)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ('{"id": "x"}', "in.jsonl:1 (x): the row holds neither text nor html; write {"),
        ('{"id": "x", "text": 5}', "in.jsonl:1 (x): its text is a number, not a string"),
        ('{"id": "x", "text": ""}', "in.jsonl:1 (x): its text is empty"),
        ('{"id": "x", "html": "<p></p>"}', "in.jsonl:1 (x): the page holds no text"),
        ('{"text": "…"', "in.jsonl:1: the row is not JSON: Expecting ',' delimiter at character 12; write one JSON"),
        ('{"text": 1' + "0" * 5000 + "}", "in.jsonl:1: the row is not JSON that can be read"),
        ('{"text":' + "[" * 100_000, "in.jsonl:1: the row is nested too deeply"),
        ('{"id": "x", "text": "half \\ud800 of"}', "half a character (a lone surrogate, U+D800) at 5; write it again"),
        ('{"id": "\\udc00", "text": "a"}', "in.jsonl:1: its id holds half a character"),
        ('{"id": "\\u001b[31m", "text": ""}', "in.jsonl:1 (\\x1b[31m): its text is empty"),
    ],
)
def test_a_bad_row_is_skipped_by_file_line_and_cause(line: str, cause: str, tmp_path: Path) -> None:
    """The rows around it are read."""
    path = written(tmp_path, "in.jsonl", f"{line}\n" + rows({"id": "good", "text": STORY}))
    bad, good = read(path)
    assert isinstance(bad, Skipped)
    assert cause in str(bad.error)
    assert isinstance(good, Intake)


@pytest.mark.parametrize(
    ("value", "kind"), [("[1]", "a list"), ('"a"', "a string"), ("null", "null"), ("3", "a number")]
)
def test_a_row_that_is_no_object_is_skipped(value: str, kind: str, tmp_path: Path) -> None:
    """And called what it is."""
    path = written(tmp_path, "in.jsonl", rows({"id": "good", "text": STORY}) + value + "\n")
    assert isinstance(last := read(path)[-1], Skipped)
    assert f"in.jsonl:2: the row is {kind}, not an object" in str(last.error)


def test_a_row_that_is_not_utf_8_is_skipped(tmp_path: Path) -> None:
    """The byte is named."""
    path = written(tmp_path, "in.jsonl", b'{"text": "caf\xe9"}\n')
    assert "in.jsonl:1: the row is not UTF-8 at byte 13; write JSON lines in UTF-8" in why_skipped(path)


def test_a_row_over_the_limit_is_passed_over_without_being_held(tmp_path: Path) -> None:
    """The next one is read."""
    path = written(tmp_path, "in.jsonl", rows({"text": "word " * 1000}, {"id": "good", "text": STORY}))
    long, good = read(path, limits=SMALL)
    assert isinstance(long, Skipped)
    assert "in.jsonl:1: the row is longer than 2,000 bytes, the limit" in str(long.error)
    assert isinstance(good, Intake)


def test_a_json_array_is_no_json_lines(tmp_path: Path) -> None:
    """And the cure is a command."""
    path = written(tmp_path, "in.json", json.dumps([{"text": STORY}]))
    assert "it is a JSON array, not JSON lines, which is not read; write one object a line: jq -c '.[]'" in why_skipped(
        path
    )


def test_json_lines_are_known_on_standard_input() -> None:
    """By their first byte."""
    given = io.BytesIO(rows({"text": "One."}, {"id": "b", "text": "Two."}).encode())
    assert keys(open_inputs(["-"], stdin=given)) == ["-#1", "b"]


def test_an_address_that_is_none_is_left_out_and_noted(tmp_path: Path) -> None:
    """No page of ours will ever link to it."""
    report = read_one(written(tmp_path, "in.jsonl", rows({"text": STORY, "url": "javascript:alert(1)"}))).report
    assert report.url is None
    assert any("no web address" in note for note in report.notes)


@given(st.text(min_size=1))
@settings(deadline=None)
def test_a_text_comes_back_unchanged_and_its_spans_lead_to_its_bytes(text: str) -> None:
    """On arbitrary Unicode; what cannot be written as UTF-8 or says nothing is skipped by name."""
    given = io.BytesIO(rows({"id": "x", "text": text}).encode())
    (record,) = open_inputs(["-"], stdin=given)
    if isinstance(record, Skipped):
        assert not any(map(str.isalnum, text)) or any("\ud800" <= c <= "\udfff" for c in text)
        return
    assert record.report.text == text
    assert record.raw == text.encode()
    assert record.raw_map.raw_span(Span(0, len(text))) == (0, len(record.raw))


@given(st.lists(st.binary(max_size=60).map(lambda b: b.replace(b"\n", b" ")), max_size=6))
@settings(deadline=None)
def test_whatever_stands_on_a_line_the_good_row_after_it_is_read(lines: list[bytes]) -> None:
    """No line costs another."""
    given = io.BytesIO(b'{"text": "first"}\n' + b"\n".join(lines) + b'\n{"id": "last", "text": "last"}\n')
    assert keys(open_inputs(["-"], stdin=given))[-1] == "last"
