"""The official account beside what footage, filings, witnesses, findings and others say, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from averment.comparing.drift import EVENT, told
from averment.comparing.knowledge import Knowledge
from averment.comparing.model import Against, Contrast, PartyKind, Saying
from averment.comparing.parties import Parties
from averment.comparing.values import Relation, relate
from averment.domain.codes import Basis, Modality, PublisherRole, Side, VoiceRole
from averment.domain.identity import local_id
from averment.domain.record import IncidentRecord

_FIELDS = EVENT | {"outcome", "killed", "injured", "severity", "custody"}
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
_OFFICIALS = frozenset({VoiceRole.AGENCY_INVOLVED, VoiceRole.GOVERNMENT_OTHER, VoiceRole.PROSECUTOR})
_CONFIRMING = frozenset({Against.FOOTAGE, Against.FILING, Against.WITNESS, Against.FINDING})


def contrasts_of(
    record: IncidentRecord, sayings: Sequence[Saying], parties: Parties, knowledge: Knowledge
) -> tuple[Contrast, ...]:
    """Pairs of what the officers' side says and what somebody else says of the same thing.

    What contradicts it is shown by whomever it is said; what confirms it, where footage, a filing, a witness or a
    finding does. One pair for each field, value and kind of the other: the first in time.
    """
    papers = {t.key: t.draft.report.publisher_role for t in record.tellings}
    kinds = {p.id: p.kind for p in parties.every}
    said = [s for s in sayings if s.field in _FIELDS and s.modality in _SAID]
    official = [s for s in said if s.side is Side.OFFICER and not s.finds]
    others = [(s, kind) for s in said if (kind := _kind(s, papers, kinds)) is not None]
    found: dict[tuple[str, str, str, str, bool], Contrast] = {}
    for one in official:
        for other, kind in others:
            agrees = _agrees(one, other, knowledge)
            if agrees is None or (agrees and kind not in _CONFIRMING):
                continue
            key = (one.about, one.field, f"{one.value} {one.denies}", kind, agrees)
            found.setdefault(key, _contrast(one, other, kind, agrees=agrees))
    return tuple(sorted(found.values(), key=lambda c: (c.agrees, c.about, c.field, list(Against).index(c.against))))


def _agrees(one: Saying, other: Saying, knowledge: Knowledge) -> bool | None:
    """Whether two sayings by different parties agree; None where neither confirms the other nor contradicts it."""
    if (one.about, one.field) != (other.about, other.field) or one.party == other.party:
        return None
    relation = relate(one.field, one.value, other.value, knowledge)
    if relation is Relation.AGREES:
        return one.denies == other.denies
    if relation is Relation.DIFFERS and not one.denies and not other.denies:
        return False
    return None


def _kind(saying: Saying, papers: Mapping[str, PublisherRole], kinds: Mapping[str, PartyKind]) -> Against | None:
    """What a saying is that stands against an official one; None where it names nobody's knowledge."""
    if saying.finds:
        return Against.FINDING
    if saying.role is VoiceRole.VIDEO or saying.basis is Basis.FOOTAGE:
        return Against.FOOTAGE
    if kinds[saying.party] is PartyKind.PUBLISHER and saying.origin is None:
        return None
    if papers[saying.report] in (PublisherRole.COURT, PublisherRole.PARTY):
        return Against.FILING
    if saying.role is VoiceRole.WITNESS:
        return Against.WITNESS
    if saying.side is Side.SUBJECT:
        return Against.SUBJECT
    return Against.OFFICIAL if saying.role in _OFFICIALS else Against.OTHER


def _contrast(one: Saying, other: Saying, kind: Against, *, agrees: bool) -> Contrast:
    return Contrast(
        id=local_id("contrast", one.id, other.id),
        about=one.about,
        field=one.field,
        against=kind,
        agrees=agrees,
        official=told(one),
        other=told(other),
        why="they agree" if agrees else "one denies it" if one.denies != other.denies else "both cannot be so",
    )
