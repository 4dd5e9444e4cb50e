"""A report's text as the encoder reads it: word pieces with case, quotation state and place in the layout.

Every array has one entry a token. Offsets count code points of the text as given: what the tokenizer must not see (a
lone surrogate) is replaced one for one, in a view that nobody else sees.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from averment.coding.text.layout import lay_out
from averment.domain.passages import Span
from averment.engines.embedded.quotations import Quotation, find_quotations

IntArray = npt.NDArray[np.int64]

CASES: Final = ("none", "lower", "capitalised", "capitals", "mixed")
QUOTES: Final = ("outside", "inside", "mark")
EDGES: Final = ("within", "sentence", "paragraph")
"""What a token begins: nothing, a sentence, a paragraph."""

_SLICE: Final = 40_000
"""Characters tokenised at a time, so that a text of any length needs little memory."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_ALPHABETS: Final = 0x2C00
"""Scripts with two cases stand below this code point, but for a few that are rare in news."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, with what is known of each before it is encoded."""

    text: str
    ids: IntArray
    start: IntArray
    end: IntArray
    case: IntArray
    quote: IntArray
    edge: IntArray
    sentence: IntArray
    paragraph: IntArray
    quotation: IntArray
    """Number of the quotation that a token stands in, its marks included; 0 outside."""
    quotations: tuple[Quotation, ...]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def sentence_starts(self) -> IntArray:
        """Places of the tokens that begin a sentence."""
        return np.flatnonzero(self.edge > 0)

    def span(self, first: int, last: int) -> Span:
        """The characters from one token to another, both included."""
        return Span(int(self.start[first]), int(self.end[last]))


def read_tokens(text: str, tokenizer: Tokenizer) -> Tokens:
    """Tokenise a text and say of each token where it stands; a text without any gives empty arrays."""
    ids, start, end = _pieces(text, tokenizer)
    layout = lay_out(text)
    quotations = find_quotations(text, layout.paragraphs)
    state, number = _quoted(len(text), quotations)
    sentence = _ordinal(start, layout.sentences)
    paragraph = _ordinal(start, layout.paragraphs)
    edge = np.zeros(len(ids), np.int64)
    edge[_firsts(sentence)] = EDGES.index("sentence")
    edge[_firsts(paragraph)] = EDGES.index("paragraph")
    return Tokens(
        text=text,
        ids=ids,
        start=start,
        end=end,
        case=_cases(text, start, end),
        quote=state[start],
        edge=edge,
        sentence=sentence,
        paragraph=paragraph,
        quotation=number[start],
        quotations=tuple(quotations),
    )


def _pieces(text: str, tokenizer: Tokenizer) -> tuple[IntArray, IntArray, IntArray]:
    seen = _SURROGATE.sub("\ufffd", text)
    ids: list[int] = []
    offsets: list[IntArray] = []
    for begin, stop in _slices(seen):
        encoding = tokenizer.encode(seen[begin:stop], add_special_tokens=False)
        ids += encoding.ids
        offsets.append(np.asarray(encoding.offsets, np.int64).reshape(-1, 2) + begin)
    both = np.concatenate(offsets) if offsets else np.zeros((0, 2), np.int64)
    return np.asarray(ids, np.int64), both[:, 0].copy(), both[:, 1].copy()


def _slices(text: str) -> list[tuple[int, int]]:
    """Cut at white space where there is any, so that no word is tokenised in two halves."""
    cuts, begin = [], 0
    while begin < len(text):
        stop = begin + _SLICE
        if stop < len(text):
            space = max(text.rfind(" ", begin + 1, stop), text.rfind("\n", begin + 1, stop))
            stop = space if space > begin else stop
        cuts.append((begin, min(stop, len(text))))
        begin = stop
    return cuts


def _ordinal(start: IntArray, spans: Sequence[Span]) -> IntArray:
    begins = np.asarray([s.start for s in spans] or [0], np.int64)
    return np.maximum(np.searchsorted(begins, start, side="right") - 1, 0)


def _firsts(ordinal: IntArray) -> npt.NDArray[np.bool_]:
    return np.diff(ordinal, prepend=-1) > 0


def _quoted(size: int, quotations: Sequence[Quotation]) -> tuple[IntArray, IntArray]:
    state, number = np.zeros(size + 1, np.int64), np.zeros(size + 1, np.int64)
    inside, mark = QUOTES.index("inside"), QUOTES.index("mark")
    for q in quotations:
        for span, what in ((q.words, inside), (q.opened, mark), (q.closed, mark)):
            if span is not None:
                state[span.start : span.end] = what
                number[span.start : span.end] = q.number
    return state, number


@functools.cache
def _letters() -> tuple[IntArray, IntArray]:
    """For every code point below `_ALPHABETS`: is it a capital, is it a small letter."""
    points = [chr(i) for i in range(_ALPHABETS)]
    upper = np.fromiter((c.isupper() for c in points), np.int64, _ALPHABETS)
    lower = np.fromiter((c.islower() for c in points), np.int64, _ALPHABETS)
    return upper, lower


def _cases(text: str, start: IntArray, end: IntArray) -> IntArray:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
    points[points >= _ALPHABETS] = 0
    is_upper, is_lower = _letters()
    upper, lower = is_upper[points], is_lower[points]
    uppers = np.concatenate(([0], np.cumsum(upper)))
    lowers = np.concatenate(([0], np.cumsum(lower)))
    many, few = uppers[end] - uppers[start], lowers[end] - lowers[start]
    first = np.concatenate((upper, [0]))[start]
    case = np.full(len(start), CASES.index("mixed"), np.int64)
    case[(many == 0) & (few > 0)] = CASES.index("lower")
    case[(many == 1) & (first == 1)] = CASES.index("capitalised")
    case[(many > 1) & (few == 0)] = CASES.index("capitals")
    case[(many == 0) & (few == 0)] = CASES.index("none")
    return case
