"""A dossier for the public: names of private people become initials, house numbers go; see docs/privacy.md.

What is masked is the dossier, not its page: the masked text is a text of its own, and each passage is cut from it
again, so that words shown are still, character for character, words of the text shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, Protocol
from urllib.parse import urlsplit

from averment.domain.codes import PersonRole, VoiceRole
from averment.domain.passages import Passage, Span
from averment.dossier.model import Dossier, Masked, Speaker

_PRIVATE_VOICES = frozenset({VoiceRole.SUBJECT, VoiceRole.FAMILY, VoiceRole.WITNESS})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "jr", "sr", "ii", "iii", "iv", "de", "la", "del", "van", "von", "al", "bin"}
)
_WORD = re.compile(r"\w[\w’'.]*\w|\w")
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Circle|Trail)\b"
)
_HOUSE = re.compile(rf"\b\d{{1,5}}(?= (?:[NSEW]\.? |North |South |East |West )?(?:[A-Z][\w’'.-]+ ){{1,3}}{_STREET})")
_NO_NUMBER = "[number]"


def mask(dossier: Dossier) -> Dossier:
    """The dossier with the names of private people as initials, everywhere: in values, in words, in the text.

    Private are people who are not officers, and voices of the subject, of family and of witnesses; of others those
    without title and organisation. A name that the draft does not know as one stays, which the page says.
    """
    if dossier.masked:
        return dossier
    names = private_names(dossier)
    masker = _Masker.of(dossier.text, names)
    masked: Dossier = masker.thing(dossier)
    head = replace(masked.head, url=masker.url(dossier.head.url))
    key = dossier.report_id if masker.names_in(dossier.key) else dossier.key
    pages = tuple(masker.moved(p) for p in dossier.pages)
    told = Masked(names=len(names), places=len(masker.pieces))
    return replace(masked, head=head, key=key, pages=pages, masked=told)


class Masking(Protocol):
    """Takes names of private people out of strings."""

    def string(self, text: str) -> str:
        """A string with its names as initials."""

    def url(self, url: str | None) -> str | None:
        """The address of a report; only its site where the rest holds a name."""


def masking_of(text: str, names: Iterable[str]) -> Masking:
    """What masks those names; the words of `text` tell a first name from a word that begins a sentence."""
    return _Masker.of(text, names)


def private_names(dossier: Dossier) -> tuple[str, ...]:
    """Every name of a private person that the dossier knows, as printed."""
    names = [s.name for s in dossier.speakers if s.name and _is_private(s)]
    for block in dossier.people:
        values = (*((block.name,) if block.name else ()), *block.values)
        if block.role is not PersonRole.OFFICER:
            names += [v.text for v in values if v.fields == ("name",)]
    names += [
        v.text for v in (*(v for o in dossier.others for v in o.values), *dossier.before) if v.fields == ("name",)
    ]
    return tuple(dict.fromkeys(names))


def _is_private(speaker: Speaker) -> bool:
    unplaced = speaker.role is VoiceRole.OTHER and speaker.full == speaker.name
    return speaker.role in _PRIVATE_VOICES or unplaced


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words taken out at a place of the old text, and what stands there now."""

    start: int
    end: int
    now: str


@dataclass(frozen=True, slots=True)
class _Masker:
    """Moves text, strings and passages of one dossier."""

    text: str
    pieces: tuple[_Piece, ...]
    run: re.Pattern[str] | None
    loose: re.Pattern[str] | None
    ordinary: frozenset[str]

    @classmethod
    def of(cls, text: str, names: Iterable[str]) -> _Masker:
        words = {
            w for name in names for w in _WORD.findall(name) if len(w) > 1 and w.lower().rstrip(".") not in _TITLES
        }
        run = loose = None
        if words:
            every = "|".join(sorted((re.escape(w) for w in words | {w.upper() for w in words}), key=len, reverse=True))
            between = r"(?:(?:\s+[A-Z]\.)?[\s\-–‑“”\"]+)"
            run = re.compile(rf"(?:(?<!\w)[A-Z][\w’'-]*\s+)?(?<!\w)(?:{every})(?:{between}(?:{every}))*(?!\w)")
            loose = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)), re.IGNORECASE)
        ordinary = frozenset(re.findall(r"(?<!\w)[^\W\d_A-Z]\w*", text))
        masker = cls(text, (), run, loose, ordinary)
        return replace(masker, pieces=tuple(masker._found(text)))

    def _found(self, text: str) -> list[_Piece]:
        pieces = [_Piece(m.start(), m.end(), _NO_NUMBER) for m in _HOUSE.finditer(text)]
        for m in self.run.finditer(text) if self.run else ():
            start = m.start()
            first = m.group().split()[0]
            if self._is_ordinary(first) and len(m.group().split()) > 1:
                start += len(m.group()) - len(m.group()[len(first) :].lstrip())
            pieces.append(_Piece(start, m.end(), _initials(text[start : m.end()])))
        return sorted(pieces, key=lambda p: p.start)

    def _is_ordinary(self, word: str) -> bool:
        """Whether a capital is that of a sentence or a title and not of a first name; never for a known name."""
        known = self.run is not None and self.run.fullmatch(word) is not None
        return not known and (word.lower() in self.ordinary or word.lower().rstrip(".") in _TITLES)

    def string(self, text: str) -> str:
        """A string with its names as initials."""
        out, at = [], 0
        for piece in self._found(text):
            out += [text[at : piece.start], piece.now]
            at = piece.end
        return "".join((*out, text[at:]))

    def names_in(self, text: str) -> bool:
        """Whether a file name or an address holds a name, however it is spelt there."""
        return self.loose is not None and self.loose.search(text) is not None

    def url(self, url: str | None) -> str | None:
        """The address of a report; only its site where the rest holds a name."""
        if url is None or not self.names_in(url):
            return url
        try:
            site = urlsplit(url)
        except ValueError:
            return None
        bare = f"{site.scheme}://{site.netloc}/"
        return None if self.names_in(bare) else bare

    def passage(self, old: Passage, new_text: str) -> Passage:
        """The same words in the masked text; a passage that ends inside a name takes the whole of it."""
        return Passage.cut(new_text, Span(self.moved(old.start), self.moved(old.end, to_end=True)))

    def moved(self, offset: int, *, to_end: bool = False) -> int:
        """Where an offset of the old text stands in the new one; inside a name, at its beginning or its end."""
        shift = 0
        for p in self.pieces:
            if p.end <= offset:
                shift += len(p.now) - (p.end - p.start)
            elif p.start < offset:
                return p.start + shift + (len(p.now) if to_end else 0)
            else:
                break
        return offset + shift

    def thing(self, whole: Any) -> Any:
        """A copy of any part of a dossier, every string and passage of it masked."""
        new_text = self.string(self.text)
        return _mapped(whole, self.string, lambda p: self.passage(p, new_text))


def _mapped(thing: Any, string: Callable[[str], str], passage: Callable[[Passage], Passage]) -> Any:
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return string(thing)
    if isinstance(thing, Passage):
        return passage(thing)
    if isinstance(thing, tuple):
        return tuple(_mapped(t, string, passage) for t in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{f.name: _mapped(getattr(thing, f.name), string, passage) for f in fields(thing)})
    return thing


def _initials(name: str) -> str:
    return "".join(f"{w[0].upper()}." for w in _WORD.findall(name))
