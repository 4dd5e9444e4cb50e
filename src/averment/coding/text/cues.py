"""Words that stand for a code: tables of cues, and the one pass over a text that finds them all.

A cue is a trigger word with what must stand right before and right after it. Triggers are looked up word by word, so
that a text is read once, however long the tables are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from averment.domain.passages import Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|I-(?=\d)")
_BEFORE = 72
"""Characters before a trigger that a cue may ask about."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One code, its trigger words, and what must surround them."""

    code: str
    words: tuple[str, ...]
    """In lower case; a trigger with a capital is found only so."""
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


def cue(code: str, words: str, *, before: str = "", after: str = "") -> Cue:
    """A cue from its table entry: trigger words parted by spaces, patterns that must end and begin at the trigger."""
    return Cue(
        code,
        tuple(words.split()),
        re.compile(rf"(?<![\w’'-])(?:{before})$", re.IGNORECASE) if before else None,
        re.compile(after) if after else None,
    )


class Cues:
    """A table of cues, indexed by trigger."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        index: dict[str, list[Cue]] = defaultdict(list)
        for one in cues:
            for word in one.words:
                index[word].append(one)
        self._index = {word: tuple(rows) for word, rows in index.items()}

    def find(self, text: str) -> Iterator[tuple[str, Span]]:
        """Every code and the words that stand for it, in reading order."""
        places, forms = _forms(text)
        printed = places.keys() & self._index.keys()
        lowered = {form: low for low in forms.keys() & self._index.keys() for form in forms[low]}
        found = []
        for form, trigger in (lowered | {form: form for form in printed}).items():
            for one in self._index[trigger]:
                for start, end in places[form]:
                    span = _surrounded(text, start, end, one)
                    if span is not None:
                        found.append((span, one.code))
        return ((code, span) for span, code in sorted(found))


@lru_cache(maxsize=2)  # every table asks about the same report
def _forms(text: str) -> tuple[dict[str, list[tuple[int, int]]], dict[str, list[str]]]:
    """Each distinct word with its places, and each word in lower case with how it is printed."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for word in _WORD.finditer(text):
        places[word.group()].append(word.span())
    forms: dict[str, list[str]] = defaultdict(list)
    for form in places:
        forms[form.lower()].append(form)
    return dict(places), dict(forms)


def _surrounded(text: str, start: int, end: int, one: Cue) -> Span | None:
    if one.after is not None:
        after = one.after.match(text, end)
        if after is None:
            return None
        end = after.end()
    if one.before is not None:
        before = one.before.search(text, max(0, start - _BEFORE), start)
        if before is None:
            return None
        start = before.start()
    return Span(start, end)
