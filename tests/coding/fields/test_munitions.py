"""Shots of a gun, and of munitions that are meant not to kill."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Stage = Callable[..., Any]

SOFT = "Deputies used rubber bullets against a crowd in Dayton on Tuesday. "


@pytest.mark.parametrize(
    ("text", "force", "cause"),
    [
        (SOFT + "Deputies shot the man in the leg.", "impact_projectile", "projectile"),
        (SOFT + "Deputies shot the man in the leg with a pistol.", "handgun", "gunshot"),
        ("Deputies shot the man in the leg.", "firearm", "gunshot"),
    ],
)
def test_a_bare_shot_is_of_what_the_report_says_was_fired(stage: Stage, text: str, force: str, cause: str) -> None:
    """Where munitions are named and no gun is; a gun anywhere in the report leaves shots what they are."""
    staged = stage(text)
    assert force in staged.values("force")
    assert staged.values("injury_cause") == {cause}


def test_a_gun_of_another_incident_does_not_matter(stage: Stage) -> None:
    """What a recalled killing was done with says nothing of the crowd."""
    text = "It came a week after an agent fatally shot Jo Roe with a gun. Deputies shot the man in the leg."
    staged = stage(SOFT + "A girl was hurt. Her father saw it. " + text)
    assert staged.values("injury_cause") == {"projectile"}
