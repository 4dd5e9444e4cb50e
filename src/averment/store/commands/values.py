"""Whether a value is one of its field's: what a person types is checked as the table of fields says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from averment.domain.draft import Fact, Value
from averment.domain.fields import AIMS, FIELDS, INTENTS, STRUCK, Field, Holds

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:/\d{4}-\d{2}-\d{2})?")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_QUALIFIERS: Mapping[str, tuple[str, ...]] = MappingProxyType({"intent": INTENTS, "aimed_at": AIMS, "struck": STRUCK})


def fault_of(fact: Fact) -> str | None:
    """What is wrong with the value of a fact, in words; None where nothing is."""
    field = FIELDS.get(fact.field)
    if field is None:
        return f"no field is called {fact.field!r}"
    if not _fits(field, fact.value):
        return f"{fact.value!r} is no value of {field.name}" + (
            f"; there are: {', '.join(field.codes)}" if field.codes else ""
        )
    for name, codes in _QUALIFIERS.items():
        given = getattr(fact, name)
        if given is not None and given not in codes:
            return f"{given!r} is no {name}; there are: {', '.join(codes)}"
    return None


def _fits(field: Field, value: Value) -> bool:
    if field.holds is Holds.COUNT:
        ends = value if isinstance(value, tuple) else (value, value)
        counts = [e for e in ends if e is not None]
        return (
            bool(counts) and all(isinstance(e, int) and e >= 0 for e in counts) and sorted(map(int, counts)) == counts
        )
    if not isinstance(value, str) or not value.strip():
        return False
    if field.holds is Holds.CODE:
        return value in field.codes
    if field.holds is Holds.DAY:
        return _is_day(value)
    if field.holds is Holds.CLOCK:
        return value in field.codes or bool(_CLOCK.fullmatch(value))
    return True


def _is_day(value: str) -> bool:
    from datetime import date

    if not _DAY.fullmatch(value):
        return False
    try:
        days = [date.fromisoformat(part) for part in value.split("/")]
    except ValueError:
        return False
    return days == sorted(days)
