"""Who works on a record: accounts, what they may do, and what lets them in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a user may do; each may do what those before it may."""

    READER = "reader"
    CODER = "coder"
    EDITOR = "editor"
    ADMIN = "admin"

    def reaches(self, least: Role) -> bool:
        """Whether this role may do what takes at least that one."""
        return list(Role).index(self) >= list(Role).index(least)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody with an account."""

    number: int
    name: str
    role: Role
    password: str | None = field(repr=False)
    """The argon2 hash; None until it is set."""
    made_at: str
    disabled: bool
    sessions: int = 0
    """How many are open."""
    link_until: str | None = None
    """Until when a link to set a password is good; None where there is none."""

    @property
    def enters(self) -> bool:
        """Whether the account can be entered with a password."""
        return self.password is not None and not self.disabled


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who has logged in, in one browser. What the browser holds is not kept, only its digest."""

    user: User
    digest: str = field(repr=False)
    csrf: str = field(repr=False)
    """What each form of this session sends back."""
    made_at: str
    expires_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What opens something, told once to whoever is let in, and never kept."""

    token: str = field(repr=False)
    expires_at: str
