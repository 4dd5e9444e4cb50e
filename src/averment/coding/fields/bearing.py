"""Name, age and sex of the people of an incident, as the report's words give them; a minor's name is never coded."""

from __future__ import annotations

from collections.abc import Iterator

from averment.coding.deeds.mentions import Form
from averment.coding.scene import Finding, Scene
from averment.coding.text.lexicon import PRONOUNS
from averment.domain.codes import PersonRole
from averment.domain.passages import Span

ADULT = 18
"""Years from which a name may be coded (docs/contract.md: never names of minors)."""
_NO_NAME = frozenset({PersonRole.OTHER})


def names(scene: Scene) -> Iterator[Finding]:
    """The name as printed, where it stands longest; once more for each other voice that gives it whole."""
    words = scene.cast.clauses.words
    for incident in scene.cast.incidents:
        for person, entity in scene.cast.cast_of(incident):
            if (
                not entity.names
                or entity.minor
                or (entity.age is not None and entity.age < ADULT)
                or person.role in _NO_NAME
            ):
                continue
            longest = max(len(n.parts) for n in entity.names)
            printed: str | None = None
            for name in entity.names:
                if len(name.parts) < longest:
                    continue
                span = words.span(name.first, name.end)
                printed = printed or span.read(scene.text)
                yield Finding(
                    field="name",
                    value=printed,
                    span=span,
                    incident=incident.id,
                    rule="bearing.names",
                    person=person.id,
                    confidence=0.8,
                )


def ages(scene: Scene) -> Iterator[Finding]:
    """Age in years, from "34-year-old" or from the figure after a name."""
    cast = scene.cast
    for k, mention in enumerate(cast.clauses.mentions):
        person = cast.of_mention(k)
        if mention.age is None or person is None or mention.plural:
            continue
        span = cast.mention_span(k)
        reach = _reach(scene, span, str(mention.age))
        yield Finding(
            field="age",
            value=mention.age,
            span=reach,
            incident=person.incident,
            rule="bearing.ages",
            person=person.id,
            confidence=0.85,
        )


def _reach(scene: Scene, span: Span, figure: str) -> Span:
    """The mention and the figure that follows it, where the age stands after the name."""
    if figure in span.read(scene.text):
        return span
    at = scene.text.find(figure, span.end, span.end + 12)
    return Span(span.start, at + len(figure)) if at >= 0 else span


def sexes(scene: Scene) -> Iterator[Finding]:
    """Sex as nouns and pronouns tell it ("a woman", "she"), never as a given name suggests it."""
    cast = scene.cast
    told: set[str] = set()
    for noun_first in (True, False):
        for k, mention in enumerate(cast.clauses.mentions):
            person = cast.of_mention(k)
            if person is None or mention.sex is None or mention.plural or person.id in told or person.count > 1:
                continue
            if noun_first == (mention.form is Form.PRONOUN or mention.head in PRONOUNS):
                continue
            told.add(person.id)
            yield Finding(
                field="sex",
                value=mention.sex,
                span=cast.mention_span(k),
                incident=person.incident,
                rule="bearing.sexes",
                person=person.id,
                confidence=0.8 if noun_first else 0.65,
            )
