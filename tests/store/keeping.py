"""Writing into a store as the tests of several modules do."""

from __future__ import annotations

from typing import Any

from averment.domain.decisions import DecisionKind
from averment.domain.draft import Draft
from averment.store import Outcome, Store
from tests.store.stories import fact

LETTERS = "ABCDEFGH"
FIRST = "US-MT-FERRISGAP-2025-10-21-A"
SECOND = "US-MT-FERRISGAP-2025-10-21-B"


def add(store: Store, draft: Draft, raw: bytes, who: str = "ann") -> int:
    """Take a report in and put its incident into the record; its number."""
    with store.write(who) as writer:
        added = writer.add(draft, raw)
        if added.outcome is Outcome.NEW:
            for incident in draft.incidents:
                writer.place(added.number, incident.id, f"US-MT-FERRISGAP-2025-10-21-{LETTERS[added.number - 1]}")
        writer.commit()
    return added.number


def decide(store: Store, report: int, kind: DecisionKind, draft: Draft, field: str, **more: Any) -> int:
    """Decide on the fact of that field."""
    with store.write("bea") as writer:
        number = writer.decide(report, kind, fact=fact(draft, field).id, **more)
        writer.commit()
    return number
