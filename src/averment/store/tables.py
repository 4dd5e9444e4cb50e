"""Incidents as rows of a CSV file, in a user's own columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from averment.domain.codes import Modality
from averment.domain.decisions import DecisionKind
from averment.domain.draft import REPORT_VOICE, Fact
from averment.domain.record import Telling
from averment.store.columns import Column, Layout
from averment.store.packing import value_text
from averment.store.reader import Reader
from averment.store.rows import IncidentDetail, IncidentFilter

_FORMULA = re.compile(r"^\s*[=+\-@\t\r|%]")
"""What spreadsheets take for the beginning of a formula, or of a command (OWASP, CSV injection)."""
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
_NOT_SAID_SO = frozenset({Modality.DENIED, Modality.UNKNOWN, Modality.PLANNED})


def write_csv(reader: Reader, layout: Layout, out: TextIO) -> int:
    """Write the table, the latest incident first; how many rows. RFC 4180, UTF-8."""
    if layout.bom:
        out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(c.name) for c in layout.columns])
    number = 0
    for detail in _details(reader, layout):
        writer.writerow(cells(detail, layout.columns))
        number += 1
    return number


def cells(detail: IncidentDetail, columns: Iterable[Column]) -> list[str]:
    """The cells of one row."""
    made: dict[str, str] = {}
    for column in columns:
        made[column.name] = _cell(detail, column, made) or column.missing
    return [guarded(cell) for cell in made.values()]


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before; numbers stay numbers."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.match(cell) else cell


def _details(reader: Reader, layout: Layout) -> Iterator[IncidentDetail]:
    which = IncidentFilter(kind=layout.kind, state=layout.state, since=layout.since, until=layout.until)
    after = None
    while True:
        page = reader.incidents(which, after=after, limit=200)
        for row in page.rows:
            yield reader.incident(row.id)
        if page.next is None:
            return
        after = page.next


def _cell(detail: IncidentDetail, column: Column, made: dict[str, str]) -> str:
    if column.value is not None:
        return column.value
    if column.custom is not None:
        filled = next((d for d in detail.decisions if d.kind is DecisionKind.FILL and d.field == column.custom), None)
        return column.codes.get(filled.detail, filled.detail) if filled else ""
    if column.template is not None:
        return re.sub(r"\{([^{}]+)\}", lambda m: made.get(m[1], m[0]), column.template)
    if column.of is not None:
        name = "number" if column.of == "n" else column.of
        found = getattr(detail.row, name)
        return "" if found is None else column.codes.get(str(found), str(found))
    return column.parted.join(dict.fromkeys(filter(None, _shown(detail, column))))


def _shown(detail: IncidentDetail, column: Column) -> Iterator[str]:
    for telling in detail.record.tellings:
        for fact in telling.facts():
            if fact.field != column.field or fact.modality in _NOT_SAID_SO:
                continue
            yield _one(telling, fact, column)


def _one(telling: Telling, fact: Fact, column: Column) -> str:
    if column.show == "words":
        return fact.passage.exact
    if column.show == "sources":
        return telling.draft.report.url or telling.key
    if column.show == "voices":
        if fact.voice == REPORT_VOICE:
            return telling.draft.report.publisher or telling.key
        voice = next((v for v in telling.draft.voices if v.id == fact.voice), None)
        return (voice.name or voice.organisation or voice.title or voice.role.value) if voice else ""
    value = value_text(fact.value)
    return column.codes.get(value, value)
