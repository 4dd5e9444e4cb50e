"""Clauses of a sentence that only recall another incident: "a week after an agent shot Jo Roe, officers used gas".

Such a clause names its event in full, because the reader does not know it yet: a victim by name, or somebody new. One
that speaks of "the shooting" or "his arrest" goes back to the incident that the report tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from averment.coding.text.layout import Layout
from averment.coding.text.sparks import sparked, sparks
from averment.domain.passages import Span

_GUN = r"(?:shootings?|shot|shoots|killed|killing|killings|kills|deaths?|died|gunned|slaying|murder|slain)"
_OTHER = r"(?:arrest(?:ed|s)?|detention|detained|beating|beaten|abduct(?:ed|ion)|stabb(?:ed|ing)|attack(?:ed)?|seized)"
_ACT = rf"(?:{_GUN}|{_OTHER})"
_SPAN = (
    r"(?:an?|one|two|three|four|five|six|seven|several|\d+|few|couple of|many|just|the)?\s*"
    r"(?:hour|day|week|month|year)s?"
)
_UPROAR = (
    r"(?:protest\w*|demonstrat\w+|rall(?:y|ies|ied|ying)|march\w*|vigils?|walkouts?|unrest|outrage|outcry|"
    r"clash\w*|gather\w*|crowds?|tensions?|marchers|erupted|escalated|mounted)"
)
_NEW = (
    r"(?:(?:police|officials|authorities)\s(?:said|say)\s)?(?:\d+-year-old\s)?(?:an?\s|one\s|two\s|three\s|federal\s|police\s|officers?\s|agents?\s|deput(?:y|ies)\s|"
    r"(?:the\s)?(?:[A-Z][\w.’'-]*\s){1,5})"
)
_CLAUSE = (
    rf"{_NEW}(?:,?\s*\d+,\s)?(?:[\w.’'-]+\s+){{0,5}}?"
    rf"(?:(?:was|were|had|been|fatally|allegedly|reportedly)\s+){{0,3}}{_ACT}\b"
)
_NOUN = rf"(?:the|an?|its|their)\s+(?:[\w-]+\s+){{0,3}}?{_ACT}\b(?:\s+death)?\s+(?:of|by|in which)\b"
_ROUSED = (
    r"(?:in response to|sparked by|prompted by|triggered by|fuell?ed by|in the wake of|in reaction to|"
    r"condemn\w*|denounc\w+|protesting|decry\w*|ignited by|set off by)"
)
_OPENERS = (
    ("after|since|before|following", rf"\b{_SPAN}\s+(?:after|since|before|following)\s+(?=(?:{_CLAUSE}|{_NOUN}))"),
    (
        "protest|demonstrat|rall|march|vigil|walkout|unrest|outrage|outcry|clash|gather|crowd|tension|erupted|escalated|mounted",
        rf"\b{_UPROAR}\b[^.;]{{0,60}}?\b(?:after|over|against|following|about|at|since|as)\s+(?=(?:{_CLAUSE}|{_NOUN}))",
    ),
    ("following", rf"\bfollowing\s+(?={_NOUN})"),
    (
        "response|sparked|prompted|triggered|fuel|wake|reaction|condemn|denounc|protest|decry|ignited|set off",
        rf"\b{_ROUSED}\s+(?=(?:{_CLAUSE}|{_NOUN}))",
    ),
    (
        "where",
        rf"\b(?:near|from|at|to|street)\s+where\s+(?={_NEW}(?:[\w-]+\s+){{0,4}}?(?:had\s+)?(?:fatally\s+)?{_ACT}\b)",
    ),
)
RECALLS = tuple((sparks(needed), re.compile(pattern)) for needed, pattern in _OPENERS)
_NAMED = re.compile(
    rf"\b(?:{_ACT}(?:\s+death)?(?:\s+of|\s+and\s+(?:killed|wounded|injured))?)\s+(?:\d+-year-old\s+|[a-z]+\s+){{0,3}}"
    r"(?P<name>(?:[A-Z][\w.’'-]*\s+){1,3}[A-Z][\w’'-]+)"
    rf"|(?P<doer>(?:[A-Z][\w.’'-]*\s+){{1,3}}[A-Z][\w’'-]+)(?:,\s\d+,)?\s+(?:was\s+)?(?:fatally\s+)?{_ACT}\b"
)
_HARM = re.compile(
    rf"\b{_ACT}\b|\b(?:wounded|injur\w+|hurt|hit|struck|tear|gas\w*|pepper\W?spray\w*|fired|beat|blind\w*|fractur\w+|"
    r"projectiles?|rubber|tackled|shov(?:ed|ing)|dragged|batons?|flash\W?bangs?|munitions?)\b",
    re.IGNORECASE,
)
_SHOTS = re.compile(rf"\b(?:{_GUN}|gunfire|fatal\w*|dead)\b", re.IGNORECASE)
_BODY = frozenset("Customs Enforcement Police Department Patrol Security Office ICE DHS FBI Guard Border".split())
LEAD = 4
"""Sentences in which the report's own incident shows itself."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words within a sentence that recall another incident, and the surnames by which that one is told."""

    span: Span
    names: frozenset[str]


def asides(layout: Layout, sentences: Sequence[int]) -> tuple[Aside, ...]:
    """The clauses that recall another incident, among sentences given by number in reading order.

    None where the lead tells no harm but the recalled one: then the report is about that.
    """
    found = [a for n in sentences for a in _in_sentence(layout, layout.sentences[n])]
    main = " ".join(without(layout, n, found) for n in sentences[:LEAD])
    if not _HARM.search(main):
        return ()
    return tuple(a for a in found if _is_other(layout, a, main))


def names_in(text: str, span: Span) -> frozenset[str]:
    """Surnames of those whom the words at a span say to have been harmed, or to have harmed somebody."""
    names = (m["name"] or m["doer"] for m in _NAMED.finditer(text, span.start, span.end))
    return frozenset(n.split()[-1] for n in names if not _BODY & set(n.split()))


def _in_sentence(layout: Layout, sentence: Span) -> Iterator[Aside]:
    low = sentence.read(layout.text).lower()
    for needed, pattern in RECALLS:
        if not sparked(low, needed):
            continue
        opened = pattern.search(layout.text, sentence.start, sentence.end)
        if opened is None:
            continue
        span = Span(opened.end(), _end(layout.text, opened.start(), opened.end(), sentence))
        yield Aside(span, names_in(layout.text, span))
        return


_PAUSE = re.compile(r",(?!\s\d+,)\s|[;—–]")


def _end(text: str, opened: int, start: int, sentence: Span) -> int:
    """Where the clause ends: at the sentence's own clause where it comes first, else with the sentence."""
    leads = not re.search(r"\b(?:is|are|was|were|has|had|said|[a-z]{3,}ed)\b", text[sentence.start : opened])
    if leads and (act := re.compile(rf"\b{_ACT}\b").search(text, start, sentence.end)):
        pause = _PAUSE.search(text, act.end(), sentence.end)
        if pause:
            return pause.start()
    return sentence.end


def without(layout: Layout, n: int, found: Sequence[Aside]) -> str:
    """The words of a sentence without the clauses that recall another incident."""
    sentence = layout.sentences[n]
    inside = [a.span for a in found if sentence.start <= a.span.start < sentence.end]
    at, kept = sentence.start, []
    for span in inside:
        kept.append(layout.text[at : span.start])
        at = span.end
    return "".join((*kept, layout.text[at : sentence.end]))


def _is_other(layout: Layout, aside: Aside, main: str) -> bool:
    if aside.names:
        return not any(re.search(rf"\b{re.escape(name)}\b", main) for name in aside.names)
    return bool(_SHOTS.search(aside.span.read(layout.text))) and not _SHOTS.search(main)
