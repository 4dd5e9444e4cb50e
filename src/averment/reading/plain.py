"""Plain text: the characters as they are, nothing changed."""

from __future__ import annotations

import re
from dataclasses import replace

from averment.errors import UnreadableReport
from averment.reading.charsets import Decoded, decode
from averment.reading.found import Found, make_report
from averment.reading.rawmaps import TextMap
from averment.reading.records import Intake, Settings

READER = "text/1"
"""Name and version of this reader; a change of what it makes of the same bytes takes a new one."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_TITLE = re.compile(r"\s*([^\n]{8,180}?[^\s.:;,—–-])[ \t\r]*\n(?=[ \t\r]*\n|[ \t]*(?:By|BY)\s)")


def read_text(
    raw: bytes, *, key: str, settings: Settings, declared: str | None = None, found: Found | None = None
) -> Intake:
    """The report of a text; raises `UnreadableReport` for bytes that are no text."""
    if not raw.strip():
        raise UnreadableReport(key, "it is empty")
    decoded = decode(raw, declared)
    if len(_CONTROLS.findall(decoded.text[:100_000])) > len(decoded.text[:100_000]) * 0.02:
        raise UnreadableReport(key, "it is binary data, not a text", "pass text, HTML, PDF, WARC or JSON lines")
    found = found or Found()
    known = replace(found, title=found.title or _title(decoded), notes=(*found.notes, *decoded.notes))
    report = make_report(raw, decoded.text, known, key=key, reader=READER, settings=settings)
    return Intake(report, raw, TextMap(decoded))


def _title(decoded: Decoded) -> str | None:
    """The first line, where a blank line or a byline sets it apart and it is no sentence."""
    found = _TITLE.match(decoded.text)
    return found[1].strip() if found else None
