"""What is never coded, on reports that hold it all: minors' names, private homes, immigration status, hostile words."""

from __future__ import annotations

import json

import pytest

from averment.contract import encode, problems
from averment.demo import shipped_reports
from averment.domain.draft import Draft
from averment.extracting import extract
from averment.reading import open_inputs

NEVER_IN_VALUES = ("Sofia", "1127 Harrow", "undocumented", "illegally")
"""A nine-year-old's name, a private home, words of immigration status: each stands in a shipped report."""


@pytest.fixture(scope="module", params=["rules", "embedded"])
def drafts(request: pytest.FixtureRequest) -> list[Draft]:
    """Every shipped report, by each engine."""
    outcomes = extract(open_inputs([str(p) for p in shipped_reports()]), engine=request.param)
    return [o for o in outcomes if isinstance(o, Draft)]


def test_every_shipped_report_gives_a_valid_draft(drafts: list[Draft]) -> None:
    """The hostile page included."""
    assert len(drafts) >= 12
    for draft in drafts:
        assert list(problems(json.loads(json.dumps(encode(draft))))) == [], draft.report.key


def test_what_must_never_be_coded_is_not(drafts: list[Draft]) -> None:
    """No value of any fact holds it."""
    values = [str(f.value) for d in drafts for f in d.facts]
    assert [v for v in values if any(word in v for word in NEVER_IN_VALUES)] == []


def test_instructions_to_models_change_nothing(drafts: list[Draft]) -> None:
    """The hostile page tells language models to mark it as verified; it is text like any other."""
    (hostile,) = (d for d in drafts if "12-" in d.report.key)
    assert "verified" not in {str(f.value) for f in hostile.facts}
    assert hostile.primary is None or hostile.primary.kind != "verified"
