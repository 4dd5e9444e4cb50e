"""What standings, cells, turns and the fields that comparing reads itself are called on a page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from averment.comparing.model import Against, CellKind, Silence, Standing, Turn
from averment.comparing.sayings import SHOT_TOLD
from averment.domain.codes import Modality, Side
from averment.domain.draft import Value
from averment.dossier import labels

STANDING: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.FOUND_BY_COURT: "found by a court",
        Standing.CORRECTED: "corrected",
        Standing.WITHDRAWN: "withdrawn",
        Standing.DISPUTED: "disputed",
        Standing.CORROBORATED: "corroborated",
        Standing.OFFICER_SIDE_ONLY: "officers’ side only",
        Standing.SUBJECT_SIDE_ONLY: "subject’s side only",
        Standing.SINGLE_ORIGIN: "single origin",
        Standing.UNATTRIBUTED: "unattributed",
        Standing.PENDING: "pending",
        Standing.NOT_STATED: "not stated",
        Standing.UNKNOWABLE: "unknowable",
    }
)
CELL: Mapping[CellKind, str] = MappingProxyType(
    {
        CellKind.AGREES: "agrees",
        CellKind.ALONE: "says so alone",
        CellKind.DIFFERS: "differs",
        CellKind.DENIES: "denies",
        CellKind.SILENT: "silent",
    }
)
MARK: Mapping[CellKind, str] = MappingProxyType(
    {CellKind.AGREES: "=", CellKind.ALONE: "·", CellKind.DIFFERS: "≠", CellKind.DENIES: "✗", CellKind.SILENT: "–"}
)
"""One sign for each kind of cell, beside its name: colour alone tells nothing."""
SILENCE: Mapping[Silence, str] = MappingProxyType(
    {
        Silence.NOT_ASKED: "no report says it was asked",
        Silence.NO_REPLY: "did not reply",
        Silence.DECLINED: "declined to say",
        Silence.NOT_SAID: "does not say",
    }
)
SIDE: Mapping[Side, str] = MappingProxyType(
    {
        Side.OFFICER: "officers’ side",
        Side.SUBJECT: "subject’s side",
        Side.NEITHER: "neither side",
        Side.UNKNOWN: "side not known",
    }
)
TURN: Mapping[Turn, str] = MappingProxyType(
    {
        Turn.ADDED: "added",
        Turn.WITHDRAWN: "withdrawn",
        Turn.CONTRADICTED: "contradicts what it said before",
        Turn.MOVED: "value moved",
    }
)
AGAINST: Mapping[Against, str] = MappingProxyType(
    {
        Against.OFFICIAL: "another official",
        Against.FOOTAGE: "footage",
        Against.FILING: "a filing",
        Against.WITNESS: "a witness",
        Against.FINDING: "a court’s finding",
        Against.SUBJECT: "the subject’s side",
        Against.OTHER: "somebody else",
    }
)
HEDGE: Mapping[Modality, str] = MappingProxyType(
    {
        Modality.ALLEGED: "allegedly",
        Modality.POSSIBLE: "as possible",
        Modality.PLANNED: "as planned",
        Modality.UNKNOWN: "as not known",
    }
)
_FIELD = {
    SHOT_TOLD: "how the shot is told",
    "force_intent": "whether force was meant",
    "force_aim": "what it was aimed at",
    "force_struck": "whether the force struck",
}
_VALUE = {
    (SHOT_TOLD, "in_defence"): "fired on purpose, in defence",
    (SHOT_TOLD, "went_off"): "the gun went off",
    ("force_intent", "intentional"): "meant",
    ("force_intent", "unintentional"): "not meant",
    **{
        ("force_aim", aim): f"aimed at {words}"
        for aim, words in (
            ("person", "a person"),
            ("vehicle", "a vehicle"),
            ("crowd", "a crowd"),
            ("animal", "an animal"),
            ("other", "something else"),
        )
    },
    ("force_struck", "yes"): "struck",
    ("force_struck", "no"): "did not strike",
}


def field(name: str) -> str:
    """What a field, or a topic that is none, is called."""
    return (
        _FIELD.get(name) or labels.FIELD.get(name) or ("something else" if name == "other" else name.replace("_", " "))
    )


def value(name: str, of: Value, *, denied: bool = False) -> str:
    """A value in plain words."""
    own = _VALUE.get((name, str(of)))
    if own:
        return f"not: {own}" if denied else own
    return labels.say(name, of, denied=denied)
