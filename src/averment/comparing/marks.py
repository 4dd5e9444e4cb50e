"""A person's decisions on fields: that one is pending, or that it cannot be known. They stand over every rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from averment.comparing.model import INCIDENT, FieldStanding, Standing
from averment.comparing.people import People
from averment.domain.decisions import DecisionKind
from averment.domain.record import IncidentRecord, Mark

_STANDING = {DecisionKind.PENDING: Standing.PENDING, DecisionKind.UNKNOWABLE: Standing.UNKNOWABLE}


def places(record: IncidentRecord, people: People, told: Collection[tuple[str, str]]) -> dict[tuple[str, str], Mark]:
    """What and which field each mark is about; of two marks on one, the later.

    A mark on nobody holds wherever the field is told of, on the incident where it nowhere is. One on a person whom no
    draft has any more holds nowhere.
    """
    keys = {t.draft.report.id: t.key for t in record.tellings}
    found: dict[tuple[str, str], Mark] = {}
    for mark in sorted(record.marks, key=lambda m: (m.at, m.person or ("", ""))):
        if mark.person is None:
            here = [place for place in told if place[1] == mark.field] or [(INCIDENT, mark.field)]
        else:
            report, person = mark.person
            about = people.of_person.get((keys.get(report, ""), person))
            here = [(about, mark.field)] if about else []
        found |= dict.fromkeys(here, mark)
    return found


def marked(field: FieldStanding, mark: Mark | None) -> FieldStanding:
    """The field with the standing that a person gave it; its values keep what the rule says of each."""
    return replace(field, standing=_STANDING[mark.kind], mark=mark) if mark else field
