"""Places that a report names, each with how it is named and everything that the gazetteer knows by the name.

A run of capitalised words is a place only where something about it says so: a preposition of place, a state after it,
a police force or a neighbourhood after it, or a dateline. Which of several places is meant, `placing`
tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from averment.coding.naming.states import FOLLOWING, state_code
from averment.coding.text.layout import Layout
from averment.domain.passages import Span
from averment.ports import Gazetteer, Place


class Way(StrEnum):
    """How a place is named."""

    DATELINE = "dateline"
    IN = "in"
    """In, at, outside the place itself."""
    NEAR = "near"
    POLICE = "police"
    """As part of a name of a local force: "Toledo police"."""
    PART = "part"
    """As a neighbourhood: "the Harlem neighborhood"."""
    EVENT = "event"
    """As what the event is called by: "the Dayton shooting"."""
    PEOPLE = "people"
    """As what people are called by: "a Dayton man"."""
    HOME = "home"
    """As where somebody lives, was born or has a seat."""
    FROM = "from"
    """As where somebody comes from, goes to or is: "of Dayton"."""
    BARE = "bare"
    """With nothing but a state after it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place's name in a text."""

    span: Span
    name: str
    way: Way
    state: str | None
    """The state said with it."""
    state_span: Span | None
    places: tuple[Place, ...]
    """Everything the gazetteer knows by that name."""
    country: str | None = None
    """The country said with it."""


UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_WORD = rf"(?:(?:St|Ft|Mt|Ste)\.[ ])?[{UPPER}][\w’'-]{{0,30}}"
_LINK = r"(?:(?:of the|of|the|de la|de|del|da|do|dos|das|di|la|las|los|du|le|al|upon)[ ])?"
_RUN = re.compile(rf"(?<![\w.’'-]){_WORD}(?:[ ]{_LINK}{_WORD}){{0,5}}")
_WORDS = re.compile(r"\S+")

_PREPOSITION = re.compile(
    r"(?<!\w)(?P<prep>[Ii]n|[Aa]t|[Nn]ear|[Oo]utside(?: of)?|[Oo]f|[Ff]rom|[Tt]o|[Aa]round|[Aa]cross|[Tt]hroughout"
    r"|[Ii]nto|IN|NEAR|AT)"
    r" (?:(?:the|a|an|downtown|uptown|midtown|central|rural|suburban|nearby|neighboring|metro|greater|northern"
    r"|southern|eastern"
    r"|western|north|south|east|west|north-?east|north-?west|south-?east|south-?west|far|inner|unincorporated"
    r"|town of|city of"
    r"|village of|[Cc]ity of|suburb of|community of|suburban|residential part of)(?: side of)? ?,? ?)*$"
)
_TAKEN = re.compile(
    r"\b(?:arrested|detained|abducted|kidnapped|seized|snatched|taken|held|nabbed|rescued|missing|disappeared)"
    r"(?: on \w+(?: \w+)?| \w+ly| yesterday)? (?:from|at) $"
)
"""What makes the place that somebody was taken from the place where it happened."""
_HOME = re.compile(
    r"\b(?:born|raised|educated|based|headquartered|lives|lived|living|resides|resided|studied|grew up"
    r"|contributed|writers? [\w.’'-]+ [\w’'-]+|embassy|headquarters) $"
)
"""What makes a place after "in" somebody's home, school or seat, and hardly where it happened."""
_CALLED = re.compile(
    r"\b(?:capital|capital city|(?:town|village|township|city|suburb|hamlet|municipality|port|commune) of"
    r"|(?:town|village|city|capital|suburb),?) $"
)
"""What calls the name after it a town: "the capital, Toledo"."""
_TOWN_OF = re.compile(r"\b(?:town|village|township|hamlet|suburb|commune) of $")
_POLICE_AFTER = re.compile(
    r"[’']?s?[ ](?:[Pp]olice|PD\b|[Oo]fficers?\b|[Ff]ire|[Dd]etectives?|[Aa]uthorities|[Mm]ayor|[Cc]ity [Cc]ouncil"
    r"|[Ss]heriff|EMS|SWAT|[Dd]eputies)"
)
_PART_AFTER = re.compile(
    r"(?:[’'](?:s\b)?)?[ ](?:far )?(?:north|south|east|west)(?:east|west|ern)? ?(?:side|end)?\b|[ ](?:neighborhood"
    r"|neighbourhood|area|section|district|community|village|town|township|suburb|locality|apartment"
    r"|home|house|street|store|bar|night ?club|club"
    r"|restaurant|gas station|motel|hotel|park\b|barbershop|parking|intersection)\b"
)
_AREA_AFTER = re.compile(r"[ ](?:area|community)\b")
_SIDE = r"(?:(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)? )?"
_EVENT_AFTER = re.compile(
    r"[ ](?:(?:police|double|triple|quadruple|fatal|deadly|drive-by|officer-involved|mass|school) ){0,2}"
    r"(?:shooting|shootout|killing|attack|standoff|protest|robbery|homicide|murder|incident|raid|arrest|massacre"
    r"|stabbing|chase)s?\b"
)
_CAME = re.compile(r"(?:called|responded|dispatched|came|went|drove|headed|sent|response) $")
_SUBURB_AFTER = re.compile(r"[ ]suburb")
_COUNTRY_AFTER = re.compile(rf"(?:, | in |, in ){_SIDE}([{UPPER}][\w]+(?: [{UPPER}][\w]+){{0,2}})")
_OWNS = re.compile(r"(?:(?<=s)[’']|[’']s)$")
_CORNER = re.compile(r"(?:intersection|corner|corners) of $|between $")
_ZIP = re.compile(r"[ ]\d{5}\b")
_WHOLE = re.compile(
    r"(?:city|town|village|suburb|area|side|part|neighborhood|neighbourhood|section|district|streets|outskirts|edge"
    r"|end|community) $"
)
_PEOPLE_AFTER = re.compile(
    r"[ ](?:man|woman|men|women|resident|residents|native|teen|teenager|boy|girl|couple|father|mother|family)\b"
)
_NO_PLACE_AFTER = re.compile(
    r"[ ](?:County|Parish|Street|St\b|Avenue|Ave|Road|Rd|Drive|Dr\b|Boulevard|Blvd|Lane|Ln\b|Court|Ct\b|Place|Pl\b"
    r"|Way|Circle|Highway|Hwy"
    r"|Parkway|Pkwy|Turnpike|Pike|Terrace|Trail|Route|Bridge|Expressway|Freeway|Hospital|Medical|Memorial|Health"
    r"|Clinic|High|Middle"
    r"|Elementary|Junior|Senior|School|Academy|College|University|State (?:University|Police|Patrol|Park|Prison)"
    r"|Church|Baptist|Mall"
    r"|Plaza|Center|Centre|Hotel|Motel|Inn|Apartments|Apts|Airport|Creek|River|Bay\b|Correctional|Jail|Prison"
    r"|Cemetery|Library"
    r"|Stadium|Park\b|Square|Times|News|Tribune|Post|Herald|Journal|Gazette|Star\b|Sun\b|Daily|Telegraph|Advocate"
    r"|Examiner|Chronicle"
    r"|Enquirer|Dispatch|Register|Police Department's|Inc|LLC|Bank|Marathon|Bulls|Bears)\b"
)
_LONGER = re.compile(
    rf"[ ](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    rf"|I\b|Police\b)[{UPPER}]"
)
_HYPHENATED = re.compile(r"[-/](?=[A-Z])")
_DATELINE = re.compile(
    rf"(?:(?:^|\n|(?<=[a-z0-9)|])(?=[A-Z]{{3}}))[ \t]*(?:NEAR |Near )?)(?P<name>[{UPPER}][{UPPER}.’' -]{{2,30}}"
    rf"|{_WORD}(?:[ ]{_WORD}){{0,2}})"
    r"(?P<state>, ?[A-Z][A-Za-z. ]{1,16}?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?P<rest>[ ,]*\([^)\n]{2,40}\)"
    r"| ?/[^\n/]{2,20}/| *\([A-Z][a-z]+ \d+\))?\s{0,3}(?:—|–|--|-{1,2}|:|>>|‚Äî)\s?"
)
_DIRECTION = re.compile(
    r"(?:North|South|East|West|Northeast|Northwest|Southeast|Southwest|Downtown|Greater|Central|Upper|Lower|Far|Near"
    r"|Old)[ ]"
)
_TITLES = frozenset(
    "Mr Mrs Ms Dr Sgt Lt Capt Chief Officer Detective Deputy Sheriff Judge Sen Rep Gov President Mayor Agent"
    " Trooper".split()
)
_CITY_FIRST = frozenset(
    {"new york", "washington", "singapore", "luxembourg", "guatemala", "kuwait", "djibouti", "jamaica", "hong kong"}
)
_NEVER = frozenset(
    "police victim officer officers man woman god monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december many most university "
    "of us america united states white house twitter facebook instagram home friends christmas easter best lead "
    "justice republic normal speed energy hope central general family black hispanic north south east west "
    "northeast northwest southeast southwest downtown midtown uptown".split()
)
"""Words that some town is called by and that mean a town nowhere in a report."""


BOROUGH = 400_000
"""Parts of cities with more people than this are known without their city."""


def find_mentions(layout: Layout, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Every named place that the words around it show to be one, in reading order."""
    text = layout.text
    found = {m.span.start: m for m in _datelines(text, gazetteer)}
    for run in _RUN.finditer(text):
        if run.start() not in found:
            mention = _mention(text, run, gazetteer)
            if mention:
                found.setdefault(mention.span.start, mention)
    return tuple(found[start] for start in sorted(found))


def _datelines(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    for line in _DATELINE.finditer(text):
        name = line["name"].strip(" -")
        said = (line["state"] or "").strip(", ")
        state = state_code(said) or state_code(said.title())
        country = None if state else _country(said, gazetteer)
        places = _known(name, gazetteer)
        if (
            not (places or (state and name.isupper()))
            or name.casefold().endswith(" county")
            or (not name.isupper() and not state and not country and not line["rest"])
        ):
            continue
        start = line.start("name")
        state_span = Span(line.start("state") + 2, line.end("state")) if state else None
        yield Mention(Span(start, start + len(name)), name, Way.DATELINE, state, state_span, places, country)


def _mention(text: str, run: re.Match[str], gazetteer: Gazetteer) -> Mention | None:
    before = _PREPOSITION.search(text, max(0, run.start() - 60), run.start())
    pieces = [Span(run.start() + w.start(), run.start() + w.end()) for w in _WORDS.finditer(run.group())]
    if not before and text[pieces[0].start : pieces[0].end].lower() in ("in", "near", "at") and len(pieces) > 1:
        before = _PREPOSITION.search(text, pieces[0].start, pieces[1].start)
        pieces = pieces[1:]
    owned = _OWNS.search(text, pieces[0].start, pieces[0].end)
    for first in range(min(2, len(pieces))):
        for last in range(min(len(pieces), first + 4), first, -1):
            if last < len(pieces) and text[pieces[last].start].islower() and not _names_town(text, pieces, last):
                continue  # "Praia da Luz" is no part of Praia
            span = Span(pieces[first].start, pieces[last - 1].end)
            mention = _named(text, span, before if first == 0 or owned else None, gazetteer)
            if mention:
                return mention
        if first == 0 and before and not owned and not _DIRECTION.match(text, pieces[0].start):
            break
    return None


def _names_town(text: str, pieces: list[Span], last: int) -> bool:
    """Whether a town's name ends before a piece: "the Toledo of", and not the "Vista del" of a longer name."""
    return text[pieces[last].start : pieces[last].end] in ("of", "the", "at", "upon")


def _named(text: str, span: Span, before: re.Match[str] | None, gazetteer: Gazetteer) -> Mention | None:
    """The mention at exactly that span, if its surroundings make it one and the gazetteer knows the name."""
    name = span.read(text)
    owns = _OWNS.search(name)
    if owns:
        span = Span(span.start, span.start + owns.start())
        name = name[: owns.start()]
    if name.lower() in _NEVER or name.partition(" ")[0].rstrip(".") in _TITLES or (len(name) < 5 and name.isupper()):
        return None
    state = FOLLOWING.match(text, span.end)
    if state and not state["comma"] and len(state["state"]) < 4 and "." not in state["state"]:
        state = None
    if state and _ZIP.match(text, state.end()):
        return None
    country = None if state else _country_after(text, span, gazetteer)
    way = _way(text, span, before, state is not None or country is not None or owns is not None)
    if way is Way.BARE and owns:
        return None
    if way is None:
        return None
    places = _known(name, gazetteer, alone=state is None and country is None)
    if not places and not _speaks_for_itself(
        text, span, way, stated=bool(state and state["comma"]) or country is not None
    ):
        return None
    code = state_code(state["state"]) if state else None
    state_span = Span(state.start("state"), state.end("state")) if state else None
    return Mention(span, name, way, code, state_span, places, country)


def _speaks_for_itself(text: str, span: Span, way: Way, *, stated: bool) -> bool:
    """Whether words show a town that no gazetteer need know: "in Lowell Corners, Vt.", "the Lowell area"."""
    last = text[max(span.start, text.rfind(" ", span.start, span.end)) : span.end]
    if _NO_PLACE_AFTER.match(" " + last.strip()) or any(c.isdigit() for c in last):
        return False
    if way is Way.PART:
        return bool(_AREA_AFTER.match(text, span.end))
    return (stated and way in (Way.IN, Way.NEAR)) or bool(_TOWN_OF.search(text, max(0, span.start - 24), span.start))


def _country_after(text: str, span: Span, gazetteer: Gazetteer) -> str | None:
    found = _COUNTRY_AFTER.match(text, span.end)
    return _country(found.group(1), gazetteer) if found else None


def _country(name: str, gazetteer: Gazetteer) -> str | None:
    return next((p.country for p in gazetteer.lookup(name) if p.kind == "country"), None) if name else None


def _way(text: str, span: Span, before: re.Match[str] | None, stated: bool) -> Way | None:  # noqa: FBT001 - its one caller names it
    if _NO_PLACE_AFTER.match(text, span.end) or _HYPHENATED.match(text, span.end):
        return None
    if _POLICE_AFTER.match(text, span.end):
        return Way.POLICE
    if _PART_AFTER.match(text, span.end):
        return Way.PART
    if _PEOPLE_AFTER.match(text, span.end):
        return Way.PEOPLE
    if _EVENT_AFTER.match(text, span.end):
        return Way.EVENT
    if _SUBURB_AFTER.match(text, span.end):
        return Way.FROM
    lead = max(0, span.start - 50)
    if _CALLED.search(text, lead, span.start):
        return Way.IN
    if before and (stated or not _LONGER.match(text, span.end)):
        prep = before["prep"].lower()
        if prep == "in" and _HOME.search(text, max(0, before.start() - 40), before.start()):
            return Way.HOME
        if prep in ("from", "at") and _TAKEN.search(text, max(0, before.start() - 40), span.start):
            return Way.IN
        if prep in ("of", "from", "to") or (prep == "at" and not stated):
            if _CORNER.search(text, max(0, span.start - 16), span.start):
                return None
            opens = _WHOLE if prep == "of" else _CAME
            whole = opens.search(text, max(0, before.start() - 20), before.start())
            return Way.IN if whole else Way.FROM
        return Way.NEAR if prep.startswith(("near", "outside", "around")) else Way.IN
    return Way.BARE if stated else None


def _known(name: str, gazetteer: Gazetteer, *, alone: bool = False) -> tuple[Place, ...]:
    """Towns and parts of towns by that name, a direction left out where only the rest is known ("South Phoenix").

    A name that stands alone and is also a country's or a state's means that one, but for the few that name cities
    first.
    """
    every = gazetteer.lookup(name)
    if alone and any(p.kind in ("country", "state") for p in every) and name.casefold() not in _CITY_FIRST:
        return ()
    if not every and name.endswith(" City"):
        every = gazetteer.lookup(name.removesuffix(" City"))
    places = tuple(p for p in every if p.kind in ("city", "neighbourhood"))
    if not places and (lead := _DIRECTION.match(name)):
        places = tuple(
            p for p in gazetteer.lookup(name[lead.end() :]) if p.population > (20_000 if p.kind == "city" else BOROUGH)
        )
    return places
