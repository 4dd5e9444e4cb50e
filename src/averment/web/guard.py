"""What every answer carries and every request must pass: headers, the host's name, and the token of a form."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from averment.web.settings import LOCAL

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing inline, nothing from elsewhere: a script that got into a page would not run."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would make browsers send `Origin: null` with our own forms, which could then not be told apart.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
COOKIE = "averment_desk"
_SESSION_BYTES = 24


_MOST = 1_000_000
"""Bytes of a form: whoever is not logged in can send one too."""


class Guard:
    """Answers to its own names only, so that no page of the web reaches the desk by rebinding a name."""

    def __init__(self, app: ASGIApp, names: Collection[str] = LOCAL) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with our headers on the way back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        given = Headers(scope=scope)
        size = given.get("content-length", "0")
        if host_of(given.get("host", "")).casefold() not in self.names:
            refusal = PlainTextResponse("This desk answers to its own names only.\n", status_code=421)
        elif "transfer-encoding" in given or not size.isascii() or not size.isdigit() or int(size) > _MOST:
            refusal = PlainTextResponse("A form is smaller, and says how large it is.\n", status_code=413)
        else:
            await self.app(scope, receive, with_headers)
            return
        await refusal(scope, receive, with_headers)


def host_of(given: str) -> str:
    """The name in a `Host` header, without its port."""
    return given.rsplit("]", 1)[0].lstrip("[") if given.startswith("[") else given.rpartition(":")[0] or given


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of forms, each bound to the browser that it was given to; old ones end with the process."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def of(self, session: str) -> str:
        """The token of a session."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()


def session_of(request: Request) -> str:
    """The session that a browser names, or a new one; the same all through one request."""
    known: str = request.scope.get("averment.session", "") or request.cookies.get(COOKIE, "")
    if not 16 <= len(known) <= 64:
        known = secrets.token_urlsafe(_SESSION_BYTES)
    request.scope["averment.session"] = known
    return known


def keep_session(request: Request, response: Response, *, secure: bool) -> None:
    """Give the browser its session, out of reach of scripts and of other sites."""
    if request.cookies.get(COOKIE) != session_of(request):
        response.set_cookie(COOKIE, session_of(request), httponly=True, samesite="strict", secure=secure, path="/")


def is_ours(request: Request) -> bool:
    """Whether a request that changes something was sent by one of our own pages, as far as its browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
