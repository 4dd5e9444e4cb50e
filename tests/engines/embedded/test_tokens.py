"""Tokens and what is known of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from averment.engines.embedded.tokens import CASES, EDGES, QUOTES, Tokens, read_tokens
from tests.engines.embedded.doubles import word_tokenizer


def told(text: str) -> Tokens:
    """The text in words."""
    return read_tokens(text, word_tokenizer())


def named(text: str, values: str) -> list[tuple[str, str]]:
    """Each token with the name of one of its features."""
    names = {"case": CASES, "quote": QUOTES, "edge": EDGES}[values]
    tokens = told(text)
    return [(tokens.span(i, i).read(text), names[int(getattr(tokens, values)[i])]) for i in range(len(tokens))]


def test_case_is_read_from_the_text() -> None:
    """The encoder's own words have none."""
    assert [c for _, c in named("FBI agents told McCoy 3 Ärzte", "case")] == [
        "capitals",
        "lower",
        "lower",
        "mixed",
        "none",
        "capitalised",
    ]


def test_quotation_state_is_outside_inside_or_mark() -> None:
    """Marks are neither in nor out."""
    assert named("“Stop,” he said", "quote") == [
        ("“", "mark"),
        ("Stop", "inside"),
        (",", "inside"),
        ("”", "mark"),
        ("he", "outside"),
        ("said", "outside"),
    ]


def test_edges_begin_sentences_and_paragraphs() -> None:
    """The first token of a paragraph begins a sentence too, and says the greater."""
    assert [e for _, e in named("He ran. She hid.\nThey left.", "edge")] == [
        "paragraph",
        "within",
        "within",
        "sentence",
        "within",
        "within",
        "paragraph",
        "within",
        "within",
    ]


def test_a_text_longer_than_one_slice_keeps_its_offsets() -> None:
    """Tokenised in parts, counted as one."""
    text = "alpha beta " * 9_000 + "omega"
    tokens = told(text)
    assert len(tokens) == 18_001
    assert tokens.span(18_000, 18_000).read(text) == "omega"


@given(st.text(max_size=200))
def test_tokens_stand_in_order_within_the_text(text: str) -> None:
    """For any Unicode, and every feature has one value a token."""
    tokens = told(text)
    assert all(0 <= a < b <= len(text) for a, b in zip(tokens.start, tokens.end, strict=True))
    assert (tokens.start[1:] >= tokens.end[:-1]).all()
    assert {
        len(getattr(tokens, f)) for f in ("ids", "case", "quote", "edge", "sentence", "paragraph", "quotation")
    } == {len(tokens)}


def test_a_lone_surrogate_is_read_past() -> None:
    """It cannot be encoded, and is none of the encoder's business."""
    assert len(told("broken \ud83d here")) == 3
