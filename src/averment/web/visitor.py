"""Who asks: name, role and session, noted on the request by `averment.web.access` before anything else is done."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from averment.store.members import Opened, Role, Session
from averment.web.guard import host_of, session_of
from averment.web.settings import LOCAL
from averment.web.throttle import network_of

SESSION_COOKIE = "averment_session"
_LASTS = 12 * 3600
"""Seconds that a browser keeps the cookie: as long as the session itself lasts."""
_NOTED = "averment.visitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks."""

    name: str
    role: Role
    session: Session | None = None
    """None on a desk without logins."""


def note(request: Request, visitor: Visitor) -> None:
    """Say who asks, for the rest of the request."""
    request.scope[_NOTED] = visitor


def visitor_of(request: Request) -> Visitor | None:
    """Who asks; None for somebody who is not logged in."""
    found: Visitor | None = request.scope.get(_NOTED)
    return found


def csrf_of(request: Request) -> str:
    """What every form sends back: the session's own, so that it outlives the process; else the browser's."""
    visitor = visitor_of(request)
    if visitor is not None and visitor.session is not None:
        return visitor.session.csrf
    token: str = request.app.state.tokens.of(session_of(request))
    return token


def csrf_fits(request: Request, token: str) -> bool:
    """Whether a form holds what it was given."""
    return hmac.compare_digest(csrf_of(request).encode(), token.encode())


def is_secure(request: Request) -> bool:
    """Whether cookies go over TLS only: they do as soon as the desk is called by another name than this machine's."""
    return request.url.scheme == "https" or host_of(request.headers.get("host", "")) not in LOCAL


def let_in(request: Request, response: Response, opened: Opened) -> None:
    """Give the browser its session."""
    response.set_cookie(
        SESSION_COOKIE,
        opened.token,
        max_age=_LASTS,
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
        path="/",
    )


def let_out(request: Request, response: Response) -> None:
    """Take it back."""
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax", secure=is_secure(request))


def network(request: Request) -> str:
    """Where a request comes from, as tries are counted: the peer, or whom our own proxy says it speaks for."""
    peer = request.client.host if request.client else "nowhere"
    if peer == request.app.state.settings.proxy:
        peer = request.headers.get("x-forwarded-for", peer).rpartition(",")[2].strip()
    return network_of(peer)
