"""What a person decides about a draft: appended, never overwritten; the latest that stands counts.

A decision about a fact holds the fact as it was drafted and as it stands after, each with the voice, person and claim
that it leans on: so it says the same whatever engine runs later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from averment.domain.draft import Claim, Draft, Fact, Incident, Person, Voice


class DecisionKind(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    """The words say so, and the value is coded right."""
    CORRECT = "correct"
    """The words say something, and the value is coded otherwise; what was drafted stays on record."""
    REJECT = "reject"
    """The words do not say so."""
    ADD = "add"
    """A fact that no engine found, with its words."""
    PENDING = "pending"
    """A field of an incident is said to be still open: somebody has promised an answer."""
    UNKNOWABLE = "unknowable"
    """A field of an incident will not be known; only a person may say so."""
    PUBLISH_DRIFT = "publish_drift"
    """A party's account has changed, and that may be shown to the public."""
    MERGE = "merge"
    """Two incidents are one."""
    SPLIT = "split"
    """Some tellings of an incident belong to another one."""
    REFUSE = "refuse"
    """Incidents stay as they are although grouping proposed to merge or to split them."""
    FILL = "fill"
    """A column of the user's own is given a value for an incident; it is no fact, and nothing reads it but exports."""
    CLOSE = "close"
    """A report needs no more review; what is undecided in it stays a draft."""
    REOPEN = "reopen"
    """A report goes back to the queue."""


ON_FACTS = frozenset({DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.REJECT, DecisionKind.ADD})
ON_FIELDS = frozenset({DecisionKind.PENDING, DecisionKind.UNKNOWABLE, DecisionKind.PUBLISH_DRIFT})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFact:
    """A fact with everything of its draft that it points to."""

    fact: Fact
    incident: Incident | None = None
    voice: Voice | None = None
    claim: Claim | None = None
    people: tuple[Person, ...] = ()

    @classmethod
    def of(cls, draft: Draft, fact: Fact) -> HeldFact:
        """The fact with what it points to in that draft; what the draft does not have is left out."""
        return cls(
            fact=fact,
            incident=next((i for i in draft.incidents if i.id == fact.incident), None),
            voice=next((v for v in draft.voices if v.id == fact.voice), None),
            claim=next((c for c in draft.claims if c.id == fact.claim), None),
            people=tuple(p for p in draft.people if p.id in {fact.person, fact.by_person}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision as the store holds it. `retired` says why it no longer counts, and is empty while it does."""

    number: int
    at: str
    """UTC, ISO 8601 with microseconds and `Z`."""
    who: str
    kind: DecisionKind
    report: int | None = None
    """The store's number of the report version that it is about."""
    fact: str | None = None
    incident: str | None = None
    field: str | None = None
    person: str | None = None
    before: HeldFact | None = None
    after: HeldFact | None = None
    detail: str = ""
    """What the kind needs beside: the other incident of a merge, the tellings of a split, the drift that is shown."""
    reason: str = ""
    carries: int | None = None
    """The decision on an older version of the report that this one repeats, because the same words stand there."""
    replaces: int | None = None
    """The decision that stood before on the same thing; it stands again where this one is undone."""
    retired: str = ""
    """`undone`, `replaced`, `orphaned` or `erased`."""
    retired_at: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return not self.retired


def decided(draft: Draft, decisions: Iterable[Decision]) -> Draft:
    """The draft as people left it: rejected facts gone, corrected ones as corrected, added and accepted ones there.

    An accepted, corrected or added fact stays although a newer engine no longer finds it; what it points to comes with
    it. Facts nobody decided on stay as drafted, in their order; others follow.
    """
    facts = {f.id: f for f in draft.facts}
    parts: list[HeldFact] = []
    for decision in decisions:
        if not decision.stands or decision.kind not in ON_FACTS or decision.fact is None:
            continue
        if decision.kind is DecisionKind.REJECT:
            facts.pop(decision.fact, None)
        elif decision.after is not None:
            facts[decision.fact] = decision.after.fact
            parts.append(decision.after)
    return replace(
        draft,
        facts=tuple(facts.values()),
        incidents=_incidents(draft.incidents, (p.incident for p in parts)),
        voices=_with(draft.voices, (p.voice for p in parts)),
        claims=_with(draft.claims, (p.claim for p in parts)),
        people=_with(draft.people, (person for p in parts for person in p.people)),
    )


_Named = TypeVar("_Named", Incident, Voice, Claim, Person)


def _incidents(have: tuple[Incident, ...], more: Iterable[Incident | None]) -> tuple[Incident, ...]:
    """Exactly one stays primary."""
    every = _with(have, more)
    first = next((i.id for i in every if i.primary), None)
    return tuple(replace(i, primary=False) if i.primary and i.id != first else i for i in every)


def _with(have: tuple[_Named, ...], more: Iterable[_Named | None]) -> tuple[_Named, ...]:
    known = {x.id: x for x in have}
    for each in more:
        if each is not None:
            known.setdefault(each.id, each)
    return tuple(known.values())
