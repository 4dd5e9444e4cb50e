"""Incidents of the record: which incident of which draft is which, by grouping or by a person."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from averment.domain.decisions import DecisionKind
from averment.errors import CannotDecide
from averment.store.commands.appending import append
from averment.store.commands.summing import sum_up
from averment.store.commands.work import Work
from averment.store.packing import canonical
from averment.store.queries import incidents as asked
from averment.store.rows import CountedRow
from averment.store.schema import facts, incident_values, incidents, reports, tellings, verdicts


def place(work: Work, report: int, local: str, incident: str, *, pinned: bool = False) -> None:
    """Say which incident of the record a draft's incident is. Raises `CannotDecide` where the draft has none such."""
    told = next((i for i in work.draft(report).incidents if i.id == local), None)
    if told is None:
        raise CannotDecide(f"report {report}", f"its draft has no incident {local!r}")
    number = _number(work, incident, told.kind.value)
    here = (tellings.c.report == report) & (tellings.c.local == local)
    found = work.connection.execute(select(tellings.c.incident, tellings.c.pinned).where(here)).first()
    before = found.incident if found else None
    if found and (found.incident == number or (found.pinned and not pinned)):
        return  # where a person said it belongs, no engine moves it
    _move(work, report, local, number, main=told.primary, pinned=pinned)
    work.log("telling.placed", {"local": local, "from": before, "pinned": pinned}, report=report, incident=number)


def place_new(work: Work, report: int, local: str, stem: str) -> str:
    """Make an incident of its own under the first free letter after the stem."""
    name = _next_name(work, f"{stem}-A")
    place(work, report, local, name)
    return name


def unplaced(work: Work, report: int) -> tuple[str, ...]:
    """Local ids without a telling, the primary one first; none of a version that a newer one took the place of."""
    if not work.connection.scalar(select(reports.c.current).where(reports.c.n == report)):
        return ()
    have = set(work.connection.scalars(select(tellings.c.local).where(tellings.c.report == report)))
    told = sorted(work.draft(report).incidents, key=lambda i: not i.primary)
    return tuple(i.id for i in told if i.id not in have)


def merge(work: Work, incident: str, into: str, reason: str, *, pinned: bool, proposal: int | None = None) -> int:
    """Every telling goes to `into`, and the name leads there."""
    one, other = asked.number(work.connection, incident), asked.number(work.connection, into)
    if one == other:
        raise CannotDecide(f"incident {incident}", f"it is {into} already")
    moved = tellings_of(work, one)
    if not pinned and _pinned(work, one):
        raise CannotDecide(f"incident {incident}", "a person placed a report there, and no program moves it")
    for report, local in moved:
        _move(work, report, local, other, pinned=pinned)
    work.connection.execute(update(incidents).where(incidents.c.n == one).values(merged_into=other))
    asked_by = {"proposal": proposal} if proposal else {}
    detail = canonical({"merged": one, "into": other, "tellings": moved, "pinned": pinned, **asked_by})
    work.stale.update({one, other})
    return append(work, DecisionKind.MERGE, incident=other, detail=detail, reason=reason)


def split(
    work: Work,
    incident: str,
    apart: Sequence[tuple[int, str]],
    to: str | None,
    reason: str,
    *,
    proposal: int | None = None,
) -> tuple[int, str]:
    """Some tellings go elsewhere, and stay there whatever grouping says later."""
    one = asked.number(work.connection, incident)
    have = tellings_of(work, one)
    if not apart or not set(apart) <= set(have):
        raise CannotDecide(f"incident {incident}", "not all of these reports tell of it")
    if to is None and len(set(apart)) == len(have):
        raise CannotDecide(f"incident {incident}", "all of its reports would go: nothing is split")
    row = work.connection.execute(select(incidents.c.kind).where(incidents.c.n == one)).one()
    name = to or _next_name(work, incident)
    other = _number(work, name, row.kind)
    for report, local in apart:
        _move(work, report, local, other, pinned=True)
    asked_by = {"proposal": proposal} if proposal else {}
    moved = {"from": one, "to": other, "made": to is None, "tellings": [list(a) for a in apart]}
    detail = canonical({**moved, **asked_by})
    work.stale.update({one, other})
    return append(work, DecisionKind.SPLIT, incident=one, detail=detail, reason=reason), name


def unmove(work: Work, row: Any) -> None:
    """Take a merge or a split back, as far as its tellings are still where it put them."""
    detail = json.loads(row.detail)
    merged = row.kind == DecisionKind.MERGE.value
    home, away = (detail["merged"], detail["into"]) if merged else (detail["from"], detail["to"])
    if merged:
        work.connection.execute(update(incidents).where(incidents.c.n == home).values(merged_into=None))
    for report, local in detail["tellings"]:
        if _where(work, report, local) == away:
            _move(work, report, local, home, pinned=False)
    if not merged and detail["made"] and not tellings_of(work, away):
        work.connection.execute(update(incidents).where(incidents.c.n == away).values(merged_into=home))
    work.stale.update({home, away})


def compared(
    work: Work,
    incident: str,
    values: Sequence[tuple[str, str, str]],
    by: str,
    as_of: str,
    counted: Sequence[CountedRow],
) -> bool:
    """Keep what comparing and counting made, unless the incident has changed since."""
    number = asked.number(work.connection, incident)
    disputed = sorted({field for field, _, standing in values if standing == "disputed"})
    kept = work.connection.execute(
        update(incidents)
        .where(incidents.c.n == number, incidents.c.changed_at == as_of)
        .values(compared_by=by, stale=False, conflicts=len(disputed))
    )
    if not kept.rowcount:
        return False
    _set_values(work, number, values)
    work.connection.execute(delete(verdicts).where(verdicts.c.incident == number))
    if counted:
        rows = [
            {
                "incident": number,
                "definition": c.definition,
                "verdict": c.verdict,
                "clause": c.clause,
                "because": canonical([{"verdict": b.verdict, "words": b.words, "at": b.at} for b in c.because]),
            }
            for c in counted
        ]
        work.connection.execute(insert(verdicts), rows)
    for report in work.connection.scalars(select(tellings.c.report).where(tellings.c.incident == number).distinct()):
        fields = select(func.count(facts.c.field.distinct())).where(
            facts.c.report == report, facts.c.field.in_(disputed)
        )
        work.connection.execute(update(reports).where(reports.c.n == report).values(conflicts=fields.scalar_subquery()))
    return True


def refresh(work: Work) -> tuple[int, ...]:
    """Make the columns of every incident that changed again; their numbers."""
    changed = tuple(sorted(work.stale))
    for number in changed:
        told, numbers = asked.tellings_of(work.connection, number, work.drafts())
        summary = sum_up(told)
        undecided = work.connection.scalar(
            select(func.coalesce(func.sum(reports.c.undecided), 0)).where(reports.c.n.in_(numbers.values()))
        )
        work.connection.execute(
            update(incidents)
            .where(incidents.c.n == number)
            .values(**summary.columns, undecided=undecided, changed_at=work.now(), stale=True, compared_by=None)
        )
        _set_values(work, number, summary.values)
        work.connection.execute(delete(verdicts).where(verdicts.c.incident == number))
    work.stale.clear()
    return changed


def _set_values(work: Work, number: int, values: Sequence[tuple[str, str, str]]) -> None:
    work.connection.execute(delete(incident_values).where(incident_values.c.incident == number))
    rows = {(f, v): s for f, v, s in values}
    if rows:
        work.connection.execute(
            insert(incident_values),
            [{"incident": number, "field": f, "value": v, "standing": s} for (f, v), s in rows.items()],
        )


def _number(work: Work, name: str, kind: str) -> int:
    known = work.connection.scalar(select(incidents.c.n).where(incidents.c.id == name))
    if known is not None:
        return asked.number(work.connection, name)
    now = work.now()
    number = work.insert(
        incidents,
        id=name,
        kind=kind,
        day="",
        reports=0,
        mentions=0,
        undecided=0,
        conflicts=0,
        made_at=now,
        changed_at=now,
        stale=True,
    )
    work.log("incident.made", {"id": name, "kind": kind}, incident=number)
    return number


def _next_name(work: Work, name: str) -> str:
    """The first free letter after the place and the day: A, B … Z, AA and so on."""
    stem = name.rpartition("-")[0]

    def taken(number: int) -> bool:
        wanted = f"{stem}-{letters(number)}"
        return work.connection.scalar(select(incidents.c.n).where(incidents.c.id == wanted)) is not None

    return f"{stem}-{letters(_first_free(taken))}"


def _first_free(taken: Callable[[int], bool]) -> int:
    """The first number that is not taken, where all before it are: incidents are never deleted."""
    high = 0
    while taken(high):
        high = 2 * high + 1
    low = high // 2
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if taken(middle) else (low, middle)
    return low


def letters(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    made = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(65 + rest) + made
    return made


def _where(work: Work, report: int, local: str) -> int | None:
    return work.connection.scalar(
        select(tellings.c.incident).where(tellings.c.report == report, tellings.c.local == local)
    )


def tellings_of(work: Work, incident: int) -> list[tuple[int, str]]:
    """Report and local id of everything that tells of it, in order."""
    rows = work.connection.execute(
        select(tellings.c.report, tellings.c.local)
        .where(tellings.c.incident == incident)
        .order_by(tellings.c.report, tellings.c.local)
    )
    return [(r.report, r.local) for r in rows]


def _pinned(work: Work, incident: int) -> bool:
    held = select(tellings.c.report).where(tellings.c.incident == incident, tellings.c.pinned).limit(1)
    return work.connection.scalar(held) is not None


def _move(work: Work, report: int, local: str, incident: int, *, pinned: bool, main: bool | None = None) -> None:
    here = (tellings.c.report == report) & (tellings.c.local == local)
    before = work.connection.execute(select(tellings).where(here)).first()
    if before is None:
        work.connection.execute(
            insert(tellings).values(report=report, local=local, incident=incident, main=bool(main), pinned=pinned)
        )
    else:
        work.stale.add(before.incident)
        work.connection.execute(update(tellings).where(here).values(incident=incident, pinned=pinned))
    work.stale.add(incident)
