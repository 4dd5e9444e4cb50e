"""Incidents of new drafts into the record: each is one of its own, with a readable name, until grouping has looked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from averment.domain.codes import Modality
from averment.domain.draft import Draft, Fact
from averment.store import Writer

UNPLACED, UNDATED, NO_STATE = "UNPLACED", "UNDATED", "XX"


def place_new(writer: Writer, number: int, draft: Draft) -> None:
    """Give each incident of the draft that the record does not know an incident of its own."""
    for local in writer.unplaced(number):
        writer.place_new(number, local, stem_of(draft, local))


def stem_of(draft: Draft, local: str) -> str:
    """Country, state, town and day of an incident, as far as the draft has them: `US-MT-FERRISGAP-2025-10-21`."""
    facts = [f for f in draft.facts if f.incident == local and f.modality is not Modality.DENIED]
    state = _first(facts, "state")
    town = _first(facts, "city") or _first(facts, "county")
    day = (_first(facts, "date") or "").partition("/")[0]
    country = "US" if state else "XX"
    return "-".join((country, state or NO_STATE, _letters(town) or UNPLACED, day or UNDATED))


def _first(facts: Iterable[Fact], field: str) -> str | None:
    return next((str(f.value) for f in facts if f.field == field), None)


def _letters(name: str | None) -> str:
    plain = unicodedata.normalize("NFKD", name or "")
    return re.sub(r"[^A-Z0-9]", "", plain.upper())[:24]
