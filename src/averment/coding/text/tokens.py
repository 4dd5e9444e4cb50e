"""Words of a report as coding rules read them: lower case beside the text, found once, never a changed text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from averment.coding.text.layout import Layout
from averment.domain.passages import Span

_TOKEN = re.compile(
    r"(?:[A-Z]\.){1,4}(?=\W)"  # initials: T.M., U.S.
    r"|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*"  # 34, 9:18, 1,200, 34-year-old
    r"|[A-Z]?[a-z]{3,}(?=[A-Z][a-z]{2})|com(?=[A-Z])"  # what a flattened page glued to the next word: TribuneJane
    r"|[^\W\d_]+(?:(?:-|['’](?!s\b))[^\W_]+)*"  # words, with hyphens and apostrophes inside
    r"|['’]s\b"  # the possessive stands alone
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """Every word and mark of a text in reading order, with the sentence it stands in."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]
    """As printed."""
    lows: tuple[str, ...]
    """In lower case, with straight apostrophes."""
    sentences: tuple[tuple[int, int], ...]
    """First word and the one after the last, of each sentence of the layout."""

    def __len__(self) -> int:
        return len(self.forms)

    def at(self, offset: int) -> int:
        """The first word that ends after an offset."""
        return bisect_left(self.ends, offset + 1)

    def span(self, first: int, end: int) -> Span:
        """The characters from one word up to, not including, another."""
        return Span(self.starts[first], self.ends[end - 1])


def split_words(layout: Layout) -> Words:
    """Split a text into words, none of which crosses a sentence."""
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    sentences: list[tuple[int, int]] = []
    for sentence in layout.sentences:
        first = len(forms)
        for found in _TOKEN.finditer(layout.text, sentence.start, sentence.end):
            starts.append(found.start())
            ends.append(found.end())
            forms.append(found.group())
        sentences.append((first, len(forms)))
    lows = tuple(f.lower().replace("’", "'") for f in forms)
    return Words(layout.text, tuple(starts), tuple(ends), tuple(forms), lows, tuple(sentences))
