"""The model that ships: it loads, it reads, and it reads whatever it is given."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from averment.domain.codes import ReportKind
from averment.domain.report import Report
from averment.engines.embedded import EmbeddedEngine
from averment.engines.embedded.config import DIRECTORY, ENCODER, LINKER, TOKENIZER, ModelConfig, checked

MakeReport = Callable[..., Report]

STORY = (
    "The Millbrook police department said in a statement that two officers had fired at a van on Monday night.\n"
    "“The driver came straight at us,” Lt. Omar Reyes told reporters. “We had seconds.”\n"
    "According to a lawyer for the family, the driver never saw the officers.\n"
    "The mayor was in Ohio."
)


@pytest.fixture
def engine() -> EmbeddedEngine:
    """The engine as anybody builds it."""
    return EmbeddedEngine()


def read(engine: EmbeddedEngine, report: Report) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, in words."""
    return [
        tuple(" … ".join(s.read(report.text) for s in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in engine.mark([report])[0].attributions
    ]


def test_a_story_gives_its_claims(engine: EmbeddedEngine, make_report: MakeReport) -> None:
    """Each with its own source, and a quotation with its marks."""
    said = read(engine, make_report(STORY))
    assert [source for source, _, _ in said] == [
        "The Millbrook police department",
        "Lt. Omar Reyes",
        "a lawyer for the family",
    ]
    assert said[0][1:] == ("said in a statement", "that two officers had fired at a van on Monday night")
    assert said[1][2] == "“The driver came straight at us,” … “We had seconds.”"
    assert said[2][1:] == ("According to", "the driver never saw the officers")


def test_the_kind_of_a_story_is_told(engine: EmbeddedEngine, make_report: MakeReport) -> None:
    """Shots by officers are use of force; a council meeting is nothing."""
    council = "The council approved a budget for parks on Monday. Members said the new pool will open in May."
    kinds = [m.kind for m in engine.mark([make_report(STORY), make_report(council)])]
    assert kinds == [ReportKind.USE_OF_FORCE, ReportKind.NONE]


def test_a_title_gives_no_claims(engine: EmbeddedEngine, make_report: MakeReport) -> None:
    """Its words are not the report's text, and no passage can be cut from them."""
    plain = engine.mark([make_report(STORY)])[0]
    titled = engine.mark([make_report(STORY, title="Officers fired, chief says")])[0]
    assert titled.attributions == plain.attributions


@pytest.mark.parametrize(
    "text",
    [
        "המשטרה אמרה כי איש לא נפגע. " * 40,
        "🚓🚨 Police said 🙅 nobody was hurt 🚑. " * 20,
        "e\u0301 said “o\u0308h no” " * 30,
        "and the officer said that the man ran " * 1_500,
        "x" * 20_000,
    ],
    ids=["right to left", "emoji", "combining", "a sentence of 12,000 words", "one long word"],
)
def test_spans_are_words_of_any_text(engine: EmbeddedEngine, make_report: MakeReport, text: str) -> None:
    """Offsets count code points, however the encoder sees the text."""
    for attribution in engine.mark([make_report(text)])[0].attributions:
        for span in attribution.spans:
            assert span.read(text).strip() == span.read(text) != ""


def test_an_engine_travels(engine: EmbeddedEngine) -> None:
    """To workers, without its weights."""
    assert pickle.loads(pickle.dumps(engine)) == engine  # noqa: S301 - our own
    assert len(pickle.dumps(engine)) < 1_000


def test_the_files_are_the_ones_described() -> None:
    """And the encoder is at most 26 MB."""
    config = ModelConfig.read()
    sizes = {name: checked(DIRECTORY, name, config).stat().st_size for name in (ENCODER, LINKER, TOKENIZER)}
    assert sizes[ENCODER] <= 26_000_000
