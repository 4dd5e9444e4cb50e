"""Users."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from averment.store.rows import Role, User
from averment.store.schema import users


def everybody(connection: Connection) -> tuple[User, ...]:
    """By name."""
    return tuple(_user(r) for r in connection.execute(select(users).order_by(users.c.name)))


def one(connection: Connection, name: str) -> User | None:
    """The account of that name."""
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return _user(row) if row else None


def _user(row: Row[Any]) -> User:
    return User(
        number=row.n, name=row.name, role=Role(row.role), password=row.password, disabled=row.disabled_at is not None
    )
