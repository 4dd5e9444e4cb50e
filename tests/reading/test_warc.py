"""Archives: a record for each page, text or document; damage told once and passed over."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.domain.identity import digest
from averment.reading import Intake, Skipped, open_inputs
from tests.reading.samples import (
    PAGE,
    SMALL,
    STORY,
    keys,
    packed,
    pdf,
    read,
    read_one,
    warc_record,
    why_skipped,
    written,
)

INFO = warc_record("software: test", kind="warcinfo", content_type="application/warc-fields")
PICTURE = warc_record(b"\x89PNG\r\n", content_type="image/png")
GOOD = warc_record(PAGE)


def test_responses_with_pages_texts_and_documents_are_records(tmp_path: Path) -> None:
    """Numbered from 1, those that are passed over too."""
    records = [
        INFO,
        GOOD,
        PICTURE,
        warc_record(STORY, content_type="text/plain"),
        warc_record(pdf(["A deputy shot."]), content_type="application/pdf"),
    ]
    for name, content in (("a.warc", b"".join(records)), ("a.warc.gz", packed(records))):
        path = written(tmp_path, name, content)
        assert keys(read(path)) == [f"{path}#2", f"{path}#4", f"{path}#5"]


def test_a_page_in_an_archive_is_the_page(tmp_path: Path) -> None:
    """Named by the same bytes as the page in a file, so that two ways to one page meet."""
    alone = read_one(written(tmp_path, "a.html", PAGE)).report
    intake = read_one(written(tmp_path, "a.warc", GOOD))
    assert intake.raw == PAGE.encode()
    assert (intake.report.id, intake.report.text_id) == (alone.id, alone.text_id)
    assert intake.report.url == "https://harlowgazette.example/a"


def test_the_day_of_capture_is_noted_and_is_no_day_of_publication(tmp_path: Path) -> None:
    """A crawler may come years later."""
    report = read_one(written(tmp_path, "a.warc", warc_record(STORY, content_type="text/plain"))).report
    assert report.published is None
    assert "captured on 2026-01-05; the day of publication is another thing" in report.notes


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(PAGE.encode()), "Content-Encoding: deflate\r\n"),
        (
            b"10\r\n"
            + PAGE.encode()[:16]
            + b"\r\n%x;x=y\r\n" % (len(PAGE.encode()) - 16)
            + PAGE.encode()[16:]
            + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n",
        ),
        (PAGE.encode(), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)
def test_codings_of_the_transport_are_taken_off(body: bytes, headers: str, tmp_path: Path) -> None:
    """Where an archiver has taken them off already, the page stays as it is."""
    assert read_one(written(tmp_path, "a.warc", warc_record(body, headers=headers))).report.id == digest(PAGE.encode())


@pytest.mark.parametrize(
    ("body", "headers", "cause"),
    [
        (
            gzip.compress(PAGE.encode())[:-20],
            "Content-Encoding: gzip\r\n",
            "its gzip coding is damaged: it ends before",
        ),
        (
            b"5\r\nhello\r\nrubbish",
            "Transfer-Encoding: chunked\r\n",
            "its chunked coding is damaged: a chunk has no size",
        ),
        (b"x", "Content-Encoding: snappy\r\n", "its coding 'snappy' is not known"),
        (gzip.compress(b"a" * 10_000), "Content-Encoding: gzip\r\n", "it holds more than 2,000 bytes, the limit"),
    ],
)
def test_a_payload_that_cannot_be_unpacked_is_skipped(body: bytes, headers: str, cause: str, tmp_path: Path) -> None:
    """The records around it are read."""
    bad = warc_record(body, headers=headers)
    path = written(tmp_path, "a.warc", GOOD + bad + GOOD)
    _, skipped, last = read(path, limits=SMALL)
    assert isinstance(skipped, Skipped)
    assert f"a.warc#2: {cause}" in str(skipped.error)
    assert isinstance(last, Intake)


@pytest.mark.parametrize(
    ("damage", "cause"),
    [
        (GOOD.replace(b"Content-Length: ", b"Content-Length: 9", 1), "it is cut off"),
        (GOOD.replace(b"Content-Length: ", b"Content-Length: x", 1), "broken WARC record"),
        (b"rubbish rubbish\r\n\r\n" + GOOD, "broken WARC record"),
        (GOOD[:200] + b"\r\n\r\n", "broken WARC record"),
    ],
)
def test_damage_is_told_once_and_the_records_after_it_are_read(damage: bytes, cause: str, tmp_path: Path) -> None:
    """Also where a wrong length swallows them."""
    path = written(tmp_path, "a.warc", GOOD + damage + GOOD + GOOD)
    records = read(path)
    skipped = [r for r in records if isinstance(r, Skipped)]
    assert len(skipped) == 1
    assert cause in str(skipped[0].error)
    assert str(path) in str(skipped[0].error)
    assert sum(isinstance(r, Intake) for r in records) >= 3


def test_damage_in_a_packed_archive_is_passed_over(tmp_path: Path) -> None:
    """To the next record that can be unpacked."""
    first, second, third = (gzip.compress(GOOD) for _ in range(3))
    broken = bytearray(second)
    broken[40] ^= 0xFF
    broken[60] ^= 0xFF
    records = read(written(tmp_path, "a.warc.gz", first + bytes(broken) + third))
    assert [type(r) for r in records] == [Intake, Skipped, Intake]
    assert "fetch or pack the archive again" in str(records[1].error)  # type: ignore[union-attr]


def test_a_truncated_archive_gives_what_stands_before_the_truncation(tmp_path: Path) -> None:
    """And one skipped record; nothing partial as if whole."""
    for name, content in (("a.warc", GOOD + GOOD), ("a.warc.gz", packed([GOOD, GOOD]))):
        records = read(written(tmp_path, name, content[:-200]))
        assert [type(r) for r in records] == [Intake, Skipped]
        assert "it is cut off" in str(records[1].error) or "broken WARC" in str(records[1].error)  # type: ignore[union-attr]


def test_an_error_page_in_an_archive_is_noted(tmp_path: Path) -> None:
    """By the status that the server gave; redirects are no reports."""
    moved = warc_record(PAGE, status="301 Moved Permanently")
    report = read_one(written(tmp_path, "a.warc", moved + warc_record(PAGE, status="404 Not Found"))).report
    assert "the server answered with status 404: this may be an error page" in report.notes


def test_the_charset_of_the_answer_counts(tmp_path: Path) -> None:
    """As servers send it."""
    record = warc_record((STORY * 2).encode("cp1252"), content_type="text/plain; charset=windows-1252")
    assert "sheriff’s" in read_one(written(tmp_path, "a.warc", record)).report.text


def test_an_archive_is_read_from_standard_input() -> None:
    """Packed or not."""
    for content in (GOOD + GOOD, packed([GOOD, GOOD])):
        assert keys(open_inputs(["-"], stdin=_Pipe(content))) == ["-#1", "-#2"]


def test_an_archive_without_a_report_gives_nothing(tmp_path: Path) -> None:
    """That is no error: it may hold pictures."""
    assert read(written(tmp_path, "a.warc", INFO + PICTURE)) == []


def test_a_payload_over_the_limit_is_skipped(tmp_path: Path) -> None:
    """Without being held."""
    said = why_skipped(
        written(tmp_path, "a.warc", warc_record("word " * 1000, content_type="text/plain")), limits=SMALL
    )
    assert "a.warc#1: it holds more than 2,000 bytes, the limit" in said


class _Pipe(io.BytesIO):
    """Standard input that cannot be sought in."""

    def seekable(self) -> bool:
        return False


ARCHIVES = (GOOD + PICTURE + GOOD, packed([GOOD, PICTURE, GOOD]))


@given(st.sampled_from(ARCHIVES), st.integers(0, 3000), st.integers(0, 80), st.binary(max_size=40))
@settings(deadline=None, max_examples=150)
def test_a_damaged_archive_gives_reports_or_reasons(archive: bytes, at: int, cut: int, put: bytes) -> None:
    """Never anything else."""
    damaged = archive[:at] + put + archive[at + cut :]
    for record in open_inputs(["-"], stdin=io.BytesIO(damaged)):
        assert isinstance(record, Intake | Skipped)
