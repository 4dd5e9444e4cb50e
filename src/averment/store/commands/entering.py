"""Letting people in: links that set a password once, and sessions. Only digests of what opens them are kept.

Neither is a part of the record, so neither is in the ledger; that a link was given out, a password set, or somebody's
sessions ended by another, is.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from averment.errors import CannotDecide
from averment.store.commands import accounts
from averment.store.commands.work import Work
from averment.store.members import Opened, Role
from averment.store.packing import moment, sha
from averment.store.queries.accounts import invited
from averment.store.schema import invitations, sessions, users

LINK = timedelta(days=3)
"""How long a link is good: over a weekend."""
SESSION = timedelta(hours=12)
"""How long somebody stays logged in: a working day, and not the night after it."""
_BYTES = 32


def invite(work: Work, name: str, role: Role | None) -> Opened:
    """A link for a new account, or a new link for one that is there."""
    if role is not None:
        accounts.add(work, name, role, None)
    user = accounts.of_name(work, " ".join(name.split()))
    if user.disabled:
        raise CannotDecide(f"user {user.name}", "the account is disabled; enable it first")
    opened = _opened(work, LINK)
    work.connection.execute(delete(invitations).where(invitations.c.user == user.number))
    work.connection.execute(
        insert(invitations).values(
            digest=sha(opened.token),
            user=user.number,
            made_by=work.who,
            made_at=work.now(),
            expires_at=opened.expires_at,
        )
    )
    work.log("user.invited", {"user": user.number, "name": user.name, "until": opened.expires_at})
    return opened


def join(work: Work, token: str, password: str) -> str:
    """Use a link up."""
    user = invited(work.connection, token, work.clock.now())
    if user is None:
        raise CannotDecide("link", "it was used, has run out, or was never given out; ask an admin for a new one")
    accounts.shut_out(work, user.number)
    accounts.change(work, user.name, None, password, None)
    return user.name


def enter(work: Work, name: str, newer: str | None) -> Opened:
    """Open a session, and sweep out those that are over."""
    user = accounts.of_name(work, name)
    opened = _opened(work, SESSION)
    work.connection.execute(delete(sessions).where(sessions.c.expires_at <= work.now()))
    if newer is not None:
        work.connection.execute(update(users).where(users.c.n == user.number).values(password=newer))
    work.connection.execute(
        insert(sessions).values(
            digest=sha(opened.token),
            user=user.number,
            csrf=secrets.token_hex(_BYTES),
            made_at=work.now(),
            expires_at=opened.expires_at,
        )
    )
    return opened


def leave(work: Work, token: str) -> None:
    """End a session."""
    work.connection.execute(delete(sessions).where(sessions.c.digest == sha(token)))


def end(work: Work, name: str, but: str | None) -> int:
    """End the sessions of an account; the ledger hears of it where somebody else does it."""
    user = accounts.of_name(work, name)
    kept = sha(but) if but else ""
    doomed = list(
        work.connection.scalars(
            select(sessions.c.digest).where(sessions.c.user == user.number, sessions.c.digest != kept)
        )
    )
    work.connection.execute(delete(sessions).where(sessions.c.digest.in_(doomed)))
    if user.name != work.who:
        work.log("user.revoked", {"user": user.number, "name": user.name, "sessions": len(doomed)})
    return len(doomed)


def _opened(work: Work, lasts: timedelta) -> Opened:
    return Opened(token=secrets.token_urlsafe(_BYTES), expires_at=moment(work.clock.now() + lasts))
