"""People across reports: who of one report is who of another. Conservative; an alignment stands with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from averment.comparing.knowledge import Knowledge
from averment.comparing.model import AlignedPerson
from averment.comparing.values import Relation, relate, same_name
from averment.domain.codes import Modality, PersonRole
from averment.domain.draft import Fact, Person, Value
from averment.domain.identity import local_id
from averment.domain.record import IncidentRecord, Telling

_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED})
_LEADS = (PersonRole.SUBJECT, PersonRole.VICTIM, PersonRole.OFFICER, PersonRole.SUSPECT)
_TELLING = frozenset({"force", "outcome", "injury_cause", "resistance", "custody", "armed", "name"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One person of one report, with what decides who that is."""

    report: str
    person: Person
    names: tuple[str, ...]
    sexes: frozenset[Value]
    ages: tuple[Value, ...]
    weight: int


@dataclass(slots=True)
class _Group:
    members: list[_Told] = field(default_factory=list)
    why: dict[str, None] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [n for m in self.members for n in m.names]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, and whose facts are whose."""

    every: tuple[AlignedPerson, ...]
    of_person: Mapping[tuple[str, str], str]


def find_people(record: IncidentRecord, knowledge: Knowledge) -> People:
    """Everybody of an incident.

    Two people are one where they have one role's name; where none is named, or one only, the chief subject
    (officer, victim) of each report is one, if of one person of that role most is told, their counts are one, and age
    and sex do not differ. Everybody else stays apart.
    """
    told = [_told(t, p) for t in record.tellings for p in t.people()]
    told = [t for t in told if t.weight]
    groups = _by_name(told)
    taken = {id(m) for g in groups for m in g.members}
    for role in _LEADS:
        _join_leads(groups, told, role, taken, knowledge)
    groups += [_Group([t]) for t in told if id(t) not in taken]
    groups.sort(key=lambda g: _rank(told, g))
    aligned = [_aligned(g) for g in groups]
    of = {(m.report, m.person.id): a.id for g, a in zip(groups, aligned, strict=True) for m in g.members}
    return People(tuple(aligned), of)


def _told(telling: Telling, person: Person) -> _Told:
    facts = [f for f in telling.facts() if f.person == person.id or f.by_person == person.id]
    own = [f for f in facts if f.person == person.id and f.modality in _SAID]
    return _Told(
        report=telling.key,
        person=person,
        names=tuple(dict.fromkeys(str(f.value) for f in own if f.field == "name")),
        sexes=frozenset(f.value for f in own if f.field == "sex"),
        ages=tuple(f.value for f in own if f.field == "age"),
        weight=_weight(facts),
    )


def _weight(facts: Sequence[Fact]) -> int:
    return sum(3 if f.field in _TELLING else 1 for f in facts)


def _by_name(told: Iterable[_Told]) -> list[_Group]:
    """Named people by name; longest names first, so that a surname joins the one full name that has it."""
    groups: list[_Group] = []
    named = sorted((t for t in told if t.names), key=lambda t: (-max(len(n) for n in t.names), t.report))
    for one in named:
        fits = [g for g in groups if any(same_name(a, b) for a in g.names for b in one.names)]
        if len(fits) == 1:
            fits[0].members.append(one)
            fits[0].why["one name"] = None
        else:
            groups.append(_Group([one]))
    return groups


def _join_leads(
    groups: list[_Group], told: Sequence[_Told], role: PersonRole, taken: set[int], knowledge: Knowledge
) -> None:
    """The chief person of a role in each report is one, where no two of them have different names."""
    leads = [lead for lead in (_lead(told, r, role) for r in dict.fromkeys(t.report for t in told)) if lead]
    named = _chief(groups, leads)
    if named is None or (role is PersonRole.OFFICER and any(lead.person.count > 1 for lead in leads)):
        return
    group = named
    for lead in leads:
        if id(lead) in taken or not all(_may_be(lead, m, knowledge) for m in group.members):
            continue
        if any(m.report == lead.report for m in group.members):
            continue
        group.members.append(lead)
        taken.add(id(lead))
        if len(group.members) > 1:
            group.why[f"the chief {role} of each report, and nothing told of them differs"] = None
    if group not in groups and group.members:
        groups.append(group)


def _chief(groups: Sequence[_Group], leads: Sequence[_Told]) -> _Group | None:
    """The named group that is chief in most of the reports that name theirs; a new one where none does, else None."""
    counts = [(sum(any(m is lead for m in g.members) for lead in leads), g) for g in groups]
    found = [(n, g) for n, g in counts if n]
    if not found:
        return _Group()
    most, group = max(found, key=lambda f: f[0])
    return group if 2 * most > sum(n for n, _ in found) else None


def _lead(told: Sequence[_Told], report: str, role: PersonRole) -> _Told | None:
    """The person of a role of whom a report tells most; nobody where two are told of alike."""
    of = sorted((t for t in told if t.report == report and t.person.role is role), key=lambda t: -t.weight)
    if not of or (len(of) > 1 and of[0].weight == of[1].weight):
        return None
    return of[0]


def _may_be(one: _Told, other: _Told, knowledge: Knowledge) -> bool:
    if one.person.count != other.person.count:
        return False
    if one.sexes and other.sexes and not one.sexes & other.sexes:
        return False
    ages = [relate("age", a, b, knowledge) for a in one.ages for b in other.ages]
    return not ages or Relation.AGREES in ages


def _rank(told: Sequence[_Told], group: _Group) -> tuple[int, int, int]:
    role = _role(group)
    order = _LEADS.index(role) if role in _LEADS else len(_LEADS)
    return order, -sum(m.weight for m in group.members), min(told.index(m) for m in group.members)


def _role(group: _Group) -> PersonRole:
    weights: dict[PersonRole, int] = {}
    for m in group.members:
        weights[m.person.role] = weights.get(m.person.role, 0) + m.weight
    return min(weights, key=lambda r: (-weights[r], list(PersonRole).index(r)))


def _aligned(group: _Group) -> AlignedPerson:
    members = tuple((m.report, m.person.id) for m in group.members)
    return AlignedPerson(
        id=local_id("person", *members[0]),
        role=_role(group),
        count=max(m.person.count for m in group.members),
        name=max(group.names, key=lambda n: (len(n), n), default=None),
        members=members,
        why=tuple(group.why),
    )
