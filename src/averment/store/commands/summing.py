"""What a list of incidents shows of one: per field the value that most tellings give, until comparing says more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from averment.domain.codes import Modality
from averment.domain.draft import Fact
from averment.domain.record import Telling
from averment.store.packing import value_text

_NOT_SAID_SO = frozenset({Modality.DENIED, Modality.UNKNOWN, Modality.PLANNED})
_SHOWN = ("state", "county", "city", "agency", "killed", "injured")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Columns of `incidents`, and rows of `incident_values`."""

    columns: dict[str, Any]
    values: tuple[tuple[str, str, str], ...]


def sum_up(told: Sequence[Telling]) -> Summary:
    """The summary of an incident's tellings; an incident without any keeps no value."""
    said = [(t.key, f) for t in told for f in t.facts() if f.modality not in _NOT_SAID_SO]
    usual = {name: _most((k, f) for k, f in said if f.field == name) for name in ("date", *_SHOWN)}
    first, _, last = (usual["date"] or "").partition("/")
    main = sum(t.primary for t in told)
    columns: dict[str, Any] = {name: usual[name] for name in _SHOWN}
    columns |= {
        "date_from": first or None,
        "date_to": last or first or None,
        "day": first,
        "reports": main,
        "mentions": len(told) - main,
    }
    rows = {(f.field, value_text(f.value)) for _, f in said}
    return Summary(columns=columns, values=tuple((field, value, "told") for field, value in sorted(rows)))


def _most(said: Iterable[tuple[str, Fact]]) -> str | None:
    """The value that most reports give; of equal ones the first in order."""
    once = {(key, value_text(fact.value)) for key, fact in said}
    counted = Counter(value for _, value in once)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else None
