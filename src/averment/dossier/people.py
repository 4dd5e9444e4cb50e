"""What is said of each person: one block per person, values that belong together in one row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from averment.domain.codes import Modality, PersonRole, When
from averment.domain.draft import REPORT_VOICE, Claim, Fact, Person
from averment.domain.passages import Passage, Span
from averment.dossier import labels
from averment.dossier.model import PersonBlock, Value
from averment.dossier.sources import Sources, one_line

_ORDER = (
    PersonRole.SUBJECT,
    PersonRole.VICTIM,
    PersonRole.OFFICER,
    PersonRole.SUSPECT,
    PersonRole.BYSTANDER,
    PersonRole.JOURNALIST,
    PersonRole.OTHER,
)
_FAMILIES = {
    "age": "who", "sex": "who",
    "outcome": "hurt", "severity": "hurt", "injury_cause": "hurt", "injury_part": "hurt",
    "charge": "charge", "charge_status": "charge",
}  # fmt: skip
_ROWS = (
    "name",
    "who",
    "agency",
    "agency_participating",
    "on_duty",
    "identifiable",
    "hurt",
    "force",
    "medical",
    "condition",
    "custody",
    "charge",
)
SHOWN_IN_ACCOUNTS = frozenset({"armed", "resistance", "warning"})
"""Fields of persons that stand in the accounts, where the parties differ over them."""
_HAPPENED = frozenset({Modality.ASSERTED, Modality.ALLEGED})


def person_blocks(
    sources: Sources, people: Iterable[Person], facts: Sequence[Fact], claims: Sequence[Claim]
) -> tuple[PersonBlock, ...]:
    """One block per person of whom anything is said or who is hurt, in the order of their roles."""
    ordered = sorted(people, key=lambda p: (_ORDER.index(p.role), min((m.start for m in p.mentions), default=0)))
    told = [(p, [f for f in facts if f.person == p.id]) for p in ordered]
    return tuple(_block(sources, n, p, of, claims) for n, (p, of) in enumerate(((p, of) for p, of in told if of), 1))


def in_block(fact: Fact, role: PersonRole | None) -> bool:
    """Whether a fact of a person stands in the person's block; the others stand in the accounts or before the event."""
    if fact.when is When.BEFORE or fact.field in SHOWN_IN_ACCOUNTS:
        return False
    return fact.field != "force" or role is not PersonRole.SUBJECT


def _block(
    sources: Sources, number: int, person: Person, facts: Sequence[Fact], claims: Sequence[Claim]
) -> PersonBlock:
    shown = [f for f in facts if in_block(f, person.role)]
    called = _called(sources, f"person {person.id} is", person, facts, claims)
    values = [*called, *_values(sources, f"person {person.id}", shown)]
    name = next((v for v in values if v.fields == ("name",)), None)
    return PersonBlock(
        id=person.id,
        number=number,
        heading=heading(person, facts),
        role=person.role,
        name=name,
        values=tuple(v for v in values if v is not name),
        not_stated=tuple(_not_stated(person, facts)),
    )


_IS = re.compile(r"\b(?:is|was) $")
_WHAT = re.compile(r"(?:an?|the)\s[^,;:.—–“”\n]{3,120}")


def _called(
    sources: Sources, section: str, person: Person, facts: Sequence[Fact], claims: Sequence[Claim]
) -> Iterator[Value]:
    """What somebody says an officer is, where no field holds it: "is a deputy with that agency".

    Of officers alone: what others are said to be is often what is set beside nobody here, as immigration status.
    """
    if person.role is not PersonRole.OFFICER:
        return
    text = sources.draft.report.text
    held = [f.passage.span for f in facts]
    for claim in claims:
        if claim.voice == REPORT_VOICE or claim.modality is not Modality.ASSERTED:
            continue
        for mention, content in ((m, c) for c in claim.content for m in person.mentions if m.span in c.span):
            verb = _IS.search(text, max(content.start, mention.start - 5), mention.start)
            what = _WHAT.match(text, mention.start, content.end) if verb else None
            if verb is None or what is None:
                continue
            span = Span(verb.start(), what.end())
            if not any(span.overlaps(h) for h in held):
                yield sources.of_passage(section, "", Passage.cut(text, span), claim.voice, claim.id, words=14)


def _values(sources: Sources, section: str, facts: Sequence[Fact]) -> list[Value]:
    """Facts of one family, voice and sentence make one row; equal rows of several voices are one value."""
    rows: dict[tuple[object, ...], list[Fact]] = {}
    for f in facts:
        family = _FAMILIES.get(f.field)
        alone = family is None or f.modality is Modality.DENIED
        key = (
            (f.id,)
            if alone
            else (family, f.voice, f.claim, f.attribution, f.modality, sources.sentence_number(f.passage))
        )
        rows.setdefault(key, []).append(f)
    merged: dict[str, list[Fact]] = {}
    for row in rows.values():
        merged.setdefault(together(row), []).extend(row)
    ordered = sorted(merged.items(), key=lambda item: (_row(item[1][0]), item[1][0].passage.start))
    return [sources.of_facts(section, text, of) for text, of in ordered]


def _row(fact: Fact) -> int:
    family = _FAMILIES.get(fact.field, fact.field)
    return _ROWS.index(family) if family in _ROWS else len(_ROWS)


def together(facts: Sequence[Fact]) -> str:
    """Facts of one row in plain words: "shot in the elbow", "charged with assault", "34 years old, male"."""
    family = _FAMILIES.get(facts[0].field)
    if facts[0].modality is Modality.DENIED:
        return labels.say(facts[0].field, facts[0].value, denied=True)
    if facts[0].modality is Modality.UNKNOWN:
        return f"{labels.FIELD[facts[0].field]}: said not to be known"
    if family == "hurt":
        return _hurt(facts)
    if family == "charge":
        return _charge(facts)
    if facts[0].field == "force":
        return _struck_by(facts[0])
    if facts[0].field in ("agency", "agency_participating"):
        return f"of the {facts[0].value}" if facts[0].person else str(facts[0].value)
    return ", ".join(dict.fromkeys(labels.say(f.field, f.value) for f in facts))


def _hurt(facts: Sequence[Fact]) -> str:
    of = {
        name: [f.value for f in facts if f.field == name]
        for name in ("outcome", "injury_cause", "injury_part", "severity")
    }
    killed = "killed" in of["outcome"]
    causes = [labels.say("injury_cause", c) for c in of["injury_cause"]]
    parts = f"in the {labels.listed([str(p) for p in of['injury_part']])}" if of["injury_part"] else ""
    if causes:
        first = labels.listed(causes) + (" and killed" if killed else "")
    else:
        first = labels.listed([labels.say("outcome", o) for o in of["outcome"]]) or ("hurt" if parts else "")
    severity = labels.listed([labels.say("severity", s) for s in of["severity"]])
    return ", ".join(p for p in (" ".join(w for w in (first, parts) if w), severity) if p)


def _charge(facts: Sequence[Fact]) -> str:
    offences = labels.listed([str(f.value) for f in facts if f.field == "charge"])
    states = [f for f in facts if f.field == "charge_status"]
    ground = "".join(f" ({s.ground})" for s in states if s.ground)
    if not states:
        return f"charge: {offences}"
    said = labels.listed([labels.say("charge_status", s.value) for s in states])
    joined = {"charged": "with", "convicted": "of", "acquitted": "of"}.get(str(states[0].value))
    if not offences:
        return said + ground
    return f"{said} {joined} {offences}{ground}" if joined else f"{said}: {offences}{ground}"


def _struck_by(fact: Fact) -> str:
    """Force in the block of somebody it fell on, who was not its subject."""
    text = f"{one_line(fact.by or 'officers')} {labels.say('force', fact.value)}"
    struck = {"yes": " and struck this person", "no": " and did not strike this person"}.get(fact.struck or "", "")
    aim = "; not said to be aimed" if fact.struck == "yes" and fact.aimed_at in (None, "unstated") else ""
    return f"{text}{struck}{aim}"


def force_text(fact: Fact) -> str:
    """Force in plain words, with what is said of its aim and intent: "fired (unintentionally; at a vehicle)"."""
    asides = {
        "intent": {"unintentional": "said to be unintentional", "intentional": "said to be intentional"},
        "aimed_at": {
            "vehicle": "at a vehicle",
            "crowd": "at a crowd",
            "animal": "at an animal",
            "other": "at something else",
        },
        "struck": {"no": "did not strike"},
    }
    told = (asides[name].get(getattr(fact, name) or "") for name in asides)
    aside = "; ".join(t for t in told if t)
    return labels.say(fact.field, fact.value) + (f" ({aside})" if aside else "")


def noun(person: Person, facts: Sequence[Fact]) -> str:
    """What to call somebody who has no name on the page: "man", "officer", "2 officers"."""
    sex = {f.value for f in facts if f.field == "sex" and f.modality in _HAPPENED}
    called = labels.PERSON[person.role]
    if called == "person" and len(sex) == 1:
        grown = {"male": "man", "female": "woman"}
        called = ({"male": "boy", "female": "girl"} if _is_minor(facts) else grown).get(str(sex.pop()), called)
    elif called == "person" and _is_minor(facts):
        called = "child"
    if person.count == 1:
        return called
    more = {"man": "men", "woman": "women", "person": "people", "child": "children"}.get(called, called + "s")
    return f"{labels.number(person.count)} {more}"


def heading(person: Person, facts: Sequence[Fact]) -> str:
    """Whom the block is about: "man shot", "officer hurt", "two bystanders"."""
    during = [f for f in facts if f.modality in _HAPPENED and f.when is not When.BEFORE]
    outcomes = {f.value for f in during if f.field == "outcome"}
    shot = any(f.field == "injury_cause" and f.value == "gunshot" for f in during)
    part = "killed" if "killed" in outcomes else "shot" if shot else "hurt" if is_hurt(during) else ""
    if part == "killed" and shot:
        part = "shot and killed"
    return " ".join(w for w in (noun(person, facts), part) if w)


def is_hurt(facts: Sequence[Fact]) -> bool:
    """Whether any of some facts says that somebody was hurt."""
    return any(
        (f.field == "outcome" and f.value == "injured") or f.field in ("injury_cause", "injury_part", "severity")
        for f in facts
    )


def _is_minor(facts: Sequence[Fact]) -> bool:
    """Whether a minor is meant, whose name belongs on no list of what is missing."""
    return any(f.field == "age" and isinstance(f.value, int) and f.value < 18 for f in facts)


def _not_stated(person: Person, facts: Sequence[Fact]) -> list[str]:
    """What a reader would look for about somebody in this role, and the report does not give."""
    known = {f.field for f in facts if f.modality is not Modality.UNKNOWN}
    killed = any(f.field == "outcome" and f.value == "killed" for f in facts)
    hurt = is_hurt(facts)
    civilian = person.role in (PersonRole.SUBJECT, PersonRole.VICTIM, PersonRole.SUSPECT)
    fired = person.role is PersonRole.SUBJECT and any(f.field == "force" for f in facts)
    wanted = {
        "name": civilian and person.count == 1 and not _is_minor(facts),
        "age": civilian and person.count == 1,
        "outcome": person.role in (PersonRole.SUBJECT, PersonRole.VICTIM) and not hurt and not killed,
        "condition": hurt and not killed and "severity" not in known and "medical released" not in known,
        "armed": fired and "resistance" not in known,
        "custody": person.role in (PersonRole.SUBJECT, PersonRole.SUSPECT)
        and not killed
        and "charge" not in known
        and "charge_status" not in known,
    }
    return [labels.FIELD[name] for name, want in wanted.items() if want and name not in known]
