"""Which facts of a report say no more than what the incident already has: a person need not be asked again."""

from __future__ import annotations

from collections.abc import Iterable

from averment.bootstrap import build_knowledge
from averment.comparing.values import Relation, folded, narrowness, relate
from averment.domain.codes import Modality
from averment.domain.draft import Fact
from averment.store.queries.agreed import Said

_PLAIN = frozenset({Modality.ASSERTED, Modality.ALLEGED})
"""A hedge is a habit of wording, and changes no standing: docs/standing.md."""


def agrees(fact: Fact, role: str, said: Iterable[Said]) -> bool:
    """Whether something decided says the same of the same person, or the same more exactly.

    Of the report at hand the person has to be the same, of another one the role: who is who across reports is told by
    comparing, and may change with each decision.
    """
    return any(_same_person(fact, role, s) and _says_no_more(fact, s.fact) for s in said)


def _same_person(fact: Fact, role: str, said: Said) -> bool:
    return fact.person == said.fact.person if said.own else role == said.role


def _says_no_more(fact: Fact, held: Fact) -> bool:
    if fact.field != held.field or not _said_alike(fact.modality, held.modality):
        return False
    if fact.value == held.value:
        return True
    known = build_knowledge()
    if fact.field == "agency":
        one, other = (known.organisations.find(str(f.value)) for f in (fact, held))
        names = [folded(o.name if o else str(f.value)) for o, f in ((one, fact), (other, held))]
        return names[0] == names[1]
    if relate(fact.field, fact.value, held.value, known) is not Relation.AGREES:
        return False
    # Two that agree and are as narrow may still be two: 07:40 and 07:45, 34 and 35 years.
    return narrowness(fact.field, fact.value, known) < narrowness(fact.field, held.value, known)


def _said_alike(one: Modality, other: Modality) -> bool:
    return one is other or {one, other} <= _PLAIN
