"""How one desk runs: where it listens, and who decides in it."""

from __future__ import annotations

import getpass
from dataclasses import dataclass

from averment.errors import BadOption

HOME = "127.0.0.1"
LOCAL = frozenset({HOME, "localhost", "::1"})
"""The names of this machine to itself: a single user's desk listens there, and answers to no other name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of a desk; raises `BadOption` for ones that would let in whoever comes by."""

    host: str = HOME
    who: str = ""
    """Who decides, in the ledger; the name of this machine's user where nothing is given."""

    def __post_init__(self) -> None:
        if self.host not in LOCAL:
            raise BadOption(
                "--host",
                self.host,
                "a desk without logins listens on 127.0.0.1 only: whoever reaches it may decide. "
                "To reach it from elsewhere use a tunnel: ssh -L 8000:127.0.0.1:8000 THIS-MACHINE",
            )
        if not self.who.strip():
            object.__setattr__(self, "who", _user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no entry for this user, as in some containers
        return "reviewer"
