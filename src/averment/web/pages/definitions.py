"""Incidents counted under each definition at hand, side by side: intervals, the rows behind them, why they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar
from urllib.parse import quote, urlencode

from fastapi import Path, Query, Request

from averment.counting import KnownDefinition, Verdict
from averment.dossier import labels
from averment.store.reader import Reader
from averment.store.rows import CountedRow, IncidentFilter, IncidentRow
from averment.web.asking import After, Asks
from averment.web.pages.overview import Asked, Listed
from averment.web.pages.placing import place_of
from averment.web.pages.queue import Option
from averment.web.refusing import Refused
from averment.web.shown import Shown, told

LIMIT = 50
VERDICT = {Verdict.YES: "counts", Verdict.MAYBE: "may count", Verdict.NO: "does not count"}
WAITS = "not counted yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionLine:
    """One definition with its count."""

    name: str = told("Its name")
    title: str = told("What it counts")
    source: str = told("Where its criteria are published")
    own: bool = told("Whether it is of the folder that the desk was opened with; else it ships")
    low: int = told("Incidents that count for certain")
    high: int = told("Incidents that count or may count")
    may: int = told("Incidents that may count")
    out: int = told("Incidents that do not count")
    waits: int = told("Incidents that are not counted yet: the desk does so by itself")
    of: int = told("Incidents in all")
    to: str = told("The address of the rows behind it")


@dataclass(frozen=True, slots=True, kw_only=True)
class BecauseLine:
    """A part of a clause, and how it stands."""

    words: str = told("What it asks for, and what the record has")
    verdict: str = told("Whether it holds, may hold or does not")
    at: tuple[tuple[int, int], ...] = told("Report and offset of words behind it")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCell:
    """What one definition makes of one incident."""

    definition: str = told("The definition's name")
    verdict: str = told("counts, may count, does not count, or not counted yet")
    clause: str = told("The clause by which it counts, or that comes nearest, or the limit that leaves it out")
    because: tuple[BecauseLine, ...] = told("What decides the clause")


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherLine:
    """One incident under every definition."""

    id: str = told("The incident's id")
    place: str = told("Where it was, as most reports say")
    day: str = told("When it was, as most reports say; empty where no report says")
    differ: bool = told("Whether the definitions do not all make the same of it")
    cells: tuple[VerdictCell, ...] = told("One cell a definition, in their order")


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionsPage(Shown):
    """The same incidents counted under every definition at hand."""

    template: ClassVar[str] = "definitions.html"
    path: ClassVar[str] = "/definitions"
    definitions: tuple[DefinitionLine, ...] = told("Definitions with their counts")
    rows: tuple[TogetherLine, ...] = told("Incidents of this page of the list, under all of them")
    differ: bool = told("Whether only incidents are listed of which the definitions do not make the same")
    state: str = told("The state that is counted alone; empty for all")
    since: str = told("The first day that is counted; empty for no limit")
    until: str = told("The last day that is counted; empty for no limit")
    next: str | None = told("The address of the next page; null on the last")
    csv: str = told("The address of the whole list as CSV")


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionPage(Shown):
    """One definition: its count, its text, and every row with the clause that decides it."""

    template: ClassVar[str] = "definition.html"
    path: ClassVar[str] = "/definitions/{name}"
    definition: DefinitionLine = told("The definition with its count")
    text: str = told("Its text, as TOML")
    verdicts: tuple[Option, ...] = told("Which rows may be listed")
    rows: tuple[TogetherLine, ...] = told("Incidents of this page of the list, each with one cell")
    state: str = told("The state that is counted alone; empty for all")
    since: str = told("The first day that is counted; empty for no limit")
    until: str = told("The last day that is counted; empty for no limit")
    next: str | None = told("The address of the next page; null on the last")
    csv: str = told("The address of all of its rows as CSV")


Differ = Annotated[bool, Query(description="Only incidents of which the definitions do not make the same")]
Name = Annotated[str, Path(max_length=120, description="The definition's name")]
Which = Annotated[str, Query(pattern="^(?:counts|may_count|does_not_count)?$", description="Rows of one verdict")]


def definitions_page(
    request: Request,
    reader: Asks,
    listed: Listed,
    differ: Differ = False,  # noqa: FBT002 - a parameter of an address
    after: After = None,
) -> DefinitionsPage:
    """Every definition with its interval, and the same incidents under all."""
    known: tuple[KnownDefinition, ...] = request.app.state.definitions
    which = replace(listed.which, differ=tuple(k.digest for k in known) if differ else ())
    found = reader.incidents(which, listed.order, after=after, limit=LIMIT)
    more = {"differ": "true"} if differ else {}
    query = _query(listed, more)
    return DefinitionsPage(
        definitions=counts(reader, known, listed),
        rows=tuple(together(reader, known, found.rows)),
        differ=differ,
        state=listed.which.state or "",
        since=listed.which.since or "",
        until=listed.which.until or "",
        next=f"/definitions?{_query(listed, {**more, 'after': found.next})}" if found.next else None,
        csv=f"/definitions.csv?{query}",
    )


def definition_page(
    request: Request, reader: Asks, name: Name, listed: Listed, verdict: Which = "", after: After = None
) -> DefinitionPage:
    """One definition with its rows; those that are left out name the clause."""
    known = named(request, name)
    which = of_verdict(listed.which, known, verdict)
    found = reader.incidents(which, listed.order, after=after, limit=LIMIT)
    more = {"verdict": verdict} if verdict else {}
    path = f"/definitions/{quote(name, safe='')}"
    (line,) = counts(reader, (known,), listed)
    every = (Option(value=v.value, label=text, chosen=v.value == verdict) for v, text in VERDICT.items())
    return DefinitionPage(
        definition=line,
        text=known.text,
        verdicts=(Option(value="", label="every row", chosen=not verdict), *every),
        rows=tuple(together(reader, (known,), found.rows)),
        state=listed.which.state or "",
        since=listed.which.since or "",
        until=listed.which.until or "",
        next=f"{path}?{_query(listed, {**more, 'after': found.next})}" if found.next else None,
        csv=f"{path}.csv?{_query(listed, more)}",
    )


def named(request: Request, name: str) -> KnownDefinition:
    """The definition of that name; raises `Refused` where the desk has none such."""
    found: KnownDefinition | None = next((k for k in request.app.state.definitions if k.name == name), None)
    if found is None:
        raise Refused(404, f"No definition is called {name[:60]}", "look at the list of definitions: /definitions")
    return found


def of_verdict(which: IncidentFilter, known: KnownDefinition, verdict: str) -> IncidentFilter:
    """The incidents of a verdict under a definition; all where none is asked for."""
    return replace(which, verdict=(known.digest, verdict) if verdict else None)


def counts(reader: Reader, known: Sequence[KnownDefinition], listed: Asked) -> tuple[DefinitionLine, ...]:
    """Each definition with its interval over the incidents that are asked for."""
    tallied = reader.tallied([k.digest for k in known], listed.which)
    every = reader.incidents_in_all(listed.which)
    return tuple(_line(k, tallied.get(k.digest, {}), every, listed) for k in known)


def _line(known: KnownDefinition, tallied: Mapping[str, int], every: int, listed: Asked) -> DefinitionLine:
    low, may, out = (tallied.get(v.value, 0) for v in (Verdict.YES, Verdict.MAYBE, Verdict.NO))
    return DefinitionLine(
        name=known.name,
        title=known.definition.title,
        source=known.definition.source,
        own=known.own,
        low=low,
        high=low + may,
        may=may,
        out=out,
        waits=every - low - may - out,
        of=every,
        to=f"/definitions/{quote(known.name, safe='')}?{_query(listed, {})}",
    )


def together(reader: Reader, known: Sequence[KnownDefinition], rows: Sequence[IncidentRow]) -> Iterator[TogetherLine]:
    """Incidents under definitions, in the order of both."""
    verdicts = reader.verdicts([k.digest for k in known], [r.number for r in rows])
    for row in rows:
        of = verdicts.get(row.number, {})
        yield TogetherLine(
            id=row.id,
            place=place_of(row),
            day=labels.day(row.date_from) if row.date_from else "",
            differ=len({c.verdict for c in of.values()}) > 1,
            cells=tuple(_cell(k, of.get(k.digest)) for k in known),
        )


def _cell(known: KnownDefinition, row: CountedRow | None) -> VerdictCell:
    if row is None:
        return VerdictCell(definition=known.name, verdict=WAITS, clause="", because=())
    because = (BecauseLine(words=b.words, verdict=VERDICT[Verdict(b.verdict)], at=b.at) for b in row.because)
    return VerdictCell(
        definition=known.name, verdict=VERDICT[Verdict(row.verdict)], clause=row.clause, because=tuple(because)
    )


def _query(listed: Asked, more: Mapping[str, str | None]) -> str:
    return "&".join(p for p in (listed.query(), urlencode({k: v for k, v in more.items() if v})) if p)
