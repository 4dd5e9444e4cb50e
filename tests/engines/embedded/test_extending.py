"""Contents that go on beside a claim."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.engines.embedded.extending import extended
from averment.engines.embedded.linking import FloatArray
from averment.engines.embedded.tokens import Tokens, read_tokens
from tests.engines.embedded.doubles import word_tokenizer


def read(text: str, sure_of: str) -> tuple[Tokens, FloatArray]:
    """A text in tokens, and a head that is sure of some of its words."""
    tokens = read_tokens(text, word_tokenizer())
    at = text.index(sure_of)
    inside = (tokens.start >= at) & (tokens.end <= at + len(sure_of))
    return tokens, np.where(inside, 0.95, 0.05).astype(np.float32)


def said(text: str, content: str) -> Attribution:
    """`Holm said` with some content."""
    at, cue, words = text.index("Holm"), text.index("said"), text.index(content)
    return Attribution(
        source=(Span(at, at + 4),), cue=(Span(cue, cue + 4),), content=(Span(words, words + len(content)),)
    )


def contents(text: str, sure_of: str, content: str) -> list[str]:
    """The content of the one claim once it is extended."""
    (claim,) = extended(*read(text, sure_of), [said(text, content)])
    return [s.read(text) for s in claim.content]


REST = "We looked for the van all night and found it at noon"


def test_a_quotation_that_goes_on_is_its_speakers() -> None:
    """The model held its first sentence only."""
    text = f"Holm said: “It was dark. {REST}.” It rained."
    assert contents(text, REST, "It was dark") == [f"“It was dark. {REST}.”"[1:-2]]


def test_a_quotation_that_follows_at_once_is_the_same_speakers() -> None:
    """Its marks come with it, over a paragraph's end too."""
    text = f"“It was dark,” Holm said.\n\n“{REST}.”"
    assert contents(text, REST, "“It was dark,”") == ["“It was dark,”", f"“{REST}.”"]


def test_another_paragraphs_words_outside_quotations_are_not_taken() -> None:
    """Who says them is not shown."""
    text = f"Holm said it was dark.\n\n{REST}."
    assert contents(text, REST, "it was dark") == ["it was dark"]


def test_words_that_the_head_doubts_are_left() -> None:
    """Also where they stand in the quotation."""
    text = f"Holm said: “It was dark. {REST}.” It rained."
    tokens, share = read(text, REST)
    (claim,) = extended(tokens, np.minimum(share, 0.7), [said(text, "It was dark")])
    assert [s.read(text) for s in claim.content] == ["It was dark"]


def test_a_claim_of_nobody_takes_nothing() -> None:
    """There is no speaker who could go on."""
    text = f"Holm said: “It was dark. {REST}.” It rained."
    claim = Attribution(source=(), cue=(), content=said(text, "It was dark").content)
    assert extended(*read(text, REST), [claim]) == [claim]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["said", "Holm", "“", "”", ".", "ran away", "\n", "🚓"]), min_size=1, max_size=80))
def test_no_content_is_lost_and_no_claim_made(words: list[str]) -> None:
    """Whatever stands beside a claim, it keeps what it had."""
    text = "Holm said so. " + " ".join(words)
    tokens = read_tokens(text, word_tokenizer())
    claim = said(text, "so")
    (longer,) = extended(tokens, np.full(len(tokens), 0.9, np.float32), [claim])
    assert all(any(s in piece for piece in longer.content) for s in claim.content)
    assert all(span.end <= len(text) for span in longer.spans)
