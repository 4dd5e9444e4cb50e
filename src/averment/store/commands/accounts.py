"""Accounts: who may do what. Passwords are hashes made elsewhere, and the ledger never hears them."""

from __future__ import annotations

import unicodedata
from typing import Any

from sqlalchemy import delete, func, select, update

from averment.errors import CannotDecide
from averment.store.commands.work import Work
from averment.store.members import Role, User
from averment.store.queries import accounts
from averment.store.schema import invitations, sessions, users

LONGEST = 80
"""Characters of a name."""
PROGRAM = "averment"
"""In whose name the program itself writes: nobody else may have it."""


def add(work: Work, name: str, role: Role, password: str | None) -> int:
    """Make an account."""
    fit = _fit(name)
    if accounts.one(work.connection, fit) is not None:
        raise CannotDecide(f"user {fit}", "there is one of that name already")
    number = work.insert(users, name=fit, role=role.value, password=password, made_at=work.now())
    work.log("user.added", {"user": number, "name": fit, "role": role.value})
    return number


def change(work: Work, name: str, role: Role | None, password: str | None, disabled: bool | None) -> None:  # noqa: FBT001
    """Change what is given."""
    user = of_name(work, name)
    values: dict[str, Any] = {}
    told: dict[str, Any] = {}
    if role is not None and role is not user.role:
        values["role"] = told["role"] = role.value
    if password is not None:
        values["password"], told["password"] = password, "changed"
    if disabled is not None and disabled is not user.disabled:
        values["disabled_at"] = work.now() if disabled else None
        told["disabled"] = disabled
    if not values:
        return
    _leave_an_admin(work, user, role or user.role, disabled=user.disabled if disabled is None else disabled)
    work.connection.execute(update(users).where(users.c.n == user.number).values(**values))
    if disabled:
        shut_out(work, user.number)
    work.log("user.changed", {"user": user.number, "name": user.name, **told})


def of_name(work: Work, name: str) -> User:
    """The account of that name; raises `CannotDecide` where there is none."""
    found = accounts.one(work.connection, name.strip())
    if found is None:
        raise CannotDecide(f"user {name.strip()}", "there is none of that name")
    return found


def shut_out(work: Work, user: int) -> None:
    """End every session of an account, and the link that was given out for it."""
    work.connection.execute(delete(sessions).where(sessions.c.user == user))
    work.connection.execute(delete(invitations).where(invitations.c.user == user))


def _leave_an_admin(work: Work, user: User, role: Role, *, disabled: bool) -> None:
    """Who takes the last admin away locks everybody out of the Users page."""
    if user.role is not Role.ADMIN or not user.enters or (role is Role.ADMIN and not disabled):
        return
    others = work.connection.scalar(
        select(func.count())
        .select_from(users)
        .where(
            users.c.n != user.number,
            users.c.role == Role.ADMIN.value,
            users.c.password.is_not(None),
            users.c.disabled_at.is_(None),
        )
    )
    if not others:
        raise CannotDecide(f"user {user.name}", "no other admin is left who can log in; make one first")


def _fit(name: str) -> str:
    fit = unicodedata.normalize("NFC", " ".join(name.split()))
    if not fit:
        raise CannotDecide("user", "a name is missing")
    if len(fit) > LONGEST:
        raise CannotDecide(f"user {fit[:LONGEST]}…", f"a name has {LONGEST} characters at most")
    if any(unicodedata.category(c).startswith("C") for c in fit):
        raise CannotDecide("user", "a name holds no characters that do not show")
    if fit.casefold() == PROGRAM:
        raise CannotDecide(f"user {fit}", "the program itself signs with that name")
    return fit
