"""What a reader found out about a report beside its text, and the report made of both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from averment.domain.identity import digest, text_id
from averment.domain.report import Report
from averment.errors import UnreadableReport
from averment.reading.days import printed_day
from averment.reading.languages import NAMES, declared_language, language_of
from averment.reading.publishers import Publisher, role_of
from averment.reading.records import Settings
from averment.reading.remarks import remarks_on
from averment.reading.wires import byline_of, wire_of

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(https?://.+)$")
"""The address of a copy holds the address of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is known of a report from around its text; None where nothing says so."""

    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    publisher_type: str | None = None
    """What the publisher declares itself to be, by schema.org: `NGO`, `GovernmentOrganization`."""
    published: date | None = None
    language: str | None = None
    """As declared; the text's own words count for more."""
    locked: bool = False
    """Whether the page says that it is not free to read."""
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def make_report(raw: bytes, text: str, found: Found, *, key: str, reader: str, settings: Settings) -> Report:
    """The report; raises `UnreadableReport` where the text is too long, says nothing or cannot be written as UTF-8."""
    _check(text, key, settings)
    url, url_notes = _safe_url(found.url)
    published, day_notes = _published(found.published, text, settings)
    byline = found.byline or byline_of(text)
    language = language_of(text) or declared_language(found.language)
    publisher = Publisher(found.publisher, url, found.publisher_type)
    return Report(
        id=digest(raw),
        text_id=text_id(text, reader),
        key=key,
        text=text,
        url=url,
        title=found.title or None,
        byline=byline,
        publisher=found.publisher,
        publisher_role=role_of(publisher, title=found.title or "", text=text),
        published=published,
        language=language,
        wire=wire_of(text, byline=byline, publisher=found.publisher),
        notes=(
            *found.notes,
            *url_notes,
            *day_notes,
            *remarks_on(text, title=found.title or "", locked=found.locked),
            *_language_note(language),
        ),
        pages=found.pages,
    )


def _check(text: str, key: str, settings: Settings) -> None:
    longest = settings.limits.text_characters
    if len(text) > longest:
        raise UnreadableReport(
            key, f"its text has {len(text):,} characters, the limit is {longest:,}", "split it into reports"
        )
    if not any(map(str.isalnum, text)):
        raise UnreadableReport(
            key, "its text is empty" if not text.strip() else "its text holds no letter and no figure"
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableReport(
            key,
            f"its text holds half a character (a lone surrogate, U+{ord(text[error.start]):04X}) at {error.start}",
            "write it again from its source: such a text has no UTF-8, and offsets into it could not be published",
        ) from None


def _published(stated: date | None, text: str, settings: Settings) -> tuple[date | None, tuple[str, ...]]:
    if stated:
        return stated, ()
    if printed := printed_day(text):
        return printed, (f"day of publication read from the first lines: {printed.isoformat()}",)
    if settings.published:
        return settings.published, ("day of publication given by the user, not by the report",)
    return None, ()


def _safe_url(url: str | None) -> tuple[str | None, tuple[str, ...]]:
    if not url or not url.strip():
        return None, ()
    url = url.strip()
    if archived := _ARCHIVED.match(url):
        url = archived[1]
    try:
        parts = urlsplit(url)
    except ValueError:
        return None, ("its address is no web address and was left out",)
    if parts.scheme in {"http", "https"} and parts.netloc and url.isprintable():
        return url, ()
    return None, ("its address is no web address and was left out",)


def _language_note(language: str | None) -> tuple[str, ...]:
    if language in {None, "en"}:
        return ()
    return (f"the text is in {NAMES.get(language or '', language)}; the engines read English",)
