"""Backup and restore: the whole store as one SQLite file, copied while others work, verified before it counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text, update

from averment.errors import StoreBroken, StoreUnusable
from averment.store.commands.indexing import index_words
from averment.store.opening import file_of, shown
from averment.store.schema import METADATA, incidents, invitations, ledger, meta, reports, sessions, texts
from averment.store.store import Store, open_store
from averment.store.verifying import Verdict, verify

CHUNK = 500
"""Rows copied together: bodies may be large."""
ENTRANCES = frozenset({invitations, sessions})
"""What lets people in is not put back: a session that was ended since would be open again."""


def back_up(store: Store, file: Path) -> Verdict:
    """Copy the store, as it stands at one moment, into a new file; the file appears only once it is verified.

    Raises `StoreUnusable` where the file is there already, `StoreBroken` where the copy does not verify.
    """
    if file.exists():
        raise StoreUnusable(str(file), "it is there already, and a backup writes over nothing", "name another file")
    if not file.parent.is_dir():
        raise StoreUnusable(str(file), "the folder is not there", f"mkdir -p {file.parent}")
    part = file.with_name(file.name + ".part")
    _drop(part)
    if file_of(store.url) is not None:
        _copy_pages(store, part)
    else:
        _copy_rows_to(store, part)
    verdict = _verified(part)
    with part.open("rb") as whole:
        os.fsync(whole.fileno())
    part.rename(file)
    return verdict


def restore(file: Path, store: Store) -> Verdict:
    """Put a backup into a store that holds nothing; whole or not at all. Raises as `back_up` does."""
    source = open_store(f"sqlite:///{file}")
    try:
        with store.read() as reader:
            if reader.head()[0]:
                raise StoreUnusable(shown(store.url), "it holds a record already", "name an empty store")
        with source.read() as reader, store.write("averment") as writer:
            _copy_rows(reader.connection, writer.connection)
            verdict = verify(writer.connection)
            if not verdict.fits:
                raise StoreBroken(str(file), f"ledger line {verdict.line}: {verdict.cause}")
            writer.connection.commit()
    finally:
        source.close()
    return verdict


def _verified(part: Path) -> Verdict:
    copy = open_store(f"sqlite:///{part}")
    try:
        with copy.read() as reader:
            said = [row[0] for row in reader.connection.exec_driver_sql("PRAGMA integrity_check")]
            verdict = verify(reader.connection)
        if said != ["ok"] or not verdict.fits:
            raise StoreBroken(str(part), verdict.cause or str(said[0]))
        with copy.engine.connect() as connection:  # nothing may be left beside the file
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("SELECT 1")
    finally:
        copy.close()
    return verdict


def _copy_pages(store: Store, part: Path) -> None:
    """SQLite's own online copy: readers and writers go on meanwhile."""
    import sqlite3

    target = sqlite3.connect(part)
    try:
        with store.engine.connect() as connection:
            source: Any = connection.connection.driver_connection
            source.backup(target, pages=2000)
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()


def _copy_rows_to(store: Store, part: Path) -> None:
    copy = open_store(f"sqlite:///{part}")
    try:
        with store.read() as reader, copy.write("averment") as writer:
            _copy_rows(reader.connection, writer.connection)
            writer.connection.commit()
    finally:
        copy.close()


def _copy_rows(source: Connection, target: Connection) -> None:
    target.execute(meta.delete())
    for table in (t for t in METADATA.sorted_tables if t not in ENTRANCES):
        for rows in _rows(source, table):
            if table is incidents:
                rows = [{**row, "merged_into": None} for row in rows]
            target.execute(insert(table), rows)
    merged = select(incidents.c.n, incidents.c.merged_into).where(incidents.c.merged_into.is_not(None))
    for number, into in source.execute(merged).all():
        target.execute(update(incidents).where(incidents.c.n == number).values(merged_into=into))
    _index(target)
    if target.dialect.name == "postgresql":
        _count_on(target)
    have, want = (c.scalar(select(func.count()).select_from(ledger)) for c in (target, source))
    if have != want:
        raise StoreBroken("ledger", f"{want} lines were to be copied, and {have} were")


def _rows(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Every row, in the order of the key, so that a row that points to an older one comes after it."""
    keys = list(table.primary_key.columns)
    streamed = source.execution_options(yield_per=CHUNK).execute(select(table).order_by(*keys))
    for part in streamed.mappings().partitions(CHUNK):
        yield [dict(row) for row in part]


def _index(target: Connection) -> None:
    query = (
        select(reports.c.n, reports.c.title, texts.c.text)
        .join(texts, texts.c.n == reports.c.text)
        .where(reports.c.current, reports.c.erased_at.is_(None))
        .order_by(reports.c.n)
    )
    last = 0
    while rows := target.execute(query.where(reports.c.n > last).limit(CHUNK)).all():
        for row in rows:
            index_words(target, row.n, row.title, row.text)
        last = rows[-1].n


def _count_on(target: Connection) -> None:
    """Numbers that PostgreSQL gives next come after those that were copied."""
    for table in METADATA.sorted_tables:
        if "n" in table.c and table is not ledger:
            target.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'n'),"  # noqa: S608 - our own names
                    f" COALESCE((SELECT max(n) FROM {table.name}), 0) + 1, false)"
                )
            )


def _drop(part: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)
