"""The table from our codes to official ones is whole and readable."""

from __future__ import annotations

import pytest

from averment.domain.crosswalk import Match, Relation, Vocabulary, matches, rows
from averment.domain.fields import FIELDS


def test_every_field_and_code_has_its_row_in_their_order() -> None:
    """A field and each of its codes once, so that a new code cannot be forgotten here."""
    wanted = [(f.name, code) for f in FIELDS.values() for code in (None, *f.codes)]
    assert [(row.field, row.code) for row in rows()] == wanted


def test_a_code_knows_what_it_is_elsewhere() -> None:
    """With the sign of how near it is."""
    assert matches("force", "handgun", Vocabulary.OHIO) == (Match(relation=Relation.SAME, value="16 Handgun"),)
    assert matches("force", "handgun", Vocabulary.FBI) == (
        Match(relation=Relation.NARROWER, value="Firearm", checked=False),
    )


def test_a_code_may_take_several() -> None:
    """A broad code of ours is several of theirs."""
    found = matches("force", "impact_projectile", Vocabulary.OHIO)
    assert found is not None
    assert [m.value[:2] for m in found] == ["11", "12", "13"]
    assert {m.relation for m in found} == {Relation.BROADER}


def test_none_is_told_apart_from_not_at_hand() -> None:
    """What a vocabulary does not have is not what nobody could look up."""
    assert matches("tactic", "boxed_in", Vocabulary.FBI) == ()
    assert matches("contact_reason", "patrol", Vocabulary.OHIO) is None


def test_no_code_of_theirs_is_the_same_as_two_of_ours() -> None:
    """Within one field: what two codes of ours share is broader than either."""
    for field in FIELDS:
        for vocabulary in Vocabulary:
            same = [
                match.value
                for row in rows()
                if row.field == field and row.code
                for match in row.matches.get(vocabulary, ())
                if match.relation is Relation.SAME
            ]
            assert len(same) == len(set(same)), (field, vocabulary)


def test_a_field_that_is_none_of_ours_is_a_mistake() -> None:
    """Not an empty answer."""
    with pytest.raises(KeyError):
        matches("colour", None, Vocabulary.FBI)
