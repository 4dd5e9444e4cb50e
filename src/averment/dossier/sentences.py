"""One or two plain sentences on what a report tells of its incident. No claim is called true."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from averment.domain.codes import Modality, ReportKind, When
from averment.domain.draft import REPORT_VOICE, Fact, Person
from averment.dossier import labels
from averment.dossier.model import Sentence, Value
from averment.dossier.people import is_hurt, noun
from averment.dossier.sources import Sources, one_line
from averment.dossier.speakers import PRONOUNS

GUNS = ("firearm", "handgun", "rifle", "shotgun")
_HAPPENED = (Modality.ASSERTED, Modality.ALLEGED)
_NOT_SAID = (Modality.DENIED, Modality.UNKNOWN, Modality.PLANNED)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_COMMON = frozenset(
    "federal police officer officers agent agents deputy deputies immigration law another one two".split()
)
"""Words that begin the name of no agency, though a sentence may begin with them."""
_Clause = tuple[str, Value]


def summarise(
    sources: Sources, kind: ReportKind, people: Sequence[Person], facts: Sequence[Fact]
) -> tuple[Sentence, ...]:
    """What the report tells of its incident, each sentence with the words that it was made from."""
    told = [f for f in facts if f.when is not When.BEFORE and f.modality not in _NOT_SAID]
    force = _force(sources, told, people) or _conduct(sources, told, people)
    harm = _harm(sources, told, people)
    clauses = [c for c in (force if kind is ReportKind.USE_OF_FORCE else None, harm) if c]
    if not clauses:
        what = "a use of force" if kind is ReportKind.USE_OF_FORCE else "violence"
        return (Sentence(text=f"The report tells of {what}, and of no outcome that could be coded."),)
    tails = [_according(sources, value) for _, value in clauses]
    if len(clauses) == 2 and tails[0] == tails[1]:
        text = f"{clauses[0][0]} and {clauses[1][0]}, {tails[0]}."
        return (Sentence(text=labels.sentence_case(text), value=_merged(sources, clauses)),)
    return tuple(
        Sentence(text=labels.sentence_case(f"{text}, {tail}."), value=value)
        for (text, value), tail in zip(clauses, tails, strict=True)
    )


def _merged(sources: Sources, clauses: Iterable[_Clause]) -> Value:
    ids = {i for _, v in clauses for s in v.sayings for i in s.facts}
    return sources.of_facts("summary", "", [f for f in sources.draft.facts if f.id in ids])


def _according(sources: Sources, value: Value) -> str:
    """Who said it: "X said", "X and Y said", "by the report’s own account"; two names at most."""
    speakers = list(dict.fromkeys(s.speaker for s in value.sayings))
    names = list(dict.fromkeys(sources.speaker(i).in_speech for i in speakers if i != REPORT_VOICE))
    own = sources.speakers[-1]
    if not names:
        return "by the report’s own account" if own.label == "unattributed" else f"{own.in_speech} says"
    if len(names) > 2:
        return f"{names[0]}, {names[1]} and others said"
    itself = ["the report itself"] if REPORT_VOICE in speakers and len(names) == 1 else []
    return f"{labels.listed([*names, *itself])} said"


def _force(sources: Sources, facts: Sequence[Fact], people: Sequence[Person]) -> _Clause | None:
    """What officers did; where somebody is said to have fired too, and nobody disputes it, both are named."""
    used = [f for f in facts if f.field == "force"]
    if not used:
        return None
    shots = [f for f in facts if f.field == "resistance" and f.value == "firearm" and f.modality in _HAPPENED]
    who = next((p for p in people if shots and p.id == shots[0].person), None)
    if who and all(f.value in GUNS for f in used) and not _disputed(sources, who):
        called = noun(who, [f for f in facts if f.person == who.id])
        subject = f"{labels.article(called)} {called}" if who.count == 1 else called
        both = [*shots, *used]
        text = f"{subject} and {actor(used)} {_hedged(used, 'fired')}"
        return text, sources.of_facts("summary force", "fired", both)
    kinds = ["fired"] if any(f.value in GUNS for f in used) else []
    kinds += dict.fromkeys(labels.say("force", f.value) for f in used if f.value not in GUNS)
    verb = labels.listed(kinds[:3])
    return f"{actor(used)} {_hedged(used, verb)}", sources.of_facts("summary force", verb, used)


def _disputed(sources: Sources, who: Person) -> bool:
    """Whether anybody says that a person was unarmed, or did not fire."""
    said = (f for f in sources.draft.facts if f.person == who.id and f.field in ("armed", "resistance"))
    return any(f.value == "none" or f.modality in _NOT_SAID for f in said)


def actor(facts: Sequence[Fact]) -> str:
    """Who used force, as printed: the fullest name where all are names of one thing, else "officers"."""
    names = (_ARTICLE.sub("", one_line(f.by)) for f in facts if f.by)
    called = list(dict.fromkeys(n for n in names if n and n.lower() not in PRONOUNS))
    if not called or len({c.split()[-1].lower().removesuffix("s") for c in called}) > 1:
        return "officers"
    fullest = max(called, key=len)
    if fullest.split()[0].lower() in _COMMON:
        fullest = fullest[0].lower() + fullest[1:]
    single = re.search(r"(?:officer|agent|deputy|trooper|guard|marshal)$", fullest, re.IGNORECASE)
    counted = re.match(r"(?:one|two|three|four|five|\d+|several|some|another)\b", fullest, re.IGNORECASE)
    return f"{labels.article(fullest)} {fullest}" if single and not counted else fullest


def _conduct(sources: Sources, facts: Sequence[Fact], people: Sequence[Person]) -> _Clause | None:
    did = [f for f in facts if f.field == "resistance" and f.value != "none"]
    if not did:
        return None
    who = next((p for p in people if p.id == did[0].person), None)
    called = noun(who, [f for f in facts if f.person == who.id]) if who else "somebody"
    verb = labels.listed(list(dict.fromkeys(labels.say("resistance", f.value) for f in did))[:2])
    subject = f"{labels.article(called)} {called}" if who and who.count == 1 else called
    return f"{subject} {_hedged(did, verb)}", sources.of_facts("summary conduct", verb, did)


def _hedged(facts: Sequence[Fact], verb: str) -> str:
    said = {f.modality for f in facts}
    if Modality.ASSERTED in said:
        return verb
    return f"allegedly {verb}" if Modality.ALLEGED in said else f"possibly {verb}"


def _harm(sources: Sources, facts: Sequence[Fact], people: Sequence[Person]) -> _Clause | None:
    """How many were killed and hurt: the report's own count where it gives one, else the people it tells of."""
    happened = [f for f in facts if f.modality in _HAPPENED]
    dead = [f for f in happened if f.field == "outcome" and f.value == "killed"]
    killed = {f.person for f in dead}
    hurt = [f for f in happened if f.person and f.person not in killed and is_hurt([f])]
    parts: list[str] = []
    used: list[Fact] = []
    for field, of_people, verb in (("killed", dead, "killed"), ("injured", hurt, "hurt")):
        counted = [f for f in happened if f.field == field]
        if counted:
            amounts = list(dict.fromkeys(labels.count(f.value) for f in counted))
            parts.append(_clause(labels.listed(amounts, "or"), "person" if amounts == ["one"] else "people", verb))
            used += counted
        elif of_people:
            parts.append(_people_clause(of_people, people, facts, verb))
            used += of_people
    if not used:
        return None
    text = " and ".join(parts)
    return text, sources.of_facts("summary harm", text, used)


def _people_clause(of: Sequence[Fact], people: Sequence[Person], facts: Sequence[Fact], verb: str) -> str:
    ids = {f.person for f in of}
    told_of = [p for p in people if p.id in ids]
    total = sum(p.count for p in told_of)
    if total != 1:
        return _clause(labels.number(total), "people", verb)
    called = noun(told_of[0], [f for f in facts if f.person == told_of[0].id])
    return _clause(labels.article(called), called, verb)


def _clause(amount: str, who: str, verb: str) -> str:
    one = amount in ("one", "a", "an")
    return f"{amount} {who} {'was' if one else 'were'} {verb}"
