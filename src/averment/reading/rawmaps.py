"""Ways back from a text to the bytes that it was read from; none is better than a wrong one."""

from __future__ import annotations

import html
import itertools
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from averment.domain.passages import Span
from averment.reading.charsets import Decoded


class NoWayBack:
    """For formats whose bytes do not hold the words in one piece, such as PDF."""

    def raw_span(self, span: Span) -> None:
        """Never anything."""


@dataclass(frozen=True, slots=True)
class TextMap:
    """For plain text: the text is the bytes, decoded."""

    decoded: Decoded

    def raw_span(self, span: Span) -> tuple[int, int] | None:
        """The bytes of these very characters."""
        return self.decoded.byte_span(span.start, span.end)


@dataclass(frozen=True)
class PageMap:
    """For HTML: finds each paragraph of the text among the characters that the page shows, on first use.

    White space is not compared, since markup may stand where the text has some. Nothing else may differ.
    """

    decoded: Decoded
    text: str

    def raw_span(self, span: Span) -> tuple[int, int] | None:
        """From the first character's first byte to the last one's last; tags may stand between them."""
        places = self._places
        inside = [places[i] for i in range(span.start, min(span.end, len(places))) if not _is_blank(self.text[i])]
        if not inside or min(inside) < 0 or any(b != a + 1 for a, b in itertools.pairwise(inside)):
            return None
        starts, ends = self._shown.starts, self._shown.ends
        return self.decoded.byte_span(starts[inside[0]], ends[inside[-1]])

    @cached_property
    def _shown(self) -> _Shown:
        return _shown(self.decoded.text)

    @cached_property
    def _places(self) -> array[int]:
        """For each character of the text, its place among the shown characters, or -1."""
        places = array("q", [-1]) * len(self.text)
        letters, after = self._shown.letters, 0
        for start, end in _lines(self.text):
            own = [i for i in range(start, end) if not _is_blank(self.text[i])]
            words = "".join(self.text[i] for i in own)
            at = letters.find(words, after)
            if at < 0:
                at = letters.find(words)
            if at < 0 or not words:
                continue
            after = at + len(words)
            for number, i in enumerate(own):
                places[i] = at + number
        return places


@dataclass(frozen=True, slots=True)
class _Shown:
    """Characters that a page shows, white space left out, and where in its source each begins and ends."""

    letters: str
    starts: array[int]
    ends: array[int]


_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|head|template|noscript|textarea|title|svg|iframe)\b"
    r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*>.*?(?:</\1\s*>|\Z)"
    r"|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|<[!?/][^>]*>"
    r"|&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?",
    re.DOTALL | re.IGNORECASE,
)


def _shown(source: str) -> _Shown:
    letters: list[str] = []
    starts, ends = array("q"), array("q")
    for start, end, shown in _runs(source):
        for offset, letter in enumerate(shown):
            if _is_blank(letter):
                continue
            letters.append(letter)
            one_to_one = len(shown) == end - start
            starts.append(start + offset if one_to_one else start)
            ends.append(start + offset + 1 if one_to_one else end)
    return _Shown("".join(letters), starts, ends)


def _runs(source: str) -> Iterator[tuple[int, int, str]]:
    """Pieces of the source with the characters that each shows: itself, or what a character reference stands for."""
    at = 0
    for token in _TOKEN.finditer(source):
        if token.start() > at:
            yield at, token.start(), source[at : token.start()]
        if token[0].startswith("&"):
            shown = html.unescape(token[0])
            # A reference that shows as many characters as it has is not one ("&foo").
            yield token.start(), token.end(), shown
        at = token.end()
    if at < len(source):
        yield at, len(source), source[at:]


def _is_blank(letter: str) -> bool:
    """White space, and the control characters that no text of a page keeps."""
    return letter.isspace() or letter < " " or "\x7f" <= letter <= "\x9f"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [*(m.start() for m in re.finditer("\n", text)), len(text)]:
        yield start, end
        start = end + 1
