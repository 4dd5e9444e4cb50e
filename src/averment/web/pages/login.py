"""Where somebody logs in, and where a link leads that sets a password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import Query, Request

from averment.web.asking import Asks
from averment.web.passwords import SHORTEST
from averment.web.refusing import Refused
from averment.web.shown import Shown, told

_OURS = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
Link = Annotated[str, Query(max_length=100, description="What the link holds")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoginPage(Shown):
    """Name and password, for one session."""

    template: ClassVar[str] = "login.html"
    path: ClassVar[str] = "/login"
    next: str = told("Where it goes on")
    wrong: str = told("Why the last try failed; empty at first")


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinPage(Shown):
    """A password for a user who was invited, or who lost theirs."""

    template: ClassVar[str] = "join.html"
    path: ClassVar[str] = "/join"
    link: str = told("What the link holds")
    name: str = told("Who is invited")
    role: str = told("As what")
    shortest: int = told("Characters that a password has at least")
    wrong: str = told("Why the last try failed; empty at first")


def login_page(next: Annotated[str, Query(max_length=2000)] = "/queue") -> LoginPage:  # noqa: A002 - as browsers know it
    """Name and password, for one session."""
    return LoginPage(next=ours(next), wrong="")


def join_page(request: Request, reader: Asks, link: Link = "") -> JoinPage:
    """Whom a link invites; using it is a form."""
    user = reader.invited(link, request.app.state.store.clock.now())
    if user is None:
        raise Refused(404, "This link was used, has run out, or was never given out", "ask an admin for a new one")
    return JoinPage(link=link, name=user.name, role=user.role.value, shortest=SHORTEST, wrong="")


def ours(path: str) -> str:
    """An address of this desk; the queue's for anything else, so that no login leads somewhere strange."""
    return path if _OURS.fullmatch(path) else "/queue"
