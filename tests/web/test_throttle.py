"""Tries are counted by key, within a while, and no key is kept for good."""

from __future__ import annotations

import pytest

from averment.web import throttle
from averment.web.throttle import Throttle, network_of


class Time:
    """A clock that is set by hand."""

    at = 0.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.at


def test_tries_come_back_with_time() -> None:
    """The oldest one goes off the count first, and the wait says when."""
    time = Time()
    tries = Throttle(2, 60, now=time)
    assert tries.wait("a") == 0
    time.at = 10
    assert tries.wait("a") == 0
    assert tries.wait("a") == 50
    assert tries.wait("b") == 0
    time.at = 60.5
    assert tries.wait("a") == 0
    assert tries.wait("a") == 10


def test_a_try_that_came_to_a_good_end_does_not_count() -> None:
    """One is given back, or all are forgotten."""
    tries = Throttle(1, 60, now=Time())
    tries.wait("a")
    tries.give_back("a")
    assert tries.wait("a") == 0
    tries.forget("a")
    assert tries.wait("a") == 0
    assert tries.wait("a") > 0


def test_keys_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever tries many names does not fill the memory."""
    monkeypatch.setattr(throttle, "_KEYS", 3)
    tries = Throttle(1, 60, now=Time())
    for key in "abcdef":
        tries.wait(key)
    assert len(tries._tries) == 3


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_a_household_counts_as_one(address: str, network: str) -> None:
    """All addresses of an IPv6 /64 are one place."""
    assert network_of(address) == network
