"""From articles to what one step of training sees: windows with the labels of their tokens and of their cues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from averment.domain.passages import Span
from averment.engines.embedded.decoding import trim
from averment.engines.embedded.linking import LABELS
from averment.engines.embedded.relations import Cue
from averment.engines.embedded.tokens import EDGES, IntArray, Tokens, read_tokens
from averment.engines.embedded.windows import SIZE, Window, plan_windows
from training.corpus import Article, Attributed, Pair

PARTS: Final = ("source", "cue", "content")
IGNORED: Final = -100
"""The label of a token whose label is not known: no loss asks for it."""
_RUN_TOGETHER: Final = 0.1
"""Share of articles that are shown without their paragraphs."""
_OVERLAP: Final = 24
"""Tokens that windows share in training; each epoch cuts elsewhere, which shows every place with much around it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution in tokens: its cue, and the runs of tokens of its source and its content."""

    cue: Cue
    source: tuple[Pair, ...]
    content: tuple[Pair, ...]

    def labels(self, window: Window) -> IntArray:
        """The label of each token of the window toward this cue."""
        out = np.zeros(window.end - window.begin, np.int64)
        for part, runs in (("content", self.content), ("source", self.source)):
            for begin, end in runs:
                out[begin - window.begin : end - window.begin] = LABELS.index(f"I-{part}")
                out[begin - window.begin] = LABELS.index(f"B-{part}")
        return out

    def within(self, window: Window) -> bool:
        """Whether the whole attribution stands in the window."""
        runs = (*self.source, *self.content, self.cue)
        return all(window.begin <= begin and end <= window.end for begin, end in runs)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article in tokens, with labels of each part whatever the cue: 0 O, 1 B, 2 I, or IGNORED."""

    tokens: Tokens
    parts: dict[str, IntArray]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One window of one article."""

    article: Labelled
    window: Window

    @property
    def links(self) -> list[Link]:
        """Attributions whose every part stands in the window."""
        return [link for link in self.article.links if link.within(self.window)]


def label(article: Article, tokenizer: Tokenizer) -> Labelled:
    """Tokenise an article and carry its attributions over, without the punctuation at the edges of their spans.

    Annotators take a comma or a mark along or leave it, and scores ignore it: what cannot be learned is not asked.
    """
    tokens = read_tokens(article.text, tokenizer)
    parts = {part: np.zeros(len(tokens), np.int64) for part in PARTS}
    links = []
    for each in article.attributions:
        link = _link(tokens, each)
        runs = {"source": link.source, "cue": (tuple(link.cue),), "content": link.content} if link else {}
        for part, spans in runs.items():
            for begin, end in spans:
                parts[part][begin:end] = 2
                parts[part][begin] = 1
        links += [link] if link else []
    if not article.nested:
        _leave_open(parts)
    return Labelled(tokens, parts, tuple(links))


def _leave_open(parts: dict[str, IntArray]) -> None:
    """Where nobody looked for attributions within contents, no cue and no source there are not known, not taught."""
    within = parts["content"] > 0
    for part in ("cue", "source"):
        parts[part][within & (parts[part] == 0)] = IGNORED


def _link(tokens: Tokens, each: Attributed) -> Link | None:
    cue = [run for span in each.cue if (run := _run(tokens, span))]
    if not cue:
        return None
    return Link(
        cue=Cue(*cue[0]),
        source=tuple(run for span in each.source if (run := _run(tokens, span))),
        content=tuple(run for span in each.content if (run := _run(tokens, span))),
    )


def _run(tokens: Tokens, pair: Pair) -> Pair | None:
    span = trim(tokens.text, Span(*pair))
    if span is None:
        return None
    begin = int(np.searchsorted(tokens.end, span.start, side="right"))
    end = int(np.searchsorted(tokens.start, span.end, side="left"))
    return (begin, end) if begin < end else None


def varied(labelled: Labelled, rng: np.random.Generator) -> Labelled:
    """The article, at times as a copy that lost its line breaks would read: sentences, and no paragraphs."""
    if rng.random() >= _RUN_TOGETHER:
        return labelled
    tokens = labelled.tokens
    edge = np.minimum(tokens.edge, EDGES.index("sentence"))
    edge[:1] = tokens.edge[:1]
    return replace(labelled, tokens=replace(tokens, edge=edge, paragraph=np.zeros_like(tokens.paragraph)))


def windows(article: Labelled, rng: np.random.Generator) -> Iterator[Example]:
    """An article cut into windows, at other places each time."""
    size = int(rng.integers(SIZE * 3 // 4, SIZE + 1))
    for window in plan_windows(article.tokens.sentence_starts, len(article.tokens), size=size, overlap=_OVERLAP):
        yield Example(article, window)


def jittered(cue: Cue, window: Window, rng: np.random.Generator, chance: float) -> Cue:
    """The cue, at times one token longer or shorter, as a predicted one may be."""
    if rng.random() >= chance:
        return cue
    begin = cue.begin + int(rng.integers(-1, 2))
    end = cue.end + int(rng.integers(-1, 2))
    begin, end = max(begin, window.begin), min(end, window.end)
    return Cue(begin, end) if begin < end else cue
