"""Who may do what on a desk: one table, read before every request. What no row names takes an admin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie

from averment.store.members import Role, Session
from averment.store.store import Store
from averment.web.refusing import Refused
from averment.web.visitor import SESSION_COOKIE, Visitor, note, visitor_of


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that may be done, by whom at least, and the forms and pages that do it."""

    least: Role
    what: str
    by: tuple[str, ...] = ()


DEEDS = (
    Deed(
        Role.READER,
        "read every page, as JSON too; download tables and bytes",
        ("POST /covers", "POST /logout", "POST /me/password", "POST /me/sessions"),
    ),
    Deed(
        Role.CODER,
        "accept, correct and reject facts; add one by hand; accept what agrees; take their own decision back",
        (
            "POST /reports/{number:int}/facts/{fact}",
            "POST /reports/{number:int}/facts/{fact}/sentence",
            "POST /reports/{number:int}/facts",
            "POST /reports/{number:int}/agreeing",
            "POST /reports/{number:int}/undo",
        ),
    ),
    Deed(
        Role.CODER,
        "close a report and open it again; settle an orphaned decision",
        (
            "POST /reports/{number:int}/close",
            "POST /reports/{number:int}/reopen",
            "POST /reports/{number:int}/settle",
        ),
    ),
    Deed(
        Role.EDITOR,
        "say which incident a report tells of; merge and split incidents; answer what grouping proposes",
        (
            "POST /reports/{number:int}/place",
            "POST /incidents/{name}/merge",
            "POST /incidents/{name}/split",
            "POST /queue/proposals/{number}",
        ),
    ),
    Deed(
        Role.EDITOR,
        "say that a field is pending or not knowable; publish a change of account; fill columns of one’s own",
        ("POST /incidents/{name}/mark", "POST /incidents/{name}/publish", "POST /incidents/{name}/fill"),
    ),
    Deed(Role.EDITOR, "accept the surest facts of many reports together", ("POST /queue/sure",)),
    Deed(Role.EDITOR, "take anybody’s decision back", ("POST /incidents/{name}/undo",)),
    Deed(
        Role.ADMIN,
        "invite users, change their roles, disable them, end their sessions",
        (
            "GET /users",
            "GET /users.json",
            "POST /users",
            "POST /users/link",
            "POST /users/role",
            "POST /users/disabled",
            "POST /users/sessions",
        ),
    ),
)
"""The table. docs/team.md and the Users page print it."""

LEAST: Mapping[str, Role] = MappingProxyType({each: deed.least for deed in DEEDS for each in deed.by})
OPEN = frozenset(
    {
        "GET /static/{digest}/{name}",
        "GET /login",
        "GET /login.json",
        "POST /login",
        "GET /join",
        "GET /join.json",
        "POST /join",
    }
)
"""What somebody who is not logged in reaches."""


def least_of(method: str, path: str) -> Role | None:
    """The least role for an address as routes are written; None for what is open to all."""
    asked = f"{'GET' if method == 'HEAD' else method} {path}"
    if asked in OPEN:
        return None
    return LEAST.get(asked, Role.READER if asked.startswith("GET ") else Role.ADMIN)


def known(request: Request) -> Visitor:
    """Who asks; raises `Refused` for somebody who is not logged in."""
    found = visitor_of(request)
    if found is None:
        raise Refused(401, "You are not logged in, or no longer", "load the page again, and log in")
    return found


Known = Annotated[Visitor, Depends(known)]
"""Who asks."""


async def alone(request: Request) -> None:
    """On a desk without logins everybody is the one reviewer, who may do everything but keep users."""
    settings = request.app.state.settings
    note(request, Visitor(name=settings.who, role=Role.ADMIN))


_COOKIE = APIKeyCookie(
    name=SESSION_COOKIE,
    auto_error=False,
    scheme_name="session",
    description="The session that logging in at /login opens; it lasts twelve hours.",
)


def admitted(request: Request, token: Annotated[str | None, Security(_COOKIE)]) -> None:
    """Let a request pass to whom the table allows it; raises `Refused` for everybody else."""
    session = session_at(request, token)
    if session is not None:
        user = session.user
        note(request, Visitor(name=user.name, role=user.role, session=session))
    least = least_of(request.method, request.scope["route"].path)
    if least is None:
        return
    role = known(request).role
    if not role.reaches(least):
        raise Refused(403, f"This takes the role {least}; yours is {role}", "ask an admin, or somebody who has it")


def session_at(request: Request, token: str | None) -> Session | None:
    """The open session of a token."""
    if not token or len(token) > 100:
        return None
    store: Store = request.app.state.store
    with store.read() as reader:
        return reader.session(token, store.clock.now())
