"""The archived bytes as a WARC file, each record with the digest of its payload, which is the report's id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from averment.store.packing import release
from averment.store.reader import Reader
from averment.store.schema import bodies, captures, reports

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord


def write_warc(reader: Reader, file: Path) -> int:
    """Write every report version that was not erased; how many records. Packed where the name ends in `.gz`.

    A page that was fetched is a `response` with the head that its server sent; anything else is a `resource`. The file
    appears when it is whole.
    """
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    part = file.with_name(file.name + ".part")
    number = 0
    with part.open("wb") as plain:
        stream: Any = GzipWriter(plain) if file.name.endswith(".gz") else plain
        info = WarcRecord()
        info.init_headers(WarcRecordType.warcinfo)
        info.headers["Content-Type"] = "application/warc-fields"
        info.set_bytes_content(b"software: averment\r\nformat: WARC File Format 1.1\r\n")
        info.write(stream)
        for row in _rows(reader):
            _record(WarcRecord(), WarcRecordType, row).write(stream)
            number += 1
        if stream is not plain:
            stream.close()
    part.rename(file)
    return number


def _rows(reader: Reader) -> Any:
    query = (
        select(
            reports.c.n, reports.c.id, reports.c.url, reports.c.key, reports.c.added_at, bodies.c.coding, bodies.c.data
        )
        .join(bodies, bodies.c.report == reports.c.n)
        .where(bodies.c.data.is_not(None))
        .order_by(reports.c.n)
        .limit(200)
    )
    last = 0
    while rows := reader.connection.execute(query.where(reports.c.n > last)).all():
        heads = reader.connection.execute(
            select(captures.c.report, captures.c.head, captures.c.at)
            .where(captures.c.report.in_([r.n for r in rows]), captures.c.head.is_not(None))
            .order_by(captures.c.n.desc())
        ).all()
        first = {h.report: h for h in heads}
        for row in rows:
            yield row, first.get(row.n)
        last = rows[-1].n


def _record(record: WarcRecord, kinds: Any, found: tuple[Any, Any]) -> WarcRecord:
    row, capture = found
    payload = release(row.coding, row.data)
    place = row.url or f"urn:averment:{row.id}"
    if capture is not None:
        block = capture.head.encode("utf-8", "replace") + b"\r\n" + payload
        record.init_headers(kinds.response)
        record.headers["Content-Type"] = "application/http; msgtype=response"
    else:
        block = payload
        record.init_headers(kinds.resource)
        record.headers["Content-Type"] = kind_of(payload)
    record.headers["WARC-Target-URI"] = place
    record.headers["WARC-Date"] = _second(capture.at if capture is not None else row.added_at)
    record.headers["WARC-Payload-Digest"] = row.id
    record.set_bytes_content(block)
    return record


def _second(at: str) -> str:
    return at.partition(".")[0].rstrip("Z") + "Z"


def kind_of(payload: bytes) -> str:
    """The media type that the first bytes show; plain text where they show none."""
    head = payload[:1024].lstrip().lower()
    if head.startswith(b"%pdf"):
        return "application/pdf"
    return "text/html" if head.startswith(b"<") else "text/plain"
