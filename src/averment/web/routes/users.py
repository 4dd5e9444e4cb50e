"""What admins do about users: invite, give another role, disable, send away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from averment.store.members import Opened, Role
from averment.store.reader import Reader
from averment.store.writer import Writer
from averment.web.asking import Writes
from averment.web.pages.users import shown
from averment.web.refusing import wants_json
from averment.web.rendering import render

router = APIRouter()
Name = Annotated[str, Form(max_length=200)]


@router.post("/users", include_in_schema=False)
def invite(request: Request, writer: Writes, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Make a user, and the link by which they set a password."""
    return _told(request, writer, " ".join(name.split()), writer.invite(name, role))


@router.post("/users/link", include_in_schema=False)
def link(request: Request, writer: Writes, name: Name) -> Response:
    """A new link, for a user who lost the one before or the password."""
    return _told(request, writer, name, writer.invite(name))


@router.post("/users/role", include_in_schema=False)
def change_role(writer: Writes, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Give a user another role; it counts from their next request on."""
    writer.change_user(name, role=role)
    return _kept(writer)


@router.post("/users/disabled", include_in_schema=False)
def disable(writer: Writes, name: Name, disabled: Annotated[bool, Form()]) -> Response:
    """Shut a user out at once, or let them log in again. What they decided stays."""
    writer.change_user(name, disabled=disabled)
    return _kept(writer)


@router.post("/users/sessions", include_in_schema=False)
def send_away(writer: Writes, name: Name) -> Response:
    """End every session of a user."""
    writer.end_sessions(name)
    return _kept(writer)


def _kept(writer: Writer) -> Response:
    writer.commit()
    return RedirectResponse("/users", status_code=303)


def _told(request: Request, writer: Writer, name: str, opened: Opened) -> Response:
    """The page with the link, which nothing shows again."""
    writer.commit()
    page = shown(request, Reader(writer.connection), opened, name)
    if wants_json(request):
        return JSONResponse({"ok": True, "name": page.link_of, "link": page.link, "until": page.link_until})
    return render(request, page)
