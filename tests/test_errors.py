"""Errors name the thing and the cure, have a code each, and survive the trip from a worker."""

from __future__ import annotations

import pickle

import pytest

from averment.errors import (
    AvermentError,
    BadDefinition,
    BadOption,
    BrokenPassage,
    CannotDecide,
    EngineFailed,
    FetchFailed,
    MissingExtra,
    MissingResource,
    NoSuchInput,
    SkipReport,
    StopRun,
    StoreBroken,
    StoreUnusable,
    Suppressed,
    UnknownEngine,
    UnreadableReport,
)

SAMPLES: list[AvermentError] = [
    BadDefinition("ours.toml", "name: missing\nstanding: missing"),
    UnreadableReport("a.pdf", "the PDF is encrypted", "remove the password and try again"),
    EngineFailed("embedded", "a.html", "out of memory"),
    BrokenPassage(3, 9, "armed", "harmed"),
    NoSuchInput("missing.html", "no such file"),
    UnknownEngine("oracle", "embedded, rules"),
    MissingResource("model.onnx", "install the package again"),
    BadOption("--published", "soon", "write it as 2025-10-22"),
    FetchFailed("https://example.org/a", "robots.txt forbids it", "ask the publisher"),
    Suppressed("a.html", "it was erased"),
    StoreUnusable("sqlite:///a.db", "it was made by a newer version", "install that version"),
    StoreBroken("ledger line 7", "its hash is another"),
    CannotDecide("fact f-1", "no such fact"),
    MissingExtra("fetching pages", "fetch"),
]


def every(kind: type[AvermentError]) -> set[type[AvermentError]]:
    """All classes below one."""
    return {s for sub in kind.__subclasses__() for s in ({sub} | every(sub))}


def test_every_error_has_a_sample_and_a_code_of_its_own() -> None:
    """A new error joins the list above."""
    leaves = every(AvermentError) - {SkipReport, StopRun}
    assert leaves == {type(s) for s in SAMPLES}
    codes = [kind.code for kind in every(AvermentError)]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("error", SAMPLES, ids=lambda e: e.code)
def test_an_error_survives_the_trip_from_a_worker(error: AvermentError) -> None:
    """Processes hand errors over pickled, so each must come out as it went in."""
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


@pytest.mark.parametrize("error", SAMPLES, ids=lambda e: e.code)
def test_an_error_says_its_arguments_and_its_code(error: AvermentError) -> None:
    """What a user quotes in a bug report is enough to find the place."""
    assert str(error.args[0]) in str(error)
    assert error.code in str(error)
