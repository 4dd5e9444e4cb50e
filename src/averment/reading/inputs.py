"""Inputs in, records out: each file or stream by its format, in order, one bad record at a time left aside."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from averment.errors import NoSuchInput, UnreadableReport
from averment.reading.formats import HEAD, Format, OtherFormat, told_by_content, told_by_name
from averment.reading.guard import attempt, printable
from averment.reading.jsonlines import read_rows
from averment.reading.plain import read_text
from averment.reading.records import Intake, Limits, Record, Settings, Skipped
from averment.reading.streams import Stream

Input = str | Path
Reader = Callable[[Stream, str, Settings], Iterator[Record]]
STANDARD_INPUT = "-"


def open_inputs(
    paths: Sequence[Input],
    *,
    published: date | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
) -> Iterator[Record]:
    """Every record of every input, in order, read as it is asked for; `-` is standard input.

    All paths are looked at before the first is read: `NoSuchInput` is raised here, at once, or never. A record that
    gives no report comes as `Skipped`, with a message that names it and says what is wrong, and the next one follows.
    `published` is the day of publication of reports that name none.
    """
    for path in paths:
        _look_at(str(path))
    settings = Settings(published=published, limits=limits or Limits())
    return _records([str(p) for p in paths], settings, stdin)


def count_bytes(paths: Sequence[Input]) -> int | None:
    """How many bytes the inputs hold together, as `size` of their records will sum up to; None for streams."""
    total = 0
    for path in paths:
        try:
            about = Path(path).stat()
        except OSError:
            return None
        if str(path) == STANDARD_INPUT or not stat.S_ISREG(about.st_mode):
            return None
        total += about.st_size
    return total


def _look_at(path: str) -> None:
    if path == STANDARD_INPUT:
        return
    try:
        about = Path(path).stat()
    except (OSError, ValueError) as error:
        raise NoSuchInput(path, f"cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    if stat.S_ISDIR(about.st_mode):
        raise NoSuchInput(path, f"is a directory; name the files in it, such as {path.rstrip('/')}/*.html")
    if not os.access(path, os.R_OK):
        raise NoSuchInput(path, "cannot be opened: permission denied")


def _records(paths: Sequence[str], settings: Settings, stdin: BinaryIO | None) -> Iterator[Record]:
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _read_input(path, stdin or sys.stdin.buffer, settings)
            continue
        try:
            file = Path(path).open("rb")  # noqa: SIM115 - held while its records are asked for, and closed below
        except OSError as error:  # it was there when all paths were looked at
            yield Skipped(path, UnreadableReport(printable(path), f"cannot be opened: {error.strerror or error}"))
            continue
        with file:
            yield from _read_input(path, file, settings)


def _read_input(path: str, file: BinaryIO, settings: Settings) -> Iterator[Record]:
    """Every record of one input; the last one's size takes what is left of the input's bytes."""
    stream = Stream(file, inflation=settings.limits.inflation)
    counted = 0
    try:
        form = _format(stream, path)
    except OtherFormat as error:
        yield Skipped(
            path,
            UnreadableReport(printable(path), f"it is {error.cause}, which is not read", error.cure),
            _size(stream, path),
        )
        return
    for record in READERS[form](stream, path, settings):
        counted += record.size
        yield record
    if form in _OF_MANY and stream.failure:
        before = "; what came before was read" if counted else ""
        why = UnreadableReport(printable(path), f"{stream.failure}{before}", "fetch or pack it again")
        yield Skipped(path, why, max(0, stream.taken - counted))


def _format(stream: Stream, path: str) -> Format:
    """By content, then by name. A first row is known by its first bytes: nobody waits for more of a slow pipe."""
    if told_by_content(stream.peek(HEAD, least=2)) is Format.JSON_LINES:
        return Format.JSON_LINES
    return told_by_content(stream.peek(HEAD)) or told_by_name(path)


def _whole(read: Callable[..., Intake]) -> Reader:
    """A reader of an input that is one report: nothing is read of one that breaks off or is too long."""

    def read_whole(stream: Stream, path: str, settings: Settings) -> Iterator[Record]:
        longest = settings.limits.record_bytes

        def report() -> Intake:
            raw = stream.read(longest + 1)
            if stream.failure:
                raise UnreadableReport(path, stream.failure, "fetch or pack it again")
            if len(raw) > longest:
                raise UnreadableReport(path, f"it has more than {longest:,} bytes, the limit", "split it into reports")
            return read(raw, key=path, settings=settings)

        record = attempt(report, key=path, name=path, size=0)
        yield replace(record, size=_size(stream, path))

    return read_whole


def _text(raw: bytes, *, key: str, settings: Settings) -> Intake:
    return read_text(raw, key=key, settings=settings)


def _page(raw: bytes, *, key: str, settings: Settings) -> Intake:
    from averment.reading.html import read_page

    return read_page(raw, key=key, settings=settings)


def _document(raw: bytes, *, key: str, settings: Settings) -> Intake:
    from averment.reading.pdf import read_pdf

    return read_pdf(raw, key=key, settings=settings)


def _rows(stream: Stream, path: str, settings: Settings) -> Iterator[Record]:
    return read_rows(stream, path=path, settings=settings)


def _archive(stream: Stream, path: str, settings: Settings) -> Iterator[Record]:
    from averment.reading.warc import read_archive

    with stream.sought() as file:
        yield from read_archive(file, path=path, settings=settings)


READERS: Mapping[Format, Reader] = MappingProxyType(
    {
        Format.TEXT: _whole(_text),
        Format.HTML: _whole(_page),
        Format.PDF: _whole(_document),
        Format.JSON_LINES: _rows,
        Format.WARC: _archive,
    }
)
"""Every reader by its format. Libraries are imported when the first input of their format comes."""
_OF_MANY = frozenset({Format.JSON_LINES, Format.WARC})


def _size(stream: Stream, path: str) -> int:
    """All of a regular file, also where only its head was looked at."""
    return max(stream.taken, count_bytes([path]) or 0)
