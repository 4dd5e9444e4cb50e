"""Incidents as records of tellings, for comparing; and as the rows that `averment group` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from averment.domain.draft import Draft, Interval
from averment.domain.record import IncidentRecord, Telling
from averment.grouping.known import Known, KnownIncident


def records(known: Known, drafts: Iterable[Draft]) -> Iterator[IncidentRecord]:
    """One record for each known incident, of the tellings whose drafts are given; none for one without any."""
    by_report = {(d.report.id, d.report.key): d for d in drafts}
    for incident in known.incidents:
        tellings = tuple(
            Telling(draft=by_report[s.report, s.key], incident=s.incident)
            for s in incident.sketches
            if (s.report, s.key) in by_report
        )
        if tellings:
            yield IncidentRecord(id=incident.id, tellings=tellings)


def row(incident: KnownIncident) -> dict[str, Any]:
    """The row of docs/contract.md."""
    summary = incident.summary()
    return {
        "incident": incident.id,
        "reports": list(incident.reports),
        "mentions": list(incident.mentions),
        "date": summary.day,
        "place": summary.place,
        "killed": _count(summary.killed),
        "injured": _count(summary.injured),
    }


def _count(count: Interval | None) -> int | list[int | None] | None:
    if count is None:
        return None
    low, high = count
    return low if low is not None and low == high else [low, high]
