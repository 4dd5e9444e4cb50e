"""Fixed phrases whose person stands nearest before them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from averment.domain.codes import Modality


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("The man remained hospitalized on Friday.", "medical", "hospitalised"),
        ("The man was released from the hospital Sunday.", "medical", "released"),
        ("The man underwent six hours of surgery.", "medical", "surgery"),
        ("The man had serious injuries.", "severity", "serious"),
        ("The man was left with minor injuries.", "severity", "minor"),
        ("The man was critically wounded.", "condition", "critical"),
        ("The man was recovering in stable condition.", "condition", "stable"),
    ],
)
def test_a_phrase_belongs_to_whoever_stands_before_it(
    stage: Callable[..., Any], words: str, field: str, value: str
) -> None:
    """Whether or not a verb carries it."""
    staged = stage(f"Deputies shot a man on Tuesday. {words}")
    assert staged.whose(field, value) & {"a man", "The man"}


def test_an_officer_of_another_sentence_is_not_meant(stage: Callable[..., Any]) -> None:
    """A phrase falls to the one whom the report is about, not to the last officer named."""
    staged = stage("A man was shot by a deputy. Surgeons said he underwent surgery.")
    assert "a deputy" not in staged.whose("medical", "surgery")


def test_not_life_threatening_is_denied(stage: Callable[..., Any]) -> None:
    """And not coded as its opposite."""
    staged = stage("Deputies shot a man. The man has non-life-threatening injuries.")
    found = [f for f in staged.findings if f.field == "severity" and f.value == "life_threatening"]
    assert all(f.modality is Modality.DENIED for f in found)
