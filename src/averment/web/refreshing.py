"""Comparisons and counts kept up with what people decide: beside the requests, one incident at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from averment.comparing import Comparison
from averment.counting import KnownDefinition
from averment.keeping import UNIT, compare_some
from averment.store import Store
from averment.store.rows import IncidentDetail

_LOG = logging.getLogger(__name__)


class Refreshing:
    """Compares the incidents that decisions changed; several decisions on one are compared once.

    What was not compared or counted before the desk was opened is worked off too, a few at a time, between decisions.
    """

    def __init__(
        self, store: Store, definitions: Sequence[KnownDefinition], compare: Callable[[IncidentDetail], Comparison]
    ) -> None:
        self._store, self._definitions, self._compare = store, definitions, compare
        self._waiting: set[int] = set()
        self._filling: int | None = None
        self._closed = False
        self._lock = Lock()
        self._one = ThreadPoolExecutor(1, thread_name_prefix="comparing")

    def begin(self) -> None:
        """Work off what is not compared yet, or not counted under every definition."""
        self._filling = 0
        self._one.submit(self._fill)

    def again(self, incidents: Iterable[int]) -> None:
        """Compare these incidents, by number, when their turn comes."""
        with self._lock:
            fresh = not self._waiting
            self._waiting.update(incidents)
        if fresh and not self._closed:
            self._one.submit(self._work)

    def settle(self) -> None:
        """Return when everything that was asked for so far is done."""
        self._one.submit(lambda: None).result()
        while self._filling is not None:
            self._one.submit(lambda: None).result()

    def close(self) -> None:
        """Finish what is at hand; what waits stays marked in the store, and the next desk or `averment add` does it."""
        self._closed = True
        self._one.shutdown(cancel_futures=True)

    def _fill(self) -> None:
        last = None
        try:
            last = self._some(self._filling or 0, None)
        finally:
            self._filling = last
        if last is not None and not self._closed:
            self._one.submit(self._fill)

    def _work(self) -> None:
        with self._lock:
            numbers, self._waiting = sorted(self._waiting), set()
        last: int | None = 0
        while last is not None and not self._closed:
            last = self._some(last, numbers)

    def _some(self, after: int, only: Sequence[int] | None) -> int | None:
        """Compare a few; the number to go on after, also where one of them cannot be compared, and None at the end."""
        try:
            return self._unit(after, only)
        except Exception:  # noqa: BLE001 - the outermost of its thread: the desk goes on, what is stale stays marked
            _LOG.exception("comparing incidents after number %s failed; going on one by one", after)
        last = after
        for number in self._stale(after, only):
            try:
                self._unit(0, [number])
            except Exception:  # noqa: BLE001 - as above: what one incident breaks the next ones do not pay for
                _LOG.exception("incident number %s cannot be compared", number)
            last = number
        return last if last != after else None

    def _unit(self, after: int, only: Sequence[int] | None) -> int | None:
        return compare_some(self._store, after, only=only, definitions=self._definitions, by=self._compare)[1]

    def _stale(self, after: int, only: Sequence[int] | None) -> list[int]:
        with self._store.read() as reader:
            digests = [d.digest for d in self._definitions]
            return [n for n, _ in reader.stale(after=after, limit=UNIT, only=only, definitions=digests)]
