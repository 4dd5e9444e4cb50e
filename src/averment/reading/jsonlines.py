"""JSON lines: one report a row, its text unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from averment.errors import UnreadableReport
from averment.reading.charsets import Decoded
from averment.reading.days import day_of
from averment.reading.found import Found, make_report
from averment.reading.guard import attempt
from averment.reading.plain import READER
from averment.reading.rawmaps import TextMap
from averment.reading.records import Intake, Record, Settings, Skipped
from averment.reading.streams import Stream


def read_rows(stream: Stream, *, path: str, settings: Settings) -> Iterator[Record]:
    """One record a row, in order; a row that gives no report is skipped by file and line."""
    taken = 0
    for number, line in enumerate(stream.lines(settings.limits.record_bytes), 1):
        size, taken = stream.taken - taken, stream.taken
        where = f"{path}:{number}"
        if line is None:
            limit = f"{settings.limits.record_bytes:,}"
            error = UnreadableReport(
                where,
                f"the row is longer than {limit} bytes, the limit",
                "split it, or write HTML without pictures in it",
            )
            yield Skipped(where, error, size)
        elif stream.failure and not line.endswith(b"\n"):
            return  # the rest of a row that the input's end has cut off: whoever opened the stream reports it
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _read_row(line, where, f"{path}#{number}", size, settings)


def _read_row(line: bytes, where: str, key: str, size: int, settings: Settings) -> Record:
    try:
        row = _parsed(line, where)
        key = _key(row, where, key)
    except UnreadableReport as error:
        return Skipped(key, error, size)
    name = where if key.startswith(f"{where.rpartition(':')[0]}#") else f"{where} ({key})"
    return attempt(partial(_report_of, row, key, settings), key=key, name=name, size=size)


def _parsed(line: bytes, where: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line.rstrip(b"\r\n").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableReport(
            where, f"the row is not UTF-8 at byte {error.start}", "write JSON lines in UTF-8"
        ) from None
    except json.JSONDecodeError as error:
        cause = f"the row is not JSON: {error.msg} at character {error.pos}"
        raise UnreadableReport(where, cause, "write one JSON object a line") from None
    except RecursionError:
        raise UnreadableReport(where, "the row is nested too deeply") from None
    except ValueError as error:  # a number of more digits than Python reads
        raise UnreadableReport(where, f"the row is not JSON that can be read: {error}") from None
    if not isinstance(row, dict):
        raise UnreadableReport(where, f"the row is {_kind(row)}, not an object", 'write {"text": "…"}')
    return row


def _key(row: Mapping[str, Any], where: str, otherwise: str) -> str:
    """The row's id as it came, a number in digits."""
    given = row.get("id")
    if isinstance(given, str) and given:
        if not _writable(given):
            raise UnreadableReport(where, "its id holds half a character (a lone surrogate)", "give it another id")
        return given
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else otherwise


def _report_of(row: Mapping[str, Any], key: str, settings: Settings) -> Intake:
    for field in ("text", "html"):
        body = row.get(field)
        if body is None:
            continue
        if not isinstance(body, str):
            raise UnreadableReport(key, f"its {field} is {_kind(body)}, not a string", "write it as a string")
        if field == "html":
            from averment.reading.html import read_page_text

            return read_page_text(body, key=key, settings=settings, found=_found(row))
        raw = body.encode("utf-8", "surrogatepass")  # half a character is refused by name when the report is made
        report = make_report(raw, body, _found(row), key=key, reader=READER, settings=settings)
        return Intake(report, raw, TextMap(Decoded(raw, body, "utf-8")))
    raise UnreadableReport(key, "the row holds neither text nor html", 'write {"text": "…"} or {"html": "…"}')


def _found(row: Mapping[str, Any]) -> Found:
    """What the row says beside its body; what is no string is left out, with a note."""
    notes: list[str] = []
    values: dict[str, Any] = {}
    for name in ("title", "publisher", "url", "byline", "language"):
        value = row.get(name)
        values[name] = value if isinstance(value, str) and value.strip() and _writable(value) else None
        if value and values[name] is None:
            notes.append(f"its {name} is no plain string and was left out")
    published = row.get("published")
    day = day_of(published)
    if published and day is None:
        notes.append(f"its day of publication, {str(published)[:60]!a}, is no day and was left out")
    return replace(Found(published=day, notes=tuple(notes)), **values)


def _writable(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
