"""The street, block, crossing or road where it happened (`address`), as printed, never with a house's number.

Whose house a number belongs to cannot be told from a text with certainty, so no number of a house is ever coded:
"4621 Balsam Court" gives "Balsam Court", "the 4600 block of Balsam Court" stays as printed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from averment.coding.fields.telling import Telling, even, listen
from averment.coding.fields.when import elsewhere, weigh
from averment.coding.scene import Finding, Scene
from averment.domain.passages import Span

_TYPE = (
    r"(?:Street|St\b\.?|Avenue|Avenues|Ave\b\.?|Road|Rd\b\.?|Drive|Dr\b\.?|Boulevard|Blvd\b\.?|Lane|Ln\b\.?|Court"
    r"|Ct\b\.?|Place|Pl\b\.?|Way|Circle"
    r"|Parkway|Pkwy\b\.?|Terrace|Trail|Pike|Turnpike|Square|Loop|Plaza|Expressway|Freeway|Streets|Roads|Highway"
    r"|Hwy\b\.?)(?!\w)"
)
_DIRECTION = r"(?:(?:[NSEW]|NE|NW|SE|SW)\b\.?|North|South|East|West|Northeast|Northwest|Southeast|Southwest)"
_PROPER = r"(?:\d{1,3}(?:st|nd|rd|th)|(?:St|Ft|Mt|Dr|Jr|Sr|[A-Z])\.|(?!The |One )(?:[A-Z]['’])?[A-Z][\w-]{0,24})"
_STREET = rf"(?:{_DIRECTION} )?{_PROPER}(?: {_PROPER}){{0,2}}? {_TYPE}(?: {_DIRECTION}(?! of))?"
_ROAD = (
    r"(?:Interstate|I-|U\.?S\.? (?:Highway|Route|Hwy\.?)|US|Highway|Hwy\.?|(?:State |County )?(?:Route|Road|Highway)"
    r"|SR|FM) ?\d{1,4}[A-Z]?(?!\w)"
)
_ANY = rf"(?:{_ROAD}|{_STREET})"
_LOOSE = rf"(?:{_DIRECTION} )?{_PROPER}(?: {_PROPER}){{0,2}}"
_ADDRESS = re.compile(
    r"(?<![\w’'-])(?:"
    rf"(?P<block>\b\d[\d,]*(?:[- ]hundred)?[- ]block of )(?P<of>{_ANY}|{_LOOSE})"
    rf"|(?P<corner>\b(?:intersection|corner) of )(?P<cross>(?:{_ANY}|{_LOOSE}) and (?:{_ANY}|{_LOOSE}))"
    rf"|(?P<mile>\bmile ?(?:marker|post) \d+(?: (?:of|on|along) (?:the )?(?:\w+bound )?(?:lanes )?(?:(?:of"
    rf"|on) )?(?:the )?)?(?:{_ROAD})?)"
    rf"|(?P<ordinal>\b\d{{1,3}}(?:st|nd|rd|th)(?: {_TYPE})? and {_LOOSE}(?: {_TYPE})?)"
    rf"|(?P<number>\b\d{{1,6}}[A-Z]? )?(?P<street>{_ANY})(?P<near>(?: \w+bound)?,?(?: (?:near|and|at|just (?:north"
    rf"|south|east|west) of|(?:north|south|east|west) of|between)"
    rf" (?:the )?{_ANY})?))"
)
_NOT_OF = re.compile(
    r"\b(?:of|from|lives? (?:on|at)|resident of|contact|visit|office at|headquarters at|mail)[ ,]$", re.IGNORECASE
)
_NO_STREET = re.compile(
    r"Wall Street|Sesame Street|.*\b(?:District|Superior|Circuit|Municipal|Supreme|County|Federal|State|High|Appeals"
    r"|Magistrate|Criminal|Immigration|Family|U\.S\.) Court\b"
)
_PATROL = re.compile(r" (?:Patrol|Safety|Commission|Department|Journal)")
ENOUGH = 1.5


def code_address(scene: Scene) -> Iterator[Finding]:
    """The one street, block or crossing that the report ties most to its event, at each of its mentions."""
    scene = even(scene)
    incident = next((i.id for i in scene.cast.incidents if i.primary), None)
    if incident is None:
        return
    telling = listen(scene.layout)
    by_street: dict[str, list[tuple[float, Span]]] = defaultdict(list)
    for key, span, score in _scored(scene, telling):
        by_street[key].append((score, span))
    total = {k: sum(max(0.0, s) for s, _ in rows) for k, rows in by_street.items()}
    best = max(total, key=lambda k: (total[k], k), default=None)
    if best is None or total[best] < ENOUGH:
        return
    told = [(score, span) for score, span in by_street[best] if score > 0]
    fullest = max((_printed(span.read(scene.text)) for _, span in told), key=len)
    for score, span in told:
        if _printed(span.read(scene.text)) == fullest:
            sure = round(min(0.9, 0.4 + 0.06 * score), 2)
            yield Finding(
                field="address", value=fullest, span=span, incident=incident, rule="address.street", confidence=sure
            )


def _scored(scene: Scene, telling: Telling) -> Iterator[tuple[str, Span, float]]:
    text = scene.text
    for found in _ADDRESS.finditer(text):
        span = _without_number(found)
        if elsewhere(scene, span) or _NO_STREET.match(span.read(text)) or _PATROL.match(text, span.end):
            continue
        score = weigh(scene, telling, span)
        if _NOT_OF.search(text, max(0, found.start() - 16), found.start()):
            score -= 3.0
        if found["block"] or found["corner"]:
            score += 1.5
        yield _key(span.read(text)), span, score


def _without_number(found: re.Match[str]) -> Span:
    if found["corner"]:
        return Span(found.start("cross"), found.end())
    if found["street"]:
        return Span(found.start("street"), found.end())
    return Span(found.start(), found.end())


_WORDS = re.compile(r"\w+")
_NUMBERED = re.compile(r"(?:Interstate|I-|Highway|Hwy\.?|Route|US|SR|FM|U\.S\.) ?(\d+)")
_COMMON = frozenset(
    "block of the and near south north east west street avenue road drive boulevard lane court place ave st rd dr blvd"
    " ln ct pl".split()
)


def _key(words: str) -> str:
    """What tells one street from another: a road's number, else the first word of its name."""
    road = _NUMBERED.search(words)
    if road:
        return road.group(1)
    return next((w for w in _WORDS.findall(words.casefold()) if w not in _COMMON and not w.isdigit()), words.casefold())


def _printed(words: str) -> str:
    return " ".join(words.split()).rstrip(",")
