"""The draft record as JSON, its schema, and what `validate` finds."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from averment.contract import decode, encode, make_schema, problems, schema, to_line
from averment.domain.codes import (
    Attributed,
    Basis,
    ClaimKind,
    Form,
    Modality,
    PersonRole,
    ReportKind,
    Side,
    VoiceRole,
    When,
)
from averment.domain.draft import Claim, Coverage, Draft, EngineStamp, Fact, Incident, Person, Voice
from averment.domain.identity import digest, text_id
from averment.domain.passages import Passage, Span
from averment.domain.report import Report

TEXT = "A deputy fired at least three shots, the sheriff said. Ana Ruiz, 34, was struck in the arm. 🚓"


def words(exact: str) -> Passage:
    """Where the text says so."""
    at = TEXT.index(exact)
    return Passage.cut(TEXT, Span(at, at + len(exact)))


@pytest.fixture
def draft() -> Draft:
    """A small draft with one of most things."""
    report = Report(id=digest(TEXT.encode()), text_id=text_id(TEXT, "test 1"), key="t", text=TEXT)
    common: dict[str, Any] = {
        "incident": "i1", "claim": None, "voice": "report", "attribution": Attributed.NONE, "basis": Basis.NOT_STATED,
        "modality": Modality.ASSERTED, "when": When.DURING, "confidence": 0.9, "by": None, "by_person": None,
    }  # fmt: skip
    return Draft(
        report=report,
        incidents=(Incident(id="i1", primary=True, kind=ReportKind.USE_OF_FORCE, relevance=0.9),),
        claims=(
            Claim(id="c1", incident="i1", kind=ClaimKind.EVENT, source=(words("the sheriff"),), cue=(words("said"),),
                  content=(words("A deputy fired at least three shots"),), form=Form.INDIRECT,
                  modality=Modality.ASSERTED, voice="v1"),
        ),
        voices=(
            Voice(id="v1", name=None, title="sheriff", organisation=None, role=VoiceRole.AGENCY_INVOLVED,
                  side=Side.OFFICER, mentions=(words("the sheriff"),)),
        ),
        people=(Person(id="p1", incident="i1", role=PersonRole.SUBJECT, mentions=(words("Ana Ruiz"),)),),
        facts=(
            Fact(id="f1", field="shots_fired", value=(3, None), person=None, passage=words("at least three shots"),
                 **{**common, "claim": "c1", "voice": "v1", "attribution": Attributed.EXPLICIT}),
            Fact(id="f2", field="force", value="firearm", person="p1", passage=words("fired"), struck="yes", **common),
        ),
        acts=(), open_questions=(), derived_questions=(),
        coverage=Coverage(sentences=2, coded=2, claimed=0, uncoded=()),
        engine=EngineStamp(name="test", version="1"),
    )  # fmt: skip


def test_a_draft_survives_the_trip_through_json(draft: Draft) -> None:
    """Intervals, open ends, qualifiers and emoji included."""
    assert decode(json.loads(to_line(draft))) == draft


def test_a_good_draft_has_no_problems(draft: Draft) -> None:
    """The schema, the words and the ids agree."""
    assert list(problems(encode(draft))) == []


def test_the_published_the_shipped_and_the_generated_schema_are_one() -> None:
    """`make schema` was run after the last change of the types."""
    published = Path(__file__).parents[1] / "schema" / "draft.schema.json"
    assert json.loads(published.read_text("utf-8")) == schema() == make_schema()


def test_qualifiers_stand_only_where_they_mean_something(draft: Draft) -> None:
    """`struck` is of `force`; a count has none."""
    count, force = encode(draft)["facts"]
    assert "struck" not in count
    assert force["struck"] == "yes"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("facts", 0, "passage", "exact"), "at least four shots", "says 'at least four shots'"),
        (("facts", 0, "passage", "start"), 10_000, "the text ''"),
        (("facts", 0, "field"), "mood", "'mood' is not one of"),
        (("facts", 1, "value"), "catapult", "'catapult' is not one of"),
        (("facts", 0, "voice"), "v9", "nothing in voices is called 'v9'"),
        (("claims", 0, "parent"), "c9", "nothing in claims is called 'c9'"),
        (("incidents", 0, "primary"), False, "exactly one must be primary"),
        (("report", "text"), None, "is not of type 'string'"),
        (("facts", 1, "id"), "f1", "two of them have one id"),
    ],
)
def test_what_is_wrong_is_said(draft: Draft, path: tuple[str | int, ...], value: object, said: str) -> None:
    """With the place and both wordings."""
    row = copy.deepcopy(encode(draft))
    inner = row
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert any(said in problem for problem in problems(row)), list(problems(row))
