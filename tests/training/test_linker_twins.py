"""The linker in torch and the linker in numpy."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from averment.engines.embedded.linking import LABELS, Projections, best_paths, emissions
from averment.engines.embedded.relations import Cue, relate
from averment.engines.embedded.tokens import read_tokens
from averment.engines.embedded.windows import Window
from tests.engines.embedded.doubles import word_tokenizer
from training.crf import negative_log_likelihood
from training.model import LINK_WIDTH, Linker

TEXT = "“We ran,” Mr Dole said. It burned. The city, he added, agreed."
CUES = [Cue(7, 8), Cue(15, 17)]


def linker() -> Linker:
    """One at random, ready to read with."""
    torch.manual_seed(3)
    made = Linker()
    for parameter in made.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    made.eval()
    return made


def test_both_give_the_same_scores() -> None:
    """What was trained is what runs."""
    made, rng = linker(), np.random.default_rng(0)
    tokens = read_tokens(TEXT, word_tokenizer())
    window = Window(0, len(tokens), 0, len(tokens))
    sizes = (LINK_WIDTH, LINK_WIDTH, LINK_WIDTH, LINK_WIDTH, 6)
    said = Projections(*(rng.normal(size=(len(tokens), n)).astype(np.float32) for n in sizes))
    how = relate(tokens, window, CUES)
    ours = emissions(made.weights(), said, CUES, window, how)

    def mean(values: np.ndarray, cue: Cue) -> torch.Tensor:
        return torch.from_numpy(values[cue.begin : cue.end].mean(0))

    with torch.inference_mode():
        theirs = made(
            torch.stack([mean(said.cue, c) for c in CUES]),
            torch.stack([mean(said.cue_gate, c) for c in CUES]),
            *(torch.from_numpy(x).expand(len(CUES), -1, -1) for x in (said.token, said.token_gate, said.parts)),
            torch.from_numpy(how),
        )
    for row, cue, other in zip(ours, CUES, theirs.numpy(), strict=True):
        outside = [i for i in range(len(tokens)) if not cue.begin <= i < cue.end]
        np.testing.assert_allclose(row[outside], other[outside], rtol=1e-4, atol=1e-4)


def test_likelihood_and_search_agree() -> None:
    """The share that the search gives its best sequence is what the loss takes it for, where there is one source."""
    made = linker()
    scores = torch.randn(3, 9, len(LABELS)) * 4
    scores[:, :, 1] = -1e4  # the search allows one source, the loss any number: here there is none
    paths = best_paths(made.weights(), [row.numpy() for row in scores])
    labels = torch.tensor(np.stack([p.labels for p in paths]))
    with torch.inference_mode():
        losses = negative_log_likelihood(scores, labels, torch.tensor([9, 9, 9]), *made.moves())
    assert [p.score for p in paths] == pytest.approx(torch.exp(-losses).tolist(), rel=1e-3)


def test_tokens_beyond_a_length_do_not_count() -> None:
    """Padding changes no loss."""
    made = linker()
    scores, labels = torch.randn(2, 6, len(LABELS)), torch.zeros(2, 6, dtype=torch.int64)
    short = negative_log_likelihood(scores[:, :4], labels[:, :4], torch.tensor([4, 4]), *made.moves())
    padded = negative_log_likelihood(scores, labels, torch.tensor([4, 4]), *made.moves())
    torch.testing.assert_close(short, padded)
