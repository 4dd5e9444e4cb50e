"""Which of several places of one name a report means, by the states, counties and cities that it names beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from averment.coding.naming.places import BOROUGH, UPPER, Mention, Way
from averment.coding.naming.states import CODES, STATE
from averment.domain.passages import Span
from averment.ports import Gazetteer, Place

KNOWN_AFAR = 50_000
"""People from whom a town is named in another state's news without its own."""
NAMES_STATE = 2.0
"""What a dateline, or a state named early, weighs."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report says about where on earth it is: weights of states, counties, cities and countries it names."""

    states: Mapping[str, float]
    counties: frozenset[tuple[str, str]]
    """State and name."""
    cities: frozenset[str]
    """Those that have named parts, and are named themselves."""
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class StateName:
    """A state named in a text."""

    span: Span
    code: str


_COUNTY = re.compile(
    rf"(?<![\w.’'-])(?P<name>(?:St\."
    rf" )?[{UPPER}][\w’'.-]{{0,24}}(?: (?:of )?[{UPPER}][\w’'-]{{0,24}}){{0,2}}) (?P<kind>County|Parish"
    rf"|COUNTY)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class CountyName:
    """A county named in a text, and the states that have one of that name."""

    span: Span
    name: str
    states: tuple[str, ...]


_HELD_THERE = re.compile(
    r"\b(?:sent|transferred|moved|relocated|bused|flown|transported|taken|deported)\b(?:(?!hospital)[^.;]){0,50}?"
    r"\b(?:to|in) (?:an? )?$|\b(?:detention|processing) (?:cent(?:er|re)|facilit(?:y|ie))s? in $"
)
_HOLDS = re.compile(r" (?:immigration |ICE |detention |processing ){1,3}(?:cent(?:er|re)|facilit(?:y|ie)|jail|prison)")
"""Where somebody was sent or is held, "to a Texas detention center", tells nothing of where it happened."""


def find_states(text: str) -> tuple[StateName, ...]:
    """Every state named by a name of its own, but those that somebody was sent to or is held in."""
    return tuple(
        StateName(Span(m.start(), m.end()), CODES[m.group()])
        for m in STATE.finditer(text)
        if not _HOLDS.match(text, m.end()) and not _HELD_THERE.search(text, max(0, m.start() - 80), m.start())
    )


def find_counties(text: str, gazetteer: Gazetteer) -> tuple[CountyName, ...]:
    """Every county named as one that the gazetteer knows."""
    out = []
    for found in _COUNTY.finditer(text):
        words = found["name"].split(" ")
        kind = found["kind"].capitalize()
        for first in range(len(words)):
            name = f"{' '.join(words[first:])} {kind}"
            states = tuple(dict.fromkeys(p.state for p in gazetteer.lookup(name) if p.kind == "county" and p.state))
            if states:
                start = found.start() + len(" ".join(words[:first])) + (first > 0)
                out.append(CountyName(Span(start, found.end()), name if not name.isupper() else name.title(), states))
                break
    return tuple(out)


def survey(
    text: str,
    mentions: Sequence[Mention],
    states: Sequence[StateName],
    counties: Sequence[CountyName],
    gazetteer: Gazetteer,
) -> Surroundings:
    """Weigh what the report names, for `choose`; `text` may hold its title and publisher too."""
    weight: dict[str, float] = defaultdict(float)
    for state in states:
        weight[state.code] += 1.0 if state.span.start > 1500 else 2.0
    for mention in mentions:
        if mention.state:
            weight[mention.state] += 2.0 if mention.way is Way.DATELINE else 1.0
    for county in counties:
        for code in county.states:
            weight[code] += 2.0 / len(county.states)
    near = frozenset((code, c.name) for c in counties for code in c.states)
    parents = {p.city for m in mentions for p in m.places if p.kind == "neighbourhood" and p.city}
    cities = frozenset(c for c in parents if c.removesuffix(" City") in text)
    countries = frozenset(
        p.country
        for name in set(re.findall(rf"(?<!\w)[{UPPER}][a-z]+(?: [{UPPER}][a-z]+){{0,2}}", text))
        for p in gazetteer.lookup(name)
        if p.kind == "country"
    )
    return Surroundings(weight, near, cities, countries)


def choose(mention: Mention, around: Surroundings) -> Place | None:
    """The place that a mention most likely means; None where it means none.

    A part of a city is one only in a report that names the city too, but for the great boroughs. A town that the
    gazetteer lacks in the state said with it, or altogether, is a place of its own without a population.
    """
    places = [
        p
        for p in mention.places
        if (p.kind == "city" or p.city in around.cities or p.population > BOROUGH)
        and (mention.state is None or p.state == mention.state)
        and (mention.country is None or p.country == mention.country)
    ]
    if not places:
        alone = mention.state is None and mention.country is None
        return None if alone and mention.places else _unlisted(mention)
    best = max(places, key=lambda p: (_likely(p, mention, around), p.population))
    return None if mention.state is None and _far(best, around) else best


def _far(place: Place, around: Surroundings) -> bool:
    """Whether a town that few know lies in a state that the report does not name, though it names another.

    Named without its state, it is then a part of some city that bears a town's name.
    """
    named = max(around.states.values(), default=0.0) >= NAMES_STATE
    little = place.kind == "city" and place.country == "US" and place.population < KNOWN_AFAR
    return named and little and not around.states.get(place.state or "")


def _unlisted(mention: Mention) -> Place:
    name = mention.name.title() if mention.name.isupper() else mention.name
    return Place(
        name=name,
        kind="city",
        country=mention.country or ("US" if mention.state else ""),
        state=mention.state,
        county=None,
        city=name,
        population=0,
        latitude=0.0,
        longitude=0.0,
    )


def unambiguous(place: Place, mention: Mention) -> bool:
    """Whether a town's name alone tells its state: no other town of that name is near it in size."""
    rivals = [
        p.population for p in mention.places if p.country == "US" and (p.state, p.name) != (place.state, place.name)
    ]
    return place.population > 0 and place.population >= 20 * max(rivals, default=0)


def _likely(place: Place, mention: Mention, around: Surroundings) -> float:
    score = 0.6 * log10(place.population + 10)
    total = sum(around.states.values())
    if place.country == "US":
        score += 4.0 * around.states.get(place.state or "", 0.0) / total if total else 0.0
        score += 0.5 if total or "US" in around.countries or not around.countries else 0.0
        if place.county and (place.state, place.county) in around.counties:
            score += 2.0
    elif place.country in around.countries:
        score += 3.0
    if place.kind == "neighbourhood":
        score += 3.0
        score += 1.0 if mention.way is Way.PART else 0.0
    return score
