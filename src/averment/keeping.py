"""Incidents of a store compared again where they changed, and what came of it kept beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from averment.bootstrap import build_knowledge
from averment.comparing import Comparison, compare_record
from averment.domain.fields import FIELDS
from averment.store import Store
from averment.store.packing import value_text
from averment.store.rows import IncidentDetail

COMPARING = "comparing 2"
"""What an incident's rows of standing say that they were made by."""
UNIT = 16
"""Incidents of one commit."""

Compare = Callable[[IncidentDetail], Comparison]


def compare(detail: IncidentDetail) -> Comparison:
    """An incident as people left it, compared."""
    return compare_record(detail.record, build_knowledge())


def compare_stale(store: Store, *, only: Sequence[int] | None = None, by: Compare = compare) -> Iterator[str]:
    """Compare every incident that has changed since it was compared, and keep what stands; ids of those that were.

    `only` names incidents by number and leaves all others as they are. An incident that changes meanwhile keeps
    nothing of it, and stays to be compared.
    """
    last = 0
    while True:
        with store.read() as reader:
            found = reader.stale(after=last, limit=UNIT, only=only)
            details = [reader.incident(name) for _, name in found]
        if not found:
            return
        made = [(detail.row, standings(by(detail))) for detail in details]
        with store.write("averment") as writer:
            kept = [row.id for row, rows in made if writer.compared(row.id, rows, by=COMPARING, as_of=row.changed_at)]
            writer.commit()
        yield from kept
        last = found[-1][0]


def standings(compared: Comparison) -> list[tuple[str, str, str]]:
    """Field, value and standing of everything that is said to be so; a person's decision on a field stands over all."""
    return [
        (each.field, value_text(value.value), (each.standing if each.mark else value.standing).value)
        for each in compared.fields
        if each.field in FIELDS
        for value in each.values
        if not value.denied
    ]
