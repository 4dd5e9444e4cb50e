"""A short way to write who says what: `police says knife on day 4; widow denies knife`, made into reports."""

from __future__ import annotations

import re
from typing import Any

from averment.comparing import Comparison, Knowledge, compare_record
from averment.comparing.model import INCIDENT, FieldStanding
from averment.domain.codes import Basis, Modality, Side, VoiceRole
from averment.domain.draft import Draft
from tests.comparing.reports import mayor, neighbour, paper, police, record, release, says, widow

_CLAUSE = re.compile(
    r"(?P<who>[a-z-]+) (?P<verb>says|denies|finds|corrects to|withdraws|may have|sees) (?P<value>[\w-]+)"
    r"(?: on day (?P<day>\d+))?(?: in (?P<key>\w+))?"
)
_CUES = {
    "corrects to": "said, correcting an earlier statement,",
    "withdraws": "retracted its statement",
    "finds": "found",
}


def _court(value: Any, **rest: Any) -> Draft:
    who = "Judge Orla Fenn"
    return says(
        value, **{"key": "court", "role": VoiceRole.COURT, "side": Side.NEITHER, "who": who, "name": who, **rest}
    )


def _second(value: Any, **rest: Any) -> Draft:
    given = {"key": "second", "role": VoiceRole.EXPERT, "side": Side.NEITHER, "who": "Piet Ansah", "name": "Piet Ansah"}
    return says(value, **{**given, **rest})


def _sheriff(value: Any, **rest: Any) -> Draft:
    return says(value, **{"key": "sheriff", "who": "Marathon County Sheriff's Office", **rest})


_VOICES: dict[str, Any] = {
    "police": police,
    "sheriff": _sheriff,
    "widow": widow,
    "neighbour": neighbour,
    "mayor": mayor,
    "expert": _second,
    "court": _court,
    "paper": paper,
    "release": release,
}


def drafts(example: str) -> list[Draft]:
    """One report for each clause of an example."""
    return [_draft(clause.strip()) for clause in example.split(";")]


def _draft(clause: str) -> Draft:
    found = _CLAUSE.fullmatch(clause)
    assert found, clause
    value: Any = found["value"]
    rest: dict[str, Any] = {"day": int(found["day"] or 4)}
    if value.isdigit():
        value = int(value)
        rest |= {"field": "shots_fired", "words": f"{value} shots were fired"}
    if found["key"]:
        rest["key"] = found["key"]
    if found["verb"] in _CUES:
        rest["cue"] = _CUES[found["verb"]]
    if found["verb"] in ("denies", "may have"):
        rest["modality"] = Modality.DENIED if found["verb"] == "denies" else Modality.POSSIBLE
    if found["verb"] == "sees":
        rest["basis"] = Basis.SAW
    made: Draft = _VOICES[found["who"]](value, **rest)
    return made


def compared(example: str, knowledge: Knowledge | None = None) -> Comparison:
    """The comparison of an example."""
    return compare_record(record(*drafts(example)), knowledge)


def field_of(comparison: Comparison) -> FieldStanding:
    """The one field that an example is about."""
    named = ("armed", "shots_fired")
    return next(f for f in comparison.fields if f.field in named and (f.about == INCIDENT or f.field == "armed"))
