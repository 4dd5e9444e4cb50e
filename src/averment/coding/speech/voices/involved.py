"""Which agencies' officers used force, or met it, in what a report tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from averment.coding.naming.agencies import Agency, NamedAgency, known_agencies, straight
from averment.coding.text.layout import Layout
from averment.domain.passages import Span

_DEEDS = (
    r"(?:shot|shoots?|shooting|fired|fires|opened fire|returned fire|exchanged|tased|tasered|tackled|"
    r"pepper[- ]sprayed|tear[- ]gassed|struck|"
    r"beat|killed|kills|wounded|used (?:force|a)|slammed|pinned|deployed|smashed|dragged|rammed|shootout|"
    r"standoff|injured|hit|arrested|detained|"
    r"pulled over|confronted|encountered|chased)"
)
_OFFICERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("immigration", re.compile(r"\b(?:ICE|Border Patrol|CBP|HSI|BORTAC|"
                               r"immigration)\b[\w\s'.\-]{0,30}?\b(?:agents?|officers?)\b|\bICE\b")),
    ("marshals", re.compile(r"\b(?:deputy )?U\.?S\.? marshals?\b|\bfederal marshals?\b|\bdeputy marshals?\b")),
    ("federal", re.compile(r"\b[Ff]ederal (?:\w+ ){0,2}(?:agents?|officers?)\b|\bFBI agents?\b|\bDEA agents?\b|"
                           r"\bATF agents?\b")),
    ("state", re.compile(r"\btroopers?\b|\bstate police\b|\bhighway patrol\b", re.I)),
    ("sheriff", re.compile(r"\b[Dd]eput(?:y|ies)\b(?! U\.?S| marshal| chief| director| secretary| assistant)|"
                           r"\bsheriff's\b")),
    ("guards", re.compile(r"\b(?:[Cc]orrection(?:al|s)? officers?|[Gg]uards?)\b")),
    ("police", re.compile(r"\b[Pp]olice\b|\bcops?\b")),
    ("officers", re.compile(r"\b[Oo]fficers?\b|\bSWAT\b|\blaw enforcement\b")),
)  # fmt: skip
"""Kinds of officers by what they are called; a narrower kind stands before the wider."""
_DEED = re.compile(rf"\b{_DEEDS}\b")
_INVESTIGATES = re.compile(
    r"\b(?:investigat\w+|reviewing|lead(?:ing)? the (?:probe|inquiry)|take over|assist(?:ed|ing|s)?|called in|"
    r"requested)\b"
)


def find_involved(layout: Layout, agencies: Sequence[NamedAgency]) -> tuple[frozenset[str], bool]:
    """Names of the agencies whose officers took part, with their parents, and whether their force is what is told.

    There are none where no officers act.

    An agency that only investigates is left out. Where officers are only called federal, every federal agency that the
    report names and does not call an investigator is taken to speak for its own side.
    """
    weights, share = _kinds_of_officers(layout)
    top = max(weights.values(), default=0.0)
    central = share >= _CENTRAL
    kinds = {kind for kind, weight in weights.items() if weight >= 0.34 * top and (central or kind != "officers")}
    involved = {a.name for kind in sorted(kinds) for a in _of_kind(kind, layout, agencies)}
    involved |= {n.agency.name for n in agencies if n.agency.polices and _ACTS.match(layout.text, n.span.end)}
    involved = involved or {a.name for a in _named_most(layout, agencies)}
    return frozenset(involved | {p for name in sorted(involved) for p in _parents(name)}), central


_CENTRAL = 0.35
"""Share of the sentences on violence that tell of officers, from which a report is about their force."""


def _kinds_of_officers(layout: Layout) -> tuple[dict[str, float], float]:
    """How much of the force is told of which kind of officers, and its share; earlier sentences weigh more."""
    weights: dict[str, float] = {}
    every = officers = 0.0
    plain = straight(layout.text)
    for i, sentence in enumerate(layout.sentences[:40]):
        if not _DEED.search(plain, sentence.start, sentence.end):
            continue
        weight = 1.0 / (1 + i / 6)
        every += weight
        for kind in _actors(plain, sentence):
            weights[kind] = weights.get(kind, 0.0) + weight
            officers += weight
    return weights, officers / every if every else 0.0


def _actors(plain: str, sentence: Span) -> Iterator[str]:
    for kind, pattern in _OFFICERS:
        found = pattern.search(plain, sentence.start, sentence.end)
        if not found:
            continue
        if _DEED.search(plain, max(sentence.start, found.start() - 70), min(sentence.end, found.end() + 70)):
            yield kind
            return


_IMMIGRATION = (
    "Immigration and Customs Enforcement", "Customs and Border Protection", "U.S. Border Patrol",
    "Homeland Security Investigations", "Enforcement and Removal Operations", "Department of Homeland Security",
)  # fmt: skip


_WANTED: Mapping[str, Callable[[Agency], bool]] = {
    "state": lambda a: a.level == "state" and a.kind == "police",
    "sheriff": lambda a: a.kind == "sheriff",
    "guards": lambda a: a.kind == "corrections",
    "police": lambda a: a.kind == "police" and a.level not in ("federal", "state"),
    "officers": lambda a: a.polices and a.level != "federal",
}
"""Which agencies employ officers who are called so."""


def _of_kind(kind: str, layout: Layout, agencies: Sequence[NamedAgency]) -> Iterator[Agency]:
    if kind == "immigration":
        yield from (known_agencies()[name] for name in _IMMIGRATION)
        return
    if kind == "federal":
        yield from (
            n.agency for n in agencies if n.agency.level == "federal" and not _investigates(layout, n, agencies)
        )
        yield known_agencies()["Department of Homeland Security"]
        return
    if kind == "marshals":
        yield known_agencies()["U.S. Marshals Service"]
        return
    named = [n for n in agencies if _WANTED[kind](n.agency)]
    named = [n for n in named if not _investigates(layout, n, agencies)] or _alone(named)
    if kind == "officers":
        named = [n for n in named if _WANTED["police"](n.agency)] or named
    if named:
        counts: dict[Agency, int] = {}
        for n in named:
            counts[n.agency] = counts.get(n.agency, 0) + 1
        most = max(counts.values())
        yield from (a for a, c in counts.items() if c >= 0.5 * most)


_LOCAL = ("police", "sheriff")


def _local(named: NamedAgency) -> bool:
    return named.agency.kind in _LOCAL and named.agency.level not in ("federal", "state")


def _alone(named: list[NamedAgency]) -> list[NamedAgency]:
    """The only agency whose officers are called so, where it is local: it looks into what its own officers did."""
    return named if len({n.agency for n in named}) == 1 and _local(named[0]) else []


def _named_most(layout: Layout, agencies: Sequence[NamedAgency]) -> Iterator[Agency]:
    """Whose officers act where no sentence says it: the local or immigration agency that a report names most.

    Where the report speaks of federal officers, local ones are no more than their neighbours.
    """
    if dict(_OFFICERS)["federal"].search(layout.text):
        yield known_agencies()["Department of Homeland Security"]
        return
    counts = Counter(n.agency for n in agencies if _local(n) or (n.agency.polices and n.agency.name in _IMMIGRATION))
    most = max(counts.values(), default=0)
    for agency in (a for a, count in counts.items() if count == most):
        yield agency
        yield from (known_agencies()[n] for n in _IMMIGRATION if agency.name in _IMMIGRATION)


def _investigates(layout: Layout, named: NamedAgency, agencies: Sequence[NamedAgency]) -> bool:
    """Whether an agency is said to look into the force or to help, and its own officers are not said to use any."""
    if named.agency.kind == "investigation":
        return True
    text = layout.text
    mine = [n.span for n in agencies if n.agency == named.agency]
    probing = any(_INVESTIGATES.search(text, s.end, min(len(text), s.end + 60)) for s in mine)
    return probing and not any(_OWN_DEED.match(text, s.end) for s in mine)


_ACTS = re.compile(
    r"s?\s(?:officers?\s|agents?\s|deput(?:y|ies)\s|troopers?\s)?(?:then\s|fatally\s|had\s)?(?:fired|shot|"
    r"returned fire|opened fire|tased|tackled|exchanged)\b"
)
_OWN_DEED = re.compile(
    rf"(?:[’']s?)?\s(?:\w+\s){{0,2}}?(?:officers?|agents?|deput(?:y|ies)|troopers?)\s(?:\w+\s){{0,6}}?{_DEEDS}"
)


def _parents(name: str) -> Iterator[str]:
    agency = known_agencies().get(name)
    while agency is not None and agency.parent:
        yield agency.parent
        agency = known_agencies().get(agency.parent)
