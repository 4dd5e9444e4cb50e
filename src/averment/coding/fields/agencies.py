"""Whose officers used force (`agency`), and who else took part (`agency_participating`), by full name.

An agency is named by its table entry or by the pattern of local names; a town's or county's officers and deputies are
those of its police department or sheriff. An agency that only speaks, investigates or charges has used no force.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from averment.coding.fields.telling import Telling, Tells, even, listen
from averment.coding.fields.when import elsewhere
from averment.coding.naming.agencies import find_agencies
from averment.coding.scene import Finding, Scene
from averment.domain.codes import ReportKind
from averment.domain.passages import Span

_OFFICERS = (
    r"(?:officers?|agents?|deput(?:y|ies)|troopers?|police|cops?|marshals?|detectives?|sergeants?|rangers?|personnel"
    r"|SWAT|K-9|BPAs?|guards?)"
)
_LOCAL = re.compile(
    r"(?<![\w.])(?P<place>(?!(?:The|Two|Three|Police|When|As|Other|Several|Federal|State|Local|Off|Responding|An?"
    r"|Those|These|Some|All|Both|Other|Many|Most|Four|Five|Six|Sheriff)\b)"
    r"(?:(?:St|Ft)\. )?[A-Z][a-z’'-]{1,24}(?: (?!County|Parish)[A-Z][a-z’'-]{1,24}){0,2}(?P<county> County"
    r"| Parish)?) (?P<who>officers?|deput(?:y|ies)|troopers?)\b"
)
_FORCE = re.compile(
    r"\b(?:shot|shoots?|shooting|fired|fires|firing|opened fire|open fire|returned fire|killed|kills|killing|wounded"
    r"|struck|hit|tased|tasered|tackled"
    r"|punched|beat|pepper[- ]sprayed|deployed|used (?:a|an|their|his|her|pepper|tear|force|stun)|wrestled|rammed"
    r"|discharged|gunned|pinned|slammed"
    r"|dragged|threw|arrested|detained|stopped|pulled|chased|confronted|approached|exchanged (?:gun)?fire"
    r"|traded (?:gun)?fire|firearms?|gunfire"
    r"|standoff|attack(?:ed)?|aggressive)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"shot|shoot|fire|kill|wound|tase|tackl|punch|beat|spray|deploy|used|wrestl|discharg|gunned|slam|drag|threw",
    re.IGNORECASE,
)
_OFFICERS_AFTER = re.compile(rf"(?:[’']s?)?(?: \((?P<short>[A-Z]{{2,6}})\))? ?(?:[a-z-]+ ){{0,2}}{_OFFICERS}\b")
_BY = re.compile(
    r"(?:\bby|\binvolving|\bbetween|\bwith|\bfrom|\bagainst|\bat) (?:(?:an?|the|one|two|three|four|several|some"
    r"|multiple|federal|off-duty|other|more|unidentified|armed|masked|plainclothes"
    r"|undercover|[\w-]+ and|gunman and) ){0,4}$",
    re.IGNORECASE,
)
_SPEAKS_AFTER = re.compile(
    r"(?:[’']s?)?(?: \([A-Z]{2,6}\))? (?:(?:[Pp]olice |[Ss]heriff |[Dd]eputy |[Ll]t\. |[Ss]gt\. |[Cc]apt\. "
    r"|[Oo]fficer |[Cc]hief |spokes\w+ |officials? |[A-Z][\w.]+ ){0,4})"
    r"(?:said|says|told|confirmed|announced|released|identified|tweeted|wrote|statement|spokes\w+|[Cc]hief"
    r"|news release|is investigating|investigat\w+"
    r"|is conducting|conducts?|are investigating|will investigate|responded to the scene|has been requested|said in)\b"
)
_LAW = re.compile(
    r"\b(?:according to|told|investigated by|handled by|said|contact|call|reviewed by|turned over to|statement from"
    r"|arrested by)(?: the| a)? $",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"\b(?:assist(?:ed|ing|ance)?|helped|along with|joined by|together with|task force|accompanied by|mutual aid"
    r"|partner(?:ed|s)?)\b",
    re.IGNORECASE,
)
_THING_AFTER = re.compile(
    r"(?: \([A-Z]{2,6}\))?[- ](?:(?:immigration |processing |detention )*(?:facility|detention|building|headquarters"
    r"|field office|center|raids?|crackdown|operations? in)|protest\w*)"
)
ENOUGH = 1.5
ALSO = 4.0
"""What a second agency needs, in one mention, to stand beside the first."""


named_agencies = lru_cache(maxsize=2)(find_agencies)
"""Every agency that a text names; asked for by several rules on one report."""


@dataclass(frozen=True, slots=True)
class _Named:
    span: Span
    name: str
    score: float
    helps: bool


def code_agencies(scene: Scene) -> Iterator[Finding]:
    """The agency whose officers used force, at each place that ties it to the event; then others said to take part."""
    scene = even(scene)
    incident = next((i.id for i in scene.cast.incidents if i.primary), None)
    if incident is None:
        return
    by_name: dict[str, list[_Named]] = defaultdict(list)
    for one in _tied(scene, listen(scene.layout)):
        by_name[one.name].append(one)
    total = {name: _sum(rows) for name, rows in by_name.items()}
    first = max(total, key=lambda n: (total[n], n), default=None)
    if first is None or total[first] < ENOUGH:
        yield from _only_one(scene, incident)
        return
    for name, rows in by_name.items():
        strongest = max(r.score for r in rows)
        if name == first or (strongest >= ALSO and total[name] >= 0.5 * total[first]):
            field, told = "agency", [r for r in rows if r.score >= 1.0]
        elif any(r.helps for r in rows):
            field, told = "agency_participating", [r for r in rows if r.helps]
        else:
            continue
        for row in told:
            sure = round(min(0.95, 0.4 + 0.07 * max(0.0, row.score)), 2)
            yield Finding(
                field=field, value=name, span=row.span, incident=incident, rule=f"agencies.{field}", confidence=sure
            )


def _only_one(scene: Scene, incident: str) -> Iterator[Finding]:
    """Where no mention ties an agency to the force, the one police force that the report names at all."""
    if not any(i.primary and i.kind is ReportKind.USE_OF_FORCE for i in scene.cast.incidents):
        return
    police = (n for n in named_agencies(scene.text) if n.agency.polices and n.agency.level != "federal")
    named = [n for n in police if not elsewhere(scene, n.span)]
    if len({n.agency.name for n in named}) == 1:
        only = named[0]
        yield Finding(
            field="agency",
            value=only.agency.name,
            span=only.span,
            incident=incident,
            rule="agencies.only_one",
            confidence=0.5,
        )


def _sum(rows: list[_Named]) -> float:
    scores = sorted((max(0.0, r.score) for r in rows), reverse=True)
    return sum(s * 0.6**i for i, s in enumerate(scores))


def _tied(scene: Scene, telling: Telling) -> Iterator[_Named]:
    taken: list[Span] = []
    for named in named_agencies(scene.text):
        taken.append(named.span)
        if named.agency.polices and not elsewhere(scene, named.span):
            score, helps = _force(scene, telling, named.span)
            yield _Named(named.span, named.agency.name, score, helps)
    for local in _LOCAL.finditer(scene.text):
        span = Span(local.start(), local.end())
        if any(t.overlaps(span) for t in taken) or elsewhere(scene, span):
            continue
        name = _local_name(scene, local)
        if name:
            place = Span(local.start("place"), local.end("place"))
            score, helps = _force(scene, telling, place)
            yield _Named(span, name, score, helps)


def _local_name(scene: Scene, local: re.Match[str]) -> str | None:
    """The full name of a place's own officers; None where the words before them are no place."""
    place, who = local["place"], local["who"]
    known = scene.gazetteer.lookup(place)
    if local["county"]:
        return f"{place} Sheriff's Office" if who.startswith("dep") else f"{place} Police Department"
    if who.startswith("troop"):
        state = any(p.kind == "state" for p in known)
        return f"{place} State Police" if state else None
    if not any(p.kind == "city" for p in known):
        return (
            f"{place} County Sheriff's Office"
            if who.startswith("dep") and scene.gazetteer.lookup(f"{place} County")
            else None
        )
    return f"{place} County Sheriff's Office" if who.startswith("dep") else f"{place} Police Department"


def _force(scene: Scene, telling: Telling, span: Span) -> tuple[float, bool]:
    """How strongly the sentence says that this agency's officers used force, and whether that they helped."""
    text = scene.text
    sentence = scene.layout.sentence_at(span.start)
    score = 0.0
    officers = _OFFICERS_AFTER.match(text, span.end)
    end = officers.end() if officers else span.end
    if officers:
        score += 1.0
    deed = _FORCE.search(text, end, min(sentence.end, end + 60))
    if deed and not _SPEAKS_AFTER.match(text, span.end):
        score += 2.5 if _STRONG.match(deed.group()) else 1.5
    by = _BY.search(text, max(sentence.start, span.start - 50), span.start)
    if by:
        done = _FORCE.search(text, max(sentence.start, by.start() - 70), by.start())
        if done:
            score += 3.0 if _STRONG.match(done.group()) else 1.5
    if _SPEAKS_AFTER.match(text, span.end):
        score -= 1.0
    if _THING_AFTER.match(text, span.end) or text[max(0, span.start - 5) : span.start].lower() in ("anti-", "anti "):
        score -= 4.0
    if _LAW.search(text, max(sentence.start, span.start - 24), span.start):
        score -= 2.0
    number = scene.layout.sentence_number(span.start)
    score += 0.7 if number < 3 else 0.3 if number < 8 else 0.0
    score += 0.5 * min(2, telling.count(sentence, Tells.EVENT))
    score -= 2.0 * min(1, telling.count(sentence, Tells.BEFORE))
    helps = bool(_HELPS.search(text, sentence.start, sentence.end))
    return score, helps
