"""The same person by name: equal words, appositions, "was identified as"."""

from __future__ import annotations

from averment.coding.cast.gathering import Entity, Gathering
from averment.coding.deeds.mentions import Form, Mention
from averment.coding.deeds.names import Name
from averment.coding.deeds.subjects import subject_at
from averment.coding.text.lexicon import BE, Kind


def by_name(g: Gathering, name: Name, label: int) -> Entity | None:
    """The person who has that name: all of its words, or a surname or given name that only one has."""
    best: Entity | None = None
    asked = _name_parts(name)
    for entity in g.entities:
        full = [n for n in entity.names if len(n.parts) > 1]
        if len(name.parts) > 1 and any(asked <= _name_parts(n) or _name_parts(n) <= asked for n in full):
            return entity
        for known in full or entity.names:
            if len(name.parts) == 1:
                if name.parts[0] in (known.surname, known.parts[0]) and (
                    best is None or (entity.incident == label and best.incident != label)
                ):
                    best = entity
            elif (known.parts[0] == name.parts[0] and set(known.parts) & set(name.parts[1:])) or (
                known.surname == name.surname and len(known.parts) == 1
            ):
                return entity
    return best


def _name_parts(name: Name) -> frozenset[str]:
    """Words of a name, those joined by a hyphen apart."""
    return frozenset(p for part in name.parts for p in part.split("-"))


def beside(g: Gathering, k: int, mention: Mention) -> Entity | None:
    """Whom an apposition or "X was the Y" makes this mention mean."""
    if k == 0 or g.whom[k - 1] < 0 or g.sentence_of[k - 1] != g.sentence_of[k]:
        return None
    before = g.clauses.mentions[k - 1]
    if before.plural or mention.plural or before.form is Form.PRONOUN or before.owns:
        return None
    between = g.clauses.words.lows[before.end : mention.first]
    if not between:
        return g.entities[g.whom[k - 1]] if mention.name is not None and before.name is None else None
    apposed = between == (",",) or (
        len(between) <= 4
        and between[0] in (",", "(")
        and all(w.isdigit() or w in (",", "(", ")", "age", "identified", "as", "named") for w in between)
    )
    if between == ("as",) and mention.name is None and before.name is not None:
        return g.entities[g.whom[k - 1]]
    copula = (
        len(between) <= 3 and between[0] in BE and not any(w.endswith("ed") or w in ("by", "a", "not") for w in between)
    )
    if not (apposed or copula) or (
        (mention.kind is Kind.OFFICIAL) != (before.kind is Kind.OFFICIAL) and before.name is None
    ):
        return None
    if apposed and mention.name is not None and before.name is not None:
        return None
    listed = not mention.definite and not before.definite and before.name is None and mention.kind is before.kind
    if between == (",",) and mention.name is None and listed and g.clauses.words.lows[before.first + 1] != "of":
        return None
    return g.entities[g.whom[k - 1]]


def said_to_be(g: Gathering, mention: Mention) -> Entity | None:
    """Whom "is a deputy with that agency" is said of."""
    verb = mention.first - 1
    if mention.plural or verb < 0 or g.clauses.words.lows[verb] not in ("is", "was"):
        return None
    subject = subject_at(g.clauses, verb, g.clauses.words.sentences[g.sentence_of[len(g.whom)]][0])
    if subject is None or subject >= len(g.whom) or g.whom[subject] < 0 or g.clauses.mentions[subject].plural:
        return None
    return g.entities[g.whom[subject]]


_IDENTIFIES = frozenset("identified identify named known identifying identity identifies".split())


def identified(g: Gathering, k: int, mention: Mention, label: int) -> Entity | None:
    """The one whom "was identified as", "police identified the man as", "named ... as" gives this name."""
    words = g.clauses.words
    first = words.sentences[g.sentence_of[k]][0]
    lead = words.lows[max(first, mention.first - 14) : mention.first]
    if not any(w in _IDENTIFIES for w in lead):
        return None
    verb = max(i for i in range(max(first, mention.first - 14), mention.first) if words.lows[i] in _IDENTIFIES)
    if any(w in (",", "and", ";") for w in words.lows[verb + 1 : mention.first]) or (
        "as" not in words.lows[verb : mention.first] and words.lows[verb] != "named"
    ):
        return None
    between = [j for j in range(k) if g.clauses.mentions[j].first > verb]
    subject = between[:1] or [j for j in (subject_at(g.clauses, verb, first),) if j is not None]
    for j in subject:
        entity = g.entities[g.whom[j]] if j < len(g.whom) and g.whom[j] >= 0 else None
        if (
            entity is not None
            and not g.clauses.mentions[j].plural
            and entity.kind is not Kind.OFFICIAL
            and not entity.names
        ):
            return entity
    free = [
        e
        for e in g.entities
        if not e.names and not e.plural and e.incident == label and e.kind in (Kind.SUSPECT, Kind.VICTIM, Kind.PLAIN)
    ]
    return free[0] if len(free) == 1 else None
