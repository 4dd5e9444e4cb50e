"""How often something may be tried: so many times within a while, by key; in memory, and bounded."""

from __future__ import annotations

import ipaddress
import math
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic

_KEYS = 10_000
"""Keys that are remembered; the one that was tried longest ago goes first."""


class Throttle:
    """Counts tries, and gives back those that came to a good end; shared between threads."""

    def __init__(self, most: int, within: float, *, now: Callable[[], float] = monotonic) -> None:
        self._most, self._within, self._now = most, within, now
        self._tries: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str) -> int:
        """Count a try, before it is made: many at once get no further. Seconds to wait where it may not be made."""
        now = self._now()
        with self._lock:
            tries = [t for t in self._tries.get(key, ()) if t > now - self._within]
            self._tries[key] = tries
            self._tries.move_to_end(key)
            while len(self._tries) > _KEYS:
                self._tries.popitem(last=False)
            if len(tries) >= self._most:
                return max(1, math.ceil(tries[0] + self._within - now))
            tries.append(now)
            return 0

    def give_back(self, key: str) -> None:
        """Take the last try off the count."""
        with self._lock:
            if tries := self._tries.get(key):
                tries.pop()

    def forget(self, key: str) -> None:
        """Take all tries off the count."""
        with self._lock:
            self._tries.pop(key, None)


def network_of(address: str) -> str:
    """Whom an address stands for: itself, or of IPv6 its /64, which one household has whole."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.IPv6Network((found, 64), strict=False))
    return str(found)
