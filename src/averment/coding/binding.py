"""From findings to facts: each value gets the voice, the claim and the hedge of the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable

from averment.coding.scene import Finding, Scene
from averment.coding.speech.kinds import GIVES_FACTS
from averment.domain.codes import Modality
from averment.domain.draft import Fact
from averment.domain.fields import FIELDS, Holds
from averment.domain.identity import local_id
from averment.domain.passages import Passage

_STRENGTH = {
    m: i
    for i, m in enumerate(
        (Modality.ASSERTED, Modality.ALLEGED, Modality.PLANNED, Modality.POSSIBLE, Modality.UNKNOWN, Modality.DENIED)
    )
}


def bind(findings: Iterable[Finding], scene: Scene) -> tuple[Fact, ...]:
    """One fact per value, person, voice and denial, in reading order: who repeats himself is counted once.

    A finding that stands in a claim of a kind that gives no facts is dropped here, for every rule alike. What a
    headline says is bound to the sentence of the body that says it too, where one does.
    """
    facts: dict[tuple[object, ...], Fact] = {}
    for finding in sorted(findings, key=lambda f: (f.span, f.field, str(f.value), f.rule)):
        fact = _fact(finding, scene)
        if fact is None:
            continue
        key = (fact.incident, fact.field, str(fact.value), fact.person, fact.voice, fact.modality is Modality.DENIED)
        known = facts.get(key)
        if known is None or _weight(fact, scene) > _weight(known, scene) + 0.1:
            facts[key] = fact
    return tuple(sorted(facts.values(), key=lambda f: (f.passage.start, f.passage.end, f.field, str(f.value), f.id)))


PRESUMED = frozenset("name age sex agency agency_participating city county state".split())
"""Fields that a clause presumes and does not claim: "he may have fired" says that he is male without any doubt."""
HEADLINE = 0.2
"""What a line without a full stop weighs less than a sentence."""


def _weight(fact: Fact, scene: Scene) -> float:
    paragraph = scene.layout.paragraphs[scene.layout.paragraph_number(fact.passage.start)]
    return fact.confidence - (0.0 if scene.text[paragraph.end - 1] in ".!?”\"’'" else HEADLINE)


def _fact(finding: Finding, scene: Scene) -> Fact | None:
    speaking = scene.speech.at(finding.span)
    if speaking.kind not in GIVES_FACTS:
        return None
    _check(finding)
    said = Modality.ASSERTED if finding.field in PRESUMED else speaking.modality
    modality = max(said, finding.modality or Modality.ASSERTED, key=_STRENGTH.__getitem__)
    return Fact(
        id=local_id(
            "f",
            scene.report.text_id,
            finding.incident,
            finding.field,
            finding.value,
            finding.person,
            finding.span.start,
            finding.span.end,
            speaking.voice,
            modality,
        ),
        incident=finding.incident,
        field=finding.field,
        value=finding.value,
        person=finding.person,
        by=finding.by,
        by_person=finding.by_person,
        passage=Passage.cut(scene.text, finding.span),
        claim=speaking.claim,
        voice=speaking.voice,
        attribution=speaking.attribution,
        basis=speaking.basis,
        modality=modality,
        when=finding.when,
        confidence=finding.confidence,
        intent=finding.intent,
        aimed_at=finding.aimed_at,
        struck=finding.struck,
        ground=finding.ground,
        rule=finding.rule,
    )


def _check(finding: Finding) -> None:
    field = FIELDS[finding.field]
    if field.holds is Holds.CODE and finding.value not in field.codes:
        raise ValueError(f"rule {finding.rule} gave {finding.value!r}, which is no code of {finding.field}")
