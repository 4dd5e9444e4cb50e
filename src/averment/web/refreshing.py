"""Comparisons kept up with what people decide: after each decision, beside the requests, one incident at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from averment.comparing import Comparison
from averment.keeping import compare_stale
from averment.store import Store
from averment.store.rows import IncidentDetail

_LOG = logging.getLogger(__name__)


class Refreshing:
    """Compares the incidents that decisions changed; several decisions on one are compared once."""

    def __init__(self, store: Store, compare: Callable[[IncidentDetail], Comparison]) -> None:
        self._store, self._compare = store, compare
        self._waiting: set[int] = set()
        self._lock = Lock()
        self._one = ThreadPoolExecutor(1, thread_name_prefix="comparing")

    def again(self, incidents: Iterable[int]) -> None:
        """Compare these incidents, by number, when their turn comes."""
        with self._lock:
            fresh = not self._waiting
            self._waiting.update(incidents)
        if fresh:
            self._one.submit(self._work)

    def settle(self) -> None:
        """Return when everything that was asked for so far is compared."""
        last: Future[None] = self._one.submit(lambda: None)
        last.result()

    def close(self) -> None:
        """Finish what is at hand; what waits stays marked in the store, and `averment add` compares it too."""
        self._one.shutdown(cancel_futures=True)

    def _work(self) -> None:
        with self._lock:
            numbers, self._waiting = sorted(self._waiting), set()
        try:
            for _ in compare_stale(self._store, only=numbers, by=self._compare):
                pass
        except Exception:  # noqa: BLE001 - the outermost of its thread: the desk goes on, what is stale stays marked
            _LOG.exception("comparing incidents %s failed", numbers)
