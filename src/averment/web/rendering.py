"""From a page's class to HTML: everything is escaped, and freed of what steers a line's direction."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from averment import __version__
from averment.dossier.display import harmless
from averment.dossier.page import safe_link, site_of
from averment.store.members import Role
from averment.web.guard import keep_session
from averment.web.shown import Desk, Shown
from averment.web.visitor import csrf_of, is_secure, visitor_of

UNWARNED = "averment_unwarned"
"""The cookie of a browser whose reader wants no words covered."""
ASSETS = {
    "dossier.css": ("averment.dossier", "templates/dossier.css", "text/css"),
    "desk.css": ("averment.web", "static/desk.css", "text/css"),
    "desk.js": ("averment.web", "static/desk.js", "text/javascript"),
    "words.js": ("averment.web", "static/words.js", "text/javascript"),
    "icon.svg": ("averment.web", "static/icon.svg", "image/svg+xml"),
}
"""Everything that pages load; there is nothing else, from here or from elsewhere."""


def render(request: Request, page: Shown, status: int = 200) -> HTMLResponse:
    """A page as HTML."""
    desk = desk_of(request)
    response = HTMLResponse(environment().get_template(page.template).render(page=page, desk=desk), status_code=status)
    keep_session(request, response, secure=is_secure(request))
    return response


def desk_of(request: Request) -> Desk:
    """What stands around the page that a request asks for."""
    settings, visitor = request.app.state.settings, visitor_of(request)
    alone = f"One person’s desk, on this machine only, without a login. Decisions are signed “{settings.who}”."
    role = visitor.role if visitor is not None else None
    return Desk(
        who=visitor.name if visitor is not None else "",
        role=role.value if settings.team and role else "",
        codes=role is not None and role.reaches(Role.CODER),
        edits=role is not None and role.reaches(Role.EDITOR),
        notice="" if settings.team else alone,
        csrf=csrf_of(request),
        here=request.url.path,
        warn=UNWARNED not in request.cookies,
        version=__version__,
    )


def part(request: Request, template: str, **seen: Any) -> str:
    """A part of a page, as the page itself draws it."""
    return environment().get_template(template).render(desk=desk_of(request), **seen)


@cache
def environment() -> Environment:
    """The templates; every expression goes through `harmless` and is then escaped."""
    made = Environment(
        loader=PackageLoader("averment.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters.update(link=safe_link, site=site_of)
    made.globals.update(asset=asset_address)
    return made


def asset(name: str) -> bytes:
    """The bytes of a file that pages load; raises `KeyError` for another name."""
    package, path, _ = ASSETS[name]
    return resources.files(package).joinpath(path).read_bytes()


@cache
def asset_address(name: str) -> str:
    """The address of a file that pages load; it changes with any of the files, so browsers may keep it."""
    return f"/static/{_edition()}/{name}"


@cache
def _edition() -> str:
    """One digest for all: a script is asked for beside the one that imports it."""
    return hashlib.sha256(b"".join(asset(name) for name in ASSETS)).hexdigest()[:12]


def _harmless(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value
