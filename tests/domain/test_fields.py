"""The table of fields, held to the contract's page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from averment.domain.fields import FIELDS, Field, Holds

CONTRACT = (Path(__file__).parents[2] / "docs" / "contract.md").read_text("utf-8")


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda f: f.name)
def test_a_field_stands_in_the_contract(field: Field) -> None:
    """Each name and each code, as printed there."""
    assert f"`{field.name}`" in CONTRACT
    for code in field.codes:
        assert re.search(rf"\b{code}\b", CONTRACT), code


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda f: f.name)
def test_only_coded_fields_have_codes(field: Field) -> None:
    """A count or a name has no list to choose from."""
    assert bool(field.codes) == (field.holds in {Holds.CODE, Holds.CLOCK})
