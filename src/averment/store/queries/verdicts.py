"""What definitions make of incidents, as it was counted when each was compared."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from averment.store.queries.incidents import where_of
from averment.store.rows import Because, CountedRow, IncidentFilter
from averment.store.schema import incidents, verdicts


def tallied(connection: Connection, definitions: Sequence[str], which: IncidentFilter) -> dict[str, dict[str, int]]:
    """How many incidents have each verdict, by definition."""
    query = (
        select(verdicts.c.definition, verdicts.c.verdict, func.count().label("counted"))
        .where(verdicts.c.definition.in_(definitions))
        .group_by(verdicts.c.definition, verdicts.c.verdict)
    )
    if which != IncidentFilter():  # a merged incident has no verdict: without a filter the index alone answers
        query = query.join(incidents, incidents.c.n == verdicts.c.incident).where(*where_of(which))
    found: dict[str, dict[str, int]] = {}
    for row in connection.execute(query):
        found.setdefault(row.definition, {})[row.verdict] = row.counted
    return found


def of_incidents(
    connection: Connection, definitions: Sequence[str], numbers: Sequence[int]
) -> dict[int, dict[str, CountedRow]]:
    """Verdicts of some incidents, by number and definition."""
    rows = connection.execute(
        select(verdicts).where(verdicts.c.incident.in_(numbers), verdicts.c.definition.in_(definitions))
    )
    found: dict[int, dict[str, CountedRow]] = {}
    for r in rows:
        because = tuple(
            Because(verdict=b["verdict"], words=b["words"], at=tuple((n, at) for n, at in b["at"]))
            for b in json.loads(r.because)
        )
        found.setdefault(r.incident, {})[r.definition] = CountedRow(
            definition=r.definition, verdict=r.verdict, clause=r.clause, because=because
        )
    return found


def all_of(connection: Connection, which: IncidentFilter) -> int:
    """Incidents that are meant."""
    return connection.scalar(select(func.count()).select_from(incidents).where(*where_of(which))) or 0
