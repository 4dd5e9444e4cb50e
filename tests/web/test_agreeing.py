"""What need not be asked again: the same, or the same more exactly, of the same person or role."""

from __future__ import annotations

from dataclasses import replace

import pytest

from averment.domain.codes import Modality
from averment.domain.draft import Fact, Value
from averment.store.queries.agreed import Said
from averment.web.pages.agreeing import agrees
from tests.store.stories import story

GIVEN = story()[0].facts[0]


def fact(field: str, value: Value, modality: Modality = Modality.ASSERTED, person: str | None = None) -> Fact:
    """Something that a report says."""
    return replace(GIVEN, field=field, value=value, modality=modality, person=person)


def said(field: str, value: Value, *, own: bool = False, role: str = "", **more: str) -> Said:
    """Something that was decided to be said."""
    return Said(fact=fact(field, value, **more), role=role, own=own)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "held", "folded"),
    [
        ("force", "firearm", "firearm", True),
        ("force", "firearm", "handgun", True),
        ("force", "handgun", "firearm", False),
        ("outcome", "injured", "killed", True),
        ("outcome", "killed", "injured", False),
        ("injured", (1, None), 2, True),
        ("injured", 2, (1, None), False),
        ("time", "07:45", "07:40", False),
        ("time", "morning", "07:40", True),
        ("age", 35, 34, False),
        ("name", "Marsh", "Odette Marsh", True),
        ("name", "Odette Marsh", "Marsh", False),
        ("agency", "ICE", "Immigration and Customs Enforcement", True),
        ("agency", "Department of Homeland Security", "Immigration and Customs Enforcement", False),
        ("tactic", "pursuit", "boxed_in", False),
    ],
)
def test_what_says_no_more_is_folded(field: str, value: Value, held: Value, *, folded: bool) -> None:
    """What is narrower, or only near, is asked."""
    assert agrees(fact(field, value), "", [said(field, held)]) is folded


@pytest.mark.parametrize(
    ("one", "other", "folded"),
    [
        ("alleged", "asserted", True),
        ("denied", "asserted", False),
        ("denied", "denied", True),
        ("possible", "asserted", False),
    ],
)
def test_a_hedge_is_a_habit_and_a_denial_is_not(one: str, other: str, *, folded: bool) -> None:
    """As comparing takes them."""
    given = fact("armed", "knife", Modality(one))
    assert agrees(given, "", [said("armed", "knife", modality=Modality(other))]) is folded


def test_of_another_report_the_role_counts_and_of_this_one_the_person() -> None:
    """Two bystanders of one report are two."""
    given = fact("outcome", "unhurt", person="p1")
    assert agrees(given, "bystander", [said("outcome", "unhurt", role="bystander", person="p9")])
    assert not agrees(given, "bystander", [said("outcome", "unhurt", role="subject", person="p1")])
    assert agrees(given, "bystander", [said("outcome", "unhurt", own=True, role="bystander", person="p1")])
    assert not agrees(given, "bystander", [said("outcome", "unhurt", own=True, role="bystander", person="p2")])
