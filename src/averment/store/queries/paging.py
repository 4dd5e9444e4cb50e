"""Keyset paging: the next page begins after the last row's keys, so page 1,000 costs what page 1 does."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, literal, tuple_

from averment.store.rows import place


def after_row(
    query: Select[Any],
    keys: tuple[ColumnElement[Any], ...],
    written: str | None,
    limit: int,
    *,
    descending: bool = True,
) -> Select[Any]:
    """The query in order of its keys, from the row after `written` on; one row too many tells that more follow.

    No key may be null, and together they name one row.
    """
    last = place(written, len(keys))
    if last is not None:
        here, there = tuple_(*keys), tuple_(*(literal(v, k.type) for k, v in zip(keys, last, strict=True)))
        query = query.where(here < there if descending else here > there)
    return query.order_by(*(k.desc() if descending else k.asc() for k in keys)).limit(limit + 1)
