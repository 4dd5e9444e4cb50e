"""People told of twice: the nameless one of the lead and the name that comes later."""

from __future__ import annotations

from averment.coding.cast.gathering import Entity, Gathering, absorb, alike, fates_of
from averment.coding.cast.incidents import PRIMARY
from averment.coding.deeds.finding import Deed
from averment.coding.deeds.mentions import Form
from averment.coding.text.lexicon import Kind

SIDE = 12
"""Words between two who stand side by side."""


def merge_unnamed(g: Gathering, deeds: tuple[Deed, ...]) -> None:
    """Make one of a nameless person and the only other to whom the same is said to have happened.

    A name that comes late goes before another nameless one; two who stand side by side in one sentence are two.
    """
    fates = fates_of(g, deeds)
    for entity in g.known:
        if not _may_merge(entity) or entity.names or entity.apart:
            continue
        fate = fates.get(entity.number, frozenset())
        fitting = [
            other
            for other in g.known
            if other is not entity
            and _may_merge(other)
            and other.incident == entity.incident
            and (other.names or other.number < entity.number)
            and alike(entity, other)
            and fate & fates.get(other.number, frozenset())
            and not side_by_side(g, entity, other)
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
        if keep is not None and other is not keep and not side_by_side(g, keep, other):
            absorb(g, keep, other)


def side_by_side(g: Gathering, a: Entity, b: Entity) -> bool:
    """Whether two are named within a few words of one sentence, as nobody names one person twice."""
    theirs = _places(g, b)
    return any(n == m and abs(i - j) <= SIDE for n, i in _places(g, a) for m, j in theirs)


def _places(g: Gathering, entity: Entity) -> list[tuple[int, int]]:
    """Sentence and first word of the mentions of somebody that are no pronouns, the first twenty of them."""
    mentions = g.clauses.mentions
    named = [k for k in entity.mentions if mentions[k].form is not Form.PRONOUN]
    return [(g.sentence_of[k], mentions[k].first) for k in named[:20]]
