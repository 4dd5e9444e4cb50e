"""Incidents: a table with facets, as a page, as JSON and as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar
from urllib.parse import urlencode

from fastapi import Depends, Query, Request

from averment.domain.codes import ReportKind
from averment.dossier import labels
from averment.store.reader import Reader
from averment.store.rows import IncidentFilter, IncidentOrder, IncidentRow
from averment.web.asking import After, Asks, Day
from averment.web.pages.placing import place_of
from averment.web.pages.queue import KINDS, Option
from averment.web.shown import Shown, told

LIMIT = 50
FACETS = ("force", "outcome", "contact_reason", "resistance", "agency", "tactic")
"""Fields by whose values incidents can be narrowed down."""
_VALUES = 8
"""Values of each facet that are shown, the most common first."""
ORDERS = {
    IncidentOrder.DATE: "latest day",
    IncidentOrder.CHANGED: "changed last",
    IncidentOrder.CONFLICT: "most disputed",
    IncidentOrder.UNDECIDED: "most to decide",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLine:
    """One incident of the list."""

    id: str = told("The incident's id")
    place: str = told("Where it was, as most reports say")
    day: str = told("When it was, as most reports say")
    kind: str = told("use of force, or other violence")
    agency: str = told("Which agency is said to have used force; empty where none is named")
    killed: str = told("How many are said to have been killed; empty where no report says")
    injured: str = told("How many are said to have been hurt; empty where no report says")
    reports: int = told("Reports that are mainly about it")
    mentions: int = told("Reports that also tell of it")
    undecided: int = told("Facts of its reports nobody has decided on")


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value to narrow the list down to, or to take out again."""

    label: str = told("The value in plain words")
    incidents: int = told("How many incidents of the list have it")
    chosen: bool = told("Whether the list is narrowed down to it")
    to: str = told("The address of the list with it, or without it where it is chosen")


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetLine:
    """A field with its values."""

    label: str = told("The field in plain words")
    values: tuple[FacetValue, ...] = told("Its most common values")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the address of a list asks for."""

    which: IncidentFilter
    order: IncidentOrder

    def query(self, **changed: str) -> str:
        """The same as an address asks it, with some of it changed."""
        flat = {
            "kind": self.which.kind or "",
            "state": self.which.state or "",
            "since": self.which.since or "",
            "until": self.which.until or "",
            "order": self.order.value,
            **changed,
        }
        has = [f"{f}:{v}" for f, v in self.which.values]
        return urlencode([(k, v) for k, v in flat.items() if v and k != "has"] + [("has", h) for h in has])


def asked(
    kind: Annotated[str, Query(pattern="^(?:use_of_force|other_violence)?$")] = "",
    state: Annotated[str, Query(pattern="^(?:[A-Za-z]{2})?$")] = "",
    since: Annotated[str, Day] = "",
    until: Annotated[str, Day] = "",
    has: Annotated[list[str], Query(description="`field:value`, any number")] = [],  # noqa: B006 - FastAPI copies it
    order: IncidentOrder = IncidentOrder.DATE,
) -> Asked:
    """Which incidents, in which order."""
    pairs = tuple((f, v) for f, _, v in (h.partition(":") for h in has[:12]))
    which = IncidentFilter(
        kind=kind or None, state=state.upper() or None, since=since or None, until=until or None, values=pairs
    )
    return Asked(which=which, order=order)


Listed = Annotated[Asked, Depends(asked)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage(Shown):
    """Incidents as they were reported, with facets."""

    template: ClassVar[str] = "overview.html"
    path: ClassVar[str] = "/incidents"
    rows: tuple[IncidentLine, ...] = told("Incidents of this page of the list")
    next: str | None = told("The address of the next page; null on the last")
    csv: str = told("The address of the whole list as CSV")
    over_time: str = told("The address of a picture of the list by month")
    on_a_map: str = told("The address of a picture of the list on a map")
    coarse: int = told("Days for which an incident stands on the map at a whole degree only")
    kinds: tuple[Option, ...] = told("Kinds of incident to list alone")
    orders: tuple[Option, ...] = told("What may come first")
    state: str = told("The state that is listed alone; empty for all")
    since: str = told("The first day that is listed; empty for no limit")
    until: str = told("The last day that is listed; empty for no limit")
    has: tuple[str, ...] = told("Values that the list is narrowed down to, as `field:value`")
    facets: tuple[FacetLine, ...] = told("Fields whose values the list can be narrowed down to")


def overview_page(request: Request, reader: Asks, listed: Listed, after: After = None) -> OverviewPage:
    """Incidents of the record, narrowed down as asked."""
    which, order = listed.which, listed.order
    found = reader.incidents(which, order, after=after, limit=LIMIT)
    kinds = [(k, KINDS[k]) for k in (ReportKind.USE_OF_FORCE, ReportKind.OTHER_VIOLENCE)]
    every = tuple(Option(value=k.value, label=text, chosen=k.value == which.kind) for k, text in kinds)
    return OverviewPage(
        rows=tuple(line_of(r) for r in found.rows),
        next=f"/incidents?{listed.query()}&{urlencode({'after': found.next})}" if found.next else None,
        csv=f"/incidents.csv?{listed.query()}",
        over_time=f"/incidents/over-time.svg?{listed.query()}",
        on_a_map=f"/incidents/map.svg?{listed.query()}",
        coarse=request.app.state.settings.coarse_days,
        kinds=(Option(value="", label="every kind", chosen=which.kind is None), *every),
        orders=tuple(Option(value=o.value, label=text, chosen=o is order) for o, text in ORDERS.items()),
        state=which.state or "",
        since=which.since or "",
        until=which.until or "",
        has=tuple(f"{f}:{v}" for f, v in which.values),
        facets=_facets(reader, listed),
    )


def line_of(row: IncidentRow) -> IncidentLine:
    """A row of the store as a list shows it."""
    return IncidentLine(
        id=row.id,
        place=place_of(row),
        day=_days(row),
        kind=row.kind.replace("_", " "),
        agency=row.agency or "",
        killed=row.killed or "",
        injured=row.injured or "",
        reports=row.reports,
        mentions=row.mentions,
        undecided=row.undecided,
    )


def _days(row: IncidentRow) -> str:
    if not row.date_from:
        return ""
    one = row.date_to in (None, row.date_from)
    return labels.day(row.date_from if one else f"{row.date_from}/{row.date_to}")


def _facets(reader: Reader, listed: Asked) -> tuple[FacetLine, ...]:
    counted = reader.facets(FACETS, listed.which)
    lines = []
    for name in FACETS:
        values = [f for f in counted if f.field == name]
        chosen = {v for f, v in listed.which.values if f == name}
        shown = [f for f in values if f.value in chosen] + [f for f in values if f.value not in chosen][:_VALUES]
        if shown:
            lines.append(
                FacetLine(
                    label=labels.FIELD[name],
                    values=tuple(
                        FacetValue(
                            label=labels.say(name, f.value),
                            incidents=f.incidents,
                            chosen=f.value in chosen,
                            to=_toggled(listed, name, f.value),
                        )
                        for f in shown
                    ),
                )
            )
    return tuple(lines)


def _toggled(listed: Asked, field: str, value: str) -> str:
    pair, have = (field, value), listed.which.values
    values = tuple(v for v in have if v != pair) if pair in have else (*have, pair)
    which = IncidentFilter(
        kind=listed.which.kind,
        state=listed.which.state,
        since=listed.which.since,
        until=listed.which.until,
        values=values,
    )
    return f"/incidents?{Asked(which=which, order=listed.order).query()}"
