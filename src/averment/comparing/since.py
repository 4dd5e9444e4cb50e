"""What changed in a comparison since a day: the same reports, those up to the day, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from averment.comparing.comparing import compare_record
from averment.comparing.knowledge import Knowledge
from averment.comparing.model import INCIDENT, Change, Comparison, FieldStanding, Question, Standing
from averment.domain.draft import Value
from averment.domain.record import IncidentRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A field whose standing, values or origins are not what they were."""

    about: str
    field: str
    was: Standing | None
    """None where nothing was said of it."""
    now: Standing
    new: tuple[Value, ...]
    origins: tuple[int, int]
    """Independent origins of the best supported value, then and now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Everything that is new since a day."""

    day: date
    reports: tuple[str, ...]
    parties: tuple[str, ...]
    fields: tuple[Moved, ...]
    changes: tuple[Change, ...]
    opened: tuple[Question, ...]
    closed: tuple[Question, ...]


def changed_since(record: IncidentRecord, day: date, knowledge: Knowledge | None = None) -> Since:
    """What the reports after a day added; a report without a day counts as new."""
    known = [t for t in record.tellings if t.draft.report.published and t.draft.report.published <= day]
    now = compare_record(record, knowledge)
    marks = tuple(m for m in record.marks if m.at[:10] <= day.isoformat())
    then = compare_record(IncidentRecord(id=record.id, tellings=tuple(known), marks=marks), knowledge)
    old_questions = {q.id: q for q in then.questions}
    return Since(
        day=day,
        reports=tuple(r.key for r in now.reports if r.key not in {t.key for t in known}),
        parties=tuple(p.label for p in now.parties if p.label not in {q.label for q in then.parties}),
        fields=tuple(_moved(then, now)),
        changes=tuple(c for c in now.changes if c.id not in {o.id for o in then.changes}),
        opened=tuple(q for q in now.questions if q.id not in old_questions and q.closed is None),
        closed=tuple(
            q for q in now.questions if q.closed and not (q.id in old_questions and old_questions[q.id].closed)
        ),
    )


def _moved(then: Comparison, now: Comparison) -> Iterator[Moved]:
    people = _same_people(then, now)
    for field in now.fields:
        about = people.get(field.about, field.about)
        old = then.field(about, field.field)
        had = {str(x) for v in old.values for x in (v.value, *v.also)} if old else set()
        new = tuple(v.value for v in field.values if str(v.value) not in had)
        origins = (_most(old), _most(field))
        if old is None or old.standing is not field.standing or new or origins[0] != origins[1]:
            yield Moved(
                about=field.about,
                field=field.field,
                was=old.standing if old else None,
                now=field.standing,
                new=new,
                origins=origins,
            )


def _most(field: FieldStanding | None) -> int:
    return max((len(v.origins) for v in field.values), default=0) if field else 0


def _same_people(then: Comparison, now: Comparison) -> dict[str, str]:
    """Who of now was who then: they share a person of one report."""
    before = {member: p.id for p in then.people for member in p.members}
    return {p.id: before[m] for p in now.people for m in p.members if m in before} | {INCIDENT: INCIDENT}
