"""Records of a WARC file with the codings of their transport taken off, and the places where the file is damaged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from averment.reading.streams import GZIP

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_BEGINS = re.compile(rb"(?<=\n)WARC/[01]\.\d+\r?\n|" + re.escape(GZIP) + rb"\x08")
_WINDOW = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What one record holds; without a body where it was not asked for."""

    at: int
    body: bytes = b""
    damage: str = ""
    """Why the body could not be taken out of its transport."""
    content_type: str = ""
    charset: str | None = None
    status: int | None = None
    url: str | None = None
    captured: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place from which on the file cannot be read, up to the next record that can."""

    at: int
    cause: str


class _Broken(ValueError):
    """The record at hand ends what can be read from here."""


def payloads_of(file: BinaryIO, *, wanted: Callable[[str], bool], limit: int) -> Iterator[Payload | Damage]:
    """Every record in order; with its body where its content type is wanted. Damage is told once and passed over."""
    from fastwarc.warc import ArchiveIterator

    at: int | None = 0
    told = False
    while at is not None:
        file.seek(at)
        last = at
        try:
            for record in ArchiveIterator(file, parse_http=False):
                last = record.stream_pos
                yield _payload(record, wanted, limit)
                told = False
        except (OSError, _Broken) as error:  # fastwarc raises OSError, and nothing else, for what a file holds
            if not told:
                yield Damage(at=last, cause=f"broken WARC record: {str(error).lower()}")
            told = True
            at = _next_record(file, last + 1)
        else:
            return


def _payload(record: WarcRecord, wanted: Callable[[str], bool], limit: int) -> Payload:
    headers = record.headers
    if not len(headers):
        raise _Broken("it has no header that can be read")
    if not (headers.get("Content-Length") or "").strip().isdigit():
        raise _Broken("its header does not say how long it is")
    kind = (headers.get("WARC-Type") or "").lower()
    content_type, status, charset, codings = headers.get("Content-Type") or "", None, None, ("", "")
    if kind == "response" and "application/http" in content_type.lower():
        record.parse_http(auto_decode="none")
        if not record.is_http_parsed:
            _block(record, 0)
            return Payload(at=record.stream_pos, damage="its HTTP header cannot be read")
        answer = record.http_headers
        content_type, status, charset = answer.get("Content-Type") or "", answer.status_code, record.http_charset
        codings = (answer.get("Transfer-Encoding") or "", answer.get("Content-Encoding") or "")
    content_type = content_type.partition(";")[0].strip()
    asked = (
        kind in {"response", "resource", "conversion"} and wanted(content_type) and not (status and 300 <= status < 400)
    )
    body, damage = _undone(_block(record, limit if asked else 0), codings, limit) if asked else (_block(record, 0), "")
    return Payload(
        at=record.stream_pos,
        body=body,
        damage=damage,
        content_type=content_type,
        charset=charset,
        status=status,
        url=(headers.get("WARC-Target-URI") or "").strip(" <>") or None,
        captured=headers.get("WARC-Date"),
    )


def _block(record: WarcRecord, limit: int) -> bytes:
    """The block's first bytes, one more than the limit at most; raises `_Broken` where the file ends before it does."""
    length = record.content_length
    block = record.reader.read(limit + 1) if limit else b""
    held = len(block) + record.reader.consume()
    if held < length:
        raise _Broken(f"it is cut off: {held:,} of {length:,} bytes are there")
    return block


def _undone(body: bytes, codings: tuple[str, str], limit: int) -> tuple[bytes, str]:
    """The body without the codings of its transport, and what was wrong with them."""
    for coding in (c.strip().lower() for header in codings for c in reversed(header.split(","))):
        if len(body) > limit:
            break
        try:
            body = _CODINGS[coding](body, limit)
        except KeyError:
            return b"", f"its coding {coding[:30]!a} is not known"
        except (zlib.error, ValueError, OSError) as error:  # OSError: fastwarc's Brotli
            return b"", f"its {coding} coding is damaged: {error}"
    return (b"", f"it holds more than {limit:,} bytes, the limit") if len(body) > limit else (body, "")


def _unchunked(body: bytes, limit: int) -> bytes:
    """What the chunks hold; as it is, where an archiver has joined them and left the header."""
    parts: list[bytes] = []
    at = 0
    while (found := _CHUNK.match(body, at)) is not None:
        size = int(found[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
        if body[at : at + 2] == b"\r\n":
            at += 2
    if at:
        raise ValueError(f"a chunk has no size at {at:,}" if len(body) <= limit else "it is too long")
    return body


def _inflated(body: bytes, limit: int) -> bytes:
    if not body.startswith(GZIP) and not _ZLIB.match(body):
        return body if b"<" in body[:1024] else _unpacked(body, -15, limit)
    return _unpacked(body, 47, limit)


def _unpacked(body: bytes, window: int, limit: int) -> bytes:
    member = zlib.decompressobj(window)
    unpacked = member.decompress(body, limit + 1)
    if not member.eof and len(unpacked) <= limit:
        raise ValueError("it ends before its data do")
    return unpacked


def _unbrotlied(body: bytes, limit: int) -> bytes:
    import io

    from fastwarc.stream_io import BrotliReader

    return bytes(BrotliReader(io.BytesIO(body)).read(limit + 1))


def _as_it_is(body: bytes, limit: int) -> bytes:  # noqa: ARG001 - one signature for every coding
    return body


_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_CODINGS: Mapping[str, Callable[[bytes, int], bytes]] = MappingProxyType(
    {
        "": _as_it_is,
        "identity": _as_it_is,
        "chunked": _unchunked,
        "gzip": _inflated,
        "x-gzip": _inflated,
        "deflate": _inflated,
        "br": _unbrotlied,
    }
)


def _next_record(file: BinaryIO, after: int) -> int | None:
    """Where the next record begins; None where none does."""
    at = after
    while True:
        file.seek(at - 1)
        window = file.read(_WINDOW)
        for found in _BEGINS.finditer(window, 1):
            place = at - 1 + found.start()
            if not found[0].startswith(GZIP) or _holds_a_record(file, place):
                return place
        if len(window) < _WINDOW:
            return None
        at += _WINDOW - 32


def _holds_a_record(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    try:
        return zlib.decompressobj(31).decompress(file.read(4096), 16).startswith(b"WARC/")
    except zlib.error:
        return False
