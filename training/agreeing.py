"""Which coded facts agree with facts that were read: people aligned first, then field, value and person.

The same idea as the bench's `score.py facts`, kept small: a pair of people has one role, and whoever share most
values are the same person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from averment.domain.codes import Modality
from averment.domain.draft import REPORT_VOICE, Draft, Fact
from averment.domain.fields import FIELDS, Holds


def right(draft: Draft, row: Mapping[str, Any], facts: Iterable[Fact]) -> list[bool]:
    """For each of some facts of the draft whether the read article has it: field, value and person."""
    return [bool(found) for found in _matching(draft, row, facts)]


@dataclass(frozen=True, slots=True)
class Reading:
    """A read fact: where it stands and whose it is."""

    start: int
    end: int
    role: str
    denied: bool

    def told_so(self, fact: Fact, draft: Draft) -> bool:
        """Whether a fact of the same value is told by a voice of this role, as denied or not, in these words."""
        passage = fact.passage
        return (
            role_of(draft, fact.voice) == self.role
            and (fact.modality is Modality.DENIED) == self.denied
            and self.start < passage.end
            and passage.start < self.end
            and passage.end - passage.start <= max(LONG, 2 * (self.end - self.start))
        )


LONG = 200
"""Characters of a passage that are never too many; a longer one may be twice what was read."""


def role_of(draft: Draft, voice: str) -> str:
    """The role of a voice; the publisher's own is `report`."""
    return next((str(v.role) for v in draft.voices if v.id == voice), REPORT_VOICE)


def readings(draft: Draft, row: Mapping[str, Any], facts: Iterable[Fact]) -> list[list[Reading]]:
    """For each of some facts of the draft the read facts of its field, value and person."""
    return [
        [Reading(e["span"][0], e["span"][1], e["voice_role"], e["modality"] == "denied") for e in found]
        for found in _matching(draft, row, facts)
    ]


def _matching(draft: Draft, row: Mapping[str, Any], facts: Iterable[Fact]) -> list[list[Mapping[str, Any]]]:
    who = _alignment(draft, row)
    return [
        [
            each
            for each in row["facts"]
            if (fact.person is None or fact.person in who)
            and each["field"] == fact.field
            and each["person"] == (who[fact.person] if fact.person else None)
            and same(fact, each["value"])
        ]
        for fact in facts
    ]


def same(fact: Fact, value: Any) -> bool:
    """Whether a fact's value and a read one mean the same: equal numbers and codes, words the one within the other."""
    if FIELDS[fact.field].holds is Holds.WORDS:
        return _similar(str(fact.value), str(value))
    return _norm(fact.value) == _norm(value)


def _norm(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return value[0] if len(value) == 2 and value[0] == value[1] else tuple(value)
    return int(value) if str(value).isdecimal() else " ".join(_words(str(value)))


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"\w+", plain.casefold())


def _similar(one: str, other: str) -> bool:
    short, long = sorted((_words(one), _words(other)), key=len)
    return bool(short) and (short == long or (set(short) <= set(long) and 2 * len(short) >= len(long)))


def _alignment(draft: Draft, row: Mapping[str, Any]) -> dict[str, str]:
    scored = [
        (
            _shared(draft, p.id, row, g["id"]),
            i,
            j,
        )
        for i, p in enumerate(draft.people)
        for j, g in enumerate(row["people"])
        if p.role == g["role"]
    ]
    pairs: dict[str, str] = {}
    for shared, i, j in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        mine, theirs = draft.people[i].id, row["people"][j]["id"]
        if shared and mine not in pairs and theirs not in pairs.values():
            pairs[mine] = theirs
    return pairs


def _shared(draft: Draft, mine: str, row: Mapping[str, Any], theirs: str) -> int:
    values = [t for t in row["facts"] if t["person"] == theirs]
    facts = [f for f in draft.facts if f.person == mine]
    return sum(any(f.field == t["field"] and same(f, t["value"]) for t in values) for f in facts)
