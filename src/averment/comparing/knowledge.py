"""What comparing asks of the outside, and what it does where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from averment.domain.passages import Span
from averment.ports import CopyFinder, Gazetteer, Organisation, Organisations, Place, Shared


class NoOrganisations:
    """Knows no organisation by name."""

    def find(self, name: str) -> Organisation | None:  # noqa: ARG002 - the port's signature
        """None."""
        return None


class NoCopies:
    """Finds sentences that two texts share word for word, and no near ones."""

    def shared(self, texts: Sequence[str]) -> list[Shared]:
        """Lines of eight words and more that stand in two texts."""
        seen: dict[str, list[tuple[int, Span]]] = {}
        for i, text in enumerate(texts):
            at = 0
            for line in text.split("\n"):
                if len(line.split()) >= 8:
                    seen.setdefault(line.strip(), []).append((i, Span(at, at + len(line))))
                at += len(line) + 1
        return [
            Shared(left=a, left_span=s, right=b, right_span=t)
            for places in seen.values()
            for n, (a, s) in enumerate(places)
            for b, t in places[n + 1 :]
            if a != b
        ]


class NoPlaces:
    """Knows no place by name."""

    def lookup(self, name: str) -> Sequence[Place]:  # noqa: ARG002 - the port's signature
        """Empty."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Agencies by name, near-duplicate passages, places: `averment.bootstrap.build_knowledge` gives what is shipped."""

    organisations: Organisations = field(default_factory=NoOrganisations)
    copies: CopyFinder = field(default_factory=NoCopies)
    gazetteer: Gazetteer = field(default_factory=NoPlaces)
