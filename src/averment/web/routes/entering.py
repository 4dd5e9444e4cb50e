"""Logging in and out, setting a password, and one's own sessions."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from averment.store.members import User
from averment.store.store import Store
from averment.web.access import Known
from averment.web.asking import Writes, check
from averment.web.pages.login import JoinPage, LoginPage, join_page, ours
from averment.web.pages.users import MePage, me_page
from averment.web.passwords import LONGEST, Passwords, unfit
from averment.web.refusing import Refused, wants_json
from averment.web.rendering import render
from averment.web.throttle import Throttle
from averment.web.visitor import SESSION_COOKIE, let_in, let_out, network

router = APIRouter()
_LOG = logging.getLogger(__name__)
_WITHIN = 15 * 60.0
Secret = Annotated[str, Form(max_length=10 * LONGEST)]
Token = Annotated[str, Form()]
NOT_RIGHT = "Name or password is not right."


class Door:
    """What stands before the desk: passwords, and how often they may be tried; one a desk."""

    def __init__(self, passwords: Passwords | None = None) -> None:
        self.passwords = passwords or Passwords()
        self.by_name = Throttle(10, _WITHIN)
        self.by_network = Throttle(50, _WITHIN)

    def open(self, request: Request, user: User | None, name: str, password: str) -> bool:
        """Whether a password is the user's; takes as long for a name that nobody has. Raises `Refused` if too often."""
        where, who = network(request), name.casefold()
        wait = self.by_network.wait(where) or self.by_name.wait(who)
        if wait:
            minutes = -(-wait // 60)
            raise Refused(429, "That was tried too often", f"wait {minutes} minutes, or ask an admin for a new link")
        if not self.passwords.fits(user.password if user and user.enters else None, password):
            _LOG.warning("a login from %s failed", where)
            return False
        self.by_network.give_back(where)
        self.by_name.forget(who)
        return True


@router.post("/login", include_in_schema=False)
def login(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Secret,
    next: Token = "/queue",  # noqa: A002 - as browsers know it
    csrf: Token = "",
) -> Response:
    """Open a session for whoever knows name and password; the one before in this browser ends."""
    check(request, csrf)
    given, onward = " ".join(name.split()), ours(next)
    with store_of(request).read() as reader:
        user = reader.user(given)
    try:
        right = door_of(request).open(request, user, given, password)
    except Refused as refused:
        return _again(request, LoginPage(next=onward, wrong=f"{refused.message}: {refused.cure}."), refused.status)
    if user is None or user.password is None or not right:
        return _again(request, LoginPage(next=onward, wrong=NOT_RIGHT), 401)
    newer = door_of(request).passwords.newer(user.password, password)
    return _let_in(request, user.name, onward, newer)


@router.post("/logout", include_in_schema=False)
def logout(request: Request, csrf: Token = "") -> Response:
    """End this session."""
    check(request, csrf)
    with store_of(request).write("averment") as writer:
        writer.leave(request.cookies.get(SESSION_COOKIE, ""))
        writer.commit()
    response = RedirectResponse("/login", status_code=303)
    let_out(request, response)
    return response


@router.post("/join", include_in_schema=False)
def join(
    request: Request,
    link: Annotated[str, Form(max_length=100)],
    password: Secret,
    again: Secret,
    csrf: Token = "",
) -> Response:
    """Set the password of whom a link invites, and log them in."""
    check(request, csrf)
    with store_of(request).read() as reader:
        page = join_page(request, reader, link)
    if wrong := unfit(password, again, page.name):
        return _again(request, replace(page, wrong=wrong), 400)
    kept = door_of(request).passwords.hash(password)
    with store_of(request).write(page.name) as writer:
        writer.join(link, kept)
        writer.commit()
    door_of(request).by_name.forget(page.name.casefold())
    return _let_in(request, page.name, "/queue", None)


@router.post("/me/password", include_in_schema=False)
def change_password(
    request: Request, who: Known, now: Secret, password: Secret, again: Secret, csrf: Token = ""
) -> Response:
    """Change one's own password, for whoever knows the one so far; every other session ends."""
    check(request, csrf)
    with store_of(request).read() as reader:
        page, user = me_page(request, reader, who), reader.user(who.name)
    try:
        right = door_of(request).open(request, user, who.name, now)
        wrong = unfit(password, again, who.name) if right else "The password so far is not right."
    except Refused as refused:
        wrong = f"{refused.message}: {refused.cure}."
    if wrong:
        return _again(request, replace(page, wrong=wrong), 400)
    kept = door_of(request).passwords.hash(password)
    with store_of(request).write(who.name) as writer:
        writer.change_user(who.name, password=kept)
        writer.end_sessions(who.name, but=request.cookies.get(SESSION_COOKIE))
        writer.commit()
    return RedirectResponse("/me?done=password", status_code=303)


@router.post("/me/sessions", include_in_schema=False)
def end_others(request: Request, writer: Writes, who: Known) -> Response:
    """Log out every other browser."""
    writer.end_sessions(who.name, but=request.cookies.get(SESSION_COOKIE))
    writer.commit()
    return RedirectResponse("/me?done=sessions", status_code=303)


def store_of(request: Request) -> Store:
    """The store of the desk that is asked."""
    store: Store = request.app.state.store
    return store


def door_of(request: Request) -> Door:
    """What stands before that desk."""
    door: Door = request.app.state.door
    return door


def _let_in(request: Request, name: str, onward: str, newer: str | None) -> Response:
    with store_of(request).write(name) as writer:
        writer.leave(request.cookies.get(SESSION_COOKIE, ""))
        opened = writer.enter(name, newer=newer)
        writer.commit()
    response = RedirectResponse(onward, status_code=303)
    let_in(request, response, opened)
    return response


def _again(request: Request, page: LoginPage | JoinPage | MePage, status: int) -> Response:
    """The page once more, with what was wrong; to a program an error like any other."""
    if wants_json(request):
        raise Refused(status, page.wrong.rstrip("."), "")
    return render(request, page, status)
