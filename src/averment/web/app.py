"""The desk as an application: the store it stands on, its pages, its decisions, its errors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI
from starlette.responses import RedirectResponse, Response

from averment import __version__
from averment.bootstrap import build_knowledge
from averment.counting import known_definitions
from averment.store.store import Store
from averment.web.access import admitted, alone
from averment.web.comparisons import Comparisons
from averment.web.describing import describe
from averment.web.guard import Guard, Tokens
from averment.web.pages.correcting import fact_page
from averment.web.pages.definitions import definition_page, definitions_page
from averment.web.pages.incident import incident_page
from averment.web.pages.ledger import ledger_page
from averment.web.pages.login import join_page, login_page
from averment.web.pages.overview import overview_page
from averment.web.pages.proposals import proposals_page
from averment.web.pages.queue import queue_page
from averment.web.pages.report import report_page
from averment.web.pages.searching import search_page
from averment.web.pages.sure import sure_page
from averment.web.pages.users import me_page, users_page
from averment.web.refreshing import Refreshing
from averment.web.refusing import answers
from averment.web.routes import entering, files, incidents, pictures, proposals, reviewing, tables, users
from averment.web.routes.mirroring import mirrored
from averment.web.settings import LOCAL, Settings

PAGES = (
    queue_page,
    sure_page,
    proposals_page,
    report_page,
    fact_page,
    overview_page,
    incident_page,
    definitions_page,
    definition_page,
    search_page,
    ledger_page,
)
OF_A_TEAM = (users_page, me_page, login_page, join_page)
"""What makes each page, and those that a desk with logins has besides; docs/desk.md lists what they show."""


def create_app(store: Store, settings: Settings | None = None, *, door: entering.Door | None = None) -> FastAPI:
    """The desk over a store; the caller closes the store. `door` is what stands before a team's; else the usual one."""
    settings = settings or Settings()
    app = FastAPI(
        title="Averment",
        version=__version__,
        description="Reported incidents, not incidence. Every page has the same content as JSON at its address with "
        "`.json`. Nothing here is found to be true.",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        openapi_url=None,
        dependencies=[Depends(admitted if settings.team else alone)],
    )
    build_knowledge()  # imported before there are threads: two that import numpy at once each find half of it
    app.state.store = store
    app.state.settings = settings
    app.state.tokens = Tokens()
    app.state.comparisons = Comparisons()
    app.state.definitions = known_definitions(app.state.settings.definitions)
    app.state.refreshing = Refreshing(store, app.state.definitions, app.state.comparisons.of)
    app.state.pictures = pictures.Pictures()
    app.add_middleware(Guard, names=LOCAL | settings.names)
    answers(app)
    pages = APIRouter()
    for build in (*PAGES, *OF_A_TEAM) if settings.team else PAGES:
        mirrored(pages, build)
    app.include_router(files.router)
    app.include_router(tables.router)
    app.include_router(pictures.router)
    app.include_router(reviewing.router)
    app.include_router(incidents.router)
    app.include_router(proposals.router)
    if settings.team:
        app.state.door = door or entering.Door()
        app.include_router(entering.router)
        app.include_router(users.router)
    app.include_router(pages)
    app.add_api_route("/", _home, include_in_schema=False)
    describe(app, team=settings.team)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.refreshing.begin()
    yield
    app.state.refreshing.close()


def _home() -> Response:
    return RedirectResponse("/queue", status_code=307)
