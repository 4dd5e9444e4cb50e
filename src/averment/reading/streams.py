"""Bytes of an input, read forward in bounded pieces, unpacked where they are gzip."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

PIECE = 1 << 18
GZIP = b"\x1f\x8b"
_FREE = 64_000_000
"""Bytes that may come out before the rate of inflation is looked at."""


class Stream:
    """A forward reader that can look ahead.

    It never raises for what its bytes hold: where they break off or cannot be unpacked it ends, and `failure` says why.
    """

    def __init__(self, file: BinaryIO, *, inflation: int = 200) -> None:
        self._file = file
        self._inflation = inflation
        self._held = bytearray()
        self._ended = False
        self.failure: str | None = None
        self.taken = 0
        """Bytes of the input, still packed, that were read so far."""
        head = self._take(PIECE)
        self.packed = head.startswith(GZIP)
        self._pieces = self._unpacked(head) if self.packed else self._plain(head)

    def peek(self, size: int, *, least: int | None = None) -> bytes:
        """The next bytes, which stay to be read; fewer where the stream ends, or where `least` are there already."""
        self._fill(size if least is None else least)
        return bytes(self._held[:size])

    def read(self, size: int) -> bytes:
        """The next bytes, fewer only where the stream ends."""
        self._fill(size)
        return self._cut(size)

    def lines(self, longest: int) -> Iterator[bytes | None]:
        """Each line with its end; None stands for one that is longer, which is passed over without being held."""
        while self.peek(1):
            searched = 0
            while (at := self._held.find(b"\n", searched)) < 0 and not self._ended and len(self._held) <= longest:
                searched = len(self._held)
                self._fill(searched + 1)
            if at < 0 and self._ended and len(self._held) <= longest:
                yield self._cut(len(self._held))
            elif 0 <= at <= longest:
                yield self._cut(at + 1)
            else:
                self._pass_line()
                yield None

    @contextmanager
    def sought(self) -> Iterator[BinaryIO]:
        """The whole input as a file that can be sought in: itself, or a temporary copy of what can be unpacked."""
        if self._file.seekable():
            self._file.seek(0)
            self.failure = None
            yield self._file
            return
        with SpooledTemporaryFile(max_size=_FREE) as copy:
            while piece := self.read(PIECE):
                copy.write(piece)
            copy.seek(0)
            yield cast("BinaryIO", copy)

    def _pass_line(self) -> None:
        while (at := self._held.find(b"\n")) < 0:
            self._held.clear()
            self._fill(1)
            if self._ended and not self._held:
                return
        self._cut(at + 1)

    def _fill(self, size: int) -> None:
        while len(self._held) < size and not self._ended:
            piece = next(self._pieces, None)
            if piece is None:
                self._ended = True
            else:
                self._held += piece

    def _cut(self, size: int) -> bytes:
        piece = bytes(self._held[:size])
        del self._held[:size]
        return piece

    def _take(self, size: int) -> bytes:
        try:
            # What is there: a pipe may be slow, and its first row is wanted before its last one is written.
            piece = getattr(self._file, "read1", self._file.read)(size)
        except OSError as error:
            self.failure = f"cannot be read on: {error.strerror or error}"
            return b""
        self.taken += len(piece)
        return piece

    def _plain(self, head: bytes) -> Iterator[bytes]:
        while head:
            yield head
            head = self._take(PIECE)

    def _unpacked(self, packed: bytes) -> Iterator[bytes]:
        """Every member of a gzip file, one after the other."""
        given = 0
        while packed:
            member = zlib.decompressobj(31)
            while not member.eof:
                try:
                    piece = member.decompress(packed, PIECE)
                except zlib.error as error:
                    self.failure = f"damaged gzip: {error}"
                    return
                given += len(piece)
                if given > _FREE and given > self._inflation * self.taken:
                    self.failure = f"a gzip bomb: one packed byte became more than {self._inflation}"
                    return
                if piece:
                    yield piece
                packed = member.unconsumed_tail
                if not packed and not member.eof:
                    packed = self._take(PIECE)
                    if not packed:
                        self.failure = self.failure or "truncated gzip: the file ends before its data do"
                        return
            packed = (member.unused_data or self._take(PIECE)).lstrip(b"\x00")
            if packed and not packed.startswith(GZIP[: len(packed)]):
                self.failure = "damaged gzip: something else stands after the packed data"
                return
