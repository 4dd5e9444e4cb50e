"""Which tellings are worth comparing: those that share a name, a place and a time, or several of their rarest words.

No report is compared with all others. Each sketch stands under a few keys, and under one key it meets at most the
nearest in time, so that work grows with the number of reports and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, timedelta

from averment.grouping.sketches import Sketch
from averment.grouping.words import number_of

NEAREST = 24
"""How many of its neighbours in time a sketch meets under one key, before it and after it."""
TELLING = 16
RAREST = 24
"""How many of its telling and of its rare words a sketch stands under."""
SHARED = 2
"""How many of those two sketches must share to be compared for their words alone."""
DAYS = 3
"""Days on either side at which two reports of one place meet."""

Pair = tuple[int, int]
"""Places of two sketches in their sequence, the lower first."""


def candidates(sketches: Sequence[Sketch], fresh: Iterable[int] | None = None) -> list[Pair]:
    """Pairs worth comparing, each once, in ascending order.

    `sketches` stand in the order of `Sketch.order`; with `fresh`, only pairs that hold one of these places are given.
    """
    wanted = None if fresh is None else set(fresh)
    placed = {n for n, one in enumerate(sketches) if one.cities}
    found: Counter[Pair] = Counter()
    for keys, weight, known in ((_sure_keys, SHARED, _NONE), (_state_keys, SHARED, placed), (_word_keys, 1, _NONE)):
        posts: defaultdict[object, list[int]] = defaultdict(list)
        for place, one in enumerate(sketches):
            for key in keys(one):
                posts[key].append(place)
        for post in posts.values():
            for pair in _neighbours(post, wanted, known):
                found[pair] += weight
    return sorted(pair for pair, n in found.items() if n >= SHARED)


_NONE: frozenset[int] = frozenset()


def _neighbours(post: list[int], wanted: set[int] | None, known: Set[int]) -> Iterator[Pair]:
    """Each with the nearest after it, but for two that are both known better."""
    for n, low in enumerate(post):
        for high in post[n + 1 : n + 1 + NEAREST]:
            if low in known and high in known:
                continue
            if wanted is None or low in wanted or high in wanted:
                yield low, high


def _sure_keys(one: Sketch) -> Iterator[object]:
    """Keys of which one is enough: a full name, a copy of the text, a place in a time."""
    yield "report", one.report
    yield "key", one.key
    for name in one.names:
        if " " in name:
            yield "name", name
    when = _when(one)
    for city in one.cities:
        for bucket in when:
            yield "city", city, bucket


def _state_keys(one: Sketch) -> Iterator[object]:
    """A state in a time. Two reports that each name a city need not meet by it: it would be most of the work."""
    for state in one.states:
        for bucket in _when(one):
            yield state, bucket


def _when(one: Sketch) -> list[int]:
    """Numbers of the overlapping stretches of time in which the incident may lie: by its day, else by publication."""
    first, last = one.first or one.published, one.last or one.published
    if first is None or last is None:
        return []
    if (last - first).days > 2 * DAYS:
        first = last = one.published or last
    return sorted({_bucket(first - timedelta(DAYS)), _bucket(first), _bucket(last), _bucket(last + timedelta(DAYS))})


def _bucket(day: date) -> int:
    return day.toordinal() // DAYS


def _word_keys(one: Sketch) -> Iterator[object]:
    """Its most telling words, and its rare ones, as far as they are kept."""
    best = sorted(one.words, key=lambda w: (-one.words[w], w))[:TELLING]
    rare = sorted(one.rare, key=lambda w: (-one.words.get(w, 0), w))[:RAREST]
    return iter({*best, *rare, *(number_of(name.split()[-1]) for name in one.names)})
