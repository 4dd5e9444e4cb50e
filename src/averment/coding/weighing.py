"""How likely a fact is right: one small logistic model over what is known of how the fact was read.

A rule gives a value and a rough confidence; what the rule cannot see is how often it is right, and whether the report
says the same elsewhere. The weights are learned from articles that were read (`training/weigh.py`); each is the name of
something that a person can check, and `averment extract --explain` prints them. A fact that is likelier wrong than the
bar allows is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from averment.coding.scene import Scene
from averment.coding.weights import likelihood, shipped
from averment.domain.draft import REPORT_VOICE, Fact, Person
from averment.domain.fields import FIELDS, Holds, Of

_ONE_VALUED = frozenset(
    "date city county state shots_fired killed injured name age sex outcome condition severity".split()
)
"""Fields of which a person or an incident has one value, so that two values are rivals."""


def weigh(facts: Sequence[Fact], scene: Scene) -> tuple[Fact, ...]:
    """The facts with calibrated confidences, in the same order, without those under the bar."""
    models = shipped()
    row, bar = models["fact"], models["bars"]["fact"]
    sure = [round(likelihood(names, row), 3) for names in features_of(facts, scene)]
    return tuple(replace(fact, confidence=s) for fact, s in zip(facts, sure, strict=True) if s >= bar)


def features_of(facts: Sequence[Fact], scene: Scene) -> list[tuple[str, ...]]:
    """For each fact the names of what is known of it, all of them readable: `rule=…`, `said twice`, `rival`."""
    people = {p.id: p for p in scene.cast.people}
    said = Counter((f.incident, f.field, str(f.value), f.person) for f in facts)
    values = Counter((i, field, person) for i, field, _, person in said)
    return [tuple(_features(fact, scene, people, said, values)) for fact in facts]


def _features(
    fact: Fact,
    scene: Scene,
    people: Mapping[str, Person],
    said: Mapping[tuple[str, str, str, str | None], int],
    values: Mapping[tuple[str, str, str | None], int],
) -> Iterator[str]:
    yield "always"
    yield f"field={fact.field}"
    yield f"rule={fact.rule}"
    yield f"rule={fact.rule}, confidence={round(fact.confidence, 1)}"
    if FIELDS[fact.field].holds is Holds.CODE:
        yield f"{fact.field}={fact.value}"
    yield f"modality={fact.modality}"
    yield f"{fact.field}, modality={fact.modality}"
    yield f"attribution={fact.attribution}"
    yield "voice=report" if fact.voice == REPORT_VOICE else "voice=somebody"
    yield f"when={fact.when}"
    if said[fact.incident, fact.field, str(fact.value), fact.person] > 1:
        yield "said twice"
        yield f"{fact.field}, said twice"
    rivals = values[fact.incident, fact.field, fact.person] - 1
    if rivals and fact.field in _ONE_VALUED:
        yield f"{fact.field}, {'rival' if rivals == 1 else 'rivals'}"
    if FIELDS[fact.field].of is not Of.INCIDENT:
        yield from _person_features(fact, people.get(fact.person or ""))
    yield from _place_features(fact, scene)


def _person_features(fact: Fact, person: Person | None) -> Iterator[str]:
    if person is None:
        yield f"{fact.field}, nobody"
        return
    yield f"role={person.role}"
    yield f"{fact.field}, role={person.role}"
    many = len(person.mentions)
    yield f"mentioned {'once' if many == 1 else 'twice' if many == 2 else 'often'}"
    if person.count > 1:
        yield "group"
        yield f"{fact.field}, group"


def _place_features(fact: Fact, scene: Scene) -> Iterator[str]:
    start = fact.passage.start
    number = scene.layout.paragraph_number(start)
    paragraph = scene.layout.paragraphs[number]
    if scene.text[paragraph.end - 1] not in ".!?”\"’'":
        yield "headline"
    sentence = scene.layout.sentence_number(start)
    total = max(1, len(scene.layout.sentences))
    if sentence < 3:
        yield "among the first sentences"
    elif sentence * 3 > total * 2:
        yield "in the last third"
        yield f"{fact.field}, in the last third"
    incident = scene.cast.incident_at(fact.passage.span)
    if incident is None or incident.id != fact.incident:
        yield "in a sentence that tells of no or another incident"
