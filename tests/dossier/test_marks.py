"""Marks in the full text: nested, split where they cross, and never a character lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from averment.domain.passages import Span
from averment.dossier import Dossier
from averment.dossier.marks import FACT, Mark, Node, marks_of, nest, paragraphs, plain


@st.composite
def marked(draw: st.DrawFn) -> tuple[Span, list[Mark]]:
    """A stretch of text and any marks on it, some reaching out of it."""
    end = draw(st.integers(1, 40))
    ends = st.tuples(st.integers(0, 50), st.integers(1, 12))
    spans = draw(st.lists(ends.map(lambda p: Span(p[0], p[0] + p[1])), max_size=12, unique=True))
    return Span(0, end), [Mark(s, (FACT,), None) for s in spans]


@given(marked())
def test_leaves_cover_the_text_once(case: tuple[Span, list[Mark]]) -> None:
    """Read in order, the leaves are the text."""
    within, marks = case
    at = within.start
    for leaf in plain(nest(marks, within)):
        assert leaf.start == at
        assert leaf.end > at
        at = leaf.end
    assert at == within.end


@given(marked())
def test_every_mark_covers_its_words_and_begins_once(case: tuple[Span, list[Mark]]) -> None:
    """The stretches of a mark are together its span; one of them carries its name."""
    within, marks = case
    found: dict[Span, list[Node]] = {}
    _collect(nest(marks, within), found)
    for mark in marks:
        inside = range(max(mark.span.start, within.start), min(mark.span.end, within.end))
        covered = {i for node in found.get(mark.span, []) for i in range(node.start, node.end)}
        assert covered == set(inside)
        assert sum(n.first for n in found.get(mark.span, [])) == (1 if inside and mark.span.start < within.end else 0)


def _collect(nodes: list[Node], found: dict[Span, list[Node]]) -> None:
    for node in nodes:
        if node.mark:
            found.setdefault(node.mark.span, []).append(node)
        _collect(node.inner, found)


def test_the_full_text_is_all_there(dossier: Dossier) -> None:
    """Paragraphs hold every character that is not white space."""
    read = "".join(dossier.text[n.start : n.end] for p in paragraphs(dossier) for n in plain(p.nodes))
    assert "".join(read.split()) == "".join(dossier.text.split())


def test_every_value_can_be_found_in_the_full_text(dossier: Dossier) -> None:
    """The words of each value are marked."""
    spans = {m.span for m in marks_of(dossier)}
    assert {w.passage.span for v in dossier.values() for s in v.sayings for w in s.words} <= spans
