"""Comparisons of incidents, made when they are asked for and kept until something of the incident changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from averment.comparing import Comparison
from averment.keeping import compare
from averment.store.rows import IncidentDetail

_KEPT = 128
"""Comparisons in memory: some 100 kB each for an incident of a dozen reports."""


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The comparisons of one store; shared between threads."""

    _made: OrderedDict[tuple[str, str], Comparison] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, detail: IncidentDetail) -> Comparison:
        """The comparison of an incident as it stands; its reports are called by their numbers in the store."""
        key = (detail.row.id, detail.row.changed_at)
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = compare(detail)
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made
