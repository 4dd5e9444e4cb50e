"""What becomes of an error: one page for people, one shape of JSON for programs.

`{"ok": false, "error": {"status": 404, "code": "AVT-507", "message": "…", "cure": "…"}}`
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from averment.errors import AvermentError, BadOption, BrokenPassage, CannotDecide, SkipReport
from averment.web.guard import HEADERS
from averment.web.rendering import render
from averment.web.shown import Shown, told

_LOG = logging.getLogger(__name__)
_PLAIN = {
    404: ("There is nothing at this address", "go to the queue"),
    405: ("Nothing can be done so at this address", "go to the queue"),
}
_SERVER = "Something went wrong in the desk itself; what you did was not kept"


class Refused(Exception):
    """A request that is not carried out, with its status, what is wrong, and what helps."""

    def __init__(self, status: int, message: str, cure: str) -> None:
        super().__init__(status, message, cure)
        self.status, self.message, self.cure = status, message, cure


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Shown):
    """What went wrong, and what helps."""

    template: ClassVar[str] = "error.html"
    path: ClassVar[str] = "any"
    status: int = told("The HTTP status")
    code: str = told("The error's code, for looking it up; empty where it has none")
    message: str = told("What is wrong, in a sentence")
    cure: str = told("What helps; empty where nothing is known to")


def answers(app: FastAPI) -> None:
    """Give every error its page."""
    app.add_exception_handler(AvermentError, _known)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unknown)


def wants_json(request: Request) -> bool:
    """Whether a program asks: by the address or by what it accepts."""
    accepts = request.headers.get("accept", "")
    return request.url.path.endswith(".json") or ("application/json" in accepts and "text/html" not in accepts)


def _answer(request: Request, page: ErrorPage) -> Response:
    if not wants_json(request):
        return render(request, page, page.status)
    error = {"status": page.status, "code": page.code, "message": page.message, "cure": page.cure}
    return JSONResponse({"ok": False, "error": error}, status_code=page.status)


def _known(request: Request, error: Exception) -> Response:
    status, cure = 500, ""
    if isinstance(error, CannotDecide):
        status = 404 if request.method == "GET" else 409
    elif isinstance(error, BadOption):
        status = 400
    elif isinstance(error, (BrokenPassage, SkipReport)):
        status = 409
    message = error.message() if isinstance(error, AvermentError) else _SERVER
    code = error.code if isinstance(error, AvermentError) else ""
    return _answer(request, ErrorPage(status=status, code=code, message=message, cure=cure))


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    if error.status == 401 and request.method == "GET" and not wants_json(request):
        asked = f"{request.url.path}?{request.url.query}".rstrip("?")
        return RedirectResponse(f"/login?{urlencode({'next': asked})}", status_code=303)
    return _answer(request, ErrorPage(status=error.status, code="", message=error.message, cure=error.cure))


def _misread(request: Request, error: Exception) -> Response:
    wrong = error.errors() if isinstance(error, RequestValidationError) else []
    named = "; ".join(f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in wrong)
    cure = "look at the address, or go to the queue"
    return _answer(request, ErrorPage(status=400, code="", message=f"This cannot be read: {named}", cure=cure))


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message, cure = _PLAIN.get(status, (_SERVER, ""))
    return _answer(request, ErrorPage(status=status, code="", message=message, cure=cure))


def _unknown(request: Request, error: Exception) -> Response:
    """A page tells no trace; the terminal does."""
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    page = ErrorPage(status=500, code="", message=_SERVER, cure="the terminal of the desk says more")
    response = _answer(request, page)
    response.headers.update(HEADERS)  # this handler stands outside the middleware that sets them
    return response
