"""Accounts: who may do what. Passwords are hashes made elsewhere, and the ledger never hears them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from averment.errors import CannotDecide
from averment.store.commands.work import Work
from averment.store.rows import Role
from averment.store.schema import users


def add(work: Work, name: str, role: Role, password: str | None) -> int:
    """Make an account."""
    if not name.strip():
        raise CannotDecide("user", "a name is missing")
    if work.connection.scalar(select(users.c.n).where(users.c.name == name)) is not None:
        raise CannotDecide(f"user {name}", "there is one of that name already")
    number = work.insert(users, name=name, role=role.value, password=password, made_at=work.now())
    work.log("user.added", {"user": number, "name": name, "role": role.value})
    return number


def change(work: Work, name: str, role: Role | None, password: str | None, disabled: bool | None) -> None:  # noqa: FBT001
    """Change what is given."""
    number = work.connection.scalar(select(users.c.n).where(users.c.name == name))
    if number is None:
        raise CannotDecide(f"user {name}", "there is none of that name")
    values: dict[str, Any] = {}
    told: dict[str, Any] = {}
    if role is not None:
        values["role"] = told["role"] = role.value
    if password is not None:
        values["password"], told["password"] = password, "changed"
    if disabled is not None:
        values["disabled_at"] = work.now() if disabled else None
        told["disabled"] = disabled
    if values:
        work.connection.execute(update(users).where(users.c.n == number).values(**values))
        work.log("user.changed", {"user": number, **told})
