"""What each person is to an incident, read off what they are called and what is said to be done by and to them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from averment.coding.cast.gathering import Entity, Gathering
from averment.coding.cast.incidents import PRIMARY
from averment.coding.deeds.finding import Deed
from averment.coding.text.lexicon import Kind
from averment.domain.codes import Modality, PersonRole, ReportKind

SUFFERED = frozenset(
    "shoot_dead shoot_hurt shoot kill die hurt suffer hit stab tase spray beat seize bite ram unhurt fire point "
    "deploy abduct torture".split()
)
HARMED = frozenset(
    "shoot_dead shoot_hurt shoot kill die hurt suffer hit stab hospital condition surgery grave minor survive "
    "unhurt abduct torture".split()
)
SOUGHT = frozenset(
    "flee resist passive lunge draw arrest detain escape at_large charge convict acquit suicide armed "
    "armed_with unarmed threaten point throw".split()
)
"""Acts that say of their subject, or of the one they are done to, that officers were after them."""
_BEATEN = frozenset("beat bite spray tase".split())
_PURSUED = frozenset("arrest charge convict detain at_large".split())
_AGAINST = SUFFERED | {"lunge", "threaten", "throw"}
_PERSONAL = SUFFERED | HARMED | SOUGHT | {"release", "discharge", "refuse_care", "on_scene", "on_duty", "plain"}


@dataclass(slots=True)
class Part:
    """What one person is said to have done and suffered."""

    did: set[str] = field(default_factory=set)
    got: set[str] = field(default_factory=set)
    by_officer: bool = False
    """Suffered it from an officer."""
    by_other: bool = False
    """Suffered it from somebody else."""
    on_officer: bool = False
    """Did it to an officer."""

    def add(self, other: Part) -> None:
        """Take over what a group is said to have done and suffered."""
        self.did |= other.did
        self.got |= other.got
        self.by_officer |= other.by_officer
        self.by_other |= other.by_other
        self.on_officer |= other.on_officer


def cast_roles(g: Gathering, deeds: tuple[Deed, ...], kind: ReportKind) -> dict[int, PersonRole]:
    """A role for each entity that takes part; entities without one only speak or stand by."""
    parts = parts_of(g, deeds)
    roles: dict[int, PersonRole] = {}
    for e in g.entities:
        mine = parts[e.number]
        if not e.mentions or not ((mine.did | mine.got) & _PERSONAL or e.kind in (Kind.SUSPECT, Kind.VICTIM)):
            continue
        role = _role(e, kind, mine)
        if role is not None:
            roles[e.number] = role
    if kind is ReportKind.USE_OF_FORCE:
        _someone_is_subject(g, roles, parts)
    return roles


def parts_of(g: Gathering, deeds: tuple[Deed, ...]) -> dict[int, Part]:
    """What each entity is said to have done and suffered, by its number; nobody is missing."""
    parts: dict[int, Part] = defaultdict(Part)
    for deed in deeds:
        if deed.hypothetical and deed.act not in ("flee", "arrest"):
            continue
        agents = [g.entities[g.whom[k]] for k in deed.agents if g.whom[k] >= 0]
        patients = [g.entities[g.whom[k]] for k in deed.patients if g.whom[k] >= 0]
        for a in agents:
            parts[a.number].did.add(deed.act)
            if deed.act in _AGAINST and not _is_officer(a) and any(_is_officer(p) for p in patients):
                parts[a.number].on_officer = True
        for p in patients:
            part = parts[p.number]
            part.got.add(deed.act)
            if deed.act in SUFFERED and deed.modality is not Modality.DENIED and agents:
                by_officer = any(_is_officer(a) for a in agents)
                part.by_officer |= by_officer
                part.by_other |= not by_officer
    for e in g.entities:  # what is said of a group is said of its people
        for n in e.members:
            parts[n].add(parts[e.number])
    return parts


_RANKS = frozenset("sheriff chief sergeant lieutenant captain sgt".split())
"""Offices whose holders are officers where they take part."""
_HELD = frozenset("detainee detainees inmate inmates prisoner prisoners immigrant immigrants migrant migrants".split())
"""Nouns for people held or sought who may be victims of somebody else."""


def _is_officer(e: Entity) -> bool:
    return e.kind is Kind.OFFICER and not e.former


def _role(e: Entity, kind: ReportKind, part: Part) -> PersonRole | None:
    hurt = bool(part.got & HARMED)
    if e.kind is Kind.OFFICER:
        return PersonRole.OFFICER if not e.former else PersonRole.BYSTANDER if hurt else None
    if e.kind is Kind.OFFICIAL:
        return _of_office(e, kind, part)
    if e.kind is Kind.JOURNALIST:
        return PersonRole.JOURNALIST if part.got & (SUFFERED | HARMED | _PURSUED) else None
    return _in_force(e, part) if kind is ReportKind.USE_OF_FORCE else _in_violence(e, part)


def _of_office(e: Entity, kind: ReportKind, part: Part) -> PersonRole | None:
    """Ranks that act or are hurt are officers; others who hold an office take part where something befell them."""
    hurt = bool(part.got & HARMED)
    if e.heads & _RANKS:
        return PersonRole.OFFICER if part.did & SUFFERED or hurt else None
    if e.plural or kind is ReportKind.USE_OF_FORCE or not (hurt or part.got & _PURSUED):
        return None  # where officers used force, those in office mostly only speak
    return PersonRole.VICTIM if hurt else PersonRole.SUSPECT


def _in_violence(e: Entity, part: Part) -> PersonRole | None:
    """Victim or suspect, where no officers took part."""
    if e.kind in (Kind.SUSPECT, Kind.VICTIM):
        return PersonRole.SUSPECT if e.kind is Kind.SUSPECT else PersonRole.VICTIM
    hurt = bool(part.got & (HARMED | _BEATEN))
    if part.did & (SUFFERED - {"suffer", "die", "unhurt"}) or ((part.got | part.did) & _PURSUED and not hurt):
        return PersonRole.SUSPECT
    return PersonRole.VICTIM if hurt else None


def _in_force(e: Entity, part: Part) -> PersonRole | None:
    """Subject or bystander, where officers did."""
    if part.by_other and not part.by_officer and not part.on_officer and e.heads & _HELD:
        return PersonRole.BYSTANDER
    if e.kind is Kind.SUSPECT or part.by_officer or part.on_officer:
        return PersonRole.SUBJECT
    if e.kind is Kind.VICTIM:
        return PersonRole.BYSTANDER
    sought = bool((part.got | part.did) & SOUGHT) or bool(part.did & SUFFERED)
    only_held = e.plural and e.count is None and not (part.got | part.did) - {"arrest", "detain", "release", "charge"}
    if sought and not only_held and not part.by_other and e.kind is not Kind.KIN:
        return PersonRole.SUBJECT
    return PersonRole.BYSTANDER if part.got & HARMED else None


def _someone_is_subject(g: Gathering, roles: dict[int, PersonRole], parts: dict[int, Part]) -> None:
    """Where nobody is a subject yet, the first who was hurt, and by nobody else, is the one whom force was used on."""
    if any(r is PersonRole.SUBJECT and g.entities[n].incident == PRIMARY for n, r in roles.items()):
        return
    for e in g.entities:
        if (
            e.incident == PRIMARY
            and roles.get(e.number) is PersonRole.BYSTANDER
            and not parts[e.number].by_other
            and not e.plural
        ):
            roles[e.number] = PersonRole.SUBJECT
            return
