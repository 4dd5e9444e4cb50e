"""Care, condition, severity and body parts that no deed carries: phrases, whose person stands nearest before them.

"She remains hospitalised", "with minor injuries", "underwent surgery" have no verb that the deeds read, or hang on one
whose subject stands far off. Where a deed has coded the same of the same person, nothing is added.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from averment.coding.scene import Finding, Scene
from averment.coding.text.lexicon import BODY_PARTS
from averment.coding.text.sparks import sparked, sparks
from averment.domain.codes import Modality, PersonRole, When
from averment.domain.draft import Incident, Person
from averment.domain.passages import Span

_HOUSE = r"(?:hospital|Hospital|medical cent(?:er|re)|Medical Cent(?:er|re)|trauma cent(?:er|re)|emergency room|ICU)\b"
_WOUND = r"(?:injur(?:y|ies|ed)|wounds?|wounded|hurt|cuts?|scrapes?)\b"

_SAVED = r"(?:survive|live|recover|be okay|be OK|be fine|make a full recovery)"
_MOVED = (
    r"(?:taken|transported|airlifted|flown|rushed|brought|sent|transferred|admitted|driven|recovering|treated|died"
    r"|remains?|remained)"
)

_HOUSES = "hospital|medical cent|trauma cent|emergency room|icu"
PHRASES: tuple[tuple[str, str, str, str], ...] = (
    ("medical", "hospitalised", "hospitali", r"hospitali[sz]ed\b"),
    ("medical", "hospitalised", _HOUSES, rf"{_MOVED}\b[^.;,“”\"]{{0,50}}?\b{_HOUSE}"),
    ("medical", "hospitalised", _HOUSES, rf"\b(?:in|at) (?:the|a|an area|a local|a nearby) {_HOUSE}"),
    ("medical", "released", _HOUSES, rf"(?:released|discharged) from (?:the |a |an )?(?:\w+ ){{0,2}}{_HOUSE}"),
    (
        "medical",
        "released",
        "released",
        r"\b(?:treated|hospitali[sz]ed) (?:and|but|before being|and then) (?:later )?released\b",
    ),
    (
        "medical",
        "surgery",
        "surger",
        r"\b(?:underwent|undergone|undergo|undergoing|in|had|needs?) (?:[\w-]+ ){0,3}surger(?:y|ies)\b",
    ),
    (
        "medical",
        "treated_on_scene",
        "scene|first aid|cpr|saving",
        r"\btreated (?:at|on) (?:the )?scene\b|\b(?:first aid|CPR|life-?saving measures)\b",
    ),
    ("medical", "refused", "refused|declined", r"\b(?:refused|declined) (?:medical )?(?:treatment|attention|care)\b"),
    (
        "severity",
        "minor",
        "minor|superficial|slight|graze",
        rf"\b(?:minor|superficial|slight) (?:[\w-]+ ){{0,2}}{_WOUND}|\bgraze wounds?\b",
    ),
    (
        "severity",
        "serious",
        "serious|severe|grave",
        rf"\b(?:serious(?:ly)?|severe(?:ly)?|grave(?:ly)?) (?:[\w-]+ ){{0,2}}{_WOUND}",
    ),
    ("severity", "life_threatening", "threatening", r"\blife[- ]threatening\b"),
    (
        "severity",
        "life_threatening",
        "clinging|fighting",
        r"\b(?:clinging to|fighting for) (?:his|her|their) li(?:fe|ves)\b",
    ),
    ("condition", "critical", "critically", r"\bcritically (?:injured|wounded|hurt)\b"),
    ("condition", "critical", "condition", r"\bin (?:extremely )?critical (?:but stable )?condition\b"),
    ("condition", "serious", "condition", r"\bin (?:serious|guarded) condition\b"),
    ("condition", "stable", "condition", r"\bin stable condition\b"),
    ("condition", "good", "condition", r"\bin (?:good|fair|satisfactory) condition\b"),
    (
        "condition",
        "expected_to_survive",
        "expected to|threatening",
        rf"\bexpected to {_SAVED}\b|\b(?:not|non)[- ]life[- ]threatening\b",
    ),
)
"""Field, code, sparks, and the words that say it."""

COMPILED = tuple((field, code, sparks(needed), re.compile(words)) for field, code, needed, words in PHRASES)
_PART = re.compile(
    r"(?:in|to|on|of|from) (?:the|his|her|their|my|an|a) (?:(?:left|right|upper|lower|back of (?:the|his|her)) )*"
    r"(?P<part>[a-z]+)\b"
)
HIT = re.compile(r"\b(?:shot|struck|hit|wounds?|wounded|injur\w+|grazed|bullet|abrasions?|bruis\w+|fractur\w+|cuts?)\b")
HITS = sparks("shot|struck|hit|wound|injur|graze|bullet|abrasion|bruis|fractur|cut")
_NOT = re.compile(r"\b(?:not|non|no|nor|isn[’']t|aren[’']t|wasn[’']t|weren[’']t)[- ](?:[\w-]+ ){0,4}$", re.IGNORECASE)
_LOOKS_BACK = 2
"""Sentences before the phrase in which its person may stand."""
_SURE = 0.5


def code_nearby(scene: Scene) -> Iterator[Finding]:
    """Fixed phrases of the primary and other incidents, each with the person nearest before it."""
    for sentence in scene.layout.sentences:
        incident = scene.cast.incident_at(sentence)
        if incident is None:
            continue
        low = sentence.read(scene.text).lower()
        for field, code, needed, words in COMPILED:
            if not sparked(low, needed):
                continue
            for match in words.finditer(scene.text, sentence.start, sentence.end):
                span = Span(match.start(), match.end())
                denied = bool(_NOT.search(scene.text, sentence.start, span.start))
                if denied and field == "condition":
                    continue
                yield from _found(scene, incident, field, code, span, denied=denied)
        if sparked(low, HITS) and HIT.search(scene.text, sentence.start, sentence.end):
            yield from _parts(scene, incident, sentence)


def _parts(scene: Scene, incident: Incident, sentence: Span) -> Iterator[Finding]:
    for match in _PART.finditer(scene.text, sentence.start, sentence.end):
        part = BODY_PARTS.get(match["part"])
        if part is not None and HIT.search(scene.text, max(sentence.start, match.start() - 60), match.start()):
            span = Span(match.start("part"), match.end("part"))
            yield from _found(scene, incident, "injury_part", part, span, denied=False)


def _found(scene: Scene, incident: Incident, field: str, code: str, span: Span, *, denied: bool) -> Iterator[Finding]:
    whom = nearest(scene, incident, span)
    if whom is None:
        return
    person, begin = whom
    start = begin if span.start - begin <= 120 and "\n" not in scene.text[begin : span.start] else span.start
    yield Finding(
        field=field,
        value=code,
        span=Span(start, span.end),
        incident=incident.id,
        rule=f"nearby.{field}",
        person=person.id,
        modality=Modality.DENIED if denied else None,
        when=When.AFTER if code == "released" or field == "condition" else When.DURING,
        confidence=_SURE,
    )


def nearest(scene: Scene, incident: Incident, span: Span) -> tuple[Person, int] | None:
    """Whom the words before a span mean last, and where; officers only where they stand in its own sentence."""
    words, mentions = scene.cast.clauses.words, scene.cast.clauses.mentions
    here = scene.layout.sentence_number(span.start)
    k = bisect_left(mentions, span.start, key=lambda m: words.starts[m.first]) - 1
    while k >= 0:
        begin = words.starts[mentions[k].first]
        sentence = scene.layout.sentence_number(begin)
        if sentence < here - _LOOKS_BACK:
            return None
        person = scene.cast.of_mention(k)
        fits = person is not None and person.incident == incident.id
        if person is not None and fits and (sentence == here or person.role is not PersonRole.OFFICER):
            return person, begin if sentence == here else span.start
        k -= 1
    return None
