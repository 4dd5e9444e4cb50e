"""The full text of a report with its passages marked: a tree of nested marks per paragraph, for a page to draw."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from averment.coding.text.layout import lay_out
from averment.domain.passages import Passage, Span
from averment.dossier.display import reads_right_to_left
from averment.dossier.model import Dossier, Value

FACT, CLAIM, SOURCE, CUE, UNCODED = "fact", "claim", "source", "cue", "uncoded"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that something on the page was read from."""

    span: Span
    kinds: tuple[str, ...]
    value: str | None
    """The id of the value that the words lead back to."""


@dataclass(slots=True)
class Node:
    """A stretch of text: plain words, or a mark with what stands in it."""

    start: int
    end: int
    mark: Mark | None = None
    first: bool = True
    """Whether this is where the mark begins; a mark that crosses another one is drawn in several stretches."""
    inner: list[Node] = field(default_factory=list)

    @property
    def kinds(self) -> str:
        """The kinds of the mark, as class names."""
        return " ".join(self.mark.kinds) if self.mark else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the text."""

    nodes: tuple[Node, ...]
    page: int | None
    """The page that begins with this paragraph, in a paged document."""
    rtl: bool


def marks_of(dossier: Dossier) -> list[Mark]:
    """Every passage that the page shows, once, with what it is and where it leads back to."""
    kinds: dict[Span, dict[str, None]] = {}
    leads: dict[Span, str] = {}
    claimed = {c.value.id for c in dossier.claims}
    placeless = {v.id for v in (*dossier.head.place_values, *dossier.head.day_values)}
    for value in dossier.values():
        for passage, kind in _parts(value, is_claim=value.id in claimed):
            kinds.setdefault(passage.span, {})[kind] = None
            if kind is FACT and value.id not in placeless:
                leads.setdefault(passage.span, value.id)
    for sentence in dossier.coverage.sentences:
        kinds.setdefault(sentence.span, {})[UNCODED] = None
    return [Mark(s, tuple(k), leads.get(s)) for s, k in kinds.items()]


def _parts(value: Value, *, is_claim: bool) -> Iterator[tuple[Passage, str]]:
    for saying in value.sayings:
        from_claim = is_claim or (saying.claim is not None and not saying.facts and not value.fields)
        yield from ((w.passage, CLAIM if from_claim else FACT) for w in saying.words)
        if is_claim:
            yield from ((p, SOURCE) for p in saying.source)
            yield from ((p, CUE) for p in saying.cue)


def paragraphs(dossier: Dossier) -> list[Paragraph]:
    """The text by paragraphs, every mark in its place."""
    text, pending = dossier.text, sorted(marks_of(dossier), key=_outermost_first)
    made, pages = [], list(enumerate(dossier.pages, 1))
    for span in lay_out(text).paragraphs:
        page = None
        while pages and pages[0][1] <= span.start:
            page = pages.pop(0)[0]
        here = [m for m in pending if m.span.overlaps(span)]
        pending = [m for m in pending if m.span.end > span.end]
        nodes = tuple(nest(here, span))
        made.append(Paragraph(nodes, page, reads_right_to_left(span.read(text))))
    return made


def _outermost_first(mark: Mark) -> tuple[int, int]:
    return (mark.span.start, -mark.span.end)


def nest(marks: Sequence[Mark], within: Span) -> list[Node]:
    """Nodes that cover a span without gap or overlap; a mark that crosses another is split where that one ends."""
    order = count()
    queue: list[tuple[int, int, int, Mark, bool]] = []
    for m in marks:
        start, end = max(m.span.start, within.start), min(m.span.end, within.end)
        if start < end:
            heapq.heappush(queue, (start, -end, next(order), m, m.span.start >= within.start))
    root = Node(within.start, within.end)
    stack = [root]
    while queue:
        start, minus_end, _, mark, first = heapq.heappop(queue)
        while stack[-1].end <= start:
            stack.pop()
        end = min(-minus_end, stack[-1].end)
        if end < -minus_end:
            heapq.heappush(queue, (end, minus_end, next(order), mark, False))
        node = Node(start, end, mark, first)
        stack[-1].inner.append(node)
        stack.append(node)
    _fill(root)
    return root.inner


def _fill(node: Node) -> None:
    """Put plain stretches between the marks in a node."""
    filled, at = [], node.start
    for inner in node.inner:
        if at < inner.start:
            filled.append(Node(at, inner.start))
        _fill(inner)
        filled.append(inner)
        at = inner.end
    if at < node.end and (node.inner or node.mark is None):
        filled.append(Node(at, node.end))
    node.inner = filled


def plain(nodes: Iterable[Node]) -> Iterator[Node]:
    """The leaves, in reading order: what a test of completeness reads."""
    for node in nodes:
        if node.inner:
            yield from plain(node.inner)
        else:
            yield node
