"""How drafts, facts and values are written into columns, and read back."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from averment.contract import decode, encode
from averment.domain.decisions import HeldFact
from averment.domain.draft import Draft, Value

_LEVEL = 6
"""Of zlib: 9 takes twice the time of 6 on drafts and saves 1 %."""


def canonical(value: Any) -> str:
    """JSON with one way to write it: keys sorted, no blanks. What digests and commitments are made of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha(data: str | bytes) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def moment(at: datetime) -> str:
    """A time as columns hold it: UTC with microseconds and `Z`, so that times sort as text."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def pack(draft: Draft) -> tuple[str, bytes]:
    """A draft without its text: the digest of its JSON, and that JSON compressed."""
    row = encode(replace(draft, report=replace(draft.report, text="")))
    body = canonical(row).encode()
    return sha(body), zlib.compress(body, _LEVEL)


def unpack(body: bytes, text: str) -> Draft:
    """The draft that `pack` took, with its text."""
    row = json.loads(zlib.decompress(body))
    row["report"]["text"] = text
    return decode(row)


def squeeze(data: bytes) -> tuple[str, bytes]:
    """Bytes as they are kept: the coding's name and what it gives; as they are where that is not smaller."""
    packed = zlib.compress(data, _LEVEL)
    return ("zlib", packed) if len(packed) < len(data) else ("identity", data)


def release(coding: str, data: bytes) -> bytes:
    """The bytes that `squeeze` took."""
    return zlib.decompress(data) if coding == "zlib" else data


def value_text(value: Value | None) -> str:
    """A value as a column and a facet show it: an interval as `3..` or `3..5`."""
    if isinstance(value, tuple):
        low, high = ("" if end is None else str(end) for end in value)
        return f"{low}..{high}"
    return "" if value is None else str(value)


def held_json(held: HeldFact | None) -> str | None:
    """A held fact as canonical JSON."""
    return None if held is None else canonical(encode(held))


def held_from(row: str | None) -> HeldFact | None:
    """The held fact that `held_json` took."""
    if row is None:
        return None
    held: HeldFact = _held_adapter().validate_json(row)
    return held


@cache
def _held_adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(HeldFact)
