"""Lists are read from an index in their order: a page of a large record costs what one of a small record does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from averment.store import open_store
from averment.store.reader import Reader
from averment.store.rows import IncidentFilter, IncidentOrder, QueueOrder, cursor

_DAYS = {QueueOrder.OLDEST, QueueOrder.NEWEST}
ASKED: dict[str, Callable[[Reader], object]] = {
    **{f"queue by {o.name}": partial(Reader.queue, order=o) for o in QueueOrder},
    **{
        f"a later page by {o.name}": partial(Reader.queue, order=o, after=cursor("2026" if o in _DAYS else 0.5, 9))
        for o in QueueOrder
    },
    **{f"incidents by {o.name}": partial(Reader.incidents, order=o) for o in IncidentOrder},
    "incidents of a state": lambda r: r.incidents(IncidentFilter(state="MT")),
    "incidents of a value": lambda r: r.incidents(IncidentFilter(values=(("force", "ecd"),))),
    "surest facts": lambda r: r.open_facts(0.9),
    "history of a report": lambda r: r.history(report=1),
    "history": lambda r: r.history(),
}


@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_sorted_or_read_whole(tmp_path: Path, name: str) -> None:
    """The plan names an index for each table, and no sorting."""
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}")
    seen: list[tuple[str, Any]] = []
    with store.read() as reader:

        def watch(_c: Any, _k: Any, statement: str, given: Any, *_: Any) -> None:
            if not statement.startswith("EXPLAIN"):
                seen.append((statement, given))

        event.listen(store.engine, "before_cursor_execute", watch)
        ASKED[name](reader)
        plans = [
            row[3] for s, g in seen for row in reader.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {s}", g).all()
        ]
    store.close()
    assert plans
    assert [
        p for p in plans if "TEMP B-TREE" in p or (p.startswith("SCAN") and "INDEX" not in p and p != "SCAN ledger")
    ] == []
