"""Incidents of a store compared and counted again where they changed, and what came of it kept beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from averment.bootstrap import build_knowledge
from averment.comparing import Comparison, compare_record
from averment.counting import KnownDefinition, count, known_definitions
from averment.counting.counting import Because as Why
from averment.domain.fields import FIELDS
from averment.domain.record import IncidentRecord
from averment.store import Store
from averment.store.packing import value_text
from averment.store.rows import Because, CountedRow, IncidentDetail

COMPARING = "comparing 2"
"""What an incident's rows of standing say that they were made by."""
UNIT = 16
"""Incidents of one commit."""
_PLACES = 3
"""Words that stand behind each part of a clause, at most."""

Compare = Callable[[IncidentDetail], Comparison]


def compare(detail: IncidentDetail) -> Comparison:
    """An incident as people left it, compared; its reports are called by their numbers in the store."""
    return compare_record(numbered(detail), build_knowledge())


def numbered(detail: IncidentDetail) -> IncidentRecord:
    """The record with each report's number as its key: keys of inputs need not differ, and would show folders."""
    tellings = tuple(
        replace(t, draft=replace(t.draft, report=replace(t.draft.report, key=str(detail.reports[t.draft.report.id]))))
        for t in detail.record.tellings
    )
    return replace(detail.record, tellings=tellings)


def compare_stale(
    store: Store, *, only: Sequence[int] | None = None, definitions: Sequence[KnownDefinition] | None = None
) -> Iterator[str]:
    """Compare every incident that changed since it was compared, and keep what stands; ids of those that were.

    Each is counted under the definitions too, those that ship where none are given, and so is one that was not counted
    under all of them yet. `only` names incidents by number and leaves all others as they are.
    """
    last: int | None = 0
    under = known_definitions() if definitions is None else definitions
    while last is not None:
        kept, last = compare_some(store, last, only=only, definitions=under)
        yield from kept


def compare_some(
    store: Store,
    after: int,
    *,
    only: Sequence[int] | None = None,
    definitions: Sequence[KnownDefinition],
    by: Compare = compare,
) -> tuple[list[str], int | None]:
    """One unit of `compare_stale`: ids of those that were compared, and the number to go on after; None at the end.

    An incident that changes meanwhile keeps nothing of it, and stays to be compared.
    """
    digests = [d.digest for d in definitions]
    with store.read() as reader:
        found = reader.stale(after=after, limit=UNIT, only=only, definitions=digests)
        details = [reader.incident(name) for _, name in found]
    if not found:
        return [], None
    made = [(d.row, compared, counted(compared, d, definitions)) for d in details for compared in (by(d),)]
    with store.write("averment") as writer:
        kept = [
            row.id
            for row, compared, rows in made
            if writer.compared(row.id, standings(compared), by=COMPARING, as_of=row.changed_at, counted=rows)
        ]
        writer.commit()
    return kept, found[-1][0]


def standings(compared: Comparison) -> list[tuple[str, str, str]]:
    """Field, value and standing of everything that is said to be so; a person's decision on a field stands over all."""
    return [
        (each.field, value_text(value.value), (each.standing if each.mark else value.standing).value)
        for each in compared.fields
        if each.field in FIELDS
        for value in each.values
        if not value.denied
    ]


def counted(
    compared: Comparison, detail: IncidentDetail, definitions: Sequence[KnownDefinition]
) -> tuple[CountedRow, ...]:
    """What each definition makes of an incident, with the places of the words behind it."""
    kinds, rows = {compared.incident: detail.row.kind}, []
    for known in definitions:
        (row,) = count(known.definition, [compared], kinds, build_knowledge()).rows
        rows.append(
            CountedRow(
                definition=known.digest,
                verdict=row.verdict.value,
                clause=row.clause,
                because=tuple(_because(compared, b) for b in row.because),
            )
        )
    return tuple(rows)


def _because(compared: Comparison, why: Why) -> Because:
    said = [compared.saying(s) for s in why.sayings[:_PLACES]]
    places = tuple((int(s.report), s.passage.start) for s in said)
    return Because(verdict=why.verdict.value, words=why.words, at=places)
