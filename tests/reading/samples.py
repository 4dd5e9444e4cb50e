"""Inputs made for the tests: all people, outlets and events in them are fictional."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from averment.reading import Intake, Limits, Record, Skipped, open_inputs

STORY = (
    "HARLOW, Ohio (AP) — A deputy shot a man in the arm on Tuesday, the sheriff’s office said.\n"
    "“He ran, and then we heard it,” said Dell Okafor, who lives next door.\n"
    "The office did not say why the man was stopped. The county prosecutor has asked the state to investigate.\n"
)
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Deputy shoots man – Harlow Gazette</title>'
    '<meta property="og:site_name" content="Harlow Gazette">'
    '<meta property="article:published_time" content="2025-10-22T08:00:00-04:00"></head><body>'
    '<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Deputy shoots man in Harlow</h1>'
    "<p>A deputy shot a man in the arm on Tuesday, the sheriff&rsquo;s office said in a short statement.</p>"
    "<p>&ldquo;He ran, and then <b>we heard</b> it,&rdquo; said Dell Okafor, who lives next door to the house"
    " with the green door.</p><p>The office did not say why the man was stopped. The county prosecutor has asked the"
    " state to investigate the shooting.</p></article><footer>© Harlow Gazette</footer></body></html>"
)


def read(path: Path | str, **options: object) -> list[Record]:
    """Every record of one input."""
    return list(open_inputs([path], **options))  # type: ignore[arg-type]


def read_one(path: Path | str, **options: object) -> Intake:
    """The only record of an input, which must be a report."""
    (record,) = read(path, **options)
    assert isinstance(record, Intake), record
    return record


def why_skipped(path: Path | str, **options: object) -> str:
    """What is said of the only record of an input, which must have been skipped."""
    (record,) = read(path, **options)
    assert isinstance(record, Skipped), record
    return str(record.error)


def keys(records: Iterable[Record]) -> list[str]:
    """The reports' keys; a skipped record in square brackets."""
    return [r.report.key if isinstance(r, Intake) else f"[{r.key}]" for r in records]


def written(folder: Path, name: str, content: bytes | str) -> Path:
    """A file with that content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def page(*paragraphs: str, head: str = "", title: str = "A title of a story") -> str:
    """A whole page around paragraphs that are long enough to be taken for a story."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article>{body}</article></body></html>"
    )


def rows(*held: object) -> str:
    """JSON lines."""
    return "".join(json.dumps(row) + "\n" for row in held)


def warc_record(
    body: bytes | str,
    *,
    content_type: str = "text/html; charset=utf-8",
    url: str = "https://harlowgazette.example/a",
    status: str = "200 OK",
    headers: str = "",
    kind: str = "response",
) -> bytes:
    """One record of an archive."""
    body = body.encode() if isinstance(body, str) else body
    if kind == "response":
        head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
        body, content_type = head.encode() + body, "application/http; msgtype=response"
    lines = (
        "WARC/1.1",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2026-01-05T10:00:00Z",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def packed(records: Sequence[bytes]) -> bytes:
    """Records of an archive, each packed for itself, as archives are."""
    return b"".join(gzip.compress(record) for record in records)


def pdf(*pages: Sequence[str], locked_with: str = "") -> bytes:
    """A document with these lines on its pages; a page without lines holds nothing."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Times-Roman"),
        }
    )
    reference = writer._add_object(font)
    for lines in pages:
        sheet = writer.add_blank_page(612, 792)
        if not lines:
            continue
        fonts = DictionaryObject({NameObject("/F1"): reference})
        sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        shown = " ".join(f"({line.translate(_ESCAPES)}) Tj T*" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1"))
        sheet[NameObject("/Contents")] = writer._add_object(stream)
    if locked_with:
        writer.encrypt(locked_with, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_ESCAPES = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\"})
SMALL = Limits(record_bytes=2_000, page_characters=1_800, page_elements=20, text_characters=1_500, pages=2)
