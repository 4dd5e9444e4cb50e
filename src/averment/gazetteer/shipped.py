"""The gazetteer that ships with the package: a read-only file made from GeoNames by `scripts/compile_gazetteer.py`."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from averment.errors import MissingResource
from averment.gazetteer.names import fold
from averment.ports import Place

SHIPPED = Path(__file__).with_name("places.sqlite")
"""The file of the installed package."""

VERSION = 1
"""`user_version` of the files this module reads."""

KINDS = ("city", "neighbourhood", "county", "state", "country")
"""Kinds of places; the file stores their numbers in this tuple."""

_CURE = "reinstall averment, or make it again with `make gazetteer`"
_LOOKUP = (
    "SELECT p.name, p.kind, p.country, p.state, p.county, p.city, p.population, p.latitude, p.longitude "
    "FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? ORDER BY p.population DESC, p.id"
)


class ShippedGazetteer:
    """Looks places up in a compiled file; safe to share between threads, to fork and to pickle.

    Raises `MissingResource` where the file is absent, damaged, or of another version than this program reads.
    """

    def __init__(self, path: Path = SHIPPED) -> None:
        self._path = path
        self._owner = -1
        self._lock = threading.Lock()
        self._lookup = lru_cache(maxsize=16_384)(self._read)
        with self._lock:
            self._connect()

    def lookup(self, name: str) -> Sequence[Place]:
        """Every place of that name or alias, the most populous first; empty where there is none."""
        key = fold(name)
        return self._lookup(key) if key else ()

    def __reduce__(self) -> tuple[type[ShippedGazetteer], tuple[Path]]:
        return (type(self), (self._path,))

    def _read(self, key: str) -> tuple[Place, ...]:
        with self._lock:
            if self._owner != os.getpid():
                self._connect()  # a connection must not cross a fork
            try:
                rows = self._db.execute(_LOOKUP, (key,)).fetchall()
            except sqlite3.Error as error:
                raise MissingResource(str(self._path), _CURE) from error
        return tuple(_place(row) for row in rows)

    def _connect(self) -> None:
        try:
            uri = f"{self._path.resolve().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False, cached_statements=4)
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise MissingResource(str(self._path), _CURE) from error
        if version != VERSION:
            raise MissingResource(str(self._path), _CURE)
        self._owner = os.getpid()


def _place(row: tuple[str, int, str, str | None, str | None, str | None, int, int, int]) -> Place:
    name, kind, country, state, county, city, population, latitude, longitude = row
    return Place(
        name=name,
        kind=KINDS[kind],
        country=country,
        state=state,
        county=county,
        city=name if KINDS[kind] == "city" else city,
        population=population,
        latitude=latitude / 1000,
        longitude=longitude / 1000,
    )
