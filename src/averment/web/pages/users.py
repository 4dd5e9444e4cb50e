"""Who works on this record, and oneself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Query, Request

from averment.store.members import Opened, Role, User
from averment.store.reader import Reader
from averment.web.access import DEEDS, Known
from averment.web.asking import Asks
from averment.web.pages.queue import Option
from averment.web.passwords import SHORTEST
from averment.web.shown import Shown, told


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """One row of what a role may do."""

    least: str = told("The least role")
    what: str = told("What it may do; every role after it too")


@dataclass(frozen=True, slots=True, kw_only=True)
class UserLine:
    """One user."""

    name: str = told("The name that they log in and sign with")
    role: str = told("Their role")
    state: str = told("active, invited or disabled")
    since: str = told("The day they were invited first")
    sessions: int = told("Browsers that they are logged in with")
    link_until: str = told("Until when a link to set a password is good, UTC; empty where there is none")
    roles: tuple[Option, ...] = told("Roles that they may be given")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersPage(Shown):
    """Who works on this record, and what they may do."""

    template: ClassVar[str] = "users.html"
    path: ClassVar[str] = "/users"
    users: tuple[UserLine, ...] = told("Everybody, by name")
    roles: tuple[Option, ...] = told("Roles that somebody may be invited as")
    table: tuple[RoleLine, ...] = told("What each role may do")
    link: str = told("The link that was just made, shown this once; else empty")
    link_of: str = told("Whose link it is")
    link_until: str = told("Until when it is good, UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class MePage(Shown):
    """Oneself: what one may do, one's password and sessions."""

    template: ClassVar[str] = "me.html"
    path: ClassVar[str] = "/me"
    name: str = told("The name that one logs in and signs with")
    role: str = told("One's role")
    may: tuple[str, ...] = told("What one may do")
    until: str = told("Until when this session lasts, UTC")
    sessions: int = told("Browsers that one is logged in with, this one included")
    shortest: int = told("Characters that a password has at least")
    done: str = told("What was just done; empty for nothing")
    wrong: str = told("Why the last try to change the password failed; empty at first")


def users_page(request: Request, reader: Asks) -> UsersPage:
    """Who works on this record, and what they may do."""
    return shown(request, reader, None, "")


def shown(request: Request, reader: Reader, opened: Opened | None, whose: str) -> UsersPage:
    """The page, with a link that was just made."""
    everybody = reader.users(request.app.state.store.clock.now())
    return UsersPage(
        users=tuple(_line(u) for u in everybody),
        roles=_roles(Role.CODER),
        table=tuple(RoleLine(least=d.least.value, what=d.what) for d in DEEDS),
        link=link_of(str(request.base_url), opened) if opened else "",
        link_of=whose,
        link_until=minute(opened.expires_at) if opened else "",
    )


def me_page(request: Request, reader: Asks, who: Known, done: Annotated[str, Query(max_length=20)] = "") -> MePage:
    """Oneself: what one may do, one's password and sessions."""
    everybody = reader.users(request.app.state.store.clock.now())
    return MePage(
        name=who.name,
        role=who.role.value,
        may=tuple(d.what for d in DEEDS if who.role.reaches(d.least)),
        until=minute(who.session.expires_at) if who.session else "",
        sessions=next((u.sessions for u in everybody if u.name == who.name), 0),
        shortest=SHORTEST,
        done=_DONE.get(done, ""),
        wrong="",
    )


_DONE = {
    "password": "Your password is changed; every other browser was logged out.",
    "sessions": "Every other browser was logged out.",
}


def link_of(base: str, opened: Opened) -> str:
    """The address that is given to whom it invites. What opens it stands in the query, which no log of ours holds."""
    return f"{base.rstrip('/')}/join?link={opened.token}"


def minute(at: str) -> str:
    """A time of the store to the minute."""
    return at[:16].replace("T", " ")


def _line(user: User) -> UserLine:
    return UserLine(
        name=user.name,
        role=user.role.value,
        state="disabled" if user.disabled else "active" if user.enters else "invited",
        since=user.made_at[:10],
        sessions=user.sessions,
        link_until=minute(user.link_until or ""),
        roles=_roles(user.role),
    )


def _roles(chosen: Role) -> tuple[Option, ...]:
    return tuple(Option(value=r.value, label=r.value, chosen=r is chosen) for r in Role)
