"""Accounts, and who has been let in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from averment.store.members import Role, Session, User
from averment.store.packing import moment, sha
from averment.store.schema import invitations, sessions, users


def everybody(connection: Connection, now: datetime | None = None) -> tuple[User, ...]:
    """By name; with `now` also with what is open of each."""
    rows = connection.execute(select(users).order_by(users.c.name)).all()
    if now is None:
        return tuple(_user(r) for r in rows)
    at = moment(now)
    counted = select(sessions.c.user, func.count()).where(sessions.c.expires_at > at).group_by(sessions.c.user)
    many: dict[int, int] = {r[0]: r[1] for r in connection.execute(counted)}
    links = select(invitations.c.user, invitations.c.expires_at).where(invitations.c.expires_at > at)
    until: dict[int, str] = {r[0]: r[1] for r in connection.execute(links)}
    return tuple(_user(r, sessions=many.get(r.n, 0), link_until=until.get(r.n)) for r in rows)


def one(connection: Connection, name: str) -> User | None:
    """The account of that name, whatever its capitals: no two differ in them alone."""
    row = connection.execute(select(users).where(users.c.name == name)).first()
    if row is not None:
        return _user(row)
    return next((u for u in everybody(connection) if u.name.casefold() == name.casefold()), None)


def session(connection: Connection, token: str, now: datetime) -> Session | None:
    """The session of a token, while it lasts and its account is not disabled."""
    row = connection.execute(
        select(sessions, users)
        .join(users, users.c.n == sessions.c.user)
        .where(sessions.c.digest == sha(token), sessions.c.expires_at > moment(now), users.c.disabled_at.is_(None))
    ).first()
    if row is None:
        return None
    found = row._mapping  # noqa: SLF001 - SQLAlchemy's own name for it
    return Session(
        user=User(
            number=row.n,
            name=row.name,
            role=Role(row.role),
            password=row.password,
            made_at=found[users.c.made_at],
            disabled=False,
        ),
        digest=row.digest,
        csrf=row.csrf,
        made_at=found[sessions.c.made_at],
        expires_at=row.expires_at,
    )


def invited(connection: Connection, token: str, now: datetime) -> User | None:
    """The account of a link's token, while it is good and the account is not disabled."""
    row = connection.execute(
        select(users)
        .join(invitations, users.c.n == invitations.c.user)
        .where(
            invitations.c.digest == sha(token), invitations.c.expires_at > moment(now), users.c.disabled_at.is_(None)
        )
    ).first()
    return _user(row) if row else None


def _user(row: Row[Any], *, sessions: int = 0, link_until: str | None = None) -> User:
    return User(
        number=row.n,
        name=row.name,
        role=Role(row.role),
        password=row.password,
        made_at=row.made_at,
        disabled=row.disabled_at is not None,
        sessions=sessions,
        link_until=link_until,
    )
