"""WARC archives: one record for each page, text or document that a server sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from averment.errors import UnreadableReport
from averment.reading.archive import Damage, Payload, payloads_of
from averment.reading.charsets import declared_in_page
from averment.reading.days import day_of
from averment.reading.formats import HEAD, Format, OtherFormat, told_by_content
from averment.reading.found import Found
from averment.reading.guard import attempt, printable
from averment.reading.html import read_page
from averment.reading.pdf import read_pdf
from averment.reading.plain import read_text
from averment.reading.records import Intake, Record, Settings, Skipped

_WANTED = re.compile(r"text/(?:html|plain)|application/(?:xhtml\+xml|(?:x-)?pdf)", re.IGNORECASE)
_UNSAID = re.compile(r"(?:(?:application|binary)/octet-stream)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    key: str
    settings: Settings


def read_archive(file: BinaryIO, *, path: str, settings: Settings) -> Iterator[Record]:
    """One record for each response that holds HTML, text or PDF, in order; the others are passed over.

    Records are numbered from 1, those that are passed over too. Where the archive is broken, that is said once, and
    reading goes on where the next record begins. `file` can be sought in.
    """
    counted = 0
    for number, piece in enumerate(payloads_of(file, wanted=_may_hold_a_report, limit=settings.limits.record_bytes), 1):
        form = None if isinstance(piece, Damage) else _format(piece)
        if isinstance(piece, Payload) and form is None:
            continue
        key = f"{path}#{number}"
        size = max(0, file.tell() - counted)
        counted += size
        if isinstance(piece, Damage):
            yield Skipped(key, UnreadableReport(printable(key), piece.cause, "fetch or pack the archive again"), size)
        elif form is not None:
            yield attempt(partial(_read, piece, form, _Place(key, settings)), key=key, name=key, size=size)


def _may_hold_a_report(content_type: str) -> bool:
    return bool(_WANTED.fullmatch(content_type) or _UNSAID.fullmatch(content_type))


def _format(payload: Payload) -> Format | None:
    """By content first, then by what the server called it; None for what no report is."""
    if not payload.body and not payload.damage:
        return None
    try:
        told = told_by_content(payload.body[:HEAD])
    except OtherFormat:
        return None
    if told in {Format.HTML, Format.PDF}:
        return told
    if "html" in payload.content_type:
        return Format.HTML
    return Format.TEXT if payload.content_type.lower() == "text/plain" or payload.damage else None


def _read(payload: Payload, form: Format, place: _Place) -> Intake:
    if payload.damage:
        raise UnreadableReport(place.key, payload.damage, "fetch it again")
    notes = (
        [f"captured on {day.isoformat()}; the day of publication is another thing"]
        if (day := day_of(payload.captured))
        else []
    )
    if payload.status is not None and payload.status >= 400:
        notes.append(f"the server answered with status {payload.status}: this may be an error page")
    found = Found(url=payload.url, notes=tuple(notes))
    if form is Format.PDF:
        return read_pdf(payload.body, key=place.key, settings=place.settings, found=found)
    if form is Format.HTML:
        declared = payload.charset or declared_in_page(payload.body)
        return read_page(payload.body, key=place.key, settings=place.settings, declared=declared, found=found)
    return read_text(payload.body, key=place.key, settings=place.settings, declared=payload.charset, found=found)
