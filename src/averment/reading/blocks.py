"""Paragraphs of a tree: one line each, white space as one space, nothing added."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure form h1 h2"
    " h3 h4 h5 h6 head header hr html item lb legend li list main ol option p pre quote row section summary table tbody"
    " tfoot thead tr ul".split()
)
_CELLS = frozenset({"td", "th", "cell"})
_UNSEEN = frozenset(
    "audio base button canvas datalist dialog embed footer form iframe input link map math menu meta nav noscript"
    " object script select style svg template textarea title video".split()
)


class _Lines:
    """Lines as they grow: each a list of cells, each cell a list of pieces of text."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._cells: list[list[str]] = [[]]

    def add(self, piece: str | None, *, as_typed: bool) -> None:
        first, *others = (piece or "").split("\n") if as_typed else [piece or ""]
        self._cells[-1].append(first)
        for line in others:
            self.end_line()
            self._cells[-1].append(line)

    def end_cell(self) -> None:
        if any(map(str.strip, self._cells[-1])):
            self._cells.append([])

    def end_line(self) -> None:
        cells = (" ".join("".join(cell).split()) for cell in self._cells)
        if line := "\t".join(filter(None, cells)):
            self._done.append(line)
        self._cells = [[]]

    def all(self) -> list[str]:
        self.end_line()
        return self._done


def paragraphs_of(root: Element, *, page: bool = True) -> list[str]:
    """Each block of text that the tree shows, in order; cells of a row are parted by tabs.

    `page` is false for trees of trafilatura, in which `head` is a heading.
    """
    lines = _Lines()
    _gather(root, lines, _UNSEEN | {"head"} if page else _UNSEEN, as_typed=False)
    return lines.all()


def _gather(element: Element, lines: _Lines, unseen: frozenset[str], *, as_typed: bool) -> None:
    tag = element.tag
    if isinstance(tag, str) and tag not in unseen:
        block, cell, typed = tag in _BLOCKS, tag in _CELLS, as_typed or tag == "pre"
        if block:
            lines.end_line()
        elif cell:
            lines.end_cell()
        lines.add(element.text, as_typed=typed)
        for child in element:
            _gather(child, lines, unseen, as_typed=typed)
        if block:
            lines.end_line()
        elif cell:
            lines.end_cell()
    lines.add(element.tail, as_typed=as_typed)
