"""One incident's reports compared: who says what, on whose side, on what basis, and what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from averment.comparing.contrasts import contrasts_of
from averment.comparing.drift import EVENT, at, changes_of, superseded
from averment.comparing.hearing import family
from averment.comparing.knowledge import Knowledge
from averment.comparing.marks import marked, places
from averment.comparing.model import INCIDENT, Comparison, FieldStanding, PartyKind, ReportRef, Saying, Step
from averment.comparing.notices import notices_of
from averment.comparing.origins import Traced, trace
from averment.comparing.parties import Parties, find_parties
from averment.comparing.people import People, find_people
from averment.comparing.questions import questions_of
from averment.comparing.sayings import gather
from averment.comparing.silence import cells, unanswered
from averment.comparing.standing import Superseded, stand
from averment.domain.codes import PersonRole
from averment.domain.fields import FIELDS, READ_WITH_FORCE
from averment.domain.record import IncidentRecord

ORDER: Mapping[str, int] = {
    name: i
    for i, name in enumerate(
        n for field in FIELDS for n in ((field, *READ_WITH_FORCE) if field == "force" else (field,))
    )
}
"""Fields in the order of the table of fields; what comparing reads itself stands after `force`."""


def compare_record(record: IncidentRecord, knowledge: Knowledge | None = None) -> Comparison:
    """Everything that the reports of one incident say of it, aligned; the order of the tellings does not matter.

    Raises `BrokenPassage` where a passage of a draft does not hold the words of its report.
    """
    known = knowledge or Knowledge()
    record = _ordered(record)
    for telling in record.tellings:
        for passage in telling.draft.passages():
            passage.held(telling.draft.report.text)
    parties = find_parties(record, known)
    people = find_people(record, known)
    traced = trace(record, gather(record, parties, people), parties, people, known)
    chief = next((p.id for p in people.every if p.role is PersonRole.SUBJECT), None)
    changes = changes_of(traced.sayings, parties.every, known, chief)
    fields = _fields(record, traced, parties, people, known, superseded(changes, traced.sayings, known))
    newest = max((t.draft.report.published for t in record.tellings if t.draft.report.published), default=None)
    return Comparison(
        incident=record.id,
        reports=tuple(_reports(record, traced)),
        parties=parties.every,
        origins=traced.origins,
        people=people.every,
        sayings=traced.sayings,
        fields=fields,
        changes=changes,
        contrasts=contrasts_of(record, traced.sayings, parties, known),
        notices=notices_of(record, traced.sayings, parties),
        questions=questions_of(record, parties, traced.sayings, fields, people.every, newest),
        timeline=_timeline(traced.sayings, parties),
        newest=newest,
    )


def _ordered(record: IncidentRecord) -> IncidentRecord:
    """The tellings by day of publication, those without a day last, then by key: whatever order they came in."""
    tellings = sorted(record.tellings, key=lambda t: (str(t.draft.report.published or "9999"), t.key))
    return replace(record, tellings=tuple(tellings))


def _reports(record: IncidentRecord, traced: Traced) -> Iterable[ReportRef]:
    for telling in record.tellings:
        report = telling.draft.report
        yield ReportRef(
            key=report.key,
            id=report.id,
            title=report.title,
            publisher=report.publisher,
            publisher_role=report.publisher_role,
            family=family(telling.draft),
            published=report.published,
            wire=report.wire,
            url=report.url,
            primary=telling.primary,
            copies=traced.copies.get(report.key, ()),
        )


def _fields(
    record: IncidentRecord, traced: Traced, parties: Parties, people: People, known: Knowledge, gone: Superseded
) -> tuple[FieldStanding, ...]:
    """Every field of which anything is said, or asked: those of the incident first, then person by person."""
    grouped: dict[tuple[str, str], list[Saying]] = {}
    for s in traced.sayings:
        grouped.setdefault((s.about, s.field), []).append(s)
    asked = {q.about for t in record.tellings if t.primary for q in t.draft.open_questions if q.about in FIELDS}
    for field in asked:
        if not any(name == field for _, name in grouped):
            grouped[INCIDENT, field] = []
    decided = places(record, people, grouped)
    for place in decided:
        grouped.setdefault(place, [])
    about = [INCIDENT, *(p.id for p in people.every)]
    heard = frozenset(s.party for s in traced.sayings) | _speaking(record, parties)
    refused = unanswered(record, parties)
    return tuple(
        marked(
            stand(
                *key,
                of,
                knowledge=known,
                over=traced.over,
                superseded=gone,
                asked=key[1] in asked,
                cells=cells(of, parties.every, heard, refused if key[1] in EVENT else {}, known),
            ),
            decided.get(key),
        )
        for key, of in sorted(grouped.items(), key=lambda kv: (about.index(kv[0][0]), ORDER[kv[0][1]]))
    )


def _speaking(record: IncidentRecord, parties: Parties) -> frozenset[str]:
    """Parties that are heard on anything at all."""
    return frozenset(parties.of(t.key, c.voice).id for t in record.tellings for c in t.draft.claims)


def _timeline(sayings: Sequence[Saying], parties: Parties) -> tuple[Step, ...]:
    """What each party says in each report, in order; publishers speak where they have a basis of their own."""
    publishers = {p.id for p in parties.every if p.kind is PartyKind.PUBLISHER}
    steps: dict[tuple[str, int, str, str], list[Saying]] = {}
    for s in sayings:
        if s.party not in publishers or s.origin:
            steps.setdefault((*at(s), s.report, s.party), []).append(s)
    return tuple(
        Step(day=of[0].day, phase=phase, party=party, report=report, sayings=tuple(s.id for s in of))
        for (_, phase, report, party), of in sorted(steps.items(), key=lambda kv: kv[0][:3])
    )
