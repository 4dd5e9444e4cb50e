"""Every fact of a field can be asked why it is as it is."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from averment.coding.drafting import draft_of_scene
from averment.coding.explaining import Explained, explain
from averment.domain.draft import EngineStamp
from averment.domain.fields import FIELDS
from tests.coding.conftest import Staged

STAMP = EngineStamp(name="test", version="1")
TEXT = (
    "A deputy shot a 31-year-old man in the leg on Monday. The man was taken to a hospital, where he was in stable "
    "condition. Deputies said the man had pointed a rifle at them."
)


@pytest.fixture(scope="module")
def staged(stage: Callable[..., Staged]) -> Staged:
    """A report of one shooting."""
    return stage(TEXT)


@pytest.fixture(scope="module")
def explained(staged: Staged) -> Explained:
    """All of it explained."""
    return explain(staged.scene, STAMP, frozenset(FIELDS))


def test_what_is_kept_is_the_draft(staged: Staged, explained: Explained) -> None:
    """The same facts with the same confidence, in reading order: nothing is explained that is not so."""
    assert tuple(e.fact for e in explained.explanations if e.kept) == draft_of_scene(staged.scene, STAMP).facts


def test_what_is_left_out_is_explained_too(explained: Explained) -> None:
    """It is under the bar; what is kept is not."""
    assert all(e.kept == (e.fact.confidence >= explained.bar) for e in explained.explanations)


def test_weights_add_up_to_the_confidence(explained: Explained) -> None:
    """Their sum's logistic is what the fact has."""
    assert explained.explanations
    for each in explained.explanations:
        logit = sum(w.weight for w in each.weights)
        assert each.fact.confidence == pytest.approx(1 / (1 + math.exp(-logit)), abs=0.001)


def test_the_most_telling_comes_first(explained: Explained) -> None:
    """By size, for or against."""
    for each in explained.explanations:
        sizes = [abs(w.weight) for w in each.weights]
        assert sizes == sorted(sizes, reverse=True)


def test_only_the_fields_asked_for_are_explained(staged: Staged) -> None:
    """And what is known of others still counts: the confidence is the same."""
    found = explain(staged.scene, STAMP, {"force"}).explanations
    assert found
    assert {e.fact.field for e in found} == {"force"}


def test_a_fact_comes_with_its_person_and_its_rule(staged: Staged) -> None:
    """As the draft has them."""
    force = explain(staged.scene, STAMP, {"force"}).explanations[0]
    assert force.person is not None
    assert force.person.id == staged.person("31-year-old man").id
    assert force.fact.rule.startswith("force")
    assert force.voice is None
