"""A careful reader's codes of the shipped reports, and how a draft compares with them.

The readings stand in tests/golden/readings, one file a report, written by hand from the report's words by the guide in
docs/contract.md. They measure the shipped model on the shipped reports; docs/measurements.md measures it on real ones.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from averment.domain.codes import Modality
from averment.domain.draft import REPORT_VOICE, Draft, Fact, Value

READINGS = Path(__file__).parents[1] / "golden" / "readings"


@dataclass(frozen=True)
class Tally:
    """How many were right, said and asked."""

    right: int = 0
    said: int = 0
    asked: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.said + other.said, self.asked + other.asked)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing is right."""
        return 2 * self.right / (self.said + self.asked) if self.right else 0.0


def reading_of(report: Path) -> Mapping[str, Any] | None:
    """What the careful reader coded, if the report was read."""
    path = READINGS / f"{report.stem}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else None


def values(draft: Draft, reading: Mapping[str, Any]) -> Tally:
    """Field and value, once each; what a careful reader may leave out is neither asked for nor held against a draft."""
    said = {(f.field, _plain(f.value)) for f in _primary(draft)}
    coded = [((f["field"], _plain(f["value"])), bool(f.get("optional"))) for f in reading["facts"]]
    asked = {key for key, optional in coded if not optional}
    return _tally(said - ({key for key, _ in coded} - asked), asked)


def voiced(draft: Draft, reading: Mapping[str, Any]) -> Tally:
    """Field, value, whether it is denied, and the role of the voice, where the reader may allow several."""
    roles = {v.id: str(v.role) for v in draft.voices} | {REPORT_VOICE: REPORT_VOICE}
    said = {(f.field, _plain(f.value), roles[f.voice], f.modality is Modality.DENIED) for f in _primary(draft)}
    free = set(said)
    right = asked = 0
    for fact in reading["facts"]:
        allowed = {fact["voice_role"], *fact.get("or_role", ())}
        alike = {(fact["field"], _plain(fact["value"]), r, fact["modality"] == Modality.DENIED) for r in allowed}
        if fact.get("optional"):
            free -= alike
            said -= alike
            continue
        asked += 1
        if hit := free & alike:
            free.discard(min(hit))
            right += 1
    return Tally(right, len(said), asked)


def forbidden(draft: Draft, reading: Mapping[str, Any]) -> list[str]:
    """Values that the reader says must not be coded, and that were; `*` stands for any value of the field."""
    said = {(f.field, _plain(f.value)) for f in _primary(draft) if f.modality is not Modality.DENIED}
    fields = {field for field, _ in said}
    return [
        f"{n['field']} {n['value']}"
        for n in reading.get("not", ())
        if (n["field"], _plain(n["value"])) in said or (n["value"] == "*" and n["field"] in fields)
    ]


def _primary(draft: Draft) -> Iterable[Fact]:
    return (f for f in draft.facts if draft.primary and f.incident == draft.primary.id)


def _tally(said: set[Any], asked: set[Any]) -> Tally:
    return Tally(sum((Counter(said) & Counter(asked)).values()), len(said), len(asked))


def _plain(value: Value | list[int | None]) -> str:
    if isinstance(value, list | tuple):
        low, high = value
        return str(low) if low == high else f"{low}..{high}"
    return " ".join("".join(c if c.isalnum() else " " for c in str(value).casefold()).split())
