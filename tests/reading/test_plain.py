"""Plain text comes back as it is."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.domain.identity import digest, text_id
from averment.domain.passages import Span
from averment.reading.charsets import decode
from averment.reading.plain import READER, read_text
from averment.reading.records import Settings
from tests.reading.samples import SMALL, STORY, read_one, why_skipped, written


def test_the_text_of_a_file_is_its_characters(tmp_path: Path) -> None:
    """Line ends, tabs and trailing spaces included."""
    text = STORY.replace("\n", "\r\n") + "\tend  \r\n\r\n"
    intake = read_one(written(tmp_path, "a.txt", text))
    assert intake.report.text == text
    assert intake.raw == text.encode()


def test_a_report_is_named_by_its_bytes_and_its_text_by_text_and_reader(tmp_path: Path) -> None:
    """As docs/identity.md says."""
    report = read_one(written(tmp_path, "a.txt", STORY)).report
    assert report.id == digest(STORY.encode())
    assert report.text_id == text_id(STORY, READER)
    assert report.key == str(tmp_path / "a.txt")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """And the way back to the bytes knows of it."""
    intake = read_one(written(tmp_path, "a.txt", b"\xef\xbb\xbf" + STORY.encode()))
    assert intake.report.text == STORY
    start, end = intake.raw_map.raw_span(Span(0, 6)) or (0, 0)
    assert intake.raw[start:end] == b"HARLOW"


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_characters_are_known_with_and_without_a_mark(charset: str, tmp_path: Path) -> None:
    """By the mark, or by where the zero bytes stand."""
    assert read_one(written(tmp_path, "a.txt", STORY.encode(charset))).report.text == STORY


def test_a_charset_that_nobody_declared_is_guessed_and_the_guess_is_said(tmp_path: Path) -> None:
    """Windows-1252, the commonest."""
    report = read_one(written(tmp_path, "a.txt", (STORY * 3).encode("cp1252"))).report
    assert "sheriff’s" in report.text
    assert any("guessed" in note for note in report.notes)


def test_wrongly_decoded_letters_are_noted_and_stay(tmp_path: Path) -> None:
    """A text is never changed."""
    broken = STORY.encode().decode("cp1252", "ignore")
    report = read_one(written(tmp_path, "a.txt", broken)).report
    assert report.text == broken
    assert any("wrongly decoded" in note for note in report.notes)


def test_furniture_of_a_site_in_a_text_is_noted_and_stays(tmp_path: Path) -> None:
    """The text is given, so it is kept."""
    text = f"Skip to content\nSubscribe\n{STORY}Advertisement\nRead more: Council votes on parking\n"
    report = read_one(written(tmp_path, "a.txt", text)).report
    assert report.text == text
    assert any("4 lines of the text look like furniture" in note for note in report.notes)


def test_right_to_left_combining_and_emoji_are_kept_and_marks_noted(tmp_path: Path) -> None:
    """Nothing is normalised."""
    text = "The sign said שלום, and ‮elprup‬ cafe\u0301 owner Zoë 📞 👩‍👧 called the police at noon.\n"
    report = read_one(written(tmp_path, "a.txt", text)).report
    assert report.text == text
    assert any("direction mark" in note for note in report.notes)


def test_a_nul_stays_where_it_is_rare_and_is_noted(tmp_path: Path) -> None:
    """It is a character like others, and a reader should know of it."""
    report = read_one(written(tmp_path, "a.txt", STORY + "\x00")).report
    assert report.text.endswith("\x00")
    assert any("1 control character" in note for note in report.notes)


def test_a_title_set_apart_is_the_title(tmp_path: Path) -> None:
    """A first line over a blank line or a byline; a sentence is none."""
    text = "Deputy shoots man in Harlow\n\nBy DELL OKAFOR\n\n" + STORY
    report = read_one(written(tmp_path, "a.txt", text)).report
    assert (report.title, report.byline) == ("Deputy shoots man in Harlow", "DELL OKAFOR")
    assert read_one(written(tmp_path, "b.txt", STORY)).report.title is None


def test_standard_input_is_an_input() -> None:
    """Its key is `-`."""
    intake = read_one("-", stdin=io.BytesIO(STORY.encode()))
    assert (intake.report.key, intake.report.text) == ("-", STORY)


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_skipped(content: bytes, tmp_path: Path) -> None:
    """By name."""
    assert why_skipped(written(tmp_path, "a.txt", content)) == f"{tmp_path}/a.txt: it is empty [AVT-101]"


def test_a_file_without_words_is_skipped(tmp_path: Path) -> None:
    """Dashes are no report."""
    assert "holds no letter and no figure" in why_skipped(written(tmp_path, "a.txt", "---\n***\n"))


def test_binary_data_are_skipped(tmp_path: Path) -> None:
    """With what would do instead."""
    said = why_skipped(written(tmp_path, "a.txt", bytes(range(256)) * 40))
    assert "a.txt: it is binary data, not a text; pass text, HTML, PDF, WARC or JSON lines" in said


def test_a_file_over_the_limit_is_skipped_and_the_limit_named(tmp_path: Path) -> None:
    """In bytes and in characters."""
    path = written(tmp_path, "a.txt", STORY * 20)
    assert "it has more than 2,000 bytes, the limit; split it" in why_skipped(path, limits=SMALL)
    path = written(tmp_path, "b.txt", "word " * 380)
    assert "its text has 1,900 characters, the limit is 1,500; split it" in why_skipped(path, limits=SMALL)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published Oct. 22, 2025\n", date(2025, 10, 22)),
        ("Wednesday, October 22, 2025 at 5:04 p.m. EDT\n", date(2025, 10, 22)),
        ("By Dell Okafor | Harlow Gazette | Oct. 22, 2025\n", date(2025, 10, 22)),
        ("HARLOW, Ohio, Oct. 22, 2025 (Meridian Wire) — A deputy shot a man.\n", date(2025, 10, 22)),
        ("FOR IMMEDIATE RELEASE: October 22, 2025\n", date(2025, 10, 22)),
        ("On Oct. 22, 2025, a deputy shot a man in the arm.\n", None),
        ("Updated Oct. 22, 2025\n", None),
    ],
)
def test_a_printed_day_of_publication_is_read_and_a_day_in_a_sentence_is_not(head: str, day: date | None) -> None:
    """And what was read from where is noted."""
    report = read_text((head + STORY).encode(), key="k", settings=Settings()).report
    assert report.published == day
    assert any("first lines" in note for note in report.notes) == (day is not None)


def test_the_given_day_serves_where_the_report_has_none(tmp_path: Path) -> None:
    """And it is said that it was given; a day of the report's own counts for more."""
    given = date(2025, 12, 1)
    without = read_one(written(tmp_path, "a.txt", STORY), published=given).report
    own = read_one(written(tmp_path, "b.txt", "Published Oct. 22, 2025\n" + STORY), published=given).report
    assert (without.published, own.published) == (given, date(2025, 10, 22))
    assert any("given by the user" in note for note in without.notes)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.integers(0), st.integers(1))
def test_every_span_leads_back_to_its_bytes(text: str, start: int, length: int) -> None:
    """Whatever characters there are."""
    raw = text.encode()
    decoded = decode(raw)
    span = Span(start % len(decoded.text), start % len(decoded.text) + 1 + length % 40) if decoded.text else Span(0, 1)
    found = decoded.byte_span(span.start, span.end)
    if span.end <= len(decoded.text) and decoded.exact:
        assert found is not None
        assert raw[found[0] : found[1]].decode(decoded.charset) == span.read(decoded.text)
    else:
        assert found is None


@given(st.binary(max_size=400))
def test_decoding_never_fails_and_never_loses_a_byte_in_silence(raw: bytes) -> None:
    """What could not be read stands as U+FFFD and is noted."""
    decoded = decode(raw)
    if decoded.exact:
        assert raw[decoded.mark :].decode(decoded.charset) == decoded.text
    else:
        assert decoded.notes
