"""Which mentions mean the same person: names and the nouns and pronouns that go back to them, within one report.

Readable rules in the order of their trust: names by their words, appositions ("the driver, Jane Roe"), identifications
("the man was identified as"), nouns by kind, sex and number, pronouns by nearness. A new person begins where nothing
fits.
"""

from __future__ import annotations

from averment.coding.cast.anaphora import by_noun, by_pronoun, fits, same_kin
from averment.coding.cast.gathering import ANOTHER, FATES, Entity, Gathering, absorb, alike
from averment.coding.cast.incidents import NONE, PRIMARY, Stretches
from averment.coding.cast.naming import beside, by_name, identified, said_to_be
from averment.coding.deeds.finding import Deed
from averment.coding.deeds.laid import Clauses
from averment.coding.deeds.mentions import Form, Mention
from averment.coding.deeds.verbs import VERB_FORMS
from averment.coding.text.lexicon import AUXILIARIES, BOUNDARIES, Kind


def gather(clauses: Clauses, deeds: tuple[Deed, ...], stretches: Stretches, *, force: bool) -> Gathering:
    """Resolve every mention, in reading order."""
    sentence_of = _sentences(clauses)
    g = Gathering(clauses, stretches, sentence_of, force=force)
    for deed in deeds:
        g.acting.update(deed.agents, deed.patients)
        g.agents.update(deed.agents)
        if "hurt" in FATES.get(deed.act, ()) and not deed.hypothetical:
            g.harmed.update(deed.patients)
            g.harming.update(deed.agents)
        for agent in deed.agents:
            for patient in deed.patients:
                g.apart.setdefault(agent, set()).add(patient)
                g.apart.setdefault(patient, set()).add(agent)
    for k, mention in enumerate(clauses.mentions):
        entity = None if mention.none and mention.kind is not Kind.OFFICER else _resolve(g, k, mention)
        if entity is not None:
            _join(g, entity, k, mention)
        g.whom.append(entity.number if entity is not None else -1)
        if mention.name is not None and entity is not None:
            _enlist(g, k, entity)
    return g


def _enlist(g: Gathering, k: int, entity: Entity) -> None:
    """Make a name a member of the group that a list spells out: "three people -- A, 30; B, 31; and C, 44"."""
    j = k - 1
    while j >= 0 and k - j <= 8 and g.sentence_of[j] == g.sentence_of[k]:
        before, here = g.clauses.mentions[j], g.clauses.mentions[j + 1]
        between = g.clauses.words.lows[before.end : here.first]
        if not (_spells_out(between, before) or (len(between) <= 4 and all(w in _LISTS for w in between))):
            return
        if before.plural:
            group = g.entities[g.whom[j]] if g.whom[j] >= 0 else None
            listed = (
                not between
                or (before.count is not None and between[0] in _OPENS_LIST)
                or not _INCLUDES.isdisjoint(between)
            )
            if group is not None and listed and entity.number not in group.members and group is not entity:
                group.members.append(entity.number)
                g.listed.add(entity.number)
                if group.kind is not Kind.KIN and entity.kind is Kind.PLAIN:
                    entity.kind = group.kind
            return
        if before.name is None:
            return
        j -= 1


def _spells_out(between: tuple[str, ...], before: Mention) -> bool:
    """Whether words lead from a group to one of it, or from one name to the next, past what each is.

    "Two activists, including the poet A. Roe", "A. Roe and aid worker B. Poe".
    """
    at = next((n for n, w in enumerate(between) if w in _INCLUDES), None)
    if before.name is None and at is None:
        return False
    lead, rest = (between[:at], between[at + 1 :]) if at is not None else (between[:2], between[1:])
    if at is None and (not lead or lead[0] not in (",", "and", ";")):
        return False
    return len(between) <= 10 and all(_describes(w) for w in rest if w not in _LISTS)


def _describes(low: str) -> bool:
    return low.replace("-", "").isalpha() and low not in VERB_FORMS and low not in AUXILIARIES and low not in BOUNDARIES


_INCLUDES = frozenset("including namely like such".split())
_OPENS_LIST = frozenset("- — – : , as were identified including namely like such".split())
_LISTS = frozenset(", ; : - — – and ( ) as were identified including namely like such".split())


def _sentences(clauses: Clauses) -> list[int]:
    out: list[int] = []
    n = 0
    for mention in clauses.mentions:
        while clauses.words.sentences[n][1] <= mention.first:
            n += 1
        out.append(n)
    return out


def _resolve(g: Gathering, k: int, mention: Mention) -> Entity | None:
    label = g.label_of(k)
    if mention.form is Form.PRONOUN:
        return by_pronoun(g, k, mention, label)
    apposed = beside(g, k, mention)
    if mention.name is not None:
        known = by_name(g, mention.name, label)
        same = (
            apposed
            if apposed is not None and not apposed.names and not apposed.plural
            else identified(g, k, mention, label)
        )
        if known is not None:
            if same is not None and same is not known and alike(same, known):
                absorb(g, known, same)
            return known
        if same is not None:
            return same
        if mention.kind is Kind.SUSPECT:
            free = [
                e for e in g.entities if e.kind is Kind.SUSPECT and not e.names and not e.plural and e.incident == label
            ]
            if len(free) == 1:
                return free[0]
        return _new(g, mention, label)
    if apposed is not None and fits(apposed, mention, apposed=True):
        return apposed
    same = said_to_be(g, mention)
    if same is not None and fits(same, mention, apposed=True):
        return same
    group = _of_them(g, k, mention)
    if group is not None:
        return _new(g, mention, label, group.kind)
    if mention.kind is Kind.KIN and (mention.owner or not mention.definite):
        return same_kin(g, mention, label) or _new(g, mention, label)
    return by_noun(g, k, mention, label) or _new(g, mention, label)


def _of_them(g: Gathering, k: int, mention: Mention) -> Entity | None:
    """The group that "one of them" is of: the last that was named, in this sentence or the one before."""
    if g.clauses.words.lows[mention.first : mention.end][-2:] != ("of", "them"):
        return None
    for j in range(k - 1, -1, -1):
        if g.sentence_of[k] - g.sentence_of[j] > 1:
            return None
        if g.clauses.mentions[j].plural and g.whom[j] >= 0:
            return g.entities[g.whom[j]]
    return None


def _new(g: Gathering, mention: Mention, label: int, kind: Kind | None = None) -> Entity:
    entity = Entity(len(g.entities), label, kind or mention.kind, mention.plural)
    g.entities.append(entity)
    return entity


def _join(g: Gathering, entity: Entity, k: int, mention: Mention) -> None:
    entity.mentions.append(k)
    entity.acts = entity.acts or k in g.acting
    entity.harmed = entity.harmed or k in g.harmed
    entity.harms = entity.harms or k in g.harming
    entity.sentence = g.sentence_of[k]
    if mention.form is Form.PRONOUN:
        entity.sex = entity.sex or mention.sex
        return
    if entity.incident == NONE and g.label_of(k) == PRIMARY:
        entity.incident = PRIMARY
    entity.sex = entity.sex or mention.sex
    entity.age = entity.age if entity.age is not None else mention.age
    entity.count = entity.count or mention.count
    entity.minor = entity.minor or mention.minor or (mention.age is not None and mention.age < 18)
    if mention.head:
        entity.heads.add(mention.head)
    if mention.name is not None:
        entity.names.append(mention.name)
    if mention.kind is not Kind.PLAIN and entity.kind in (Kind.PLAIN, Kind.KIN):
        entity.kind = mention.kind
    lead = g.clauses.words.lows[mention.first : mention.end]
    entity.apart = entity.apart or (len(entity.mentions) == 1 and not ANOTHER.isdisjoint(lead))
    entity.former = entity.former or any(w in ("former", "retired", "ex-police", "ex-cop") for w in lead)
