"""A team's desk, and browsers of people who have logged in there."""

from __future__ import annotations

import re

from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from averment.store import Store
from averment.store.members import Role
from averment.web import Settings, create_app
from averment.web.comparisons import Comparisons
from averment.web.guard import Tokens
from averment.web.passwords import Passwords
from averment.web.refreshing import Refreshing
from averment.web.routes.entering import Door

WORDS = "four plain words here"
"""Everybody's password."""
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
"""Hashes that cost nothing: tests make many."""


def team_app(store: Store, settings: Settings | None = None) -> FastAPI:
    """The desk with logins."""
    return create_app(store, settings or Settings(team=True), door=Door(CHEAP))


def moved(app: FastAPI, store: Store) -> FastAPI:
    """The same desk over another store, as if it had been started there: making one anew takes a second."""
    app.state.store, app.state.door, app.state.tokens = store, Door(CHEAP), Tokens()
    app.state.comparisons = Comparisons()
    app.state.refreshing = Refreshing(store, app.state.definitions, app.state.comparisons.of)
    return app


def member(store: Store, name: str, role: Role | str) -> None:
    """Somebody who can log in."""
    with store.write("averment") as writer:
        writer.add_user(name, Role(role), password=CHEAP.hash(WORDS))
        writer.commit()


def browser(app: FastAPI, address: str = "http://127.0.0.1") -> TestClient:
    """A browser that is not logged in; its cookies are its own."""
    return TestClient(app, base_url=address, raise_server_exceptions=False, follow_redirects=False)


def token(client: TestClient, path: str = "/login") -> str:
    """The token of the forms of a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get(path).text)
    assert found, path
    return found.group(1)


def log_in(client: TestClient, name: str, password: str = WORDS, **more: str) -> int:
    """Send the form; the status."""
    form = {"csrf": token(client), "name": name, "password": password, **more}
    return client.post("/login", data=form).status_code
