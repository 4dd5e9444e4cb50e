"""From a draft record to what its page shows; pure."""

from __future__ import annotations

from dataclasses import replace

from averment.domain.codes import ActKind, Modality, PersonRole, ReportKind, When
from averment.domain.draft import Claim, Draft, Fact, OpenQuestion
from averment.dossier import around, labels
from averment.dossier.case import PLACE, Case, called, place_of
from averment.dossier.hearing import who_is_heard
from averment.dossier.model import Dossier, Head, Hearing, Row, Said, Sentence, Uncoded, Value
from averment.dossier.people import noun, person_blocks
from averment.dossier.sentences import GUNS, summarise
from averment.dossier.sources import one_line
from averment.dossier.topics import Matrix, build_matrix

_ROWS = (
    ("when", ("date", "time")),
    ("where", ("city", "county", "state", "address", "location_type")),
    ("killed", ("killed",)),
    ("hurt", ("injured",)),
)
_LISTED = frozenset({"accounts", "agency", "condition", "investigation", "name", "shots_fired", "video"})
"""Derived questions that the page asks in its own places: who is heard, and what is not stated."""
_NO_INCIDENT = "This report tells of no specific violent incident."


def view(draft: Draft) -> Dossier:
    """Everything that the page of a report shows, each value with its words and its speakers.

    Raises `BrokenPassage` where a passage of the draft does not hold the words of the text.
    """
    case = Case.of(draft)
    matrix = _matrix(case)
    report = draft.report
    dossier = Dossier(
        key=report.key,
        report_id=report.id,
        kind=case.kind,
        head=_head(case),
        sentences=_sentences(case),
        hearing=_hearing(case),
        facts=tuple(_rows(case)),
        people=person_blocks(case.sources, case.people, case.facts, case.claims),
        accounts=matrix.accounts,
        topics=matrix.topics,
        silent=matrix.silent,
        before=tuple(case.merged("before", [f for f in case.facts if f.when is When.BEFORE])),
        unknown=tuple(_question(case, q) for q in draft.open_questions if not around.is_asked_elsewhere(case, q)),
        not_stated=tuple(_not_stated(case)),
        unsettled=tuple(f"{called(q.about)}: {q.reason}" for q in draft.derived_questions if q.about not in _LISTED),
        investigation=tuple(around.investigation(case)),
        others=tuple(around.other_incident(case, i) for i in draft.incidents if not i.primary),
        elsewhere=tuple(around.elsewhere(case)),
        blame=tuple(around.blame(case)),
        characterisations=tuple(around.judging_words(case, matrix)),
        also_said=tuple(around.also_said(case, matrix)),
        claims=tuple(_said(case, c) for c in draft.claims),
        coverage=_coverage(draft),
        speakers=case.sources.speakers,
        engine=f"{draft.engine.name} {draft.engine.version}",
        text=report.text,
        pages=report.pages,
    )
    return _with_the_rest(case, dossier)


def _with_the_rest(case: Case, dossier: Dossier) -> Dossier:
    """The dossier with a row for facts that no other part shows, of somebody who is not told: nothing is dropped."""
    shown = {f for v in dossier.values() for s in v.sayings for f in s.facts}
    rest = [f for f in case.draft.facts if f.id not in shown]
    rows = (Row(label="somebody", values=tuple(case.merged("rest", rest))),) if rest else ()
    return replace(dossier, facts=(*dossier.facts, *rows))


def _matrix(case: Case) -> Matrix:
    lead = PersonRole.SUBJECT if case.kind is ReportKind.USE_OF_FORCE else PersonRole.SUSPECT
    main = next((p for p in case.people if p.role is lead), None)
    single = main is not None and main.count == 1
    who = noun(main, [f for f in case.facts if f.person == main.id]) if main and single else lead.value
    return build_matrix(case.sources, case.kind, case.facts, case.claims, who)


def _head(case: Case) -> Head:
    report = case.draft.report
    places = [f for name in PLACE for f in case.stated(name)]
    days = case.stated("date")
    unsettled = any(q.about == "date" for q in case.draft.derived_questions)
    return Head(
        place=place_of(places),
        day=_day(days[0]) if days else "date not settled" if unsettled else "date not stated",
        place_values=tuple(case.merged("head", places[:1])),
        day_values=tuple(case.merged("head", days[:1])),
        title=one_line(report.title or ""),
        publisher=report.publisher,
        publisher_role=report.publisher_role,
        published=report.published,
        byline=report.byline,
        wire=report.wire,
        url=report.url,
        language=report.language,
        notes=report.notes,
    )


def _day(fact: Fact) -> str:
    """The day, and the word it was worked out from where the report gives no full date."""
    words = one_line(fact.passage.exact)
    year = str(fact.value)[:4]
    return labels.say("date", fact.value) + ("" if year in words else f" (from “{words}”)")


def _sentences(case: Case) -> tuple[Sentence, ...]:
    if case.incident is None:
        return (Sentence(text=_NO_INCIDENT),)
    return summarise(case.sources, case.kind, case.people, case.facts)


def _hearing(case: Case) -> Hearing:
    if case.incident is not None:
        return who_is_heard(case.sources, case.kind, case.people, case.facts, case.claims)
    heard = sorted((s for s in case.sources.speakers[:-1] if s.claims), key=lambda s: -s.claims)
    people = "one speaker is" if len(heard) == 1 else f"{labels.number(len(heard))} speakers are"
    text = labels.sentence_case(f"{people} heard, on other things.") if heard else "Nobody is heard."
    return Hearing(text=text, heard=tuple(s.id for s in heard), not_heard=())


def _rows(case: Case) -> list[Row]:
    rows = []
    for label, fields in _ROWS:
        facts = [f for f in case.facts if f.field in fields and f.when is not When.BEFORE]
        if facts:
            rows.append(Row(label=label, values=tuple(case.merged(f"row {label}", facts))))
    return rows


def _question(case: Case, question: OpenQuestion) -> Value:
    label = called(question.about)
    return case.sources.of_passage("unknown", label, question.passage, question.voice, words=14)


def _not_stated(case: Case) -> list[str]:
    """What a reader of an incident would look for, where neither a value nor a question of the draft speaks of it."""
    if case.incident is None:
        return []
    told = {f.field for f in case.facts if f.modality is not Modality.UNKNOWN}
    asked = {q.about for q in case.draft.derived_questions}
    told |= {q.about for q in case.draft.open_questions} | (asked - _LISTED)
    officers = case.kind is ReportKind.USE_OF_FORCE
    force = officers and "force" in told
    fired = force and any(f.field == "force" and f.value in GUNS for f in case.facts)
    probed = "investigation" in told or any(a.kind is ActKind.INVESTIGATION for a in case.draft.acts)
    named = any(f.field == "investigation" and f.by for f in case.facts)
    wanted = {
        "the date": "date" not in told,
        "the place": not told & {"city", "county", "address"},
        "why officers came": officers and "contact_reason" not in told,
        "which agency fired" if fired else "which agency used force": force and "agency" not in told,
        "which officer": force and "name" in asked,
        "how many shots": fired and "shots_fired" not in told,
        "whether a warning was given": force and "warning" not in told,
        "whether there is video": officers and "video" not in told,
        "who investigates": officers and probed and not named,
        "whether it is investigated": officers and not probed,
        "what the investigation found": officers and probed and "investigation" in asked,
    }
    return [name for name, missing in wanted.items() if missing]


def _said(case: Case, claim: Claim) -> Said:
    here = claim.incident is not None and claim.incident == case.incident
    return Said(
        id=claim.id,
        kind=claim.kind,
        kind_label=labels.CLAIM[claim.kind],
        value=case.sources.of_claim("claims", claim),
        about="this incident" if here else "another incident" if claim.incident else "no incident",
        gave=sum(f.claim == claim.id for f in case.draft.facts),
    )


def _coverage(draft: Draft) -> Uncoded:
    cover = draft.coverage
    n = len(cover.uncoded)
    if not n:
        every = "1 sentence" if cover.sentences == 1 else f"{cover.sentences} sentences"
        return Uncoded(line=f"{every}, none left out", sentences=())
    are = "is context and was" if n == 1 else "are context and were"
    return Uncoded(line=f"{n} of {cover.sentences} sentences {are} not coded", sentences=cover.uncoded)
