"""Whose knowledge a saying is: copies of one statement, and whoever only relays it, have one origin.

The rules, in their order:

1. Who is said to say it is its origin, whichever report carries it: a spokesperson and the agency are one, "police
   said" is the agency involved where the reports know one agency, a filing that recites an affidavit is the affiant's.
2. The dead tell nothing of how they died. The living subject and the lawyers of the subject are one: counsel knows
   what the client knows.
3. A publisher is an origin only where it states a basis of its own: its reporter saw, viewed footage, read a paper.
   A publisher that another one cites is what it itself relied on, where its own report is at hand.
4. Sentences that stand nearly word for word in two reports are one saying, told of unnamed voices and of publishers;
   one that stands in a party's own publication is that party's.
5. Somebody of whom a report tells neither who nor what they are ("it", "a statement") is no origin; an unnamed
   voice counts with the one named voice of its role in its report, since it may be the same.
6. A body and the bodies over it are one where they say one value: the agency counts, its department does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from averment.comparing.hearing import family
from averment.comparing.knowledge import Knowledge
from averment.comparing.model import Origin, Party, PartyKind, Saying
from averment.comparing.parties import Parties
from averment.comparing.people import People
from averment.comparing.values import Relation, relate, same_name
from averment.domain.codes import Basis, PersonRole, Side, VoiceRole
from averment.domain.identity import local_id
from averment.domain.record import IncidentRecord
from averment.ports import Shared

OWN_BASIS = frozenset({Basis.SAW, Basis.FOOTAGE, Basis.DOCUMENT})
_STRENGTH = (Basis.FOOTAGE, Basis.SAW, Basis.DOCUMENT, Basis.TOLD_BY, Basis.NOT_STATED)
_CLIENT = frozenset({VoiceRole.SUBJECT, VoiceRole.DEFENCE})
_LOOSE = frozenset({PartyKind.UNNAMED, PartyKind.PUBLISHER, PartyKind.FOOTAGE})
_SUBJECTS = "the subject and the lawyers of the subject"


@dataclass(frozen=True, slots=True)
class Traced:
    """Sayings with their origins, the origins, and which reports are copies of which."""

    sayings: tuple[Saying, ...]
    origins: tuple[Origin, ...]
    copies: Mapping[str, tuple[str, ...]]
    over: Mapping[str, frozenset[str]]
    """Origins of the bodies over an origin, by its id."""


def trace(
    record: IncidentRecord, sayings: Sequence[Saying], parties: Parties, people: People, knowledge: Knowledge
) -> Traced:
    """Give every saying its origin, or none."""
    shared = _shared(record, knowledge)
    links = _Links(record, parties, sayings, shared, knowledge, people)
    roots = links.roots()
    traced = tuple(replace(s, origin=roots[s.id]) for s in sayings)
    origins = tuple(_origin(id_, traced, links) for id_ in dict.fromkeys(s.origin for s in traced) if id_)
    over = {id_: links.over(id_, [o.id for o in origins]) for id_ in (o.id for o in origins)}
    return Traced(traced, origins, _copies(record, shared), over)


def independent(origins: Iterable[str], over: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Origins that count: those over one of the others do not."""
    every = dict.fromkeys(origins)
    return tuple(o for o in every if not any(o in over.get(other, frozenset()) for other in every if other != o))


def _shared(record: IncidentRecord, knowledge: Knowledge) -> list[Shared]:
    return knowledge.copies.shared([t.draft.report.text for t in record.tellings])


class _Links:
    """Origins by saying: a forest of "is the same knowledge as"."""

    def __init__(
        self,
        record: IncidentRecord,
        parties: Parties,
        sayings: Sequence[Saying],
        shared: Sequence[Shared],
        knowledge: Knowledge,
        people: People,
    ) -> None:
        self._record, self._parties, self._sayings, self._knowledge = record, parties, sayings, knowledge
        self._by_id = {p.id: p for p in parties.every}
        self._families = {t.key: family(t.draft) for t in record.tellings}
        self._dead = _dead(sayings, people)
        self._up: dict[str, str] = {}
        self.why: dict[str, dict[str, None]] = {}
        self.labels: dict[str, str] = {}
        self._first = {s.id: self._own(s) for s in sayings}
        self._join_copies(shared)
        self._join_cited()

    def roots(self) -> dict[str, str | None]:
        """The origin of each saying."""
        return {id_: self._root(own) if own else None for id_, own in self._first.items()}

    def over(self, origin: str, every: Sequence[str]) -> frozenset[str]:
        """Which of the origins are of bodies over that of an origin."""
        parents = {p for party in self._of(origin) for p in self._parties.parents.get(party.id, ())}
        return frozenset(o for o in every if o != origin and any(p.label in parents for p in self._of(o)))

    def _of(self, origin: str) -> list[Party]:
        ids = {s.party for s in self._sayings if (own := self._first[s.id]) and self._root(own) == origin}
        return [self._by_id[i] for i in ids]

    def _own(self, saying: Saying) -> str | None:
        """The origin by the party alone."""
        party = self._by_id[saying.party]
        if party.role is VoiceRole.SUBJECT and self._is_dead(party):
            return None
        if party.role in _CLIENT or (party.kind is PartyKind.FOOTAGE and party.side is Side.SUBJECT):
            return self._named("subject", _SUBJECTS, party, "counsel knows what the client knows")
        if party.kind is PartyKind.PUBLISHER:
            if saying.basis not in OWN_BASIS:
                return None
            return self._named(f"publisher {party.label}", party.label, party, f"it states a basis: {saying.basis}")
        if party.kind is PartyKind.UNNAMED and party.role is VoiceRole.OTHER:
            return None
        if (named := self._maybe(party)) is not None:
            why = f"the report does not say that {party.label} is somebody else"
            return self._named(f"party {named.id}", named.label, named, why)
        if party.side is Side.SUBJECT and party.kind is PartyKind.ORGANISATION and party.role is VoiceRole.REPORT:
            return self._named("subject", _SUBJECTS, party, "counsel knows what the client knows")
        return self._named(f"party {party.id}", party.label, party, "")

    def _is_dead(self, party: Party) -> bool:
        """Whether the party is said to have been killed in the event: the dead tell nothing of it."""
        if party.kind is not PartyKind.PERSON:
            return bool(self._dead)
        return any(same_name(name, n) for name in self._dead for n in (party.label, *party.names))

    def _maybe(self, party: Party) -> Party | None:
        """The one named party of a role in a report that also hears an unnamed one of it: it may be the same."""
        if party.kind is not PartyKind.UNNAMED or len(party.voices) != 1:
            return None
        report = party.voices[0][0]
        alike = [
            p
            for p in self._parties.every
            if p.kind is PartyKind.PERSON and p.role is party.role and any(r == report for r, _ in p.voices)
        ]
        return alike[0] if len(alike) == 1 else None

    def _named(self, key: str, label: str, party: Party, why: str) -> str:
        id_ = local_id("origin", key)
        self.labels.setdefault(id_, label)
        self.why.setdefault(id_, {}).update(dict.fromkeys([w for w in (why, *party.why) if w]))
        return id_

    def _root(self, id_: str) -> str:
        while id_ in self._up:
            id_ = self._up[id_]
        return id_

    def _join(self, one: str, other: str, why: str) -> None:
        a, b = sorted((self._root(one), self._root(other)))
        if a == b:
            return
        self._up[b] = a
        self.why.setdefault(a, {}).update(self.why.get(b, {}))
        self.why[a][why] = None

    def _join_copies(self, shared: Sequence[Shared]) -> None:
        keys = [t.key for t in self._record.tellings]
        for copy in shared:
            left = self._within(keys[copy.left], copy.left_span.start, copy.left_span.end)
            right = self._within(keys[copy.right], copy.right_span.start, copy.right_span.end)
            for one in left:
                for other in right:
                    if (one.field, one.about) == (other.field, other.about) and self._same(one, other):
                        self._join_copied(one, other)

    def _within(self, report: str, start: int, end: int) -> list[Saying]:
        return [s for s in self._sayings if s.report == report and start <= s.passage.start and s.passage.end <= end]

    def _same(self, one: Saying, other: Saying) -> bool:
        return (
            relate(one.field, one.value, other.value, self._knowledge) is Relation.AGREES and one.denies == other.denies
        )

    def _join_copied(self, one: Saying, other: Saying) -> None:
        a, b = self._first[one.id], self._first[other.id]
        loose = [self._by_id[s.party].kind in _LOOSE for s in (one, other)]
        why = f"one passage stands in {self._families[one.report]} and {self._families[other.report]}"
        if a and b and any(loose):
            self._join(a, b, why)
        elif (a or b) and any(loose):
            held, bare = (one, other) if a else (other, one)
            if self._by_id[held.party].kind is not PartyKind.PUBLISHER or self._first[held.id]:
                self._first[bare.id] = self._first[held.id]
                self.why[self._root(str(self._first[held.id]))][why] = None

    def _join_cited(self) -> None:
        """What one publisher takes from another is what that one relied on."""
        for saying in self._sayings:
            party = self._by_id[saying.party]
            if self._first[saying.id] or party.kind is not PartyKind.PUBLISHER:
                continue
            if self._families[saying.report].casefold() == party.label.casefold():
                continue
            for source in self._sayings:
                held = self._first[source.id]
                cited = self._families[source.report].casefold() == party.label.casefold()
                same = (source.field, source.about) == (saying.field, saying.about)
                if held and cited and same and self._same(source, saying):
                    self._first[saying.id] = held
                    self.why[self._root(held)][f"{self._families[saying.report]} takes it from {party.label}"] = None
                    break


def _dead(sayings: Sequence[Saying], people: People) -> frozenset[str]:
    """Names of subjects of whom anybody says that they were killed; an empty name for one who has none."""
    killed = {s.about for s in sayings if s.field == "outcome" and s.value == "killed" and not s.denies}
    return frozenset(p.name or "" for p in people.every if p.id in killed and p.role is PersonRole.SUBJECT)


def _origin(id_: str, sayings: Sequence[Saying], links: _Links) -> Origin:
    own = [s for s in sayings if s.origin == id_]
    sides = {s.side for s in own} - {Side.UNKNOWN}
    reports = tuple(dict.fromkeys(s.report for s in own))
    why = tuple(links.why.get(id_, {}))
    if len(reports) > 1 and not why:
        why = ("one party, carried by several reports",)
    return Origin(
        id=id_,
        label=links.labels[id_],
        side=sides.pop() if len(sides) == 1 else Side.UNKNOWN,
        basis=min((s.basis for s in own), key=_STRENGTH.index),
        reports=reports,
        why=why,
    )


def _copies(record: IncidentRecord, shared: Sequence[Shared]) -> dict[str, tuple[str, ...]]:
    """Reports of which most of the words stand in another one, both ways or one."""
    keys = [t.key for t in record.tellings]
    sizes = [max(1, len(t.draft.report.text)) for t in record.tellings]
    held: dict[tuple[int, int], int] = {}
    for s in shared:
        held[s.left, s.right] = held.get((s.left, s.right), 0) + len(s.left_span)
    found: dict[str, dict[str, None]] = {}
    for (a, b), size in held.items():
        if size >= 0.5 * min(sizes[a], sizes[b]):
            found.setdefault(keys[a], {})[keys[b]] = None
            found.setdefault(keys[b], {})[keys[a]] = None
    return {key: tuple(of) for key, of in found.items()}
