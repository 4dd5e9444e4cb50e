"""A comparison of one incident's reports as a whole."""

from __future__ import annotations

import json

from averment.comparing import Standing, compare_record
from averment.contract import encode
from tests.comparing.reports import police, record, widow


def test_a_comparison_is_plain_json() -> None:
    """Whatever it holds can be written and read by anybody."""
    found = compare_record(record(police("knife"), widow("none")))
    assert json.loads(json.dumps(encode(found)))["incident"] == "US-WI-WAUSAU-2025-05-03-A"


def test_parties_that_differ_dispute_a_value() -> None:
    """The police say a knife, the widow says that he was unarmed."""
    found = compare_record(record(police("knife"), widow("none")))
    (person,) = found.people
    field = found.field(person.id, "armed")
    assert field is not None
    assert field.standing is Standing.DISPUTED
    assert {c.kind for c in field.cells} >= {"differs", "silent"}
