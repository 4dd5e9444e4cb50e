"""Who is heard in the reports of one incident, each voice as its report has it: what parties are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from averment.comparing.families import family_of
from averment.domain.codes import PublisherRole, Side, VoiceRole
from averment.domain.draft import REPORT_VOICE, Draft, Voice
from averment.domain.record import IncidentRecord, Telling

_NO_NAME = re.compile(r"[a-z]|(?i:the|a|an|his|her|their|its|our|my|this|that|these|those|he|she|it|they|who|which)$")
_POSSESSIVE = re.compile(r"[’']s?$")
PRONOUN = re.compile(r"(?i)^(?:it|he|she|they|him|her|them|who|which|that|i|we|both|this)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One voice of one report."""

    report: str
    voice: str
    name: str | None
    title: str
    organisation: str | None
    role: VoiceRole
    side: Side
    called: str
    """The words by which the report first calls it."""
    candidates: tuple[str, ...]
    publisher: str | None
    publisher_role: PublisherRole
    claims: int

    @property
    def key(self) -> tuple[str, str]:
        """Report and voice."""
        return self.report, self.voice


def everybody(record: IncidentRecord) -> Iterator[Heard]:
    """Every voice of every telling, the publisher's own last in each, in the order of the record."""
    for telling in record.tellings:
        speaking = voices_of(telling)
        for voice in telling.draft.voices:
            if voice.id in speaking:
                yield _heard(telling, voice)
        yield _publisher(telling)


def voices_of(telling: Telling) -> frozenset[str]:
    """Voices that say anything of the incident, or of no incident, in a report; and those they may be."""
    draft = telling.draft
    told = {f.voice for f in telling.facts()}
    told |= {c.voice for c in draft.claims if c.incident in (telling.incident, None)}
    told |= {q.voice for q in draft.open_questions}
    return frozenset(told | {c for v in draft.voices if v.id in told for c in v.candidates})


def _heard(telling: Telling, voice: Voice) -> Heard:
    report = telling.draft.report
    return Heard(
        report=telling.key,
        voice=voice.id,
        name=_one_line(voice.name),
        title=voice.title or "",
        organisation=usable(voice.organisation),
        role=voice.role,
        side=voice.side,
        called=_called(voice),
        candidates=voice.candidates,
        publisher=publisher_of(telling.draft),
        publisher_role=report.publisher_role,
        claims=sum(c.voice == voice.id for c in telling.draft.claims),
    )


def _one_line(name: str | None) -> str | None:
    """A name without what a flattened page put on the line before it."""
    return " ".join(name.split("\n")[-1].split()) if name else None


def _called(voice: Voice) -> str:
    words = [" ".join(m.exact.split()) for m in voice.mentions]
    return next((w for w in words if not PRONOUN.match(w)), words[0] if words else "")


def _publisher(telling: Telling) -> Heard:
    draft = telling.draft
    role = draft.report.publisher_role
    return Heard(
        report=telling.key,
        voice=REPORT_VOICE,
        name=None,
        title="",
        organisation=None,
        role=VoiceRole.REPORT,
        side=Side.NEITHER if role in (PublisherRole.NEWSROOM, PublisherRole.OTHER) else Side.UNKNOWN,
        called=publisher_of(draft) or "",
        candidates=(),
        publisher=publisher_of(draft),
        publisher_role=role,
        claims=0,
    )


def publisher_of(draft: Draft) -> str | None:
    """Whose words the report is: the wire's where it is wire copy, else the publisher's."""
    return draft.report.wire or draft.report.publisher


def family(draft: Draft) -> str:
    """The family of the report's publisher; its key where nobody is known to publish it."""
    name = publisher_of(draft)
    return family_of(name) if name else f"unknown publisher of {draft.report.key.rpartition('/')[2]}"


def usable(organisation: str | None) -> str | None:
    """A name that can be an organisation's: a capital or an acronym, no bare pronoun, no possessive."""
    if organisation is None:
        return None
    bare = re.sub(r"^(?i:the)\s+", "", " ".join(organisation.split())).strip(' ,.;:“”"')
    if len(bare) < 3 and not bare.isupper():
        return None
    if not bare or _NO_NAME.match(bare) or _POSSESSIVE.search(bare):
        return None
    return bare
