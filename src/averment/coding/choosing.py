"""Which of the places that say a value is coded.

A report says most values several times: in its headline, in a caption, in the sentence that tells of them, and again
in passing. A careful reader codes the place that tells, once for each voice that tells it. How likely a place is the
one a reader codes is weighed by a small logistic model over what is known of the place (`training/choosing.py`); every
feature is the name of something that a person can check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from averment.coding.scene import Scene
from averment.coding.weights import likelihood, shipped
from averment.domain.codes import Modality, VoiceRole
from averment.domain.draft import REPORT_VOICE, Fact

Key = tuple[object, ...]


def choose(facts: Sequence[Fact], scene: Scene) -> tuple[Fact, ...]:
    """Of facts of one value, person, voice and denial the likeliest place, in reading order; no voice is left out."""
    row = shipped()["place"]
    best: dict[Key, tuple[float, Fact]] = {}
    for fact, names in zip(facts, features_of(facts, scene), strict=True):
        key, sure = (*value_of(fact), fact.voice, fact.modality is Modality.DENIED), likelihood(names, row)
        if key not in best or sure > best[key][0]:
            best[key] = (sure, fact)
    return in_order(fact for _, fact in best.values())


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts in reading order."""
    return tuple(sorted(facts, key=lambda f: (f.passage.start, f.passage.end, f.field, str(f.value), f.id)))


def value_of(fact: Fact) -> Key:
    """What several places may say: a value of a person or an incident."""
    return (fact.incident, fact.field, str(fact.value), fact.person)


def features_of(facts: Sequence[Fact], scene: Scene) -> list[tuple[str, ...]]:
    """For each fact the names of what is known of its place among the places that say its value."""
    places: dict[Key, list[Fact]] = {}
    for fact in in_order(facts):
        places.setdefault(value_of(fact), []).append(fact)
    roles = {v.id: v.role for v in scene.speech.voices}
    return [tuple(_features(fact, places[value_of(fact)], scene, roles)) for fact in facts]


def _features(fact: Fact, rivals: Sequence[Fact], scene: Scene, roles: Mapping[str, VoiceRole]) -> Iterator[str]:
    field = fact.field
    role = "report" if fact.voice == REPORT_VOICE else str(roles.get(fact.voice, VoiceRole.OTHER))
    yield "always"
    yield f"field={field}"
    yield f"rule={fact.rule}"
    yield f"voice={role}"
    yield f"{field}, voice={role}"
    yield f"attribution={fact.attribution}"
    yield f"modality={fact.modality}"
    yield f"when={fact.when}"
    yield f"places={min(4, len(rivals))}"
    yield f"voice={role}, places={min(4, len(rivals))}"
    yield from _among(fact, role, rivals)
    yield from _place(fact, role, scene)


def _among(fact: Fact, role: str, rivals: Sequence[Fact]) -> Iterator[str]:
    """How a place stands to the others that say the same."""
    if len(rivals) == 1:
        yield "the only place"
        return
    at = next(i for i, f in enumerate(rivals) if f.id == fact.id)
    order = "first" if at == 0 else "second" if at == 1 else "later"
    yield order
    yield f"{fact.field}, {order}"
    if at == len(rivals) - 1:
        yield "last"
    voices = Counter(f.voice for f in rivals)
    if len(voices) == 1:
        yield "one voice says it"
    else:
        yield f"voice={role} of several"
        if voices[fact.voice] == max(voices.values()):
            yield "the voice that says it most"
        if fact.voice != REPORT_VOICE and REPORT_VOICE in voices:
            yield "the report says it too"
        if fact.voice == REPORT_VOICE:
            yield "somebody says it too"
    if fact.confidence >= max(f.confidence for f in rivals):
        yield "the surest rule"
    longest = max(len(f.passage.exact) for f in rivals)
    if len(fact.passage.exact) == longest:
        yield "the longest words"
        yield f"{fact.field}, the longest words"


def _place(fact: Fact, role: str, scene: Scene) -> Iterator[str]:
    """Where in the report a place stands, and in what words."""
    start, layout = fact.passage.start, scene.layout
    paragraph = layout.paragraphs[layout.paragraph_number(start)]
    if scene.text[paragraph.end - 1] not in ".!?”\"’'":
        yield "no sentence"
        yield f"{fact.field}, no sentence"
    number, total = layout.sentence_number(start), max(1, len(layout.sentences))
    where = "top" if number < 3 else "early" if number < 8 else "late" if number * 3 > total * 2 else "middle"
    yield where
    yield f"{fact.field}, {where}"
    yield f"voice={role}, {where}"
    length = len(fact.passage.exact)
    size = "a word or two" if length < 20 else "a clause" if length < 90 else "long"
    yield size
    yield f"{fact.field}, {size}"
    incident = scene.cast.incident_at(fact.passage.span)
    if incident is None or incident.id != fact.incident:
        yield "in a sentence that tells of no or another incident"
        yield f"{fact.field}, in a sentence that tells of no or another incident"
    if layout.quotation_at(start) is not None:
        yield "quoted"
    if fact.passage.exact[:1].islower():
        yield f"{fact.field}, within a clause"
