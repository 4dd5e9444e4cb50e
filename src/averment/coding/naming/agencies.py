"""Law enforcement agencies named in a text: by the shipped table, and by the pattern of local agencies' names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from averment.coding.text.sparks import matches, sparks
from averment.coding.text.wordlist import words
from averment.domain.passages import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A public body that has officers, or stands over one that has."""

    name: str
    """Its usual full name."""
    kind: str
    """`police`, `sheriff`, `corrections`, `investigation`, `department`, `court`, `military`, `executive`, `other`."""
    level: str
    """`federal`, `state`, `county`, `city`, or empty where the name does not tell."""
    state: str = ""
    parent: str = ""

    @property
    def polices(self) -> bool:
        """Whether its officers police: may stop, arrest and use force."""
        return self.kind in ("police", "sheriff", "corrections")


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency's name as it stands in a text."""

    span: Span
    agency: Agency


def straight(text: str) -> str:
    """The text with straight apostrophes and plain spaces, code point for code point, so that offsets hold."""
    return text.replace("’", "'").replace("‘", "'").replace("\u00a0", " ")


@cache
def known_agencies() -> Mapping[str, Agency]:
    """Every agency of the table under its name and each alias."""
    found: dict[str, Agency] = {}
    table = files("averment.coding.naming").joinpath("data/agencies.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        agency = Agency(
            name=row["name"], kind=row["kind"], level=row["level"], state=row["state"], parent=row["parent"]
        )
        for alias in (row["name"], *filter(None, row["aliases"].split("|"))):
            found.setdefault(alias, agency)
    return MappingProxyType(found)


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[str, Agency], ...]]:
    index: dict[str, list[tuple[str, Agency]]] = {}
    for alias, agency in known_agencies().items():
        index.setdefault(_FIRST.match(alias).group(), []).append((alias, agency))  # type: ignore[union-attr]
    longest = {word: tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0]))) for word, rows in index.items()}
    return MappingProxyType(longest)


_FIRST = re.compile(r"[^\s]+?(?=$|[\s,'])")
_WORD = re.compile(  # begins with letters, so that nothing else is tried; what stands before them is asked after
    r"[A-Zfp](?:(?<=[A-Z])(?<![\w.].)[\w.&\-]*|(?<!\w.)(?:(?<=f)ederal|(?<=p)ostal)\b)"
)
ANCHORS = sparks("police|pd|p.d.|department of|sheriff")
ANCHOR = re.compile(
    r"""\b(?:
      [Pp]olice[ ](?:Department|department|Dept\.?|Bureau|Service|force)
    | [Pp]olice\b(?![ ](?:station|officers?[ ]union))
    | PD\b | P\.D\.
    | Department[ ]of[ ](?:Public[ ]Safety|Corrections) | Division[ ]of[ ]Police
    | [Ss]heriff(?:'s)?[ ](?:Office|Department|office|department|Dept\.?|Police)
    | [Ss]heriff'?s?\b
    )""",
    re.VERBOSE,
)
_BEFORE = re.compile(r"(?:[A-Z][\w.'&\-]*[ ](?:of[ ]|the[ ])?){1,5}$")
_NO_NAME = words(
    "The A An In On At When After Before As But And If While For By With From Local State Federal Two "
    "Three Four One Several Many Some Those These This That His Her Their Its Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December Investigators Officials Authorities Meanwhile However Although Since Until Former "
    "Acting Deputy Assistant Chief Officer Capt. Sgt. Lt. Deputies Officers Responding Off-duty Off "
    "Neither Both According Then There They He She It We I Undersheriff Interim Video Watch Police Photo "
    "Courtesy Armed Military No Any Every Each Other More Most"
)
_NO_PLACE = frozenset({"County", "City", "Metro", "Parish", "Airport", "Township", "Campus", "Transit"})
_SHERIFF = re.compile(r"[Ss]heriff")


def find_agencies(text: str) -> tuple[NamedAgency, ...]:
    """Every agency that a text names, in reading order: the table before patterns, longer names before shorter."""
    plain = straight(text)
    found = {n.span.start: n for n in _listed(plain)}
    found |= {n.span.start: n for n in _by_acronym(plain) if n.span.start not in found}
    taken = sorted(n.span for n in found.values())
    for local in _local(plain):
        if not any(s.overlaps(local.span) for s in taken if s.start < local.span.end):
            found[local.span.start] = local
    return tuple(found[start] for start in sorted(found))


_ACRONYM = re.compile(r"[ ]\([“\"]?([A-Z]{2,7})s?[”\"]?\)")
_SPELT_OUT = re.compile(r"(?:[A-Z][\w.'&\-]*[ ](?:(?:of|and|for|the)[ ])*){1,6}[A-Z][\w.'&\-]*$")


def defined_acronyms(text: str) -> Mapping[str, Agency]:
    """Agencies by the acronyms that a text itself defines: "Border Patrol Agents (BPAs)"."""
    plain = straight(text)
    found: dict[str, Agency] = {}
    for match in _ACRONYM.finditer(plain):
        full = _SPELT_OUT.search(plain, max(0, match.start() - 90), match.start())
        agency = agency_named(full.group()) if full and match.group(1) not in known_agencies() else None
        if agency is not None:
            found.setdefault(match.group(1), agency)
    return MappingProxyType(found)


def _by_acronym(plain: str) -> Iterator[NamedAgency]:
    for acronym, agency in defined_acronyms(plain).items():
        for match in re.finditer(rf"\b{acronym}(?=s?\b)", plain):
            yield NamedAgency(Span(match.start(), match.end()), agency)


@lru_cache(maxsize=512)
def agency_named(name: str) -> Agency | None:
    """The agency that a name means: listed, or local by its pattern; None where it is no agency's name."""
    plain = straight(name).strip(' ,.;:"“”')
    plain = plain[4:] if plain.lower().startswith("the ") else plain
    known = known_agencies().get(plain) or known_agencies().get(plain.removesuffix("'s"))
    if known:
        return known
    return next((n.agency for n in find_agencies(plain)), None)


_OF_A_PLACE = frozenset({"Capitol", "Metro", "Metropolitan"})
"""First words of names that many places have, and that alone mean the best known of them."""
_PLACE_BEFORE = re.compile(r"(?<![\w.])(?!(?:The|A|An|And|But|When|As|At|In|By|That|U\.S\.|US) )[A-Z][\w.'-]+ $")


def _listed(plain: str) -> Iterator[NamedAgency]:
    index = _by_first_word()
    end = 0
    for word in _WORD.finditer(plain):
        if word.start() < end:
            continue
        first = word.group()
        rows = index.get(first) or index.get(first.rstrip("."))
        for alias, agency in rows or ():
            stop = word.start() + len(alias)
            if plain.startswith(alias, word.start()) and not plain[stop : stop + 1].isalnum():
                if first in _OF_A_PLACE and _PLACE_BEFORE.search(plain, max(0, word.start() - 40), word.start()):
                    break  # "Toledo Metropolitan Police" is Toledo's
                end = stop
                yield NamedAgency(Span(word.start(), stop), agency)
                break


def _local(plain: str) -> Iterator[NamedAgency]:
    for anchor in matches(ANCHOR, ANCHORS, plain):
        before = _BEFORE.search(plain, max(0, anchor.start() - 48), anchor.start())
        start = _name_start(plain, before, anchor.start()) if before else None
        if start is None:
            continue
        place = plain[start : anchor.start()].strip()
        end = anchor.end() - 2 if anchor.group().endswith("'s") else anchor.end()
        yield NamedAgency(Span(start, end), _local_agency(place, anchor.group()))


def _name_start(plain: str, before: re.Match[str], stop: int) -> int | None:
    """Where the place in a local agency's name begins: after words that open a sentence, days and ranks."""
    start = before.start()
    words = list(re.finditer(r"\S+", plain[start:stop]))
    for i in range(len(words) - 1, -1, -1):
        word = words[i].group()
        if word in _NO_NAME or (word[-1] in ".?!" and len(word) > 4):
            words = words[i + 1 :]
            break
    while words and words[0].group() in ("of", "the"):
        words = words[1:]
    if not words or not words[0].group()[0].isupper() or all("." in w.group() for w in words):
        return None
    if len(words) == 1 and words[0].group() in _NO_PLACE:
        return None
    return start + words[0].start()


def _local_agency(place: str, anchor: str) -> Agency:
    listed = known_agencies().get(f"{place} police") or known_agencies().get(f"{place} {anchor}")
    if listed and not _SHERIFF.match(anchor):
        return listed
    county = place.endswith(("County", "Parish"))
    level = "county" if county else "city"
    if _SHERIFF.match(anchor):
        where = place if county else f"{place} County"
        return Agency(name=f"{where} Sheriff's Office", kind="sheriff", level="county")
    if place.endswith("State"):
        return Agency(name=f"{place} Police", kind="police", level="state")
    if place.endswith(("University", "College")):
        return Agency(name=f"{place} Police Department", kind="police", level="")
    if anchor.startswith("Department of"):
        kind = "corrections" if anchor.endswith("Corrections") else "police"
        return Agency(name=f"{place} {anchor}", kind=kind, level="")
    if "Bureau" in anchor or "Service" in anchor or "Division" in anchor:
        return Agency(name=f"{place} {anchor}", kind="police", level=level)
    return Agency(name=f"{place} Police Department", kind="police", level=level)
