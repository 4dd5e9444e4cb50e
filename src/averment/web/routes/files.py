"""Files that pages load, the bytes of reports as they came, and what a browser keeps."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from averment.web.asking import Asks, check
from averment.web.pages.report import Number
from averment.web.refusing import Refused
from averment.web.rendering import ASSETS, UNWARNED, asset
from averment.web.visitor import is_secure

router = APIRouter()


@router.get("/static/{digest}/{name}", include_in_schema=False)
def file(digest: str, name: str) -> Response:  # noqa: ARG001 - the digest only tells versions apart
    """A file that pages load."""
    if name not in ASSETS:
        raise Refused(404, f"No file is called {name[:40]}", "")
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset(name), media_type=ASSETS[name][2], headers=kept)


@router.get("/reports/{number:int}/bytes", tags=["files"])
def report_bytes(reader: Asks, number: Number) -> Response:
    """The bytes of a report as they came, to be kept and never to be opened in the browser."""
    found = reader.raw(number)
    if found is None:
        raise Refused(404, f"There are no bytes of a report {number}", "it may have been erased by order of an editor")
    kept = {"Content-Disposition": f'attachment; filename="report-{number}.bin"'}
    return Response(found, media_type="application/octet-stream", headers=kept)


@router.post("/covers", include_in_schema=False)
def covers(request: Request, cover: Annotated[str, Form()], csrf: Annotated[str, Form()] = "") -> Response:
    """Say for one browser whether distressing words are covered until they are asked for."""
    check(request, csrf)
    response = RedirectResponse("/queue", status_code=303)
    if cover == "yes":
        response.delete_cookie(UNWARNED, path="/")
    else:
        response.set_cookie(
            UNWARNED, "1", httponly=True, samesite="strict", secure=is_secure(request), path="/", max_age=31_536_000
        )
    return response
