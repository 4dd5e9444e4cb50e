"""A store: readers and writers are different objects, and leaving a writer without `commit()` undoes what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from averment.errors import StoreUnusable
from averment.ports import Clock
from averment.store import migrating
from averment.store.opening import connect, shown, store_url
from averment.store.reader import Reader
from averment.store.writer import Writer

_WRITERS = 7_265_738_112
"""The advisory lock that writers of one PostgreSQL database share: the ledger is one chain, so one writes at a time."""


class SystemClock:
    """The time of this machine, in UTC."""

    def now(self) -> datetime:
        """Now, with its zone."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Store:
    """An open store; it may be shared between threads, its readers and writers may not."""

    url: str
    engine: Engine
    clock: Clock

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A reader that sees the store as it stood when its first question was asked."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield Reader(connection)

    @contextmanager
    def write(self, who: str, *, changed: Callable[[tuple[int, ...]], None] | None = None) -> Iterator[Writer]:
        """A writer in the name of `who`; other writers wait. Leaving without `commit()`, or by an error, undoes.

        `changed` hears after each commit the numbers of the incidents that it changed.
        """
        with self.engine.connect() as connection:
            writing = connection.execution_options(averment_writes=True)
            try:
                if writing.dialect.name == "postgresql":
                    writing.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS})
                yield Writer(writing, who=who, clock=self.clock, changed=changed)
            finally:
                writing.rollback()

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_store(url: str | None = None, *, clock: Clock | None = None) -> Store:
    """The store at that address (else `AVERMENT_STORE`, else `averment.db` here); an empty one is made ready.

    Raises `StoreUnusable` where it cannot be reached, or was made by another version: it is never changed unasked.
    """
    address = store_url(url)
    engine = connect(address)
    try:
        migrating.make_ready(engine, address)
    except DatabaseError as error:
        engine.dispose()
        raise StoreUnusable(
            shown(address), str(error.orig).strip(), "check the address and that it may be written"
        ) from error
    except StoreUnusable:
        engine.dispose()
        raise
    return Store(address, engine, clock or SystemClock())
