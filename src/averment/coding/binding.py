"""From findings to facts: each value gets the voice, the claim and the hedge of the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable

from averment.coding.choosing import in_order
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
    """Every place that gives a value, as a fact of its own, in reading order; `choose` takes one for each voice.

    A finding that stands in a claim of a kind that gives no facts is dropped here, for every rule alike. Of two rules
    that read the same value off the same words the surer one is kept.
    """
    facts: dict[str, Fact] = {}
    for finding in sorted(findings, key=lambda f: (f.span, f.field, str(f.value), f.rule)):
        fact = _fact(finding, scene)
        if fact is not None and (fact.id not in facts or fact.confidence > facts[fact.id].confidence):
            facts[fact.id] = fact
    return in_order(facts.values())


PRESUMED = frozenset("name age sex agency agency_participating city county state".split())
"""Fields that a clause presumes and does not claim: "he may have fired" says that he is male without any doubt."""


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
