"""Lists as CSV: every row of what is shown, for a spreadsheet that runs nothing of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace

from fastapi import APIRouter, Request
from starlette.responses import StreamingResponse

from averment.counting import KnownDefinition
from averment.store.reader import Reader
from averment.store.rows import IncidentFilter, IncidentRow
from averment.store.store import Store
from averment.web.pages.definitions import Differ, Name, Which, named, of_verdict, together
from averment.web.pages.overview import Asked, IncidentLine, Listed, line_of

router = APIRouter()
_ROWS = 500
"""Rows that are read at once."""
_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell."""

Cells = Callable[[Reader, Sequence[IncidentRow]], Iterable[Sequence[object]]]


@router.get("/incidents.csv", tags=["tables"])
def incidents_csv(request: Request, listed: Listed) -> StreamingResponse:
    """Incidents as CSV, all of the list and not only a page of it."""
    names = [f.name for f in fields(IncidentLine)]

    def cells(_: Reader, rows: Sequence[IncidentRow]) -> Iterator[Sequence[object]]:
        return ([getattr(line_of(r), name) for name in names] for r in rows)

    return _table(request, "incidents", names, listed, listed.which, cells)


@router.get("/definitions.csv", tags=["tables"])
def definitions_csv(request: Request, listed: Listed, differ: Differ = False) -> StreamingResponse:  # noqa: FBT002
    """The same incidents under every definition as CSV: for each the verdict, the clause and what decides it."""
    known: tuple[KnownDefinition, ...] = request.app.state.definitions
    which = replace(listed.which, differ=tuple(k.digest for k in known) if differ else ())
    names = [f"{k.name} {part}".strip() for k in known for part in ("", "clause", "because")]
    return _table(request, "definitions", ["id", "place", "day", *names], listed, which, _verdicts(known))


@router.get("/definitions/{name}.csv", tags=["tables"])
def definition_csv(request: Request, name: Name, listed: Listed, verdict: Which = "") -> StreamingResponse:
    """The rows behind one definition as CSV, those that are left out with their clause."""
    known = named(request, name)
    which = of_verdict(listed.which, known, verdict)
    names = ["id", "place", "day", "verdict", "clause", "because"]
    return _table(request, "definition", names, listed, which, _verdicts((known,)))


def _verdicts(known: Sequence[KnownDefinition]) -> Cells:
    def cells(reader: Reader, rows: Sequence[IncidentRow]) -> Iterator[Sequence[object]]:
        for line in together(reader, known, rows):
            made: list[object] = [line.id, line.place, line.day]
            for cell in line.cells:
                made += [cell.verdict, cell.clause, "; ".join(b.words for b in cell.because)]
            yield made

    return cells


def _table(
    request: Request, file: str, names: Sequence[str], listed: Asked, which: IncidentFilter, cells: Cells
) -> StreamingResponse:
    kept = {"Content-Disposition": f'attachment; filename="{file}.csv"'}
    lines = _lines(request.app.state.store, names, listed, which, cells)
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=kept)


def _lines(store: Store, names: Sequence[str], listed: Asked, which: IncidentFilter, cells: Cells) -> Iterator[str]:
    yield line(names)
    with store.read() as reader:
        after: str | None = None
        while True:
            page = reader.incidents(which, listed.order, after=after, limit=_ROWS)
            yield from map(line, cells(reader, page.rows))
            after = page.next
            if after is None:
                return


def line(cells: Iterable[object]) -> str:
    """One line of CSV; words that a spreadsheet would run get an apostrophe before them, as OWASP advises."""
    written = io.StringIO()
    csv.writer(written).writerow([_cell(c) for c in cells])
    return written.getvalue()


def _cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(_RUNS) else text
