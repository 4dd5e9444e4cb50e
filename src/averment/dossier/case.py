"""One draft opened for reading: its primary incident, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from averment.domain.codes import Modality, ReportKind, When
from averment.domain.draft import Claim, Draft, Fact, Person
from averment.dossier import labels
from averment.dossier.model import Value
from averment.dossier.people import together
from averment.dossier.sources import Sources, one_line, shortened

PLACE = ("city", "county", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The primary incident of a draft with its own facts, claims and people; empty where there is none."""

    draft: Draft
    sources: Sources
    kind: ReportKind
    incident: str | None
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    people: tuple[Person, ...]

    @classmethod
    def of(cls, draft: Draft) -> Case:
        """Open a draft. Raises `BrokenPassage` where one of its passages is not words of the text."""
        for passage in draft.passages():
            passage.held(draft.report.text)
        primary = draft.primary
        here = primary.id if primary else None
        return cls(
            draft=draft,
            sources=Sources.of(draft),
            kind=primary.kind if primary else ReportKind.NONE,
            incident=here,
            facts=tuple(f for f in draft.facts if f.incident == here),
            claims=tuple(c for c in draft.claims if here and c.incident == here),
            people=tuple(p for p in draft.people if p.incident == here),
        )

    def stated(self, field: str) -> list[Fact]:
        """Facts of a field of the incident, the best first: said to be so before hedged, then by confidence."""
        of = [f for f in self.facts if f.field == field and f.when is not When.BEFORE]
        said = [f for f in of if f.modality not in (Modality.DENIED, Modality.UNKNOWN)]
        return sorted(said, key=lambda f: (f.modality is not Modality.ASSERTED, -f.confidence, f.passage.start))

    def merged(self, section: str, facts: Sequence[Fact]) -> list[Value]:
        """One value per text, whoever says it; a city and its state are one."""
        by_text: dict[str, list[Fact]] = {}
        for f in facts:
            by_text.setdefault(together([f]), []).append(f)
        cities = [t for t, of in by_text.items() if {f.field for f in of} == {"city"}]
        states = [t for t, of in by_text.items() if {f.field for f in of} == {"state"}]
        if len(cities) == len(states) == 1:
            both = by_text.pop(cities[0]) + by_text.pop(states[0])
            by_text = {f"{cities[0]}, {states[0]}": both, **by_text}
        return [self.sources.of_facts(section, text, of) for text, of in by_text.items()]

    def blaming(self, section: str, claim: Claim) -> Value:
        """A claim with the word of saying before it, where the one goes on in the other: "blamed the mayor"."""
        text = self.draft.report.text
        if not (claim.cue and claim.content) or not 0 <= claim.content[0].start - claim.cue[-1].end <= 1:
            return self.spoken(section, claim)
        words = one_line(text[claim.cue[-1].start : claim.content[-1].end])
        return self.sources.of_claim(section, claim, shortened(words, 32), quoted=False)

    def spoken(self, section: str, claim: Claim) -> Value:
        """A claim as one line: its words, cut after thirty."""
        full, quoted = self.sources.content(claim)
        return self.sources.of_claim(section, claim, shortened(full, 30), quoted=quoted)


def place_of(facts: Sequence[Fact]) -> str:
    """The place as "Toledo, OH", or as much of it as is given."""
    first: dict[str, str] = {}
    for f in facts:
        first.setdefault(f.field, str(f.value))
    town = first.get("city") or first.get("county")
    return ", ".join(p for p in (town, first.get("state")) if p) or "place not stated"


def called(about: str) -> str:
    """What a question is about, in plain words; empty where it is about none of the topics."""
    if about == "other":
        return ""
    return labels.FIELD.get(about, about.replace("_", " "))
