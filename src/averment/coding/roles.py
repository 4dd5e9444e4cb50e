"""What each person is to an incident, read off what they are called and what is said to be done by and to them."""

from __future__ import annotations

from collections import defaultdict

from averment.coding.deeds import Deed
from averment.coding.incidents import PRIMARY
from averment.coding.lexicon import Kind
from averment.coding.people import Entity, Gathering
from averment.domain.codes import Modality, PersonRole, ReportKind

SUFFERED = frozenset(
    "shoot_dead shoot_hurt shoot kill die hurt suffer hit stab tase spray beat seize bite ram unhurt fire point "
    "deploy".split()
)
HARMED = frozenset(
    "shoot_dead shoot_hurt shoot kill die hurt suffer hit stab hospital condition surgery grave minor survive "
    "unhurt".split()
)
SOUGHT = frozenset(
    "flee resist passive lunge draw arrest detain escape at_large charge convict acquit suicide armed "
    "armed_with unarmed threaten point throw".split()
)
"""Acts that say of their subject, or of the one they are done to, that officers were after them."""
_PERSONAL = SUFFERED | HARMED | SOUGHT | {"release", "discharge", "refuse_care", "on_scene", "on_duty", "plain"}


def cast_roles(g: Gathering, deeds: tuple[Deed, ...], kind: ReportKind) -> dict[int, PersonRole]:
    """A role for each entity that takes part; entities without one only speak or stand by."""
    did: dict[int, set[str]] = defaultdict(set)
    got: dict[int, set[str]] = defaultdict(set)
    by_officer: set[int] = set()
    on_officer: set[int] = set()
    by_other: set[int] = set()
    for deed in deeds:
        if deed.hypothetical and deed.act not in ("flee", "arrest"):
            continue
        agents = [g.entities[g.whom[k]] for k in deed.agents if g.whom[k] >= 0]
        patients = [g.entities[g.whom[k]] for k in deed.patients if g.whom[k] >= 0]
        for a in agents:
            did[a.number].add(deed.act)
            if (
                any(_is_officer(p) for p in patients)
                and deed.act in SUFFERED | {"lunge", "threaten", "throw"}
                and not _is_officer(a)
            ):
                on_officer.add(a.number)
        for p in patients:
            got[p.number].add(deed.act)
            if deed.act in SUFFERED and deed.modality is not Modality.DENIED:
                if any(_is_officer(a) for a in agents):
                    by_officer.add(p.number)
                elif agents:
                    by_other.add(p.number)
    for e in g.entities:  # what is said of a group is said of its people
        for n in e.members:
            did[n] |= did[e.number]
            got[n] |= got[e.number]
            for those in (by_officer, on_officer, by_other):
                if e.number in those:
                    those.add(n)
    roles: dict[int, PersonRole] = {}
    for e in g.entities:
        mine = did[e.number] | got[e.number]
        if not e.mentions or not (mine & _PERSONAL or e.kind in (Kind.SUSPECT, Kind.VICTIM)):
            continue
        role = _role(
            e, kind, did[e.number], got[e.number], e.number in by_officer, e.number in on_officer, e.number in by_other
        )
        if role is not None:
            roles[e.number] = role
    if kind is ReportKind.USE_OF_FORCE:
        _someone_is_subject(g, roles, by_other)
    return roles


_HELD = frozenset("detainee detainees inmate inmates prisoner prisoners immigrant immigrants migrant migrants".split())
"""Nouns for people held or sought who may be victims of somebody else."""


def _is_officer(e: Entity) -> bool:
    return e.kind is Kind.OFFICER and not e.former


def _role(
    e: Entity,
    kind: ReportKind,
    did: set[str],
    got: set[str],
    by_officer: bool,
    on_officer: bool,
    by_other: bool,  # noqa: FBT001
) -> PersonRole | None:
    if e.kind is Kind.OFFICER:
        return PersonRole.OFFICER if not e.former else PersonRole.BYSTANDER if got & HARMED else None
    if e.kind is Kind.OFFICIAL:
        return (
            PersonRole.OFFICER
            if (did & SUFFERED or got & HARMED)
            and e.heads & {"sheriff", "chief", "sergeant", "lieutenant", "captain", "sgt"}
            else None
        )
    if e.kind is Kind.JOURNALIST:
        return PersonRole.JOURNALIST if got & SUFFERED else None
    sought = bool((got | did) & SOUGHT) or bool(did & SUFFERED)
    if e.plural and e.count is None and not (got | did) - {"arrest", "detain", "release", "charge"}:
        sought = False
    if kind is ReportKind.OTHER_VIOLENCE:
        if e.kind is Kind.SUSPECT:
            return PersonRole.SUSPECT
        if e.kind is Kind.VICTIM:
            return PersonRole.VICTIM
        if did & (SUFFERED - {"suffer", "die", "unhurt"}) or (
            (got | did) & {"arrest", "charge", "convict", "detain", "at_large"} and not got & HARMED
        ):
            return PersonRole.SUSPECT
        return PersonRole.VICTIM if got & HARMED else None
    if by_other and not by_officer and not on_officer and e.heads & _HELD:
        return PersonRole.BYSTANDER
    if e.kind is Kind.SUSPECT or by_officer or on_officer:
        return PersonRole.SUBJECT
    if e.kind is Kind.VICTIM:
        return PersonRole.BYSTANDER
    if sought and not by_other and e.kind is not Kind.KIN:
        return PersonRole.SUBJECT
    return PersonRole.BYSTANDER if got & HARMED else None


def _someone_is_subject(g: Gathering, roles: dict[int, PersonRole], by_other: set[int]) -> None:
    """Where nobody is a subject yet, the first who was hurt, and by nobody else, is the one whom force was used on."""
    if any(r is PersonRole.SUBJECT and g.entities[n].incident == PRIMARY for n, r in roles.items()):
        return
    for e in g.entities:
        if (
            e.incident == PRIMARY
            and roles.get(e.number) is PersonRole.BYSTANDER
            and e.number not in by_other
            and not e.plural
        ):
            roles[e.number] = PersonRole.SUBJECT
            return
