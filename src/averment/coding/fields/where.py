"""Where it happened: `city`, `county`, `state`, by words that tell the event; datelines where nothing else is said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from averment.coding.cast.incidents import LEAD
from averment.coding.fields.telling import Telling, Tells, even, listen
from averment.coding.fields.when import BY_GOVERNOR, elsewhere, weigh
from averment.coding.naming.places import Mention, Way, find_mentions
from averment.coding.naming.placing import (
    CountyName,
    StateName,
    Surroundings,
    choose,
    find_counties,
    find_states,
    survey,
    unambiguous,
)
from averment.coding.scene import Finding, Scene
from averment.domain.passages import Span
from averment.ports import Place

BY_WAY = {
    Way.IN: 2.0,
    Way.NEAR: 1.0,
    Way.PART: 2.0,
    Way.POLICE: 1.5,
    Way.DATELINE: 3.5,
    Way.BARE: 0.5,
    Way.EVENT: 2.5,
    Way.PEOPLE: -0.5,
    Way.HOME: -0.5,
    Way.FROM: -4.0,
}
"""What a place gains from how it is named."""
IN_TITLE = 2.5
AGAIN = 0.6
"""Each further mention counts this much of the one before."""
FLOOR = -1.0
"""A place said outright is worth something wherever it is said, so that the most named one stands in for none."""
ENOUGH = 1.0
_ARREST = re.compile(r"(?i)\b(?:arrest|jailed|custody)")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the place it means and how strongly it is tied to the event."""

    mention: Mention
    place: Place
    score: float


def code_where(scene: Scene) -> Iterator[Finding]:
    """Municipality, county and state of the primary incident, at each place where the report tells them."""
    scene = even(scene)
    incident = next((i.id for i in scene.cast.incidents if i.primary), None)
    if incident is None:
        return
    telling = listen(scene.layout)
    mentions = find_mentions(scene.layout, scene.gazetteer)
    states = find_states(scene.text)
    counties = find_counties(scene.text, scene.gazetteer)
    report = scene.report
    around = survey(f"{scene.text}\n{report.title}\n{report.publisher}", mentions, states, counties, scene.gazetteer)
    city, named = _city(scene, telling, _of_places(scene, mentions), around)
    for one in named:
        yield _finding("city", city or "", one.mention.span, incident, one.score)
    place = named[0].place if named else None
    yield from _states(scene, telling, states, named, place, incident)
    yield from _counties(scene, telling, counties, place, incident)


def _of_places(scene: Scene, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those of a person of the report who is called like some town."""
    names = {name.parts for entity in scene.cast.entities.values() for name in entity.names}
    people = {parts[-1] for parts in names} | {parts[0] for parts in names if len(parts) > 1}
    return [m for m in mentions if m.state or m.country or m.way is Way.DATELINE or m.name.lower() not in people]


def _finding(field: str, value: str, span: Span, incident: str, score: float) -> Finding:
    sure = round(min(0.95, 0.45 + 0.06 * max(0.0, score)), 2)
    return Finding(field=field, value=value, span=span, incident=incident, rule=f"where.{field}", confidence=sure)


def _city(
    scene: Scene, telling: Telling, mentions: Sequence[Mention], around: Surroundings
) -> tuple[str | None, list[Named]]:
    """The municipality with the strongest ties, and its mentions from the strongest down."""
    arrest = _of_arrest(scene, telling)
    by_city: dict[tuple[str, str | None], list[Named]] = defaultdict(list)
    for mention in mentions:
        place = choose(mention, around)
        if place is None or elsewhere(scene, mention.span):
            continue
        by_city[place.city or place.name, place.state or place.country].append(
            Named(mention, place, _score(scene, telling, mention, arrest=arrest))
        )
    for name, nowhere in [k for k in by_city if not k[1]]:
        known = next((k for k in by_city if k[0] == name and k[1]), None)
        if known is not None:  # the same town, its country said only once
            by_city[known] += by_city.pop((name, nowhere))
    listed = {k: rows for k, rows in by_city.items() if any(_is_listed(n) for n in rows)}
    by_city = listed or by_city
    title = (scene.report.title or "").casefold()
    totals: dict[tuple[str, str | None], float] = {}
    for key, rows in by_city.items():
        rows.sort(key=lambda n: (-n.score, n.mention.span))
        totals[key] = sum(max(0.0, n.score) * AGAIN**i for i, n in enumerate(rows))
        if any(n.mention.span.read(scene.text).casefold() in title for n in rows):
            totals[key] += IN_TITLE
    best = max(totals, key=lambda k: (totals[k], k[0]), default=None)
    if best is None or totals[best] < ENOUGH:
        return None, []
    good = [n for n in by_city[best] if n.score > 0] or by_city[best][:1]
    told = [n for n in good if n.mention.way is not Way.DATELINE]
    return _called(best[0], told or good), told or good


def _is_listed(named: Named) -> bool:
    """Whether a gazetteer knows the town, or the report says in which state or country it lies."""
    return bool(named.place.population or named.mention.state or named.mention.country)


def _called(name: str, named: Sequence[Named]) -> str:
    """The city's name; abroad, where names have many spellings, as the report prints it most often."""
    printed = [n.mention.name for n in named if n.place.kind == "city" and n.place.country != "US"]
    if not printed:
        return name
    usual = max(printed, key=printed.count)
    return usual.title() if usual.isupper() else usual


def _of_arrest(scene: Scene, telling: Telling) -> bool:
    """Whether the report begins with an arrest and with no other event: then the arrest is what happened."""
    sentences = scene.layout.sentences[: LEAD + 1]
    if not sentences:
        return False
    begins = Span(sentences[0].start, sentences[-1].end)
    title = scene.report.title or ""
    arrests = any(_ARREST.match(a.span.read(scene.text)) for a in telling.within(begins)) or _ARREST.search(title)
    return bool(arrests) and not telling.count(begins, Tells.EVENT)


def _score(scene: Scene, telling: Telling, mention: Mention, *, arrest: bool) -> float:
    if mention.way is Way.DATELINE:
        return BY_WAY[mention.way]
    tied = weigh(scene, telling, mention.span)
    governor = telling.governor(mention.span) if arrest else None
    if governor is not None and _ARREST.match(governor.span.read(scene.text)):
        tied += BY_GOVERNOR[Tells.EVENT] - BY_GOVERNOR[governor.tells]
    return BY_WAY[mention.way] + 0.7 * max(FLOOR, tied)


def _states(
    scene: Scene,
    telling: Telling,
    states: Sequence[StateName],
    named: Sequence[Named],
    place: Place | None,
    incident: str,
) -> Iterator[Finding]:
    """The state of the city where that is known; else the state that the event's words name."""
    code = place.state if place else None
    if place and place.country != "US":
        return
    if code is None:
        tied = [(weigh(scene, telling, s.span), s) for s in states if not elsewhere(scene, s.span)]
        best = max(tied, key=lambda t: t[0], default=None)
        if best is None or best[0] < ENOUGH:
            return
        code = best[1].code
    spans = [n.mention.state_span for n in named if n.mention.state_span and n.mention.state == code]
    said = [s.span for s in states if s.code == code and not elsewhere(scene, s.span) and s.span not in spans]
    said.sort(key=lambda s: -weigh(scene, telling, s))
    for span in (*spans, *said[:3]):
        if span is not None:
            yield _finding("state", code, span, incident, 4.0)
    if not spans and not said and named and unambiguous(named[0].place, named[0].mention):
        yield _finding("state", code, named[0].mention.span, incident, 1.0)


_FORCE_AFTER = re.compile(
    r"[’']?s? (?:[Ss]heriff|[Pp]olice|[Dd]eput|[Oo]fficer|[Aa]uthorit|[Ii]nvestigator|[Dd]etective)"
)


def _counties(
    scene: Scene, telling: Telling, counties: Sequence[CountyName], place: Place | None, incident: str
) -> Iterator[Finding]:
    """The county with the strongest ties among those that the city's state has."""
    by_name: dict[str, list[tuple[float, CountyName]]] = defaultdict(list)
    for county in counties:
        if elsewhere(scene, county.span) or (place and place.state and place.state not in county.states):
            continue
        score = weigh(scene, telling, county.span)
        if _FORCE_AFTER.match(scene.text, county.span.end):
            score += 2.0
        elif scene.cast.incident_at(county.span) is None:
            score -= 2.0
        if place and place.county == county.name:
            score += 1.0
        by_name[county.name].append((score, county))
    totals = {name: sum(max(0.0, s) for s, _ in rows) for name, rows in by_name.items()}
    best = max(totals, key=lambda n: (totals[n], n), default=None)
    if best is not None and totals[best] >= ENOUGH:
        for score, county in by_name[best]:
            if score > 0:
                yield _finding("county", best, county.span, incident, score)
