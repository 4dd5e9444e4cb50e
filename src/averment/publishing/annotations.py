"""Claims as W3C Web Annotations (Recommendation of 23 February 2017), one annotation a claim, as JSON-LD.

Each passage is a target with two selectors: a TextPositionSelector counting code points of the report's text, and a
TextQuoteSelector whose prefix and suffix hold at least `CONTEXT` characters each where the text has them, and more
until the words can stand in one place only. A reader that holds the text can use either and check it with the other.
"""

from __future__ import annotations

from typing import Any, Final

from averment.domain.draft import REPORT_VOICE, Claim, Draft, Voice
from averment.domain.passages import Passage

CONTEXT: Final = 32
"""Characters of context on each side: shorter ones were found ambiguous in practice (docs/decisions/0004)."""
_FURTHER: Final = 4
"""How many times the context is doubled while the words could stand elsewhere: 512 characters at most."""

JSONLD_CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "av": "https://averment.org/ns#",
        "prov": "http://www.w3.org/ns/prov#",
        "Claim": "av:Claim",
        "part": "av:part",
        "kind": "av:kind",
        "form": "av:form",
        "modality": "av:modality",
        "channel": "av:channel",
        "voice": "av:voice",
        "role": "av:role",
        "side": "av:side",
        "parent": {"@id": "av:parent", "@type": "@id"},
        "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    },
]


def annotation_page(draft: Draft) -> dict[str, Any]:
    """All claims of one draft as an AnnotationPage, in reading order."""
    voices = {voice.id: voice for voice in draft.voices}
    return {
        "@context": JSONLD_CONTEXT,
        "id": f"urn:averment:annotations:{draft.report.text_id}",
        "type": "AnnotationPage",
        "items": [_annotation(claim, draft, voices.get(claim.voice)) for claim in draft.claims],
    }


def _annotation(claim: Claim, draft: Draft, voice: Voice | None) -> dict[str, Any]:
    parts = (("source", claim.source), ("cue", claim.cue), ("content", claim.content))
    return {
        "id": _name(claim.id, draft),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {
            "id": f"urn:averment:engine:{draft.engine.name}:{draft.engine.version}",
            "type": "Software",
            "name": draft.engine.name,
        },
        "body": {
            "type": "Claim",
            "kind": claim.kind,
            "form": claim.form,
            "modality": claim.modality,
            "channel": claim.channel,
            "voice": _voice(voice),
            "parent": _name(claim.parent, draft) if claim.parent else None,
            "wasQuotedFrom": draft.report.url or f"urn:averment:report:{draft.report.id}",
        },
        "target": [_target(p, part, draft) for part, passages in parts for p in passages],
    }


def _name(claim: str, draft: Draft) -> str:
    return f"urn:averment:claim:{draft.report.text_id}:{claim}"


def _voice(voice: Voice | None) -> dict[str, Any] | str:
    if voice is None:
        return REPORT_VOICE
    return {"name": voice.name, "organisation": voice.organisation, "role": voice.role, "side": voice.side}


def _target(passage: Passage, part: str, draft: Draft) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": f"urn:averment:text:{draft.report.text_id}",
        "part": part,
        "selector": [
            {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
            quote_selector(draft.report.text, passage),
        ],
    }


def quote_selector(text: str, passage: Passage) -> dict[str, str]:
    """The words with enough of what stands around them that they can stand in one place only."""
    reach = CONTEXT
    for _ in range(_FURTHER):
        prefix, suffix = text[max(0, passage.start - reach) : passage.start], text[passage.end : passage.end + reach]
        whole = prefix + passage.exact + suffix
        if text.find(whole) == text.rfind(whole):
            break
        reach *= 2
    return {"type": "TextQuoteSelector", "exact": passage.exact, "prefix": prefix, "suffix": suffix}
