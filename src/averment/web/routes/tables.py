"""Lists as CSV: every row of what is shown, for a spreadsheet that runs nothing of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields

from fastapi import APIRouter, Request
from starlette.responses import StreamingResponse

from averment.store.store import Store
from averment.web.pages.overview import Asked, IncidentLine, Listed, line_of

router = APIRouter()
_ROWS = 500
"""Rows that are read at once."""
_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell."""


@router.get("/incidents.csv", tags=["tables"])
def incidents_csv(request: Request, listed: Listed) -> StreamingResponse:
    """Incidents as CSV, all of the list and not only a page of it."""
    kept = {"Content-Disposition": 'attachment; filename="incidents.csv"'}
    return StreamingResponse(
        _lines(request.app.state.store, listed), media_type="text/csv; charset=utf-8", headers=kept
    )


def _lines(store: Store, listed: Asked) -> Iterator[str]:
    names = [f.name for f in fields(IncidentLine)]
    yield _line(names)
    with store.read() as reader:
        after: str | None = None
        while True:
            page = reader.incidents(listed.which, listed.order, after=after, limit=_ROWS)
            yield from (_line([_cell(getattr(line_of(r), name)) for name in names]) for r in page.rows)
            after = page.next
            if after is None:
                return


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _cell(value: object) -> str:
    """A cell; words that a spreadsheet would run get an apostrophe before them, as OWASP advises."""
    text = str(value)
    return f"'{text}" if text.startswith(_RUNS) else text
