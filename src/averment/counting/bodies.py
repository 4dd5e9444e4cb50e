"""Which agencies a definition means: those that are known by name, and those that it names itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from averment.comparing.values import folded
from averment.counting.definition import Body
from averment.ports import Organisations

_DOER = re.compile(
    r"(?:(?:an?|the|its|one|two|three|four|several|unnamed|unidentified|masked|off-duty)\s+)*"
    r"(?P<body>\S.*?)\s+(?:special\s+|police\s+)?"
    r"(?:agents?|officers?|deput(?:y|ies)|troopers?|marshals?|sergeant|supervisor|personnel)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Agencies by name, a definition's own first."""

    own: tuple[Body, ...]
    organisations: Organisations

    def under(self, name: str, wanted: Sequence[str]) -> bool:
        """Whether a name means one of the bodies wanted, or a body under one of them."""
        over = set(self._upwards(name))
        return any(next(self._upwards(w)) in over for w in wanted)

    def did(self, by: str, wanted: Sequence[str]) -> bool:
        """Whether the words for who did something name such a body: "an Interior Enforcement Service agent"."""
        found = _DOER.match(by)
        return bool(found) and self.under(found["body"] if found else by, wanted)

    def _upwards(self, name: str) -> Iterator[str]:
        """A body's usual name and those of the bodies over it, folded; a name that nobody knows stands for itself."""
        asked = folded(name)
        own = next((b for b in self.own if asked in {folded(n) for n in (b.name, *b.aliases)}), None)
        if own is not None:
            yield folded(own.name)
            if own.under:
                yield from self._upwards(own.under)
            return
        known = self.organisations.find(name)
        yield from map(folded, (known.name, *known.parents) if known else (name,))
