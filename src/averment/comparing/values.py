"""Whether two values of one field say the same, can hold together, or cannot both be so.

Values compare as what they are: counts and days as intervals, places by the gazetteer, codes by small hierarchies,
names by their words. Nothing is matched approximately; where a field may hold several values, two of them are `APART`:
neither confirms nor contradicts the other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from averment.comparing.knowledge import Knowledge
from averment.domain.draft import Value

GUNS = frozenset({"firearm", "handgun", "rifle", "shotgun"})


class Relation(StrEnum):
    """How one value stands to another of the same field."""

    AGREES = "agrees"
    APART = "apart"
    DIFFERS = "differs"


ONE_VALUE = frozenset(
    "date time city county state agency shots_fired killed injured warning name age sex outcome severity on_duty "
    "identifiable force_intent force_struck shot_told".split()
)
"""Fields of which two values that do not agree cannot both be so."""

CHANGES_WITH_TIME = frozenset({"condition", "custody", "charge_status", "investigation", "medical"})
"""Fields whose values follow one another: a later one is news, and contradicts none before it."""

_WIDER: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        **{("force", gun): "firearm" for gun in ("handgun", "rifle", "shotgun")},
        ("injury_cause", "ricochet"): "gunshot",
        ("outcome", "killed"): "injured",
        ("severity", "life_threatening"): "serious",
        ("charge_status", "convicted"): "charged",
        ("charge_status", "acquitted"): "charged",
        ("charge_status", "dismissed"): "charged",
        ("charge_status", "dropped"): "charged",
        ("time", "evening"): "night",
        ("custody", "arrested"): "detained",
    }
)
"""The wider code of a code: who says the narrower one has said the wider one too."""

_EXCLUDES: Mapping[str, frozenset[frozenset[str]]] = MappingProxyType(
    {
        "armed": frozenset(frozenset({"none", other}) for other in "firearm knife blunt replica other".split()),
        "resistance": frozenset(
            frozenset({"none", other}) for other in "vehicle_assault flight firearm edged_weapon physical".split()
        ),
    }
)
"""Codes of fields that may hold several values, of which two cannot be so together."""

_HOURS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "morning": (0, 12 * 60),
        "afternoon": (12 * 60, 18 * 60),
        "evening": (17 * 60, 23 * 60),
        "night": (17 * 60, 30 * 60),
    }
)
"""Parts of a day in minutes; a night runs until six, and reports write "morning" from midnight on."""
_ABOUT = 15
"""Minutes by which two clock times may differ and still agree: reports round to the quarter hour."""
_BIRTHDAY = 1
_DAY = timedelta(days=1)
_TOKEN = re.compile(r"[^\W_]+")
_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})


def relate(field: str, one: Value, other: Value, knowledge: Knowledge) -> Relation:
    """How two values of a field stand to each other; symmetric."""
    if one == other:
        return Relation.AGREES
    compare = _BY_FIELD.get(field)
    if compare is not None:
        return compare(one, other, knowledge)
    if frozenset({str(one), str(other)}) in _EXCLUDES.get(field, frozenset()):
        return Relation.DIFFERS
    if _wider(field, one, other) or _wider(field, other, one):
        return Relation.AGREES
    if "other" in (one, other) and field not in ONE_VALUE:
        return Relation.APART
    return Relation.DIFFERS if field in ONE_VALUE else Relation.APART


def _wider(field: str, narrow: Value, wide: Value) -> bool:
    seen = str(narrow)
    while (up := _WIDER.get((field, seen))) is not None:
        if up == str(wide):
            return True
        seen = up
    return False


def _agree(*, agrees: bool) -> Relation:
    return Relation.AGREES if agrees else Relation.DIFFERS


def interval(value: Value) -> tuple[float, float]:
    """A count as a closed interval of numbers, open ends infinite; raises `ValueError` for what is no count."""
    if isinstance(value, int):
        return float(value), float(value)
    if isinstance(value, tuple):
        low, high = value
        return float("-inf" if low is None else low), float("inf" if high is None else high)
    raise ValueError(value)


def _counts(one: Value, other: Value, _: Knowledge) -> Relation:
    try:
        (a, b), (c, d) = interval(one), interval(other)
    except ValueError:
        return Relation.APART
    return _agree(agrees=a <= d and c <= b)


def _ages(one: Value, other: Value, _: Knowledge) -> Relation:
    """A year apart agrees: a birthday lies between two reports more often than a contradiction."""
    try:
        (a, b), (c, d) = interval(one), interval(other)
    except ValueError:
        return Relation.APART
    return _agree(agrees=a - _BIRTHDAY <= d and c - _BIRTHDAY <= b)


def _days(one: Value, other: Value, _: Knowledge) -> Relation:
    try:
        (a, b), (c, d) = _span_of_days(str(one)), _span_of_days(str(other))
    except ValueError:
        return Relation.APART
    return _agree(agrees=a <= d and c <= b)


def _span_of_days(value: str) -> tuple[date, date]:
    first, _, last = value.partition("/")
    return _first_day(first), _last_day(last or first)


def _first_day(value: str) -> date:
    return date.fromisoformat(value + {4: "-01-01", 7: "-01"}.get(len(value), ""))


def _last_day(value: str) -> date:
    if len(value) == 4:
        return date(int(value), 12, 31)
    if len(value) == 7:
        first = date.fromisoformat(value + "-01")
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY
    return date.fromisoformat(value)


def _times(one: Value, other: Value, _: Knowledge) -> Relation:
    try:
        (a, b), (c, d) = _minutes(str(one)), _minutes(str(other))
    except ValueError:
        return Relation.APART
    shifted = any(a + s <= d and c <= b + s for s in (0, 24 * 60, -24 * 60))
    return _agree(agrees=shifted)


def _minutes(value: str) -> tuple[int, int]:
    if value in _HOURS:
        return _HOURS[value]
    hours, _, minutes = value.partition(":")
    at = int(hours) * 60 + int(minutes)
    return at - _ABOUT // 2, at + _ABOUT // 2


def _agencies(one: Value, other: Value, knowledge: Knowledge) -> Relation:
    """One agency under two names agrees with itself, and with the bodies over it."""
    a, b = (knowledge.organisations.find(str(v)) for v in (one, other))
    if a is not None and b is not None:
        return _agree(agrees=a.name == b.name or a.name in b.parents or b.name in a.parents)
    return _agree(agrees=folded(str(one)) == folded(str(other)))


def _places(one: Value, other: Value, knowledge: Knowledge) -> Relation:
    """A neighbourhood and its city agree, and two names of one place."""
    if folded(str(one)) == folded(str(other)):
        return Relation.AGREES
    a, b = ({p.city or p.name for p in knowledge.gazetteer.lookup(str(v))[:3]} for v in (one, other))
    return _agree(agrees=bool(a & b))


def _names(one: Value, other: Value, _: Knowledge) -> Relation:
    return _agree(agrees=same_name(str(one), str(other)))


def same_name(one: str, other: str) -> bool:
    """Whether two printed names can be one person's: the words of the shorter all stand in the longer.

    A single letter stands for a word that begins with it. No other likeness counts.
    """
    a, b = (
        [w for w in _TOKEN.findall(name.casefold().replace("’", "'")) if w not in _GENERATION] for name in (one, other)
    )
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    return all(any(w == v or (len(w) == 1 and v[0] == w) or (len(v) == 1 and w[0] == v) for v in long) for w in short)


def folded(text: str) -> str:
    """Letters and digits in small type, words parted by one space."""
    return " ".join(_TOKEN.findall(text.casefold()))


def _words(one: Value, other: Value, _: Knowledge) -> Relation:
    """Printed words agree where those of the one all stand in the other."""
    a, b = (set(folded(str(v)).split()) for v in (one, other))
    return Relation.AGREES if a <= b or b <= a else Relation.APART


_BY_FIELD: Mapping[str, Callable[[Value, Value, Knowledge], Relation]] = MappingProxyType(
    {
        "date": _days,
        "time": _times,
        "age": _ages,
        "shots_fired": _counts,
        "killed": _counts,
        "injured": _counts,
        "agency": _agencies,
        "city": _places,
        "county": _words,
        "name": _names,
        "address": _words,
        "charge": _words,
        "injury_part": _words,
    }
)


def narrowness(field: str, value: Value, knowledge: Knowledge) -> float:
    """How much a value says, to name several that agree by the one that says most; comparable within one field."""
    if isinstance(value, int | tuple):
        low, high = interval(value)
        return -min(high - low, 1e9)
    if field == "date":
        try:
            first, last = _span_of_days(value)
        except ValueError:
            return -1e9
        return -(last - first).days
    if field == "time":
        return 0 if ":" in value else -1
    if field == "agency":
        known = knowledge.organisations.find(value)
        return len(known.parents) if known else 0
    if field in ("name", "address", "charge", "injury_part", "county"):
        return len(value.split())
    depth = 0
    seen = value
    while (up := _WIDER.get((field, seen))) is not None:
        depth, seen = depth + 1, up
    return depth
