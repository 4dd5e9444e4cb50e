"""What nobody has answered: asked by the reports, or following from what stands; closed by a later passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from averment.comparing.drift import told
from averment.comparing.model import (
    INCIDENT,
    AlignedPerson,
    FieldStanding,
    Question,
    Saying,
    Standing,
    Told,
)
from averment.comparing.parties import Parties
from averment.domain.codes import Modality, PersonRole
from averment.domain.draft import OpenQuestion, Value
from averment.domain.fields import FIELDS, Of
from averment.domain.identity import local_id
from averment.domain.record import IncidentRecord, Telling

_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
_OPEN_STANDINGS = {
    Standing.PENDING: "said to be open",
    Standing.DISPUTED: "the parties differ",
    Standing.OFFICER_SIDE_ONLY: "only the officers’ side says so",
    Standing.SUBJECT_SIDE_ONLY: "only the subject’s side says so",
}
_ASKED_OF = frozenset(
    "resistance armed warning force_intent shot_told force_struck shots_fired tactic video killed injured "
    "outcome".split()
)
"""Fields of the event on which a one-sided or disputed value is an open question."""
_ENDED = frozenset({"closed", "declined"})
_OF_OFFICER = re.compile(r"(?i)\b(?:officer|agent|deput|trooper)")
_RELEASED = re.compile(r"(?i)\breleas|\bpublish|\bshow[ns]?\b")


def questions_of(
    record: IncidentRecord,
    parties: Parties,
    sayings: Sequence[Saying],
    fields: Sequence[FieldStanding],
    people: Sequence[AlignedPerson],
    newest: date | None,
) -> tuple[Question, ...]:
    """Every question, those that are open first."""
    every = [
        *_asked(record, parties, sayings, people, newest),
        *_standing(fields, sayings),
        *_missing(fields, people, sayings),
        *_investigations(sayings, newest),
    ]
    unique: dict[str, Question] = {}
    for q in every:
        unique.setdefault(q.id, q)
    left = (q for q in unique.values() if q.closed or not _given_up(q, fields))
    return tuple(sorted(left, key=lambda q: q.closed is not None))


def _given_up(question: Question, fields: Iterable[FieldStanding]) -> bool:
    """Whether a person decided that nobody will know."""
    return any(
        f.standing is Standing.UNKNOWABLE
        and f.field == question.field
        and (f.about == question.about or (f.mark is not None and f.mark.person is None))
        for f in fields
    )


def _question(
    about: str, field: str, reason: str, asked: Told | None, closed: Told | None = None, days: int | None = None
) -> Question:
    at = (asked.report, asked.passage.start) if asked else ()
    return Question(
        id=local_id("q", about, field, reason, *at),
        about=about,
        field=field,
        reason=reason,
        asked=asked,
        closed=closed,
        days=days,
    )


def _asked(
    record: IncidentRecord,
    parties: Parties,
    sayings: Sequence[Saying],
    people: Sequence[AlignedPerson],
    newest: date | None,
) -> Iterator[Question]:
    """What a report says is not known, not released, not confirmed."""
    for telling in record.tellings:
        if not telling.primary:
            continue
        for question in telling.draft.open_questions:
            asked = _told(telling, question, parties)
            closed = _closing(question.about, asked, sayings, people)
            days = (newest - asked.day).days if closed is None and newest and asked.day else None
            yield _question(INCIDENT, question.about, "a report says that it is open", asked, closed, days)


def _told(telling: Telling, question: OpenQuestion, parties: Parties) -> Told:
    return Told(
        report=telling.key,
        party=parties.of(telling.key, question.voice).id,
        passage=question.passage,
        day=telling.draft.report.published,
    )


def _closing(about: str, asked: Told, sayings: Sequence[Saying], people: Sequence[AlignedPerson]) -> Told | None:
    """The first later saying that answers it: a value of the field that is asked for, of the person asked about.

    Of whom is not coded: an officer where the words name one, the chief subject elsewhere.
    """
    if about not in FIELDS or asked.day is None:
        return None
    officers = {p.id for p in people if p.role is PersonRole.OFFICER}
    chief = next((p.id for p in people if p.role is PersonRole.SUBJECT), None)
    asked_of = officers if _OF_OFFICER.search(asked.passage.exact) else {chief}
    later = sorted(
        (s for s in sayings if s.field == about and s.day and s.day > asked.day and s.modality in _SAID),
        key=lambda s: (str(s.day), s.report, s.passage.start),
    )
    if FIELDS[about].of is not Of.INCIDENT:
        later = [s for s in later if s.about in asked_of]
    if about in ("video", "investigation"):
        later = [s for s in later if about == "video" or str(s.value) in _ENDED]
        if about == "video" and _RELEASED.search(asked.passage.exact):
            return None
    return told(later[0]) if later else None


def _standing(fields: Iterable[FieldStanding], sayings: Sequence[Saying]) -> Iterator[Question]:
    by_id = {s.id: s for s in sayings}
    for field in fields:
        if field.field not in _ASKED_OF or field.standing not in _OPEN_STANDINGS:
            continue
        first = next((v.sayings[0] for v in field.values if v.standing is field.standing and v.sayings), None)
        asked = told(by_id[first]) if first else None
        yield _question(field.about, field.field, _OPEN_STANDINGS[field.standing], asked)


def _missing(
    fields: Sequence[FieldStanding], people: Sequence[AlignedPerson], sayings: Sequence[Saying]
) -> Iterator[Question]:
    """What a reader looks for, and no report gives."""
    have = {f.field for f in fields if f.standing is not Standing.NOT_STATED}
    officers = [p for p in people if p.role is PersonRole.OFFICER]
    if "force" in have and not any(p.name for p in officers):
        yield _question(INCIDENT, "name", "no report names an officer who used force", None)
    if "force" in have and "agency" not in have:
        yield _question(INCIDENT, "agency", "no report says which agency’s officers used force", None)
    if "force" in have and "video" not in have:
        yield _question(INCIDENT, "video", "no report says whether there is video", None)
    if "force" in have and not any(s.field == "investigation" for s in sayings):
        yield _question(INCIDENT, "investigation", "no report says who investigates", None)


def _investigations(sayings: Sequence[Saying], newest: date | None) -> Iterator[Question]:
    """An investigation that is open or announced, closed by a later word of its end."""
    of = sorted(
        (s for s in sayings if s.field == "investigation" and s.day),
        key=lambda s: (str(s.day), s.report, s.passage.start),
    )
    opened = next((s for s in of if _is(s.value, "open", "announced") and not s.denies), None)
    if opened is None or opened.day is None:
        return
    ended = next((s for s in of if _is(s.value, *_ENDED) and str(s.day) > str(opened.day)), None)
    last = max(s.day for s in of if s.day)
    days = (newest - last).days if newest and ended is None else None
    reason = "an investigation without a public outcome"
    yield _question(INCIDENT, "investigation", reason, told(opened), told(ended) if ended else None, days)


def _is(value: Value, *codes: str) -> bool:
    return str(value) in codes
