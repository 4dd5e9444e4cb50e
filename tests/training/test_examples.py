"""From articles to labelled windows."""

from __future__ import annotations

import numpy as np
import pytest

from averment.engines.embedded.linking import LABELS
from averment.engines.embedded.windows import Window
from tests.engines.embedded.doubles import word_tokenizer
from training.corpus import Article, Attributed
from training.examples import IGNORED, Example, Labelled, label, varied, windows

TEXT = "“We ran,” Mr. Dole said. “It burned.” It rained.\n" + "The city said no more. " * 60


def spans(*words: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand first."""
    return tuple((TEXT.index(w), TEXT.index(w) + len(w)) for w in words)


@pytest.fixture
def labelled() -> Labelled:
    """An article with one attribution whose content stands around its cue."""
    said = Attributed(source=spans("Mr. Dole"), cue=spans("said"), content=spans("“We ran,”", "“It burned.”"))
    return label(Article("a", "p", TEXT, (said,)), word_tokenizer())


def test_labels_leave_the_marks_at_the_edges_out(labelled: Labelled) -> None:
    """They are given back when spans are made."""
    (link,) = labelled.links
    names = [LABELS[i] for i in link.labels(Window(0, 15, 0, 15))]
    assert names[1:3] == ["B-content", "I-content"]
    assert names[5:8] == ["B-source", "I-source", "I-source"]
    assert names[0] == names[4] == names[8] == "O"


def test_every_epoch_cuts_elsewhere(labelled: Labelled) -> None:
    """And the same seed cuts alike."""

    def cut(seed: int) -> list[Window]:
        return [e.window for e in windows(labelled, np.random.default_rng(seed))]

    assert cut(1) == cut(1)
    assert any(cut(1) != cut(seed) for seed in range(2, 9))


def test_an_attribution_cut_in_two_is_not_asked(labelled: Labelled) -> None:
    """Half of its labels would be wrong."""
    assert Example(labelled, Window(0, 40, 0, 40)).links
    assert not Example(labelled, Window(2, 40, 2, 40)).links


def test_an_article_may_lose_its_paragraphs_and_keeps_its_sentences(labelled: Labelled) -> None:
    """As copies without line breaks do."""
    rng = np.random.default_rng(0)
    flat = next(v for _ in range(200) if (v := varied(labelled, rng)) is not labelled)
    assert not flat.tokens.paragraph.any()
    assert flat.tokens.sentence_starts.tolist() == labelled.tokens.sentence_starts.tolist()


def test_what_no_annotator_looked_for_is_not_taught() -> None:
    """Within contents of a corpus without nesting, "no cue" is unknown; where nesting was marked it is known."""
    said = Attributed(source=spans("Mr. Dole"), cue=spans("said"), content=spans("“We ran,”"))
    flat = label(Article("a", "p", TEXT, (said,)), word_tokenizer()).parts
    nested = label(Article("a", "p", TEXT, (said,), nested=True), word_tokenizer()).parts
    content = flat["content"] > 0
    assert (flat["cue"][content] == IGNORED).all()
    assert (flat["cue"][~content] == nested["cue"][~content]).all()
    assert not nested["cue"][content].any()
