"""Who is heard on an event, and who a reader would expect to hear and does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from averment.domain.codes import ClaimKind, Form, PersonRole, PublisherRole, ReportKind, VoiceRole, When
from averment.domain.draft import REPORT_VOICE, Claim, Fact, Person
from averment.dossier import labels
from averment.dossier.model import Hearing, Speaker
from averment.dossier.people import heading, is_hurt
from averment.dossier.sources import Sources, relays
from averment.dossier.speakers import OFFICIALS

_ON_EVENT = frozenset({ClaimKind.EVENT, ClaimKind.CHARACTERISATION, ClaimKind.JUSTIFICATION})
_PARTS: tuple[tuple[str, str, frozenset[VoiceRole]], ...] = (
    ("officials", "officials", OFFICIALS),
    ("the subject", "the subjects", frozenset({VoiceRole.SUBJECT})),
    ("a relative", "relatives", frozenset({VoiceRole.FAMILY})),
    ("a lawyer of the subject’s side", "lawyers of the subject’s side", frozenset({VoiceRole.DEFENCE})),
    ("a witness", "witnesses", frozenset({VoiceRole.WITNESS})),
    ("footage", "footage", frozenset({VoiceRole.VIDEO})),
    ("a medical source", "medical sources", frozenset({VoiceRole.MEDICAL})),
    ("an organisation", "organisations", frozenset({VoiceRole.NGO})),
    ("an expert", "experts", frozenset({VoiceRole.EXPERT})),
    ("another publisher", "other publishers", frozenset({VoiceRole.JOURNALIST})),
    ("one other", "others", frozenset({VoiceRole.OTHER})),
)


def who_is_heard(
    sources: Sources, kind: ReportKind, people: Sequence[Person], facts: Sequence[Fact], claims: Sequence[Claim]
) -> Hearing:
    """Who speaks about the event itself, by part; `people`, `facts` and `claims` are those of one incident."""
    direct = [c for c in claims if _tells(c) and _is_heard(sources, c, claims)]
    voices = {c.voice for c in direct if c.kind in _ON_EVENT and not relays(sources.draft, c)}
    told = {c.id for c in direct}
    voices |= {f.voice for f in facts if f.when is not When.BEFORE and (f.claim is None or f.claim in told)}
    heard = sorted((s for s in sources.speakers if s.id in voices and s.id != REPORT_VOICE), key=lambda s: -s.claims)
    roles = {r for s in heard for r in _roles(sources, s)}
    own = sources.speakers[-1]
    party = own.label != "unattributed"
    text = _text(_groups(sources, heard), official=party or bool(roles & OFFICIALS))
    if party:
        text = f"{labels.sentence_case(own.label)} speaks for itself here. {text if heard else ''}".strip()
        roles |= {VoiceRole.AGENCY_INVOLVED} if sources.draft.report.publisher_role is PublisherRole.AGENCY else set()
    missing = _missing(kind, people, facts, roles)
    return Hearing(text=text, heard=tuple(s.id for s in heard), not_heard=tuple(missing))


_NO_TELLING = re.compile(
    r"(?i)\b(?:refus|declin|want|wish|hop|tri|decid|intend|plan|ignor|agree|try|need|like|fear|expect|prefer)\w*\b"
)
"""Cues of what somebody meant or would not do. PolNeAR marks them as attributions; nobody is heard by them."""


def _tells(claim: Claim) -> bool:
    """Whether somebody speaks in the claim, and is not only said to have willed something."""
    return claim.form is not Form.INDIRECT or not any(_NO_TELLING.search(p.exact) for p in claim.cue)


def _is_heard(sources: Sources, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the report itself hears the voice: not where an official only says what a witness told him."""
    above = next((c for c in claims if c.id == claim.parent), None)
    return claim.parent is None or (above is not None and relays(sources.draft, above))


def _roles(sources: Sources, speaker: Speaker) -> set[VoiceRole]:
    """A speaker's role; of one whose identity is open, the roles of those it may be."""
    voice = next((v for v in sources.draft.voices if v.id == speaker.id), None)
    maybe = {s.role for s in sources.speakers if voice and s.id in voice.candidates}
    return maybe or {speaker.role}


def _groups(sources: Sources, heard: Sequence[Speaker]) -> list[str]:
    groups = []
    for one, more, roles in _PARTS:
        n = sum(bool(_roles(sources, s) & roles) for s in heard)
        if n:
            groups.append(one if n == 1 else more)
    return groups


def _text(groups: Sequence[str], *, official: bool) -> str:
    if not groups:
        return "On the event, no source is named."
    if list(groups) == ["officials"]:
        return "On the event, only officials are heard."
    are = "is" if len(groups) == 1 and not groups[0].endswith("s") else "are"
    none = "" if official else ", and no official"
    return f"On the event, {labels.listed(list(groups))} {are} heard{none}."


def _missing(kind: ReportKind, people: Sequence[Person], facts: Sequence[Fact], roles: set[VoiceRole]) -> list[str]:
    force = kind is ReportKind.USE_OF_FORCE
    lead = PersonRole.SUBJECT if force else PersonRole.SUSPECT
    main = next((p for p in people if p.role is lead), None)
    of_main = [f for f in facts if main and f.person == main.id]
    killed = any(f.field == "outcome" and f.value == "killed" for f in of_main)
    hurt = is_hurt(facts) or any(f.field in ("outcome", "injured") for f in facts)
    missing = {
        f"the {heading(main, of_main)}" if main else "": VoiceRole.SUBJECT not in roles and not killed,
        "the agency": force and VoiceRole.AGENCY_INVOLVED not in roles,
        "officials": not force and not roles & OFFICIALS,
        "family": VoiceRole.FAMILY not in roles,
        "lawyer": force and VoiceRole.DEFENCE not in roles,
        "witnesses": VoiceRole.WITNESS not in roles,
        "footage": VoiceRole.VIDEO not in roles,
        "hospital": hurt and VoiceRole.MEDICAL not in roles,
    }
    return [name for name, absent in missing.items() if name and absent]
