"""Reading a text with an encoder that is none."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.domain.codes import ReportKind
from averment.domain.markup import Markup
from averment.engines.embedded.linking import FloatArray
from averment.engines.embedded.reader import decode, read
from averment.engines.embedded.tokens import Tokens, read_tokens
from averment.engines.embedded.windows import Window
from tests.engines.embedded.doubles import COLUMNS, description, plain_linker, word_tokenizer

SPOKEN = {"said": 1}


class Naive:
    """Takes `said` for a cue, the word before it for its source, and the two after it for its content."""

    def __call__(self, tokens: Tokens, window: Window) -> FloatArray:
        """Columns that are sure of it."""
        words = [tokens.span(i, i).read(tokens.text) for i in range(window.begin, window.end)]
        out = np.zeros((len(words), COLUMNS), np.float32)
        out[:, 0] = 5.0
        for i, word in enumerate(words):
            if word == "said":
                out[i, 1] = 10.0
                out[max(i - 1, 0), 4] = 5.0
                out[i + 1 : i + 2, 7] = 5.0
                out[i + 2 : i + 3, 8] = 5.0
        out[:, 10] = [3.0 * (w == "officer") for w in words]
        out[:, 9] = out[:, 10]
        return out


def marked(text: str) -> Markup:
    """What the naive encoder finds."""
    config, weights = description(), plain_linker()
    tokens = read_tokens(text, word_tokenizer())
    return decode([read(tokens, Naive(), config, weights)], config, weights)[0]


def test_an_attribution_is_read_with_its_words() -> None:
    """Source, cue and content as the text has them."""
    text = "Today Holm said they ran. It rained."
    (found,) = marked(text).attributions
    assert [s.read(text) for s in found.spans] == ["Holm", "said", "they ran"]


def test_a_cue_is_found_once_however_long_the_text() -> None:
    """Windows overlap; what they own does not."""
    text = "It rained all day in town. " * 200 + "Holm said they ran. " + "It rained all day in town. " * 200
    assert len(marked(text).attributions) == 1


def test_the_kind_is_pooled_by_attention() -> None:
    """One telling word outweighs many others."""
    told = marked("An officer fired. " + "It rained. " * 10)
    assert told.kind is ReportKind.USE_OF_FORCE


def test_an_empty_text_has_no_kind_and_no_claims() -> None:
    """And is no error."""
    assert marked("") == Markup(kinds={ReportKind.NONE: 1.0})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["said", "Holm", "“", "”", ".", "ran", "\n", "🚓", "שלום"]), max_size=120))
def test_spans_lie_within_the_text(words: list[str]) -> None:
    """Whatever the words, every passage can be cut."""
    text = " ".join(words)
    for attribution in marked(text).attributions:
        for span in attribution.spans:
            assert 0 <= span.start < span.end <= len(text)
