"""Pictures of a list of incidents, over time and on a map, kept until the record changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from threading import Lock

from fastapi import APIRouter, Request
from starlette.responses import Response

from averment.store.reader import Reader
from averment.store.rows import IncidentRow
from averment.web.asking import Asks
from averment.web.charts import Point, draw_map, draw_months, months, points
from averment.web.pages.overview import Asked, Listed
from averment.web.routes.tables import line

router = APIRouter()
_MOST = 20_000
"""Incidents that are drawn; a longer list is drawn up to there."""
_AT_ONCE = 500
_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month with how many incidents of a kind it has."""

    month: str
    kind: str
    incidents: int


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


@router.get("/incidents/over-time.json", tags=["tables"])
def over_time_json(reader: Asks, listed: Listed) -> list[Month]:
    """What the picture by month shows."""
    counted = months(_rows(reader, listed))
    return [Month(month=m, kind=k, incidents=n) for (m, k), n in counted.items()]


@router.get("/incidents/over-time.csv", tags=["tables"])
def over_time_csv(reader: Asks, listed: Listed) -> Response:
    """What the picture by month shows, as CSV."""
    return _csv("incidents-over-time", Month, over_time_json(reader, listed))


@router.get("/incidents/map.svg", tags=["tables"])
def on_a_map(request: Request, reader: Asks, listed: Listed) -> Response:
    """The list's incidents on a map, as a picture; new ones coarsely."""
    places = _places(request, reader, listed)
    key = f"map {datetime.now(UTC).date()}"
    return _picture(request, reader, listed, key, lambda: draw_map(places()))


@router.get("/incidents/map.json", tags=["tables"])
def map_json(request: Request, reader: Asks, listed: Listed) -> list[Point]:
    """What the map shows: places with how many incidents each has, new ones as coarsely as there."""
    return list(_places(request, reader, listed)())


@router.get("/incidents/map.csv", tags=["tables"])
def map_csv(request: Request, reader: Asks, listed: Listed) -> Response:
    """What the map shows, as CSV."""
    return _csv("incidents-map", Point, map_json(request, reader, listed))


def _places(request: Request, reader: Reader, listed: Asked) -> Callable[[], tuple[Point, ...]]:
    delay = timedelta(days=request.app.state.settings.coarse_days)
    return lambda: points(_rows(reader, listed), datetime.now(UTC).date(), delay)


def _csv(file: str, kind: type[Month] | type[Point], rows: Sequence[Month] | Sequence[Point]) -> Response:
    names = [f.name for f in fields(kind)]
    text = "".join([line(names), *(line([getattr(r, name) for name in names]) for r in rows)])
    kept = {"Content-Disposition": f'attachment; filename="{file}.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=kept)


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
