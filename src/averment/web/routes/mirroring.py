"""A page and the JSON that mirrors it: one function makes both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_type_hints

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from averment.web.rendering import render
from averment.web.shown import Shown


def mirrored(router: APIRouter, build: Callable[..., Shown]) -> None:
    """Serve what `build` makes as a page at its class's path, and as JSON at that path with `.json`."""
    kind = get_type_hints(build)["return"]
    path = kind.path
    router.add_api_route(
        f"{path}.json", build, methods=["GET"], response_model=kind, name=f"{build.__name__}_json", tags=["pages"]
    )

    def page(request: Request, made: Any = Depends(build)) -> Response:
        return render(request, made)

    router.add_api_route(path, page, methods=["GET"], include_in_schema=False, name=build.__name__)
