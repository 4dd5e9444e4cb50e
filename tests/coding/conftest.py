"""A report coded as far as people go: real layout, mentions, deeds and cast, the publisher as the only voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from averment.coding.cast.casting import Cast, find_cast
from averment.coding.fields import bearing, care, counts, custody, force, harm, nearby, officers
from averment.coding.scene import Finding, Rule, Scene
from averment.coding.speech.speaking import Speech
from averment.coding.text.layout import lay_out
from averment.domain.codes import ReportKind
from averment.domain.draft import Person, Value
from averment.domain.identity import digest, text_id
from averment.domain.markup import Markup
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.ports import Place

PEOPLE_RULES: tuple[Rule, ...] = (
    bearing.names,
    bearing.ages,
    bearing.sexes,
    harm.outcomes,
    harm.severities,
    harm.causes,
    harm.parts,
    care.care,
    care.released,
    care.conditions,
    custody.custody,
    custody.charges,
    custody.rulings,
    force.force,
    force.resistance,
    force.armed,
    officers.duty,
    officers.identifiable,
    counts.killed_and_injured,
    counts.shots,
    nearby.code_nearby,
)


class NoPlaces:
    """A gazetteer that knows nothing."""

    def lookup(self, name: str) -> Sequence[Place]:  # noqa: ARG002 - the port's signature
        """Nothing by any name."""
        return ()


@dataclass(frozen=True)
class Staged:
    """A text with its cast and every finding on people."""

    text: str
    cast: Cast
    findings: tuple[Finding, ...]
    scene: Scene

    def of(self, field: str, *, incident: int = 0) -> list[Finding]:
        """Findings of one field in one incident."""
        wanted = self.cast.incidents[incident].id
        return [f for f in self.findings if f.field == field and f.incident == wanted]

    def values(self, field: str, *, incident: int = 0) -> set[Value]:
        """Values of one field in one incident."""
        return {f.value for f in self.of(field, incident=incident)}

    def whose(self, field: str, value: Value) -> set[str]:
        """First mentions of those whom a value is about."""
        people = {p.id: p.mentions[0].exact for p in self.cast.people}
        return {people[f.person] for f in self.findings if f.field == field and f.value == value and f.person}

    def person(self, words: str) -> Person:
        """Whom the first standing of some words means."""
        at = self.text.index(words)
        found = self.cast.person_at(Span(at, at + len(words)))
        assert found is not None
        return found


def stage_text(text: str, kind: ReportKind = ReportKind.USE_OF_FORCE) -> Staged:
    """Code a text's people; every span is checked against it."""
    report = Report(id=digest(text.encode()), text_id=text_id(text, "test 1"), key="test", text=text)
    layout = lay_out(text)
    markup = Markup(kinds={kind: 1.0})
    speech = Speech((), ())
    cast = find_cast(report, layout, markup, speech)
    scene = Scene(report, layout, markup, speech, cast, NoPlaces())
    findings = tuple(f for rule in PEOPLE_RULES for f in rule(scene))
    for f in findings:
        assert 0 <= f.span.start < f.span.end <= len(text)
        assert len(f.span) <= 200
        assert f.person is None or f.person in {p.id for p in cast.people}
    return Staged(text, cast, findings, scene)


@pytest.fixture(scope="session")
def stage() -> Callable[..., Staged]:
    """`stage_text`, for tests."""
    return stage_text


@pytest.fixture(scope="session")
def of_violence() -> ReportKind:
    """The kind of a report in which no officers took part."""
    return ReportKind.OTHER_VIOLENCE
