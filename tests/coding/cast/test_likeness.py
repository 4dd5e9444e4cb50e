"""People told of twice, and what each is, where no rule is sure."""

from __future__ import annotations

from averment.coding.cast.casting import Ruled, rule_cast
from averment.coding.cast.likeness import NOBODY, join_alike, pairs, role_features, settle_roles
from averment.coding.speech.speaking import Speech
from averment.coding.text.layout import lay_out
from averment.domain.codes import PersonRole, ReportKind

STORY = "A man fled on Tuesday. Officers chased Tomas Brandt, 31. A woman watched."


def _ruled(text: str = STORY) -> Ruled:
    return rule_cast(lay_out(text), ReportKind.USE_OF_FORCE, Speech((), ()))


def test_two_with_different_names_are_never_asked_about() -> None:
    """Nor are two of different sex or age: rules that leave no doubt go before any model."""
    ruled = _ruled("Officers chased Tomas Brandt, 31. Officers chased Ray Alder, 40. A woman fell.")
    asked = [(a, b) for a, b, _ in pairs(ruled.gathering, ruled.roles, ruled.parts)]
    assert not any(a.names and b.names for a, b in asked)


def test_the_surest_are_joined_and_keep_every_mention() -> None:
    """One person of two, with the words of both; nothing happens under the bar."""
    ruled = _ruled()
    before = sum(len(e.mentions) for e in ruled.gathering.entities)
    join_alike(ruled.gathering, ruled.roles, ruled.parts, {"always": -5.0}, 0.5)
    assert sum(bool(e.mentions) for e in ruled.gathering.entities) >= 3
    join_alike(ruled.gathering, ruled.roles, ruled.parts, {"named=second": 5.0, "always": -1.0}, 0.5)
    named = [e for e in ruled.gathering.entities if e.names and e.mentions]
    assert len(named) == 1
    assert len(named[0].mentions) >= 2
    assert sum(len(e.mentions) for e in ruled.gathering.entities) == before


def test_an_officer_by_rule_stays_one() -> None:
    """Whatever a list of words would make of them."""
    ruled = _ruled("Officer Dana Holm shot a man. Holm was hurt.")
    rows = {NOBODY: {"always, force": 50.0}}
    settled = settle_roles(ruled.gathering, ruled.roles, ruled.parts, ruled.speakers, ruled.kind, rows)
    officers = {n for n, role in ruled.roles.items() if role is PersonRole.OFFICER}
    assert officers
    assert all(settled[n] is PersonRole.OFFICER for n in officers)


def test_features_are_readable_and_name_the_rule() -> None:
    """They are what a person sees who asks why."""
    ruled = _ruled()
    for e in ruled.gathering.entities:
        names = tuple(role_features(ruled.gathering, e, ruled.roles, ruled.parts, ruled.speakers, ruled.kind))
        assert any(name.startswith("rule=") for name in names)
        assert len(names) == len(set(names))
