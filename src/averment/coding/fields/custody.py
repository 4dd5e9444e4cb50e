"""Custody and charges: who is held, who got away, what somebody is charged with and what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from averment.coding.fields.reading import clause, found, is_officer, told
from averment.coding.scene import Finding, Scene
from averment.domain.codes import Modality, When
from averment.domain.passages import Span

_BY_ACT = {
    "arrest": "arrested",
    "detain": "detained",
    "abduct": "detained",
    "convict": "detained",
    "release": "released",
    "at_large": "at_large",
    "escape": "escaped",
}
_PRISON = frozenset("prison jail imprisonment behind".split())
"""Where a sentence is served that holds somebody."""
_PREVIOUSLY = frozenset("previously earlier had prior once before".split())


def custody(scene: Scene) -> Iterator[Finding]:
    """Arrested, detained, released, at large, escaped: of those who are no officers."""
    words = scene.cast.clauses.words
    for t in told(scene, *_BY_ACT):
        if (t.deed.hypothetical or t.deed.attempted) and t.deed.act != "at_large":
            continue
        lows = words.lows[t.deed.first : t.deed.stop]
        if t.deed.act == "convict" and (lows[-1:] == () or _PRISON.isdisjoint(lows)):
            continue
        if t.deed.act == "escape" and not any(
            w in ("custody", "jail", "prison", "detention", "handcuffs", "police", "facility", "arrest") for w in lows
        ):
            continue
        if t.deed.act == "release" and any(
            w in ("hospital", "treated", "hospitalized")
            for w in words.lows[words.sentences[t.deed.sentence][0] : t.deed.stop]
        ):
            continue
        before = t.deed.act == "escape" and any(
            w in _PREVIOUSLY for w in words.lows[max(t.deed.first - 4, 0) : t.deed.verb]
        )
        for person in t.patients:
            if is_officer(person):
                continue
            f = found(
                t, "custody", _BY_ACT[t.deed.act], clause(scene, t.deed, whom=person), "custody.custody", person, 0.75
            )
            yield Finding(
                field=f.field,
                value=f.value,
                span=f.span,
                incident=f.incident,
                rule=f.rule,
                person=f.person,
                modality=f.modality,
                when=When.BEFORE if before else When.DURING if t.deed.act in ("arrest", "detain") else When.AFTER,
                confidence=f.confidence,
            )


_OFFENCE = re.compile(
    r"(?:\s+(?:on|of|with|for|to|in connection with|the|a|an|federal|felony|state|additional|criminal|multiple|"
    r"several|one|two|three|four|five|\d+"
    r"|first-degree|second-degree|charges?|counts?|suspicion)\b)*?"
    r"\s+(?:with|of|on|for|to|include|includes|including)\s+(?:(?:an?|the|one|two|three|four|five|six|seven|\w+|"
    r"\d+)\s+(?:felony\s+|misdemeanor\s+|federal\s+)?(?:counts?|charges?)\s+(?:each\s+)?of\s+)?"
    r"(?P<what>[a-z][^.;:()“”\"|]{2,160})",
)
_NOT_OFFENCE = re.compile(
    r"\b(?:after|following|when|while|in connection|and (?:is|was|has|booked|held|remains|ordered)|because|"
    r"stemming|according|said|police (?:said|say)|he|she|they|who|by|on (?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|mon|tues|wednes|thurs|fri|satur|sun)\w*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r",\s+(?:and\s+)?|\s+and\s+|;\s+(?:and\s+)?")
_CRIME = re.compile(
    r"\b(?:murder|manslaughter|assault\w*|batter\w+|robb\w+|burglar\w+|kidnap\w+|possess\w+|weapons?|firearms?|"
    r"homicide|resist\w+|evad\w+|flee\w+|theft|arson|rape|endanger\w+|"
    r"carry\w+|discharg\w+|obstruct\w+|imped\w+|trespass\w*|conspir\w+|terroris\w+|threat\w*|offen[cs]e\w*|"
    r"cruelty|abuse|driving|conduct|vandalism|mischief|tampering|"
    r"intimidation|stalking|warrants?|report|interfer\w+|damage|dealing|traffick\w+|neglect|misconduct|harass\w+|"
    r"disorderly|riot\w*|strang\w+|hindering|false|using|use|injur\w+|kill\w+|shoot\w+)\b",
    re.IGNORECASE,
)


def charges(scene: Scene) -> Iterator[Finding]:
    """The offences somebody is charged with, as printed, and that they are."""
    words = scene.cast.clauses.words
    for t in told(scene, "charge"):
        if t.deed.hypothetical or not t.patients:
            continue
        begin = words.ends[t.deed.verb]
        wanted = words.lows[t.deed.verb] == "wanted"
        limit = words.ends[words.sentences[t.deed.sentence][1] - 1]
        offence = _OFFENCE.match(scene.text, begin, min(limit, begin + 240))
        if offence is None:
            continue
        for span in _each(scene.text, offence.start("what"), offence.end("what")):
            for person in t.patients:
                if is_officer(person) and t.deed.modality is Modality.DENIED:
                    continue
                value = span.read(scene.text)
                yield Finding(
                    field="charge",
                    value=value,
                    span=span,
                    incident=t.incident.id,
                    rule="custody.charges",
                    person=person.id,
                    modality=Modality.ALLEGED if wanted else t.modality,
                    when=When.AFTER,
                    confidence=0.7,
                )
        if wanted:
            continue
        for person in t.patients:
            f = found(t, "charge_status", "charged", clause(scene, t.deed, whom=person), "custody.charges", person, 0.7)
            yield Finding(
                field=f.field,
                value=f.value,
                span=f.span,
                incident=f.incident,
                rule=f.rule,
                person=f.person,
                modality=f.modality,
                when=When.AFTER,
            )


def _each(text: str, start: int, end: int) -> Iterator[Span]:
    """Each offence of a list, without what follows the list."""
    stop = _NOT_OFFENCE.search(text, start, end)
    limit = stop.start() if stop else end
    pieces: list[tuple[int, int]] = []
    at = start
    for mark in (*_SPLIT.finditer(text, start, limit), None):
        to = mark.start() if mark else limit
        if _CRIME.search(text, at, to) or not pieces:
            pieces.append((at, to))
        else:
            break  # the list is over
        at = mark.end() if mark else limit
    for begin, to in pieces:
        piece = _HANGING.sub("", text[begin:to].rstrip(" ,"))
        lead = _COUNTS.match(piece)
        begin += lead.end() if lead else 0
        piece = text[begin : begin + len(piece) - (lead.end() if lead else 0)]
        if len(piece) > 3 and _CRIME.search(piece) and not _EVENT.match(piece):
            yield Span(begin, begin + len(piece))


_HANGING = re.compile(r"\s+(?:and|with|in|on|for|of|a|an|the)$")
_COUNTS = re.compile(
    r"(?:and |(?:an?|one|two|three|four|five|six|seven|eight|\d+) (?:\w+ )?(?:counts?|charges?) (?:each )?of |"
    r"with |an? |of |on )+"
)
_EVENT = re.compile(r"(?:the|his|her|their) (?:\w+ )?(?:shooting|death|killing|incident|attack|robbery|murder)")


def rulings(scene: Scene) -> Iterator[Finding]:
    """Convicted, acquitted."""
    for t in told(scene, "convict", "acquit"):
        for person in t.patients:
            value = "convicted" if t.deed.act == "convict" else "acquitted"
            if not is_officer(person) or t.agents == ():
                yield found(
                    t, "charge_status", value, clause(scene, t.deed, whom=person), "custody.rulings", person, 0.6
                )
