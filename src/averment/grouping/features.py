"""What speaks for and against two tellings being of one incident; each feature says what it means to whoever asks why.

Every feature is a number from 0 to 1 of two sketches and nothing else, the same whichever comes first. The docstring of
a feature is what `averment group --why A B` prints.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from averment.domain.draft import Interval
from averment.grouping.sketches import Sketch
from averment.grouping.words import likeness, number_of

Feature = Callable[[Sketch, Sketch], float]


def words(a: Sketch, b: Sketch) -> float:
    """Telling words in common: how alike the texts are in words that few reports hold."""
    return min(1.0, likeness(a.words, b.words))


def rare_words(a: Sketch, b: Sketch) -> float:
    """Rare words in common, as names, streets and numbers are (logarithm; 1 is ten and more)."""
    return min(1.0, math.log1p(len(a.rare & b.rare)) / math.log1p(10))


def names_found(a: Sketch, b: Sketch) -> float:
    """Somebody named in the one whose surname stands among the rare words of the other."""
    return float(_surname_in(a, b) or _surname_in(b, a))


def titles(a: Sketch, b: Sketch) -> float:
    """Telling words in common between the titles."""
    return min(1.0, likeness(a.title_words, b.title_words))


def day_same(a: Sketch, b: Sketch) -> float:
    """One and the same day of the incident."""
    return float(a.exact_day is not None and a.exact_day == b.exact_day)


def day_may_be_same(a: Sketch, b: Sketch) -> float:
    """Days that do not contradict each other where at least one is only told roughly."""
    return float(_days_apart(a, b) == 0 and not day_same(a, b))


def day_far(a: Sketch, b: Sketch) -> float:
    """Days of the incident that lie apart, more the farther (logarithm; 1 is a year and more)."""
    apart = _days_apart(a, b)
    return _months(apart) if apart is not None and apart > 1 else 0.0


def day_other(a: Sketch, b: Sketch) -> float:
    """Days of the incident that are two or more days apart."""
    apart = _days_apart(a, b)
    return float(apart is not None and apart > 1)


def day_unknown(a: Sketch, b: Sketch) -> float:
    """No day of the incident in one of the reports."""
    return float(a.first is None or b.first is None)


def published_apart(a: Sketch, b: Sketch) -> float:
    """Time between the days of publication (logarithm; 1 is a year and more)."""
    if a.published is None or b.published is None:
        return 0.0
    return _months(abs((a.published - b.published).days))


def city_same(a: Sketch, b: Sketch) -> float:
    """A city in common."""
    return float(bool(a.cities & b.cities))


def city_other(a: Sketch, b: Sketch) -> float:
    """Different cities."""
    return float(bool(a.cities and b.cities) and not a.cities & b.cities)


def state_other(a: Sketch, b: Sketch) -> float:
    """Different states."""
    return float(bool(a.states and b.states) and not a.states & b.states)


def street_same(a: Sketch, b: Sketch) -> float:
    """A street or a named place in common."""
    return float(bool(a.streets & b.streets))


def street_other(a: Sketch, b: Sketch) -> float:
    """Different streets or named places."""
    return float(bool(a.streets and b.streets) and not a.streets & b.streets)


def names_same(a: Sketch, b: Sketch) -> float:
    """Somebody named in both reports."""
    return float(bool(a.names & b.names) or _share_surname(a.names, b.names))


def victims_other(a: Sketch, b: Sketch) -> float:
    """Victims named in both reports, as many as each counts, and none of them the same."""
    return float(_names_all(a) and _names_all(b) and different_victims(a.victims, b.victims))


def ages_same(a: Sketch, b: Sketch) -> float:
    """Ages in common, of all the ages that the report with fewer of them tells."""
    fewer = min(len(a.ages), len(b.ages))
    return len(a.ages & b.ages) / fewer if fewer else 0.0


def ages_other(a: Sketch, b: Sketch) -> float:
    """Ages told in both reports, and none the same."""
    return float(bool(a.ages and b.ages) and not a.ages & b.ages)


def killed_same(a: Sketch, b: Sketch) -> float:
    """Counts of people killed that agree."""
    return float(_agree(a.killed, b.killed))


def injured_same(a: Sketch, b: Sketch) -> float:
    """Counts of people injured that agree."""
    return float(_agree(a.injured, b.injured))


def injured_other(a: Sketch, b: Sketch) -> float:
    """Counts of people injured that differ."""
    return float(_differ(a.injured, b.injured))


def kind_other(a: Sketch, b: Sketch) -> float:
    """Force by or against officers in one report, other violence in the other."""
    return float(a.kind is not b.kind)


_EVERY: tuple[Feature, ...] = (
    words, rare_words, titles,
    day_same, day_may_be_same, day_other, day_far, day_unknown, published_apart,
    city_same, city_other, state_other, street_same, street_other,
    names_same, names_found, victims_other, ages_same, ages_other,
    killed_same, injured_same, injured_other, kind_other,
)  # fmt: skip

FEATURES: Mapping[str, Feature] = MappingProxyType({f.__name__: f for f in _EVERY})
"""Every feature by its name, in the order in which they are explained."""


def different_victims(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both name victims and no victim of the one can be one of the other: not even a surname is shared."""
    return bool(some and others) and not some & others and not _share_surname(some, others)


def _share_surname(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a surname stands in both, with first names that do not contradict each other."""
    for name in some:
        for other in others:
            here, there = name.split(), other.split()
            if here[-1] == there[-1] and (len(here) == 1 or len(there) == 1 or here[0][0] == there[0][0]):
                return True
    return False


def _names_all(a: Sketch) -> bool:
    """Whether a report names as many victims as it counts: of many victims one report may name these, another those."""
    counted = sum(count[0] or 0 for count in (a.killed, a.injured) if count)
    return bool(a.victims) and len(a.victims) >= counted


def _surname_in(a: Sketch, b: Sketch) -> bool:
    return any(number_of(name.split()[-1]) in b.rare for name in a.names)


def _days_apart(a: Sketch, b: Sketch) -> int | None:
    """Days between two stretches of days, 0 where they meet; None where one is unknown."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, (b.first - a.last).days, (a.first - b.last).days)


def _months(days: int) -> float:
    return min(1.0, math.log1p(days) / math.log1p(365))


def _agree(a: Interval | None, b: Interval | None) -> bool:
    return a is not None and a == b


def _differ(a: Interval | None, b: Interval | None) -> bool:
    """Whether no number lies in both intervals."""
    if a is None or b is None:
        return False
    low = max(a[0] or 0, b[0] or 0)
    highs = [x for x in (a[1], b[1]) if x is not None]
    return bool(highs) and low > min(highs)
