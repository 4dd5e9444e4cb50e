"""A page that a server packed although we ask for it as it is: unpacked piece by piece, never further than asked."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from averment.errors import FetchFailed

_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


def unpacking(url: str, coding: str) -> Callable[[bytes, int], bytes]:
    """What makes a page of its pieces, at most so many bytes of each; raises `FetchFailed` for another coding.

    A piece of which more could be made says so by its length: whoever asks for one byte more than the limit knows.
    """
    name = coding.strip().lower()
    if name in ("", "identity"):
        return lambda piece, _: piece
    if name not in _WINDOWS:
        raise FetchFailed(url, f"the server packed it as {name[:40]!r}, and was asked not to")
    held = zlib.decompressobj(_WINDOWS[name])

    def unpack(piece: bytes, most: int) -> bytes:
        try:
            return held.decompress(piece, max(1, most))
        except zlib.error as error:
            raise FetchFailed(url, f"it cannot be unpacked: {error}") from error

    return unpack
