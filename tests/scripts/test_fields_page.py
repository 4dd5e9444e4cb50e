"""The page of fields says of each field what is known of it, on invented figures."""

from __future__ import annotations

from typing import Any

from averment.domain.fields import FIELDS
from scripts.fields_page import page


def measured(**fields: dict[str, Any]) -> dict[str, Any]:
    """One set in which some fields were asked for."""
    about = {"called": "held", "data": "invented", "sha256": "0", "reports": 2, "incidents": 1}
    return {
        "date": "2025-10-22",
        "commit": "abc",
        "engine": "rules",
        "command": "c",
        "sets": [{**about, "fields": fields}],
    }


def counts(right: int, said: int, found: int, asked: int) -> dict[str, Any]:
    """What was counted of one field."""
    return {"right": right, "said": said, "found": found, "asked": asked, "f1_interval": [0.25, 0.75]}


def test_each_field_and_each_code_is_there() -> None:
    """With a heading, and a row of the crosswalk for each code."""
    written = page(measured())
    for field in FIELDS.values():
        section = written.split(f"\n## {field.name}\n")[1].split("\n## ")[0]
        assert all(f"| `{code}` |" in section for code in field.codes)


def test_precision_and_recall_stand_with_what_was_asked() -> None:
    """Of four said two are right, of three asked two are found."""
    written = page(measured(age=counts(2, 4, 2, 3)))
    assert "| [`age`](#age) | 3 | 0.50 | 0.67 | 0.57 (0.25 to 0.75) |" in written
    assert "precision 0.50, recall 0.67 of 3 values" in written


def test_what_nobody_coded_has_no_figure() -> None:
    """A dash is no zero; and what was said where nothing was asked has a precision."""
    written = page(measured(age=counts(0, 2, 0, 0)))
    assert "| [`age`](#age) | 0 | 0.00 | – | – |" in written
    assert "| [`sex`](#sex) | 0 | – | – | – |" in written


def test_an_equivalent_that_does_not_exist_is_said_not_to() -> None:
    """In words, and apart from lists that were not at hand."""
    written = page(measured())
    assert "| `boxed_in` | none | none | none | none |" in written
    assert "| `patrol` | = Routine patrol other than traffic stop | none | not at hand | none |" in written
