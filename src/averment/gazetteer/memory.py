"""A gazetteer of a handful of places, for tests and for whoever brings their own list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from averment.gazetteer.names import fold
from averment.ports import Place


class MemoryGazetteer:
    """Knows the places it was given, under their names and any aliases; same answers as the compiled one."""

    def __init__(self, places: Iterable[Place], aliases: Iterable[tuple[str, Place]] = ()) -> None:
        found: dict[str, list[Place]] = {}
        for name, place in (*((p.name, p) for p in places), *aliases):
            rows = found.setdefault(fold(name), [])
            if place not in rows:
                rows.append(place)
        found.pop("", None)
        self._places = {key: tuple(sorted(rows, key=lambda p: -p.population)) for key, rows in found.items()}

    def lookup(self, name: str) -> Sequence[Place]:
        """Every place of that name or alias, the most populous first; empty where there is none."""
        return self._places.get(fold(name), ())
