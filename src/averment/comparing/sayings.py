"""Every value that any party says of an incident, one saying for each party, report and passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from averment.comparing import wording
from averment.comparing.model import INCIDENT, Party, Saying
from averment.comparing.parties import Parties
from averment.comparing.people import People
from averment.comparing.values import GUNS
from averment.domain.codes import Attributed, Basis, Form, Modality, PersonRole, PublisherRole, Side, VoiceRole, When
from averment.domain.draft import REPORT_VOICE, Claim, Fact, Value
from averment.domain.identity import local_id
from averment.domain.passages import Passage, Span
from averment.domain.record import IncidentRecord, Telling

_COURTS_OWN = frozenset({"charge_status"})
"""Fields that a court settles by its own act, without a word of finding."""
_HARM = frozenset(
    {"outcome", "severity", "injury_cause", "injury_part", "medical", "condition", "killed", "injured", "age"}
)
SHOT_TOLD = "shot_told"
"""How an account tells the shot: `in_defence`, or `went_off`. Read from the words by comparing; no draft codes it."""


@dataclass(frozen=True, slots=True)
class Telltale:
    """One telling with its text, claims by id, and how its parties and people are called across reports."""

    telling: Telling
    parties: Parties
    people: People
    shot: bool
    """Whether any of the tellings has a gun fired."""

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.telling.draft.report.text

    def claim(self, id_: str | None) -> Claim | None:
        """The claim of that id."""
        return next((c for c in self.telling.draft.claims if c.id == id_), None) if id_ else None


def gather(record: IncidentRecord, parties: Parties, people: People) -> tuple[Saying, ...]:
    """Every saying, in the order of the reports and of their texts."""
    shot = any(_is_shot(f) for t in record.tellings for f in t.facts())
    return tuple(s for t in record.tellings for s in _of(Telltale(t, parties, people, shot)))


def _is_shot(fact: Fact) -> bool:
    return (fact.field == "force" and fact.value in GUNS) or (fact.field, fact.value) == ("injury_cause", "gunshot")


def _of(told: Telltale) -> Iterator[Saying]:
    for fact in told.telling.facts():
        if fact.when is When.BEFORE:
            continue
        yield _saying(told, fact, fact.field, fact.value)
        if fact.field == "force" and fact.intent in ("intentional", "unintentional"):
            yield _saying(told, fact, "force_intent", fact.intent)
        if fact.field == "force" and fact.struck in ("yes", "no"):
            yield _saying(told, fact, "force_struck", fact.struck)
        if fact.field == "force" and fact.aimed_at not in (None, "unstated"):
            yield _saying(told, fact, "force_aim", str(fact.aimed_at))
    yield from _shots(told)


def _saying(told: Telltale, fact: Fact, field: str, value: Value) -> Saying:
    telling = told.telling
    claim = told.claim(fact.claim)
    party = told.parties.of(telling.key, REPORT_VOICE if claim and _is_no_telling(claim) else fact.voice)
    about = told.people.of_person.get((telling.key, fact.person)) if fact.person else None
    around = wording.sentence(told.text, fact.passage.span).read(told.text)
    cue = " ".join(p.exact for p in claim.cue) if claim else ""
    return Saying(
        id=local_id("s", telling.key, fact.id, field),
        report=telling.key,
        fact=fact.id,
        about=about or INCIDENT,
        field=field,
        value=value,
        denies=fact.modality is Modality.DENIED,
        modality=fact.modality,
        party=party.id,
        origin=None,
        side=party.side,
        role=party.role,
        basis=own_basis(fact.basis, party.role, fact.field),
        attribution=fact.attribution,
        when=fact.when,
        day=telling.draft.report.published,
        phase=_phase(told, claim, fact.passage),
        passage=fact.passage,
        claim=fact.claim,
        by=fact.by,
        finds=_finds(told, party, claim, fact, around),
        withdraws=_withdraws(cue),
        corrects=bool(wording.CORRECTS.search(around)) and fact.modality is Modality.ASSERTED,
    )


def _is_no_telling(claim: Claim) -> bool:
    """Whether the claim is no speech but what somebody did or meant: "refused commands". The report tells that."""
    return claim.form is Form.INDIRECT and bool(wording.DOING.search(" ".join(p.exact for p in claim.cue)))


def own_basis(basis: Basis, role: VoiceRole, field: str) -> Basis:
    """How a voice knows: as it says; a witness by definition saw, a hospital knows an injury by its records."""
    if basis is not Basis.NOT_STATED:
        return basis
    if role is VoiceRole.WITNESS:
        return Basis.SAW
    if role is VoiceRole.VIDEO:
        return Basis.FOOTAGE
    if role is VoiceRole.MEDICAL and field in _HARM:
        return Basis.DOCUMENT
    return basis


def _phase(told: Telltale, claim: Claim | None, passage: Passage) -> int:
    """Whether the report tells it as what was said before, or after what else it tells of the party's words."""
    if claim is None or not (claim.cue or claim.source):
        return 0
    spans = [p.span for p in (*claim.source, *claim.cue)]
    around = wording.sentence(told.text, spans[0])
    end = min(around.end, passage.start) if passage.start > around.start else around.end
    words = told.text[around.start : max(end, spans[-1].end)]
    if wording.EARLIER.search(words):
        return -1
    return 1 if wording.LATER.search(words) else 0


def _withdraws(cue: str) -> bool:
    found = wording.WITHDRAWS.search(cue)
    return bool(found) and not wording.HOLDS_ON.search(cue[: found.start()] if found else "")


def _finds(told: Telltale, party: Party, claim: Claim | None, fact: Fact, around: str) -> bool:
    """Whether a court finds it: a word of finding on its part, or its own act on a charge."""
    court = party.role is VoiceRole.COURT or (
        fact.voice == REPORT_VOICE and told.telling.draft.report.publisher_role is PublisherRole.COURT
    )
    if not court or fact.modality in (Modality.POSSIBLE, Modality.PLANNED, Modality.UNKNOWN):
        return False
    if fact.field in _COURTS_OWN:
        return True
    words = " ".join(p.exact for p in claim.cue) if claim else around
    return bool(wording.FINDS.search(words)) and not wording.NO_FINDING.search(around)


def _shots(told: Telltale) -> Iterator[Saying]:
    """How each account tells the shot, where any gun was fired in this incident."""
    facts = [f for f in told.telling.facts() if f.field == "force" and f.value in GUNS]
    if not told.shot or not (facts or told.telling.primary):
        return
    about = _shot_at(told, facts)
    seen: set[tuple[str, str]] = set()
    for claim in told.telling.draft.claims:
        if claim.incident != told.telling.incident or wording.NOT_SAID.search(" ".join(p.exact for p in claim.cue)):
            continue
        for passage in claim.content:
            for value, words in _told_as(told.text, passage.span):
                own = told.parties.of(told.telling.key, claim.voice).side is Side.SUBJECT and wording.FEARS.match(
                    words.exact
                )
                if (claim.voice, value) not in seen and not own and not _inside_other(told, claim, words):
                    seen.add((claim.voice, value))
                    yield _shot(told, claim.voice, claim, value, words, about)
    report = told.telling.draft.report
    if told.telling.primary and report.publisher_role in (PublisherRole.AGENCY, PublisherRole.PARTY):
        claimed = [p.span for c in told.telling.draft.claims for p in c.content]
        for value, words in _told_as(report.text, Span(0, len(report.text)) if report.text else Span(0, 1)):
            if (REPORT_VOICE, value) not in seen and not any(s.overlaps(words.span) for s in claimed):
                seen.add((REPORT_VOICE, value))
                yield _shot(told, REPORT_VOICE, None, value, words, about)


def _inside_other(told: Telltale, claim: Claim, words: Passage) -> bool:
    """Whether a claim inside this one, by another voice, holds the words: they are that voice's."""
    return any(
        c.parent == claim.id and c.voice != claim.voice and any(words.span in p.span for p in c.content)
        for c in told.telling.draft.claims
    )


def _told_as(text: str, span: Span) -> Iterator[tuple[str, Passage]]:
    for value, form in (("went_off", wording.WENT_OFF), ("in_defence", wording.DEFENDS)):
        for found in form.finditer(text, span.start, span.end):
            before = text[max(span.start, found.start() - 40) : found.start()]
            if not wording.NOT_SAID.search(before.rpartition(".")[2]):
                yield value, Passage.cut(text, Span(found.start(), found.end()))


def _disputed(claim: Claim | None) -> bool:
    if claim is None:
        return False
    return claim.modality is Modality.DENIED or bool(wording.DISPUTES.search(" ".join(p.exact for p in claim.cue)))


def _shot_at(told: Telltale, facts: list[Fact]) -> str:
    people = told.people.of_person
    struck = [people.get((told.telling.key, f.person)) for f in facts if f.person]
    lead = next((a.id for a in told.people.every if a.role is PersonRole.SUBJECT), None)
    return lead or next((s for s in struck if s), None) or INCIDENT


def _shot(told: Telltale, voice: str, claim: Claim | None, value: str, words: Passage, about: str) -> Saying:
    party = told.parties.of(told.telling.key, voice)
    return Saying(
        id=local_id("s", told.telling.key, voice, SHOT_TOLD, value, words.start),
        report=told.telling.key,
        fact=None,
        about=about,
        field=SHOT_TOLD,
        value=value,
        denies=_disputed(claim),
        modality=claim.modality if claim else Modality.ASSERTED,
        party=party.id,
        origin=None,
        side=party.side,
        role=party.role,
        basis=own_basis(Basis.NOT_STATED, party.role, SHOT_TOLD),
        attribution=Attributed.EXPLICIT if claim and claim.source else Attributed.NONE,
        when=When.DURING,
        day=told.telling.draft.report.published,
        phase=_phase(told, claim, words),
        passage=words,
        claim=claim.id if claim else None,
    )
