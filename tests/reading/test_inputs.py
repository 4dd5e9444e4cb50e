"""Inputs of every format: found out by content, checked before the first is read, streamed in order."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.domain.identity import digest, text_id
from averment.errors import NoSuchInput
from averment.reading import Intake, Skipped, count_bytes, html, open_inputs, pdf, plain
from averment.reading.formats import Format, told_by_content
from averment.reading.inputs import READERS
from tests.reading import samples
from tests.reading.samples import PAGE, STORY, keys, read, read_one, rows, warc_record, why_skipped, written

SAMPLES = {
    Format.TEXT: ("a.txt", STORY.encode(), plain.READER),
    Format.HTML: ("a.html", PAGE.encode(), html.READER),
    Format.PDF: ("a.pdf", samples.pdf(["A deputy shot a man in the arm on Tuesday."]), pdf.READER),
    Format.WARC: ("a.warc", warc_record(PAGE), html.READER),
    Format.JSON_LINES: ("a.jsonl", rows({"text": STORY}).encode(), plain.READER),
}


def test_there_is_a_sample_of_every_format() -> None:
    """So that the contract below covers every reader."""
    assert SAMPLES.keys() == READERS.keys()


@pytest.mark.parametrize("form", SAMPLES)
def test_every_reader_names_reports_by_their_bytes_and_texts_by_their_reader(form: Format, tmp_path: Path) -> None:
    """The contract of readers."""
    name, content, reader = SAMPLES[form]
    intake = read_one(written(tmp_path, name, content))
    assert intake.report.id == digest(intake.raw)
    assert intake.report.text_id == text_id(intake.report.text, reader)
    assert intake.report.text.encode()
    assert intake.size == len(content)


@pytest.mark.parametrize("form", SAMPLES)
def test_content_counts_before_the_name(form: Format, tmp_path: Path) -> None:
    """A wrong name, a packed file and no name at all give the same report."""
    name, content, _ = SAMPLES[form]
    ids = {
        read_one(written(tmp_path, other, data)).report.text_id
        for other, data in ((name, content), ("wrong.bin", content), (f"{name}.gz", gzip.compress(content)))
    }
    (record,) = open_inputs(["-"], stdin=io.BytesIO(content))
    assert isinstance(record, Intake)
    assert ids == {record.report.text_id}


def test_the_name_counts_where_the_content_leaves_it_open(tmp_path: Path) -> None:
    """A text that is called a page is read as one."""
    report = read_one(written(tmp_path, "a.html", STORY.replace("\n", " ") + "&amp; more")).report
    assert report.text.endswith("& more")


def test_paths_are_looked_at_before_the_first_is_read(tmp_path: Path) -> None:
    """So that nothing is half done."""
    good = written(tmp_path, "a.txt", STORY)
    for bad, cause in (
        (tmp_path / "nowhere.txt", "No such file"),
        (tmp_path, f"is a directory; name the files in it, such as {tmp_path}/*.html"),
    ):
        with pytest.raises(NoSuchInput, match=str(bad)) as raised:
            open_inputs([good, bad])
        assert cause in str(raised.value)


def test_a_file_that_goes_away_is_skipped(tmp_path: Path) -> None:
    """After all were looked at."""
    first, second = written(tmp_path, "a.txt", STORY), written(tmp_path, "b.txt", STORY)
    records = open_inputs([first, second])
    next(records)
    second.unlink()
    (gone,) = records
    assert isinstance(gone, Skipped)
    assert "b.txt: cannot be opened: No such file" in str(gone.error)


def test_records_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    """In the order of the inputs; the second file may be written while the first is read."""
    first, second = (
        written(tmp_path, "a.jsonl", rows({"id": "1", "text": "One."}, {"id": "2", "text": "Two."})),
        tmp_path / "b.txt",
    )
    second.write_text("x", "utf-8")
    records = open_inputs([first, second])
    assert keys([next(records)]) == ["1"]
    second.write_text(STORY, "utf-8")
    assert keys(records) == ["2", str(second)]


def test_a_row_from_a_slow_pipe_is_read_before_the_next_is_written() -> None:
    """Two programs can work at once."""

    class Pipe(io.BytesIO):
        """Gives one row at a time and counts how often it was asked."""

        asked = 0

        def read1(self, size: int | None = -1) -> bytes:
            self.asked += 1
            return self.readline(size)

    pipe = Pipe(rows(*({"id": str(i), "text": STORY} for i in range(9))).encode())
    records = open_inputs(["-"], stdin=pipe)
    assert keys([next(records)]) == ["0"]
    assert pipe.asked <= 2
    assert len(list(records)) == 8


def test_sizes_sum_up_to_the_bytes_of_the_inputs(tmp_path: Path) -> None:
    """So that a progress bar ends at its end, skipped records included."""
    paths = [written(tmp_path, name, content) for name, content, _ in SAMPLES.values()]
    paths += [
        written(tmp_path, "b.jsonl.gz", gzip.compress(rows({"text": STORY}, {"id": "x"}, {"text": "a"}).encode())),
        written(tmp_path, "c.png", b"\x89PNG" + bytes(500_000)),
        written(tmp_path, "d.warc", warc_record(PAGE) * 2 + warc_record(b"x" * 999, content_type="image/png")),
    ]
    assert sum(r.size for r in open_inputs(paths)) == count_bytes(paths)
    assert count_bytes([*paths, "-"]) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "it is a picture, which is not read; run text recognition on it and pass the text"),
        (
            b"PK\x03\x04" + b"\x00" * 26 + b"word/document.xml",
            "it is a Word document, which is not read; save it as PDF",
        ),
        (b"PK\x03\x04" + b"\x00" * 50, "it is a ZIP archive, which is not read; unpack it"),
        (b"{\\rtf1 text}", "it is a rich text (RTF) document"),
        (b"\x28\xb5\x2f\xfd" + b"\x00" * 9, "it is packed with zstd, which is not read; unpack it first: zstd -d"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "it is a feed, not a report"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related;", "it is a page saved as MHTML"),
        (b"SQLite format 3\x00", "it is an SQLite database"),
    ],
)
def test_formats_without_a_reader_are_called_by_name(content: bytes, said: str, tmp_path: Path) -> None:
    """With what to do."""
    assert said in why_skipped(written(tmp_path, "a.txt", content))


def test_a_truncated_gzip_gives_the_rows_before_the_truncation(tmp_path: Path) -> None:
    """And one skipped record that names it; half a row is no row."""
    held = rows(*({"id": str(i), "text": f"{STORY} {os.urandom(40).hex()}"} for i in range(200))).encode()
    path = written(tmp_path, "a.jsonl.gz", gzip.compress(held)[:-4000])
    *whole, last = read(path)
    assert len(whole) > 20
    assert keys(whole) == [str(i) for i in range(len(whole))]
    assert isinstance(last, Skipped)
    assert str(last.error).startswith(
        f"{path}: truncated gzip: the file ends before its data do; what came before was read"
    )


def test_a_truncated_page_is_no_page(tmp_path: Path) -> None:
    """Nothing partial as if whole."""
    assert "truncated gzip" in why_skipped(written(tmp_path, "a.html.gz", gzip.compress(PAGE.encode())[:-20]))


@pytest.mark.parametrize(
    "damage", [b"\x1f\x8b", b"\x1f\x8bgarbage of all kinds", gzip.compress(b"a text") + b"garbage"]
)
def test_a_damaged_gzip_is_skipped(damage: bytes, tmp_path: Path) -> None:
    """With the cause that was found."""
    said = why_skipped(written(tmp_path, "a.txt.gz", damage))
    assert "gzip" in said
    assert "fetch or pack it again" in said


def test_a_gzip_bomb_is_left_early(tmp_path: Path) -> None:
    """In bounded memory."""
    squeezed = zlib.compressobj(9, wbits=31)
    bomb = b"".join(squeezed.compress(bytes(1_000_000)) for _ in range(100)) + squeezed.flush()
    path = written(tmp_path, "a.jsonl.gz", b"" + bomb)
    tracemalloc.start()
    records = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert any("gzip bomb" in str(r.error) for r in records if isinstance(r, Skipped))
    assert not any(isinstance(r, Intake) for r in records)
    assert peak < 300_000_000


def test_a_hundred_megabytes_are_skipped_in_bounded_memory(tmp_path: Path) -> None:
    """Of text, of HTML, of one row."""
    for name, head in (("a.txt", b"word "), ("a.html", b"<html><p>"), ("a.jsonl", b'{"text": "')):
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(head)
            file.truncate(100_000_000)
        tracemalloc.start()
        said = why_skipped(path)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert "the limit" in said
        assert peak < 160_000_000
        path.unlink()


def test_hostile_names_are_written_out_in_messages(tmp_path: Path) -> None:
    """A terminal obeys control characters."""
    assert "\\x1b[2J" in why_skipped(written(tmp_path, "a\x1b[2J.txt", b""))


def test_importing_the_readers_imports_no_library() -> None:
    """Each comes with the first input of its format."""
    program = (
        "import io, sys; from averment.reading import open_inputs;"
        "list(open_inputs(['-'], stdin=io.BytesIO(b'{\"text\": \"A deputy shot a man.\"}')));"
        "list(open_inputs(['-'], stdin=io.BytesIO(b'A deputy shot a man.')));"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    loaded = set(subprocess.check_output([sys.executable, "-c", program], text=True).split())
    assert loaded.isdisjoint({"trafilatura", "lxml", "pypdf", "fastwarc", "charset_normalizer", "dateparser"})


def test_readings_do_not_depend_on_the_process(tmp_path: Path) -> None:
    """Two hash seeds give one report."""
    written(tmp_path, "a.html", PAGE)
    program = (
        f"from averment.reading import open_inputs; print(next(open_inputs([{str(tmp_path / 'a.html')!r}])).report)"
    )
    runs = {
        subprocess.check_output([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in "12"
    }
    assert len(runs) == 1


@given(st.binary(max_size=600))
@settings(deadline=None, max_examples=200)
def test_whatever_the_bytes_there_are_reports_or_reasons(raw: bytes) -> None:
    """From standard input, where no name helps."""
    for record in open_inputs(["-"], stdin=io.BytesIO(raw)):
        assert isinstance(record, Intake | Skipped)
        assert str(record.report.key if isinstance(record, Intake) else record.error)


@given(
    st.sampled_from(list(SAMPLES)),
    st.integers(0, 4000),
    st.integers(0, 100),
    st.binary(max_size=50),
    st.sampled_from([True, False]),
)
@settings(deadline=None, max_examples=150)
def test_damaged_inputs_of_every_format_give_reports_or_reasons(
    form: Format,
    at: int,
    cut: int,
    put: bytes,
    packed: bool,  # noqa: FBT001
) -> None:
    """Damaged before or after they are packed."""
    content = gzip.compress(SAMPLES[form][1], mtime=0) if packed else SAMPLES[form][1]
    damaged = content[:at] + put + content[at + cut :]
    for record in open_inputs(["-"], stdin=io.BytesIO(damaged)):
        assert isinstance(record, Intake | Skipped)
        if isinstance(record, Intake):
            assert json.dumps(record.report.text, ensure_ascii=False).encode()


def test_the_first_bytes_of_every_sample_tell_its_format() -> None:
    """But of plain text, which tells nothing."""
    for form, (_, content, _) in SAMPLES.items():
        assert told_by_content(content) == (None if form is Format.TEXT else form)
