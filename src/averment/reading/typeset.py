"""From typeset lines back to paragraphs: what a page break, a line end or a stamp has parted is joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

Page = Sequence[str]
"""The lines of one page, from above."""

_EDGE = 3
"""Lines at the head and at the foot of a page among which furniture is looked for."""
_STAMP = re.compile(
    r"^(?:Case:?\s+\S+.*(?:Document|Doc\s*#?:?|Filed)\b.*|USCA.*Filed:.*"
    r"|(?:Page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s+of\s+\d{1,4})?)$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^(?:\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|[ivxIVX]{1,5}\.|[•●▪◦*§¶☐☒–—-])\s+\S")
_HEADING = re.compile(r"^[^a-z]*[A-Z][^a-z]*$")
_ENDED = re.compile(r"[.?!:;][\"'”’)\]]*$")
_HYPHENED = re.compile(r"(\w+)-$")
_ROW = re.compile(r"\s\)(?:\s|$)|^\)|\t")
_FULL = 0.9
"""Share of the usual width up to which a line could have taken one more word."""


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[str]], int]:
    """The pages without stamps, page numbers, repeated heads and feet and line numbers; how many lines went."""
    seen = Counter(line for page in pages for line in {_pattern(x) for x in _edges(page)})
    repeated = {line for line, count in seen.items() if count > 1 and count >= len(pages) * 0.6}
    kept = [_body(page, repeated) for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def flow(pages: Sequence[Page]) -> tuple[str, tuple[int, ...]]:
    """One paragraph a line, and the offset at which each page begins; no word is added, none is lost."""
    lines = [line for page in pages for line in page]
    width = _usual_width(lines)
    words = Counter(re.findall(r"[\w-]+", " ".join(lines)))
    pieces: list[str] = []
    starts: list[int] = []
    length, before = 0, ""
    for page in pages:
        begun = False
        for line in page:
            joint = _joint(before, line, width, words) if before else ""
            if joint is None:  # a word that the line's end parted
                pieces[-1] = pieces[-1][:-1]
                length, joint = length - 1, ""
            if not begun:
                starts.append(length + len(joint))
                begun = True
            pieces += [joint, line]
            length, before = length + len(joint) + len(line), line
        if not begun:
            starts.append(length)
    return "".join(pieces), tuple(starts)


def _joint(before: str, line: str, width: int, words: Counter[str]) -> str | None:
    """What stands between two lines: a line break, a space, nothing after a hyphen; None where the hyphen goes too."""
    if _parts(before, line, width):
        return "\n"
    if not (parted := _HYPHENED.search(before)) or not line[0].islower():
        return " "
    rest = re.match(r"\w+", line)
    whole = parted[1] + (rest[0] if rest else "")
    with_hyphen = f"{parted[1]}-{rest[0] if rest else ''}"
    return None if words[whole] and not words[with_hyphen] else ""


def _parts(before: str, line: str, width: int) -> bool:
    """Whether a new paragraph begins with the second line."""
    if _ITEM.match(line) or _is_heading(line, before):
        return True
    if _ROW.search(before) or _ROW.search(line):
        return True
    if line[0].islower() and not _ENDED.search(before):
        return False
    first = line.split(maxsplit=1)[0]
    return len(before) + 1 + len(first) < width * _FULL


def _is_heading(line: str, before: str) -> bool:
    """Whether exactly one of the two is set in capitals throughout, as headings are."""
    return bool(_HEADING.match(line)) != bool(_HEADING.match(before)) and min(len(line), len(before)) > 1


def _body(page: Page, repeated: set[str]) -> list[str]:
    numbered = sum(line.isdigit() for line in page) > 15  # pleading paper
    head, foot = 0, len(page)
    while head < foot and head < _EDGE and _is_furniture(page[head], repeated):
        head += 1
    while foot > head and len(page) - foot < _EDGE and _is_furniture(page[foot - 1], repeated):
        foot -= 1
    return [line for line in page[head:foot] if not (numbered and line.isdigit())]


def _is_furniture(line: str, repeated: set[str]) -> bool:
    return bool(_STAMP.match(line)) or _pattern(line) in repeated


def _edges(page: Page) -> list[str]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _usual_width(lines: Sequence[str]) -> int:
    """The length that nine in ten lines do not exceed."""
    lengths = sorted(map(len, lines))
    return lengths[int(len(lengths) * 0.9)] if lengths else 0
