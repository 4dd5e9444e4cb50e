"""Pictures of a list of incidents, over time and on a map, kept until the record changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

from fastapi import APIRouter, Request
from starlette.responses import Response

from averment.store.reader import Reader
from averment.store.rows import IncidentRow
from averment.web.asking import Asks
from averment.web.charts import draw_map, draw_months, months, points
from averment.web.pages.overview import Asked, Listed

router = APIRouter()
_MOST = 20_000
"""Incidents that are drawn; a longer list is drawn up to there."""
_AT_ONCE = 500
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Pictures:
    """Pictures that were drawn, by what they show and the record's head; shared between threads."""

    _drawn: OrderedDict[tuple[str, str, str], str] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, key: tuple[str, str, str], draw: Callable[[], str]) -> str:
        """The picture, drawn if it is not kept."""
        with self._lock:  # drawing takes all of a core: one at a time
            if key not in self._drawn:
                self._drawn[key] = draw()
            self._drawn.move_to_end(key)
            while len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
            return self._drawn[key]


@router.get("/incidents/over-time.svg", tags=["tables"])
def over_time(request: Request, reader: Asks, listed: Listed) -> Response:
    """The list's incidents by month, as a picture."""
    return _picture(request, reader, listed, "months", lambda: draw_months(months(_rows(reader, listed))))


@router.get("/incidents/map.svg", tags=["tables"])
def on_a_map(request: Request, reader: Asks, listed: Listed) -> Response:
    """The list's incidents on a map, as a picture; those of the last weeks coarsely."""
    today = datetime.now(UTC).date()
    key = f"map {today}"
    return _picture(request, reader, listed, key, lambda: draw_map(points(_rows(reader, listed), today)))


def _picture(request: Request, reader: Reader, listed: Asked, what: str, draw: Callable[[], str]) -> Response:
    drawn = request.app.state.pictures.of((what, listed.query(), reader.head()[1]), draw)
    return Response(drawn, media_type="image/svg+xml")


def _rows(reader: Reader, listed: Asked) -> Iterator[IncidentRow]:
    after: str | None = None
    for _ in range(_MOST // _AT_ONCE):
        page = reader.incidents(listed.which, listed.order, after=after, limit=_AT_ONCE)
        yield from page.rows
        after = page.next
        if after is None:
            return
