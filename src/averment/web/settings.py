"""How one desk runs: where it listens, to which names it answers, and who decides in it."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path

from averment.errors import BadOption

HOME = "127.0.0.1"
LOCAL = frozenset({HOME, "localhost", "::1"})
"""The names of this machine to itself: a single user's desk listens there, and answers to no other name."""
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - what is looked for
"""Addresses to listen at that are no names to call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of a desk; raises `BadOption` for ones that would let in whoever comes by."""

    host: str = HOME
    coarse_days: int = 30
    """Days for which an incident stands on the map at a whole degree only."""
    definitions: Path | None = None
    """A folder of the user's own definitions, beside those that ship."""
    who: str = ""
    """Who decides, in the ledger, on a desk without logins; the name of this machine's user where nothing is given."""
    team: bool = False
    """Whether everybody logs in."""
    names: frozenset[str] = frozenset()
    """Names of the web that a team's desk answers to."""
    tls: bool = False
    """Whether the desk itself speaks TLS."""
    proxy: str = ""
    """The address of the one proxy that speaks TLS before the desk, and whose `X-Forwarded-For` is believed."""

    def __post_init__(self) -> None:
        if not self.team:
            self._stay_home()
        elif self.host not in LOCAL and not (self.tls or self.proxy):
            raise BadOption(
                "--host",
                self.host,
                "passwords would go over the wire for all to read. Give --cert and --key, or set a proxy that speaks "
                "TLS before the desk and name its address with --proxy",
            )
        elif self.host in EVERYWHERE and not self.names:
            raise BadOption("--host", self.host, "say by which name the desk is called: --name desk.example.org")
        object.__setattr__(self, "names", frozenset(n.casefold() for n in self.names | {self.host} - EVERYWHERE))
        if not self.who.strip():
            object.__setattr__(self, "who", _user())

    def _stay_home(self) -> None:
        if self.host not in LOCAL:
            raise BadOption(
                "--host",
                self.host,
                "a desk without logins listens on 127.0.0.1 only: whoever reaches it may decide. "
                "Let everybody log in (--team), or reach it by a tunnel: ssh -L 8000:127.0.0.1:8000 THIS-MACHINE",
            )
        for given, option in ((self.names, "--name"), (self.proxy, "--proxy"), (self.tls, "--cert")):
            if given:
                raise BadOption(option, str(given), "a desk without logins is for this machine only; add --team")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no entry for this user, as in some containers
        return "reviewer"
