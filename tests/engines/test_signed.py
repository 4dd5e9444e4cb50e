"""Quotations signed by their speaker."""

from __future__ import annotations

import pytest

from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.engines.rules.filling import fill
from averment.engines.rules.signed import find_signed


def parts(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each signed quotation."""
    return [(a.source[0].read(text), a.cue[0].read(text), a.content[0].read(text)) for a in find_signed(text)]


@pytest.mark.parametrize("dash", ["—", " – ", " ― ", "--", "\n\n- "])
def test_a_name_after_a_dash_signs_the_quotation(dash: str) -> None:
    """Whatever the dash, and on the next line too."""
    text = f"“I heard four shots. I ran.”{dash}Ada Holm\nIt rained."
    assert parts(text) == [("Ada Holm", dash.strip(), "“I heard four shots. I ran.”")]


def test_a_calling_may_follow_the_name() -> None:
    """After a comma."""
    assert [p[0] for p in parts('"We want answers." — Ada Holm, a neighbor')] == ["Ada Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "He said “no” — Holm had asked twice.",
        "“I ran” — Holm was there — “and fell.”",
        "The sign read: “Keep out.” — Holm had painted it.",
        "“We want answers.”\n\n— Ada Holm\n\nada.holm@example.org",
        "“We want answers.” — so they went on.",
    ],
)
def test_a_dash_in_a_running_sentence_signs_nothing(text: str) -> None:
    """Nor does a reporter's own name with an address."""
    assert parts(text) == []


def test_a_signed_quotation_is_its_signers_whatever_a_model_heard() -> None:
    """And stands once."""
    text = "Mayor Lee waved.\n“I heard four shots. I ran.” — Ada Holm\n"
    start = text.index("“")
    heard = Attribution(source=(Span(0, 9),), cue=(Span(10, 15),), content=(Span(start, text.index("”") + 1),))
    (found,) = fill(text, [heard], [])
    assert [s.read(text) for s in found.source] == ["Ada Holm"]
