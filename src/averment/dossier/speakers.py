"""Who speaks in a report, as a page names them, and to which account their words belong."""

from __future__ import annotations

import re
from collections import Counter

from averment.domain.codes import PublisherRole, Side, VoiceRole
from averment.domain.draft import REPORT_VOICE, Draft, Voice
from averment.dossier import labels
from averment.dossier.model import Speaker

SUBJECT_SIDE = frozenset({VoiceRole.SUBJECT, VoiceRole.FAMILY, VoiceRole.DEFENCE})
OFFICIALS = frozenset({VoiceRole.AGENCY_INVOLVED, VoiceRole.GOVERNMENT_OTHER, VoiceRole.PROSECUTOR, VoiceRole.COURT})
SUBJECT_ACCOUNT = "subject"

_SUFFIX = re.compile(r",?\s+(?:Jr|Sr|II|III|IV)\.?$")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_SMALL = frozenset({"and", "of", "the", "for", "in", "on", "at"})
_LONGEST = 44
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "i", "we"})


def find_speakers(draft: Draft) -> tuple[Speaker, ...]:
    """Every voice of the draft and, last, the report itself."""
    claims = Counter(c.voice for c in draft.claims)
    names = {v.name for v in draft.voices if v.name} | {str(f.value) for f in draft.facts if f.field == "name"}
    surnames = Counter(_surname(n) for n in names)
    voices = [_speaker(v, draft.report.text, claims[v.id], surnames) for v in draft.voices]
    return (*voices, _publisher(draft, claims[REPORT_VOICE]))


def _speaker(voice: Voice, text: str, claims: int, surnames: Counter[str]) -> Speaker:
    label = _label(voice, text, surnames)
    return Speaker(
        id=voice.id,
        label=label,
        in_speech=_in_speech(voice, label),
        full=_full(voice),
        name=voice.name,
        role=voice.role,
        role_label=labels.ROLE[voice.role],
        side=voice.side,
        account=_account(voice),
        account_label=short_organisation(voice.organisation, text) if voice.organisation else label,
        mentions=voice.mentions,
        claims=claims,
    )


def _publisher(draft: Draft, claims: int) -> Speaker:
    report = draft.report
    party = report.publisher_role in (PublisherRole.AGENCY, PublisherRole.PARTY, PublisherRole.COURT)
    own = (report.publisher or "the publisher") if party else "unattributed"
    return Speaker(
        id=REPORT_VOICE,
        label=own,
        in_speech=own,
        full=own if party else "The report itself, naming no source",
        name=None,
        role=VoiceRole.REPORT,
        role_label="the publisher's own voice",
        side=Side.OFFICER if report.publisher_role is PublisherRole.AGENCY else Side.UNKNOWN,
        account=f"org:{own.casefold()}" if party else REPORT_VOICE,
        account_label=own,
        mentions=(),
        claims=claims,
    )


def _account(voice: Voice) -> str:
    if voice.role in SUBJECT_SIDE or voice.side is Side.SUBJECT:
        return SUBJECT_ACCOUNT
    return f"org:{voice.organisation.casefold()}" if voice.organisation else voice.id


def _label(voice: Voice, text: str, surnames: Counter[str]) -> str:
    if voice.name:
        short = _surname(voice.name)
        return short if surnames[short] < 2 else voice.name
    if voice.organisation:
        return short_organisation(voice.organisation, text)
    if voice.role is VoiceRole.SUBJECT:
        return "the subject"
    called = _called(voice)
    return f"“{called}” (whose is not said)" if voice.candidates and called else called or labels.UNNAMED[voice.role]


def _in_speech(voice: Voice, label: str) -> str:
    """A label in a sentence: an office or a company of several words has "the" before it."""
    bare = voice.organisation and not voice.name and " " in label and label[0].isupper()
    return f"the {label}" if bare else label


def _called(voice: Voice) -> str:
    """What the report calls somebody it does not name: the first mention that fits a column."""
    fitting = [m.exact for m in voice.mentions if len(m.exact) <= _LONGEST and m.exact.lower() not in PRONOUNS]
    words = " ".join((fitting[0] if fitting else voice.title or "").split())
    return words[:1].lower() + words[1:] if words[:2] in ("Th", "A ", "An") or words[:3] == "One" else words


def _full(voice: Voice) -> str:
    parts = [p for p in (voice.name, voice.title, voice.organisation) if p]
    if not parts:
        return "The subject" if voice.role is VoiceRole.SUBJECT else _called(voice) or labels.UNNAMED[voice.role]
    return ", ".join(dict.fromkeys(parts))


def _surname(name: str) -> str:
    words = _SUFFIX.sub("", name).split()
    return words[-1] if words else name


def short_organisation(name: str, text: str) -> str:
    """An organisation for a column: its initials where the report uses them, else its name as it is said."""
    bare = re.sub(r"^(?:the\s+)?(?:U\.?S\.?|United States)\s+", "", name, flags=re.IGNORECASE)
    words = [w for w in re.findall(r"[\w’']+", bare) if w.lower() not in _SMALL]
    initials = "".join(w[0] for w in words if w[0].isupper())
    if _ACRONYM.fullmatch(initials) and re.search(rf"\b{initials}\b", text):
        return initials
    if len(bare) <= 12 and bare != name:
        return name
    return bare.replace("Department", "Dept.") if len(bare) > 18 else bare
