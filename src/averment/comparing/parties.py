"""Parties: which voices of several reports are one account, and on whose side it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from averment.comparing.families import family_of
from averment.comparing.hearing import PRONOUN, Heard, everybody
from averment.comparing.knowledge import Knowledge
from averment.comparing.model import Party, PartyKind
from averment.comparing.values import folded, same_name
from averment.domain.codes import PublisherRole, Side, VoiceRole
from averment.domain.draft import REPORT_VOICE
from averment.domain.identity import local_id
from averment.domain.record import IncidentRecord

_PAPER = re.compile(r"(?i)\b(?:affidavits?|(?:criminal )?complaints?|sworn statement|charging documents?)\b")
_POLICE = re.compile(
    r"(?i)\b(?:police|deput(?:y|ies)|agents?|officers?|authorities|agency|department|troopers?|service)\b"
)
_OFFICE = re.compile(r"(?i)\b(?:attorney|mayor|governor|council|city of|county of|commission|court|legislat)")
_SMALL = frozenset("and of the for in on at".split())
_SPEAKS_FOR = frozenset(
    {
        VoiceRole.AGENCY_INVOLVED,
        VoiceRole.GOVERNMENT_OTHER,
        VoiceRole.PROSECUTOR,
        VoiceRole.MEDICAL,
        VoiceRole.NGO,
        VoiceRole.COURT,
        VoiceRole.OTHER,
    }
)
"""Roles in which a named person speaks for the organisation that the report gives with the name."""
_SIDES: Mapping[VoiceRole, Side] = {
    VoiceRole.AGENCY_INVOLVED: Side.OFFICER,
    VoiceRole.DEFENCE: Side.SUBJECT,
    VoiceRole.SUBJECT: Side.SUBJECT,
    VoiceRole.FAMILY: Side.SUBJECT,
}
_NEWS = frozenset({PublisherRole.NEWSROOM, PublisherRole.OTHER})
_WEAK = frozenset({VoiceRole.OTHER, VoiceRole.REPORT})

_Key = tuple[str, ...]


@dataclass(slots=True)
class _Forming:
    """A party while its voices come together."""

    kind: PartyKind
    heard: list[Heard] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    why: dict[str, None] = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    canonical: str | None = None


@dataclass(frozen=True, slots=True)
class Parties:
    """Every party, and whose voice is whose."""

    every: tuple[Party, ...]
    of_voice: Mapping[tuple[str, str], str]
    parents: Mapping[str, tuple[str, ...]]
    """The bodies over each party, nearest first, by its id."""

    def of(self, report: str, voice: str) -> Party:
        """The party that speaks with a voice of a report."""
        id_ = self.of_voice.get((report, voice)) or self.of_voice[report, REPORT_VOICE]
        return next(p for p in self.every if p.id == id_)


def find_parties(record: IncidentRecord, knowledge: Knowledge) -> Parties:
    """Every party of an incident, in the order in which the reports first hear it.

    Conservative: two voices are one party only by one name of an organisation, one name of a person, or because a
    report itself leaves no choice ("the statement" with one possible owner). A pronoun is nobody.
    """
    forming = _Alignment(knowledge)
    heard = list(everybody(record))
    for one in heard:
        forming.note(one)
    for one in heard:
        forming.place(one)
    return forming.done()


class _Alignment:
    """Voices by the key of the party that they are."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._parties: dict[_Key, _Forming] = {}
        self._keys: dict[tuple[str, str], _Key] = {}
        self._orgs: dict[str, str] = {}
        self._involved: dict[_Key, None] = {}
        self._affiants: dict[str, None] = {}
        self._newsrooms: dict[str, str] = {}
        self._roles: dict[VoiceRole, dict[str, None]] = {}

    def note(self, heard: Heard) -> None:
        """Learn the names there are, before any voice is placed."""
        own = heard.publisher if heard.voice == REPORT_VOICE else None
        if own and heard.publisher_role in _NEWS:
            self._newsrooms[family_of(own).casefold()] = own
        party = own if heard.publisher_role not in _NEWS else None
        agency = party if heard.publisher_role is PublisherRole.AGENCY else None
        for name in filter(None, (heard.organisation, party)):
            self._orgs.setdefault(folded(name), name)
        if heard.role is VoiceRole.AGENCY_INVOLVED and heard.organisation:
            self._involved[self._org_key(heard.organisation)] = None
        if agency and not _OFFICE.search(agency):
            self._involved[self._org_key(agency)] = None
        if heard.name:
            self._roles.setdefault(heard.role, {})[heard.name] = None
            if _PAPER.search(f"{heard.called} {heard.title}"):
                self._affiants[heard.name] = None

    def place(self, heard: Heard) -> None:
        """Put a voice with its party."""
        key, kind, why = self._key(heard)
        party = self._parties.setdefault(key, _Forming(kind))
        party.heard.append(heard)
        self._keys[heard.key] = key
        party.names.update(dict.fromkeys(filter(None, (heard.organisation, heard.name))))
        if not party.names and heard.called and not PRONOUN.match(heard.called):
            party.names[heard.called] = None
        if why:
            party.why[why] = None
        if key[0] == "org" and party.canonical is None:
            self._know(party, key)

    def _know(self, party: _Forming, key: _Key) -> None:
        known = self._knowledge.organisations.find(self._spelt(key[1]))
        party.canonical = known.name if known else self._spelt(key[1])
        party.parents = known.parents if known else ()

    def _spelt(self, fold: str) -> str:
        return self._orgs.get(fold, fold)

    def _org_key(self, name: str) -> _Key:
        known = self._knowledge.organisations.find(name)
        if known is not None:
            self._orgs.setdefault(folded(known.name), known.name)
            return "org", folded(known.name)
        full = self._spelt_out(name)
        return "org", folded(full)

    def _spelt_out(self, name: str) -> str:
        """The full name of an acronym that another report spells out: "IES", "Interior Enforcement Service, or IES"."""
        head = re.split(r",? or (?=[A-Z]{2,}$)|\s*\(", name)[0]
        if head.isupper() and len(head) <= 7:
            for other in self._orgs.values():
                if len(other.split()) > 1 and _initials(other) == head:
                    return re.split(r",? or (?=[A-Z]{2,}$)|\s*\(", other)[0]
        return head

    def _key(self, heard: Heard) -> tuple[_Key, PartyKind, str]:
        if heard.voice == REPORT_VOICE:
            return self._of_publisher(heard)
        if heard.role is VoiceRole.VIDEO:
            who = family_of(heard.publisher) if heard.publisher else heard.report
            return ("footage", who), PartyKind.FOOTAGE, ""
        if heard.role is VoiceRole.JOURNALIST and (name := heard.organisation or heard.name):
            return ("publisher", family_of(name).casefold()), PartyKind.PUBLISHER, ""
        if heard.organisation and (cited := family_of(heard.organisation).casefold()) in self._newsrooms:
            return ("publisher", cited), PartyKind.PUBLISHER, ""
        if heard.organisation and (not heard.name or heard.role in _SPEAKS_FOR):
            why = f"{heard.name} speaks for it" if heard.name else ""
            return self._org_key(heard.organisation), PartyKind.ORGANISATION, why
        if heard.name:
            return self._of_name(heard.name)
        return self._of_unnamed(heard)

    def _of_publisher(self, heard: Heard) -> tuple[_Key, PartyKind, str]:
        if heard.publisher is None:
            return ("publisher", heard.report), PartyKind.PUBLISHER, ""
        if heard.publisher_role in _NEWS:
            return ("publisher", family_of(heard.publisher).casefold()), PartyKind.PUBLISHER, ""
        return self._org_key(heard.publisher), PartyKind.ORGANISATION, "its own publication"

    def _of_name(self, name: str) -> tuple[_Key, PartyKind, str]:
        """A person by name; where the name fits exactly one that is known, that one."""
        alike = [k for k in self._parties if k[0] == "person" and same_name(k[1], name)]
        if len(alike) == 1:
            return alike[0], PartyKind.PERSON, "one name"
        spoken = {
            k for k, p in self._parties.items() for h in p.heard if h.name and k[0] == "org" and same_name(h.name, name)
        }
        if len(spoken) == 1:
            return next(iter(spoken)), PartyKind.ORGANISATION, f"{name} speaks for it in another report"
        return ("person", folded(name)), PartyKind.PERSON, ""

    def _of_unnamed(self, heard: Heard) -> tuple[_Key, PartyKind, str]:
        owners = {self._keys.get((heard.report, c)) for c in heard.candidates} - {None}
        if len(owners) == 1 and (owner := next(iter(owners))) is not None:
            return owner, self._parties[owner].kind, "the report leaves no other owner of the words"
        if _PAPER.search(heard.called):
            if len(self._affiants) == 1:
                name = next(iter(self._affiants))
                key, kind, _ = self._of_name(name)
                return key, kind, f"a filing that recites an affidavit is the affiant’s: {name}"
            return ("paper", "affidavit"), PartyKind.UNNAMED, "an affidavit and the filing that recites it are one"
        if heard.role is VoiceRole.SUBJECT:
            return self._only(heard.role, ("role", "subject"), "the subject")
        if heard.role is VoiceRole.DEFENCE:
            return self._only(heard.role, ("role", "defence"), "the lawyer of the subject")
        if heard.role is VoiceRole.AGENCY_INVOLVED and _POLICE.search(heard.called) and not PRONOUN.match(heard.called):
            if len(self._involved) == 1:
                return next(iter(self._involved)), PartyKind.ORGANISATION, f"“{heard.called}” means the agency involved"
            return ("role", "agency"), PartyKind.UNNAMED, "police who are not named"
        return ("unnamed", heard.report, heard.voice), PartyKind.UNNAMED, ""

    def _only(self, role: VoiceRole, key: _Key, what: str) -> tuple[_Key, PartyKind, str]:
        """The one named voice of a role in all reports, else a party of the role."""
        names = list(self._roles.get(role, ()))
        if names and all(same_name(names[0], n) for n in names[1:]):
            found, kind, _ = self._of_name(max(names, key=len))
            return found, kind, f"{what} who is named elsewhere"
        return key, PartyKind.UNNAMED, ""

    def done(self) -> Parties:
        """Parties with role and side, the bodies over an officers' agency on its side."""
        made = {key: _party(key, forming) for key, forming in self._parties.items()}
        officers = {f.canonical for k, f in self._parties.items() if made[k].side is Side.OFFICER}
        over = {p for k, f in self._parties.items() if made[k].side is Side.OFFICER for p in f.parents}
        for key, forming in self._parties.items():
            kin = forming.canonical in over or bool(officers.intersection(forming.parents))
            if kin and made[key].side is not Side.OFFICER:
                made[key] = _party(key, forming, kin=True)
        return Parties(
            tuple(made.values()),
            {voice: made[key].id for voice, key in self._keys.items()},
            {made[key].id: forming.parents for key, forming in self._parties.items()},
        )


def _party(key: _Key, forming: _Forming, *, kin: bool = False) -> Party:
    role = _role(forming.heard)
    agency = any(
        h.voice == REPORT_VOICE and h.publisher_role is PublisherRole.AGENCY and not _OFFICE.search(h.publisher or "")
        for h in forming.heard
    )
    if kin or (agency and role in _WEAK):
        role = VoiceRole.AGENCY_INVOLVED
    return Party(
        id=local_id("party", *key),
        label=_label(key, forming, role),
        kind=forming.kind,
        role=role,
        side=_side(forming.heard, role),
        names=tuple(forming.names),
        parent=forming.parents[0] if forming.parents else None,
        voices=tuple(h.key for h in forming.heard),
        why=tuple(forming.why),
    )


def _role(heard: Sequence[Heard]) -> VoiceRole:
    """The role that most voices have, each weighed by its claims; a weak role only where there is no other.

    A newsroom that speaks in one of the reports is a publisher in all of them.
    """
    if any(h.voice == REPORT_VOICE and h.publisher_role in _NEWS for h in heard):
        return VoiceRole.REPORT
    votes: Counter[VoiceRole] = Counter()
    for h in heard:
        votes[h.role] += max(1, h.claims)
    strong = {r: n for r, n in votes.items() if r not in _WEAK}
    if not strong:
        return VoiceRole.REPORT if VoiceRole.REPORT in votes else VoiceRole.OTHER
    return min(strong, key=lambda r: (-strong[r], r is VoiceRole.SUBJECT, list(VoiceRole).index(r)))


def _side(heard: Sequence[Heard], role: VoiceRole) -> Side:
    if role in _SIDES:
        return _SIDES[role]
    if role is VoiceRole.VIDEO:
        return _describers(heard)
    if any(h.voice == REPORT_VOICE and h.publisher_role is PublisherRole.PARTY for h in heard):
        return Side.SUBJECT if _for_subject(heard) else Side.UNKNOWN
    if role is VoiceRole.REPORT:
        return Side.NEITHER
    sides = Counter(h.side for h in heard if h.side is not Side.UNKNOWN and h.role is role)
    if not sides:
        return Side.NEITHER if role in (VoiceRole.VIDEO, VoiceRole.WITNESS, VoiceRole.MEDICAL) else Side.UNKNOWN
    most = sides.most_common(2)
    return Side.UNKNOWN if len(most) == 2 and most[0][1] == most[1][1] else most[0][0]


def _describers(heard: Sequence[Heard]) -> Side:
    """Footage stands on the side of whoever describes it: a filing's exhibit is the filer's."""
    roles = {h.publisher_role for h in heard}
    if roles == {PublisherRole.PARTY}:
        return Side.SUBJECT
    return Side.OFFICER if roles == {PublisherRole.AGENCY} else Side.NEITHER


def _for_subject(heard: Iterable[Heard]) -> bool:
    """A law firm's paper is the subject's side unless it is known to plead for somebody else."""
    return all(h.role in (VoiceRole.REPORT, VoiceRole.DEFENCE, VoiceRole.OTHER) for h in heard)


def _label(key: _Key, forming: _Forming, role: VoiceRole) -> str:
    if forming.canonical:
        return forming.canonical
    first = forming.heard[0]
    if forming.kind is PartyKind.FOOTAGE:
        return f"footage, as {first.publisher or 'a report'} describes it"
    if forming.kind is PartyKind.PUBLISHER:
        return first.publisher or first.organisation or first.name or "the publisher"
    if key[0] == "person":
        return max((h.name for h in forming.heard if h.name), key=len, default=key[1])
    called = first.called
    return f"“{called}”" if called and len(called) <= 60 else str(role).replace("_", " ")


def _initials(name: str) -> str:
    head = re.split(r",? or (?=[A-Z]{2,}$)|\s*\(", name)[0]
    return "".join(w[0] for w in head.split() if w.lower() not in _SMALL and w[0].isupper())
