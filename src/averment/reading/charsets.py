"""From bytes to characters: byte order mark, UTF-8, what is declared, and a guess only where all of these fail."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_READ_AS_WINDOWS = {"iso8859-1", "ascii"}
"""Labels that browsers read as windows-1252 (WHATWG Encoding Standard)."""
_NOT_ACCEPTED = {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
_SEVEN_BIT = re.compile(r"^(?:iso2022|hz)")
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes with the characters that they are."""

    raw: bytes
    text: str
    charset: str
    mark: int = 0
    """Length of the byte order mark, which is no part of the text."""
    exact: bool = True
    """Whether every byte became a character; false where some could not be read and stand as U+FFFD."""
    notes: tuple[str, ...] = ()

    def byte_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The bytes of these characters, checked by decoding them again; None where that fails."""
        if not self.exact or not 0 <= start < end <= len(self.text):
            return None
        try:
            first = self.mark + len(self.text[:start].encode(self.charset))
            last = first + len(self.text[start:end].encode(self.charset))
            again = self.raw[first:last].decode(self.charset)
        except UnicodeError:
            return None
        return (first, last) if again == self.text[start:end] else None


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The characters of a text; never fails.

    UTF-8 is believed before a declaration: bytes that are valid UTF-8 by chance are far rarer than wrong labels.
    """
    for mark, charset in _MARKS:
        if raw.startswith(mark):
            return _marked(raw, charset, len(mark))
    if wide := _wide(raw):
        return Decoded(raw, raw.decode(wide), wide, notes=(f"the text is {wide} and does not say so",))
    known = _known(declared)
    if known and _SEVEN_BIT.match(known) and (text := _strict(raw, known)) is not None:
        return Decoded(raw, text, known)
    if (text := _strict(raw, "utf-8")) is not None:
        wrong = known not in {None, "utf-8", "cp1252"} and not raw.isascii()
        return Decoded(raw, text, "utf-8", notes=(f"declared as {declared}, and is UTF-8",) if wrong else ())
    if known and (text := _strict(raw, known)) is not None:
        return Decoded(raw, text, known)
    return _guess(raw, declared)


def declared_in_page(raw: bytes) -> str | None:
    """The charset that a page names in its first bytes."""
    found = _XML_DECLARED.match(raw[:1024]) or _DECLARED.search(raw[:4096])
    return found[1].decode("ascii") if found else None


def _marked(raw: bytes, charset: str, length: int) -> Decoded:
    text = _strict(raw[length:], charset)
    if text is not None:
        return Decoded(raw, text, charset, length)
    text = raw[length:].decode(charset, "replace")
    return Decoded(raw, text, charset, length, exact=False, notes=(_unreadable(text, charset),))


def _guess(raw: bytes, declared: str | None) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    charset = _known(best.encoding) if best else None
    said = f"declared as {declared}, which cannot be; " if declared else ""
    for each in (charset, "cp1252"):
        if each and (text := _strict(raw, each)) is not None:
            return Decoded(raw, text, each, notes=(f"{said}the charset was guessed: {each}",))
    # Mostly UTF-8 with some broken bytes is more common than any other charset that fails.
    text = raw.decode("utf-8", "replace")
    return Decoded(raw, text, "utf-8", exact=False, notes=(said + _unreadable(text, "utf-8"),))


def _unreadable(text: str, charset: str) -> str:
    return f"{text.count(chr(0xFFFD))} bytes could not be read as {charset} and stand as U+FFFD"


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark, told by where its zero bytes stand."""
    sample = raw[:1024]
    if len(sample) < 8 or len(raw) % 2 or sample.count(0) < len(sample) * 0.3:
        return None
    charset = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    text = _strict(raw, charset)
    return charset if text is not None and "\x00" not in text else None


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        info = codecs.lookup(name)
        "".encode(info.name)  # a codec from bytes to bytes (base64) is no charset
    except (LookupError, ValueError):
        return None
    if info.name in _NOT_ACCEPTED:
        return None
    return "cp1252" if info.name in _READ_AS_WINDOWS else info.name


def _strict(raw: bytes, charset: str) -> str | None:
    try:
        return raw.decode(charset)
    except UnicodeError:
        return None
