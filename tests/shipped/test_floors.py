"""The shipped model on the shipped reports does not fall below what it once reached."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from averment.bootstrap import DEFAULT_ENGINE
from averment.demo import shipped_reports
from averment.domain.draft import Draft
from averment.extracting import extract
from averment.reading import Skipped, open_inputs
from tests.shipped.reading import Tally, reading_of, values, voiced

FLOORS = Path(__file__).with_name("floors.toml")


@pytest.fixture(scope="module")
def drafts() -> dict[Path, Draft]:
    """The draft of each shipped report, by its path."""
    return dict(_drafts())


def _drafts() -> Iterator[tuple[Path, Draft]]:
    for path in shipped_reports():
        for outcome in extract(open_inputs([str(path)]), engine=DEFAULT_ENGINE):
            assert not isinstance(outcome, Skipped), outcome.error
            yield path, outcome


def measured(drafts: dict[Path, Draft]) -> dict[str, float]:
    """F1 of values and of values with their voices, over all readings together; share of kinds that are right."""
    value, voice, kinds = Tally(), Tally(), []
    for path, draft in drafts.items():
        reading = reading_of(path)
        if reading is None:
            continue
        value += values(draft, reading)
        voice += voiced(draft, reading)
        kinds.append((draft.primary.kind if draft.primary else "none") == reading["kind"])
    return {"values": value.f1, "voiced": voice.f1, "kinds": sum(kinds) / len(kinds)}


def test_no_score_falls_below_its_floor(drafts: dict[Path, Draft]) -> None:
    """A missing or a new score is a fall too. Lowering a floor takes a line in the changelog."""
    floors = tomllib.loads(FLOORS.read_text("utf-8"))["floors"]
    scores = measured(drafts)
    assert scores.keys() == floors.keys()
    assert {n: round(s, 3) for n, s in scores.items() if s < floors[n]} == {}
