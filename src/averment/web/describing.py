"""OpenAPI of a desk, at `/openapi.json`: what each address answers, and who may ask it."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from averment.web.access import least_of

_REFUSALS = {"401": "Nobody is logged in", "403": "The role does not reach"}


def describe(app: FastAPI, *, team: bool) -> None:
    """Serve the description; of a team's desk with the least role of each address."""

    def described() -> Response:
        schema = app.openapi()
        return JSONResponse(_with_roles(schema) if team else schema)

    app.add_api_route("/openapi.json", described, methods=["GET"], include_in_schema=False)


def _with_roles(schema: dict[str, Any]) -> dict[str, Any]:
    """Each operation with `x-least-role`, or marked as open to all, and what it answers to others."""
    paths = {path: {m: _told(m, path, held) for m, held in each.items()} for path, each in schema["paths"].items()}
    return {**schema, "paths": paths}


def _told(method: str, path: str, operation: dict[str, Any]) -> dict[str, Any]:
    least = least_of(method.upper(), path)
    if least is None:
        return {**operation, "security": []}
    refusals = {code: {"description": text} for code, text in _REFUSALS.items()}
    return {**operation, "x-least-role": least.value, "responses": {**operation["responses"], **refusals}}
