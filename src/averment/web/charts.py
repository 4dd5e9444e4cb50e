"""Incidents over time and on a map, drawn on the server as pictures: nothing is fetched, no script is needed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert

from averment.bootstrap import build_gazetteer
from averment.store.rows import IncidentRow

_SIZES = (1, 10, 100, 1000)
_LABELLED = 40
"""Towns that are named on the map; more would cover each other."""
_INK, _GRID = "#5d5950", "#dcd7cc"
_COLOURS = {"use of force": "#124f6b", "other violence": "#c9a227"}
"""Far apart in lightness, so that they are told apart without hue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place with how many incidents it has."""

    latitude: float
    longitude: float
    incidents: int
    label: str
    """The town; of a coarse one the state."""
    coarse: bool
    """Whether it stands at a whole degree."""


def months(rows: Iterable[IncidentRow]) -> dict[tuple[str, str], int]:
    """How many incidents each month has, by kind; those without a day are left out."""
    counted = Counter((r.date_from[:7], r.kind.replace("_", " ")) for r in rows if r.date_from)
    return dict(sorted(counted.items()))


def points(rows: Iterable[IncidentRow], today: date, delay: timedelta) -> tuple[Point, ...]:
    """Where incidents were, as far as a town is known.

    One newer than `delay`, or without a day, stands at a whole degree under its state: nobody is to be followed by it.
    """
    counted: Counter[tuple[float, float, str, bool]] = Counter()
    for row in rows:
        place = (row.latitude, row.longitude)
        latitude, longitude = place if None not in place else _town(row.city or "", row.state or "")
        if latitude is None or longitude is None:
            continue
        coarse = not row.date_from or date.fromisoformat(row.date_from) > today - delay
        if coarse:
            latitude, longitude = float(round(latitude)), float(round(longitude))
        counted[latitude, longitude, (row.state if coarse else row.city) or "", coarse] += 1
    return tuple(
        Point(latitude=a, longitude=o, incidents=n, label=label, coarse=coarse)
        for (a, o, label, coarse), n in sorted(counted.items())
    )


@lru_cache(4096)
def _town(city: str, state: str) -> tuple[float | None, float | None]:
    for place in build_gazetteer().lookup(city) if city and state else ():
        if place.state == state and place.kind == "city":
            return place.latitude, place.longitude
    return None, None


def draw_months(counted: dict[tuple[str, str], int]) -> str:
    """Bars, a month each, as SVG."""
    values = [{"month": f"{m}-01", "kind": k, "incidents": n} for (m, k), n in counted.items()]
    colour = alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values()))
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar()
        .encode(
            x=alt.X("month:T", timeUnit="utcyearmonth", title=None),
            y=alt.Y("incidents:Q", title="reported incidents", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("kind:N", scale=colour, title=None, legend=alt.Legend(orient="top")),
        )
        .properties(width=620, height=150)
    )
    return _svg(chart)


def draw_map(places: Sequence[Point]) -> str:
    """Circles on the United States, as SVG; what lies elsewhere is not drawn."""
    values = [{"lat": p.latitude, "lon": p.longitude, "incidents": p.incidents, "town": p.label} for p in places]
    grid = alt.Chart(alt.graticule(step=[5, 5])).mark_geoshape(stroke=_GRID, strokeWidth=0.6, filled=False)
    legend = alt.Legend(
        orient="bottom", values=[n for n in _SIZES if n <= max((p.incidents for p in places), default=1)]
    )
    size = alt.Size("incidents:Q", title="reported incidents", legend=legend, scale=alt.Scale(type="sqrt"))
    at = alt.Chart(alt.InlineData(values=values)).encode(longitude="lon:Q", latitude="lat:Q")
    layers = [grid, at.mark_circle(color=_COLOURS["use of force"], opacity=0.75).encode(size=size)]
    if len(places) <= _LABELLED:
        layers.append(at.mark_text(align="left", dx=9, color=_INK).encode(text="town:N"))
    return _svg(alt.layer(*layers).project("albersUsa").properties(width=620, height=360))


def _svg(chart: Any) -> str:
    text = {"labelColor": _INK, "titleColor": _INK, "domainColor": _INK, "tickColor": _INK, "gridColor": _GRID}
    spec = chart.configure(background="#fcfbf8").configure_axis(**text).configure_view(stroke=None).to_json()
    return str(vl_convert.vegalite_to_svg(json.loads(spec)))
