"""Which incident of the record an incident of a report is: as it was placed, or what it might be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from averment.domain.codes import Modality
from averment.domain.draft import Draft
from averment.dossier import labels
from averment.errors import CannotDecide
from averment.grouping.naming import possible_names
from averment.store.queries.incidents import number
from averment.store.reader import Reader
from averment.store.rows import IncidentFilter, IncidentRow
from averment.web.shown import told

_AROUND = timedelta(days=3)
"""Reports of one incident may give its day a few days apart."""
_CANDIDATES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An incident of the record that it might be."""

    id: str = told("The incident's id")
    what: str = told("Place, day and how many reports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """One incident of the report, and where it belongs."""

    local: str = told("Its id in the draft")
    primary: bool = told("Whether the report is mainly about it")
    what: str = told("Place and day, as the report gives them")
    kind: str = told("What it is")
    incident: str | None = told("The incident of the record; null while it is not placed")
    candidates: tuple[Candidate, ...] = told("Other incidents of the same state, a few days around, that it might be")


def placings(reader: Reader, draft: Draft, placed: Mapping[str, str]) -> tuple[Placing, ...]:
    """Every incident of a draft, the main one first."""
    return tuple(
        Placing(
            local=i.id,
            primary=i.primary,
            what=" · ".join((_where(draft, i.id), _when(draft, i.id))),
            kind=i.kind.value.replace("_", " "),
            incident=placed.get(i.id),
            candidates=_candidates(reader, draft, i.id, placed.get(i.id)),
        )
        for i in sorted(draft.incidents, key=lambda i: not i.primary)
    )


def new_name(reader: Reader, draft: Draft, local: str) -> str:
    """A name for a new incident, by country, state, place and day, with the first free letter: docs/identity.md."""
    city = _value(draft, local, "city") or _value(draft, local, "county")
    names = possible_names(_value(draft, local, "state"), city, _day(draft, local))
    return next(name for name in names if not _taken(reader, name))


def _taken(reader: Reader, name: str) -> bool:
    try:
        number(reader.connection, name)
    except CannotDecide:
        return False
    return True


def _candidates(reader: Reader, draft: Draft, local: str, own: str | None) -> tuple[Candidate, ...]:
    state, day = _value(draft, local, "state"), _day(draft, local)
    if not state and not day:
        return ()
    around = date.fromisoformat(day) if day else None
    which = IncidentFilter(
        state=state or None,
        since=(around - _AROUND).isoformat() if around else None,
        until=(around + _AROUND).isoformat() if around else None,
    )
    rows = reader.incidents(which, limit=_CANDIDATES).rows
    return tuple(Candidate(id=r.id, what=what_of(r)) for r in rows if r.id != own)


def what_of(row: IncidentRow) -> str:
    """Place, day and how many reports, in a line."""
    day = labels.day(row.date_from) if row.date_from else "day not stated"
    reports = f"{row.reports} report{'' if row.reports == 1 else 's'}"
    return f"{place_of(row)} · {day} · {reports}"


def place_of(row: IncidentRow) -> str:
    """An incident's place, as much of it as is given."""
    town = row.city or (f"{row.county}" if row.county else "")
    return ", ".join(p for p in (town, row.state or "") if p) or "place not stated"


def _where(draft: Draft, local: str) -> str:
    town = _value(draft, local, "city") or _value(draft, local, "county")
    return ", ".join(p for p in (town, _value(draft, local, "state")) if p) or "place not stated"


def _when(draft: Draft, local: str) -> str:
    day = _value(draft, local, "date")
    return labels.day(day) if day else "day not stated"


def _day(draft: Draft, local: str) -> str:
    return _value(draft, local, "date").partition("/")[0]


def _value(draft: Draft, local: str, field: str) -> str:
    """The surest value of a field that is said to be so; empty for none."""
    said = [f for f in draft.facts if f.incident == local and f.field == field and f.modality is Modality.ASSERTED]
    return str(max(said, key=lambda f: f.confidence).value) if said else ""
