"""Who speaks where: for any words of a report, the voice and the claim in which they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from averment.coding.speech.kinds import over_facts
from averment.coding.text.covering import Covering
from averment.domain.codes import Attributed, Basis, ClaimKind, Modality, PersonRole, Side, VoiceRole
from averment.domain.draft import REPORT_VOICE, Claim, Incident, Person, Voice
from averment.domain.passages import Span, hull


class TakesPart(Protocol):
    """What speech asks of a cast: which incident some words tell of, and whom a mention means."""

    def incident_at(self, span: Span) -> Incident | None:
        """The incident at a span."""

    def person_at(self, span: Span) -> Person | None:
        """The person at a span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """How some words are said: by which voice, in which claim, with which hedge, known how."""

    voice: str = REPORT_VOICE
    claim: str | None = None
    kind: ClaimKind = ClaimKind.EVENT
    attribution: Attributed = Attributed.NONE
    basis: Basis = Basis.NOT_STATED
    modality: Modality = Modality.ASSERTED


_NOBODY = Speaking()


@dataclass(frozen=True, slots=True)
class Speech:
    """Voices and claims of a report, and who speaks at a span."""

    voices: tuple[Voice, ...]
    claims: tuple[Claim, ...]
    carried: tuple[tuple[Span, str], ...] = ()
    """Sentences without a source of their own in which the claim of that id plainly goes on."""
    bases: tuple[tuple[str, Basis], ...] = ()
    """How the voice of a claim knows, for claims that say so."""
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", _Index.of(self))

    def at(self, span: Span) -> Speaking:
        """The innermost claim whose content holds the span; then a carried one; then the publisher.

        Words that reach over the edge of a claim belong to it where its content holds most of them, where they lie
        within its clause (from its source or cue to its content), or where they end in a predicate that it states.
        """
        return self._index.at(span)

    def voice(self, name: str) -> Voice | None:
        """The voice of that id; None for the publisher's own."""
        return next((v for v in self.voices if v.id == name), None)


@dataclass(frozen=True, slots=True)
class _Index:
    contents: Covering[Speaking]
    clauses: Covering[Speaking]
    carried: Covering[Speaking]
    predicates: Covering[Speaking]
    """Contents whose subject stands outside: "the man, who [the chief said] had fled"."""
    sources: Covering[Speaking]
    """Words that name a speaker are the publisher's own, unless they stand in another claim."""

    @classmethod
    def of(cls, speech: Speech) -> _Index:
        bases = dict(speech.bases)
        said = {c.id: _speaking(c, bases.get(c.id, Basis.NOT_STATED)) for c in speech.claims}
        contents = [(p.span, said[c.id]) for c in speech.claims for p in c.content]
        heads = {(c.id, c.source) for c in speech.claims}
        own = [c for c in speech.claims if (c.source or c.cue) and (c.parent, c.source) not in heads]
        clauses = [(_clause(c), said[c.id]) for c in own]
        carried = [(s, replace(said[c], attribution=Attributed.CARRIED)) for s, c in speech.carried if c in said]
        sources = [(p.span, _NOBODY) for c in own for p in c.source]
        predicates = [(p.span, said[c.id]) for c in own if _lacks_subject(c) for p in c.content]
        rows = (contents, clauses, carried, predicates, sources)
        return cls(*map(Covering.of, rows))

    def at(self, span: Span) -> Speaking:
        last = Span(span.end - 1, span.end)
        ways = (
            self.contents.over(span), self.carried.over(span), self.sources.over(span), self.contents.most(span),
            self.clauses.over(span), self.carried.most(span), self.predicates.over(last),
        )  # fmt: skip
        return next((found for way in ways for found in way), _NOBODY)


def _speaking(claim: Claim, basis: Basis) -> Speaking:
    voiced = Attributed.NONE if claim.voice == REPORT_VOICE else Attributed.EXPLICIT
    modality = over_facts(" ".join(p.exact for p in claim.cue), claim.modality)
    return Speaking(
        voice=claim.voice, claim=claim.id, kind=claim.kind, attribution=voiced, basis=basis, modality=modality
    )


_PREDICATE = re.compile(r"(?:who|whom|which|had|has|have|was|were|is|are|would|did)\b")


def _lacks_subject(claim: Claim) -> bool:
    return bool(claim.content) and bool(_PREDICATE.match(claim.content[0].exact))


def _clause(claim: Claim) -> Span:
    """From the first to the last word of the source, the cue, and the content that stands nearest to them."""
    head = hull(p.span for p in (*claim.source, *claim.cue))
    nearest = min((p.span for p in claim.content), key=head.gap, default=head)
    return hull((head, nearest))


def placed(speech: Speech, cast: TakesPart) -> Speech:
    """The same speech with each claim in the incident that its content tells of, and voices of those who took part."""
    claims = tuple(replace(c, incident=_incident(c, cast)) for c in speech.claims)
    voices = tuple(_if_there(v, cast) for v in speech.voices)
    return Speech(voices, claims, speech.carried, speech.bases)


def _incident(claim: Claim, cast: TakesPart) -> str | None:
    found: Sequence[str] = [i.id for p in claim.content if (i := cast.incident_at(p.span)) is not None]
    return found[0] if found else None


_AT_THE_SCENE = {
    PersonRole.SUBJECT: (VoiceRole.SUBJECT, Side.SUBJECT),
    PersonRole.SUSPECT: (VoiceRole.SUBJECT, Side.SUBJECT),
    PersonRole.JOURNALIST: (VoiceRole.SUBJECT, Side.SUBJECT),
    PersonRole.BYSTANDER: (VoiceRole.WITNESS, Side.NEITHER),
    PersonRole.VICTIM: (VoiceRole.WITNESS, Side.NEITHER),
}
"""What a voice is that takes part itself: the subject, a journalist on whom force was used, somebody who was there."""


def _if_there(voice: Voice, cast: TakesPart) -> Voice:
    if voice.role not in (VoiceRole.OTHER, VoiceRole.WITNESS):
        return voice
    for mention in voice.mentions:
        person = cast.person_at(mention.span)
        if person is not None and person.role in _AT_THE_SCENE:
            role, side = _AT_THE_SCENE[person.role]
            return replace(voice, role=role, side=side)
    return voice
