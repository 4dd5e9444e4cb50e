"""Which format an input is: told by its first bytes, and by its name only where these leave it open."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """The formats that there are readers for."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    WARC = "warc"
    JSON_LINES = "json lines"


HEAD = 8192
"""Bytes that are looked at."""

_PDF = re.compile(rb"\A.{0,1024}%PDF-\d", re.DOTALL)
_ROW = re.compile(rb"\A\s*\{\s*[\"}]")
_LIST = re.compile(rb"\A\s*\[\s*[\{\]]")
_PAGE = re.compile(
    rb"\A\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title"
    rb"|link|script|style|article|main|section|header|div|table|h[1-6]|p|span|a|b|i|em|strong|ul|ol|br|img|figure|blockquote)\b",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE = re.compile(rb"<(?:html|body)\b|<!doctype\s+html", re.IGNORECASE)
_BLOCKS = re.compile(rb"</?(?:p|div|br|h[1-6])\b[^>]{0,200}>", re.IGNORECASE)

_OTHERS: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), cause, cure)
    for pattern, cause, cure in (
        (rb"PK\x03\x04.{0,4000}word/", "a Word document", "save it as PDF, HTML or plain text"),
        (rb"PK\x03\x04|PK\x05\x06", "a ZIP archive", "unpack it and name the files in it"),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as PDF, HTML or plain text"),
        (rb"\{\\rtf", "a rich text (RTF) document", "save it as PDF, HTML or plain text"),
        (
            rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|II\*\x00|MM\x00\*|.{4}ftyp(?:heic|avif)",
            "a picture",
            "run text recognition on it and pass the text",
        ),
        (
            rb"ID3|\xff\xfb|OggS|fLaC|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp|\x1aE\xdf\xa3",
            "a recording",
            "transcribe it and pass the text",
        ),
        (rb"\x28\xb5\x2f\xfd", "packed with zstd", "unpack it first: zstd -d"),
        (rb"BZh[1-9]", "packed with bzip2", "unpack it first: bunzip2"),
        (rb"\xfd7zXZ\x00", "packed with xz", "unpack it first: unxz"),
        (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a", "an archive", "unpack it and name the files in it"),
        (rb"SQLite format 3\x00", "an SQLite database", "export its texts as JSON lines"),
        (rb"\x7fELF|MZ.\x00", "a program", "name a report"),
        (
            rb"(?:From: <Saved by|MIME-Version: 1\.0|From - ).{0,600}multipart/related",
            "a page saved as MHTML",
            "save it as HTML",
        ),
        (
            rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b",
            "a feed, not a report",
            "name the pages that it lists",
        ),
    )
)


class OtherFormat(ValueError):
    """Bytes of a format that no reader reads; not an error of the program."""

    def __init__(self, cause: str, cure: str) -> None:
        super().__init__(cause, cure)
        self.cause, self.cure = cause, cure


def told_by_content(head: bytes) -> Format | None:
    """The format that the first bytes show; None where they could be anything; raises `OtherFormat`."""
    body = head.removeprefix(b"\xef\xbb\xbf")
    if body.startswith(b"WARC/"):
        return Format.WARC
    if _PDF.match(body):
        return Format.PDF
    for pattern, cause, cure in _OTHERS:
        if pattern.match(body):
            raise OtherFormat(cause, cure)
    if _ROW.match(body):
        return Format.JSON_LINES
    if _LIST.match(body):
        raise OtherFormat("a JSON array, not JSON lines", "write one object a line: jq -c '.[]'")
    if _PAGE.match(body) or _INSIDE.search(body) or (_wide_page(body)):
        return Format.HTML
    return None


def told_by_name(name: str) -> Format:
    """The format that a file's name promises; plain text where it promises nothing."""
    name = name.lower().removesuffix(".gz")
    for suffixes, form in (
        ((".jsonl", ".ndjson", ".jsonlines"), Format.JSON_LINES),
        ((".warc",), Format.WARC),
        ((".pdf",), Format.PDF),
        ((".html", ".htm", ".xhtml", ".shtml"), Format.HTML),
    ):
        if name.endswith(suffixes):
            return form
    return Format.TEXT


def is_fragment(source: str) -> bool:
    """Whether HTML is a piece of a page, as feeds and databases hold it, and not a whole page."""
    return not re.search(r"<(?:html|head|body|!doctype)\b|<!doctype", source[:20_000], re.IGNORECASE)


def _wide_page(head: bytes) -> bool:
    """A page in UTF-16 or UTF-32."""
    if b"\x00" not in head:
        return False
    narrow = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return bool(_PAGE.match(narrow)) and head.count(0) > len(head) * 0.3
