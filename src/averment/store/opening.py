"""Opening a store by its address: SQLite in one file, or PostgreSQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from averment.errors import StoreUnusable

VARIABLE = "AVERMENT_STORE"
DEFAULT = "sqlite:///averment.db"
"""Where nothing is said: a file in the folder at hand."""

BUSY_SECONDS = 30
"""How long a writer of SQLite waits for another before it gives up."""


def store_url(given: str | None = None) -> str:
    """The address of the store: as given, else the environment's, else `averment.db` in the folder at hand.

    What is no URL is taken for the path of an SQLite file.
    """
    url = given or os.environ.get(VARIABLE) or DEFAULT
    return url if "://" in url else f"sqlite:///{url}"


def connect(url: str) -> Engine:
    """An SQLAlchemy engine with our settings; raises `StoreUnusable` for an address that leads nowhere."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql(parsed)
    raise StoreUnusable(shown(url), "no store is kept there", "name sqlite:///FILE or postgresql://USER@HOST/NAME")


def shown(url: str) -> str:
    """The address without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url


def file_of(url: str) -> Path | None:
    """The file of an SQLite store; None for PostgreSQL."""
    parsed = _parsed(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise StoreUnusable(url, "this is no address of a store", "name sqlite:///FILE or postgresql://…") from error


# Parameters are hidden: an error that is logged must tell neither a report's words nor what opens a session.
def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise StoreUnusable(str(url), "a store in memory is lost when the program ends", "name a file")
    if not Path(url.database).parent.is_dir():
        raise StoreUnusable(str(url), "the folder is not there", f"mkdir -p {Path(url.database).parent}")
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _sqlite_settings)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_settings(connection: Any, _record: Any) -> None:
    """WAL so that readers never wait; commits reach the disk; erased words are overwritten, not only unlinked."""
    connection.isolation_level = None  # transactions are begun below, DDL included, and not by the driver's guess
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "cache_size=-65536",
        "mmap_size=268435456",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _sqlite_begin(connection: Any) -> None:
    """A writer takes the lock at once: one that starts to read first could not upgrade beside another writer."""
    writes = connection.get_execution_options().get("averment_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)
    except (NoSuchModuleError, ImportError) as error:
        raise StoreUnusable(
            shown(str(url)), "the driver of PostgreSQL is not installed", "pip install 'averment[postgres]'"
        ) from error
