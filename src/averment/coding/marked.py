"""People and values of an engine that codes by itself, taken over into the same cast and the same findings.

Such an engine (a language model) says what it read and where; who said it, whether a claim may give facts at all, and
the exact words are settled here as for every other engine.
"""

from __future__ import annotations

from collections.abc import Iterator

from averment.coding.cast.casting import Cast
from averment.coding.cast.incidents import Stretches
from averment.coding.scene import Finding, Scene
from averment.coding.text.layout import Layout
from averment.domain.codes import ReportKind
from averment.domain.draft import REPORT_VOICE, Act, Incident, OpenQuestion, Person
from averment.domain.identity import local_id
from averment.domain.markup import Coded, Markup
from averment.domain.passages import Passage
from averment.domain.report import Report

RULE = "engine"
"""What `Fact.rule` says of values that the engine read itself."""


def cast_of(report: Report, layout: Layout, markup: Markup, coded: Coded) -> Cast:
    """One incident, and the people whom the engine found in it; empty for a report of no violent incident."""
    if markup.kind is ReportKind.NONE:
        return Cast((), (), layout)
    relevance = round(1.0 - markup.kinds.get(ReportKind.NONE, 0.0), 4)
    incident = Incident(id=local_id("i", report.text_id, 0), primary=True, kind=markup.kind, relevance=relevance)
    people = tuple(
        Person(
            id=person_id(report, each.name),
            incident=incident.id,
            role=each.role,
            mentions=tuple(Passage.cut(report.text, span) for span in each.mentions),
            count=each.count,
        )
        for each in coded.people
        if each.mentions
    )
    return Cast((incident,), people, layout, stretches=Stretches((0,) * len(layout.sentences)))


def person_id(report: Report, name: str) -> str:
    """The id in the draft of a person whom the engine calls by a handle of its own."""
    return local_id("p", report.text_id, RULE, name)


def findings(scene: Scene, coded: Coded) -> Iterator[Finding]:
    """The engine's values as findings of the primary incident; values about nobody whom it found are left out."""
    incident = scene.cast.primary
    if incident is None:
        return
    known = {person.id for person in scene.cast.people}
    for each in coded.values:
        person = person_id(scene.report, each.person) if each.person is not None else None
        by_person = person_id(scene.report, each.by_person) if each.by_person is not None else None
        if person is not None and person not in known:
            continue
        yield Finding(
            field=each.field,
            value=each.value,
            span=each.span,
            incident=incident.id,
            rule=RULE,
            person=person,
            by=each.by,
            by_person=by_person if by_person in known else None,
            modality=each.modality,
            when=each.when,
            intent=each.intent,
            aimed_at=each.aimed_at,
            struck=each.struck,
            ground=each.ground,
            confidence=each.score,
        )


def questions(scene: Scene, coded: Coded) -> tuple[OpenQuestion, ...]:
    """What the engine read as not known, with who says so."""
    return tuple(
        OpenQuestion(about=about, passage=Passage.cut(scene.text, span), voice=scene.speech.at(span).voice)
        for about, span in coded.questions
    )


def acts(scene: Scene, coded: Coded) -> tuple[Act, ...]:
    """The public acts that the engine read, with who tells of them."""
    return tuple(
        Act(kind=kind, passage=Passage.cut(scene.text, span), voice=said.voice or REPORT_VOICE, claim=said.claim)
        for kind, span in coded.acts
        for said in (scene.speech.at(span),)
    )
