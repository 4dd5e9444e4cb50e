"""People told of twice: the nameless one of the lead and the name that comes later."""

from __future__ import annotations

from averment.coding.deeds import Deed
from averment.coding.gathering import Entity, Gathering, absorb, alike, fates_of
from averment.coding.incidents import PRIMARY
from averment.coding.lexicon import Kind
from averment.coding.mentions import Form


def merge_unnamed(g: Gathering, deeds: tuple[Deed, ...]) -> None:
    """Make one of a nameless person and the only other to whom the same is said to have happened.

    A name that comes late goes before another nameless one; two who stand in one sentence are two.
    """
    fates = fates_of(g, deeds)
    for entity in g.known:
        if not _may_merge(entity) or entity.names or entity.apart:
            continue
        fate = fates.get(entity.number, frozenset())
        here = set(_in_sentences(g, entity))
        fitting = [
            other
            for other in g.known
            if other is not entity
            and _may_merge(other)
            and other.incident == entity.incident
            and (other.names or other.number < entity.number)
            and alike(entity, other)
            and fate & fates.get(other.number, frozenset())
            and not here & set(_in_sentences(g, other))
        ]
        named = [e for e in fitting if e.names]
        chosen = named or fitting
        if len(chosen) == 1:
            absorb(g, chosen[0], entity)


def _may_merge(entity: Entity) -> bool:
    return bool(entity.mentions) and not entity.plural and entity.kind in (Kind.PLAIN, Kind.SUSPECT, Kind.VICTIM)


def merge_officers(g: Gathering, deeds: tuple[Deed, ...]) -> None:
    """Make one of officers without a name to whom alone of officers the same injury is said to have happened."""
    fates = fates_of(g, deeds)
    hurt = [
        e
        for e in g.entities
        if e.kind is Kind.OFFICER
        and not e.plural
        and e.incident == PRIMARY
        and e.mentions
        and fates.get(e.number, frozenset()) & {"hurt", "care"}
        and not e.former
    ]
    named = [e for e in hurt if e.names]
    if len(named) > 1 or any(
        e.plural and e.kind is Kind.OFFICER and e.count not in (None, (1, 1)) and fates.get(e.number)
        for e in g.entities
    ):
        return
    keep = next(iter(named or hurt), None)
    for other in hurt:
        if keep is not None and other is not keep and not set(_in_sentences(g, keep)) & set(_in_sentences(g, other)):
            absorb(g, keep, other)


def _in_sentences(g: Gathering, entity: Entity) -> list[int]:
    return [g.sentence_of[k] for k in entity.mentions if g.clauses.mentions[k].form is not Form.PRONOUN]
