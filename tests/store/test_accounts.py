"""Accounts, links and sessions, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from averment.errors import CannotDecide
from averment.store import Store, open_store
from averment.store.backing import back_up, restore
from averment.store.members import Opened, Role, Session, User
from averment.store.packing import sha
from averment.store.schema import invitations, sessions
from averment.store.verifying import verify

HASH = "$argon2id$made-up"
LATER = timedelta(days=30)


def invite(store: Store, name: str, role: Role | None = Role.CODER, who: str = "ann") -> Opened:
    """A link."""
    with store.write(who) as writer:
        opened = writer.invite(name, role)
        writer.commit()
    return opened


def join(store: Store, link: Opened, password: str = HASH) -> str:
    """Use a link."""
    with store.write("somebody") as writer:
        name = writer.join(link.token, password)
        writer.commit()
    return name


def enter(store: Store, name: str) -> Opened:
    """Log in."""
    with store.write(name) as writer:
        opened = writer.enter(name)
        writer.commit()
    return opened


def change(store: Store, name: str, *, role: Role | None = None, disabled: bool | None = None) -> None:
    """Change an account."""
    with store.write("ann") as writer:
        writer.change_user(name, role=role, disabled=disabled)
        writer.commit()


def session(store: Store, opened: Opened, later: timedelta = timedelta()) -> Session | None:
    """What a token opens, now or later."""
    with store.read() as reader:
        return reader.session(opened.token, now(store) + later)


def now(store: Store) -> datetime:
    """The store's time."""
    return store.clock.now()


def user(store: Store, name: str) -> User:
    """An account with what is open of it."""
    with store.read() as reader:
        return next(u for u in reader.users(now(store)) if u.name == name)


def member(store: Store, name: str, role: Role = Role.CODER) -> None:
    """Somebody who can log in."""
    join(store, invite(store, name, role))


def test_a_link_sets_a_password_once(store: Store) -> None:
    """And is void after it."""
    link = invite(store, "cal")
    assert not user(store, "cal").enters
    assert user(store, "cal").link_until == link.expires_at
    assert join(store, link) == "cal"
    assert user(store, "cal").password == HASH
    assert user(store, "cal").link_until is None
    with pytest.raises(CannotDecide, match="it was used"):
        join(store, link, "another")


def test_a_link_runs_out(store: Store) -> None:
    """After three days it opens nothing."""
    link = invite(store, "cal")
    with store.read() as reader:
        assert reader.invited(link.token, now(store) + timedelta(days=2)) is not None
        assert reader.invited(link.token, now(store) + timedelta(days=4)) is None


def test_a_new_link_voids_the_one_before_and_using_it_ends_sessions(store: Store) -> None:
    """Who lost a password gets a link; whoever found it is sent away."""
    member(store, "cal")
    open_ = enter(store, "cal")
    first, second = invite(store, "cal", None), invite(store, "cal", None)
    with pytest.raises(CannotDecide):
        join(store, first)
    assert session(store, open_) is not None
    join(store, second)
    assert session(store, open_) is None


def test_a_session_ends_by_itself_and_by_leaving(store: Store) -> None:
    """Twelve hours, or one form."""
    member(store, "cal")
    opened = enter(store, "cal")
    found = session(store, opened)
    assert found is not None
    assert found.user.role is Role.CODER
    assert session(store, opened, timedelta(hours=13)) is None
    with store.write("cal") as writer:
        writer.leave(opened.token)
        writer.commit()
    assert session(store, opened) is None


def test_disabling_ends_every_session_at_once(store: Store) -> None:
    """And enabling opens none of them again."""
    member(store, "cal")
    opened = enter(store, "cal")
    change(store, "cal", disabled=True)
    assert session(store, opened) is None
    change(store, "cal", disabled=False)
    assert session(store, opened) is None
    assert user(store, "cal").enters


def test_all_sessions_but_one_are_ended(store: Store) -> None:
    """As after a change of the own password."""
    member(store, "cal")
    kept, other = enter(store, "cal"), enter(store, "cal")
    with store.write("cal") as writer:
        assert writer.end_sessions("cal", but=kept.token) == 1
        writer.commit()
    assert session(store, kept) is not None
    assert session(store, other) is None
    assert user(store, "cal").sessions == 1


def test_nothing_that_opens_anything_is_kept(store: Store) -> None:
    """The tables hold digests, the ledger not even those."""
    member(store, "cal")
    opened, link = enter(store, "cal"), invite(store, "dee")
    with store.read() as reader:
        kept = [*reader.connection.scalars(invitations.select()), *reader.connection.scalars(sessions.select())]
        said = str([line.payload for line in reader.history().rows])
    assert sorted(kept) == sorted([sha(link.token), sha(opened.token)])
    for secret in (opened.token, link.token, sha(opened.token), sha(link.token), HASH):
        assert secret not in said


def test_what_is_done_to_accounts_is_in_the_ledger(store: Store) -> None:
    """With who did it, and it verifies."""
    member(store, "cal")
    enter(store, "cal")
    change(store, "cal", role=Role.EDITOR)
    with store.write("ann") as writer:
        writer.end_sessions("cal")
        writer.commit()
    with store.read() as reader:
        lines = [(r.kind, r.payload) for r in reader.history().rows]
        assert verify(reader.connection).cause == ""
    assert [k for k, _ in lines] == ["user.revoked", "user.changed", "user.changed", "user.invited", "user.added"]
    assert all(p is not None and p["name"] == "cal" for _, p in lines)


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "Cal\u202e", "AVERMENT", "CAL", " cal "])
def test_an_unfit_name_is_refused(store: Store, name: str) -> None:
    """Empty, long, hidden, the program's own, or another's in other capitals."""
    invite(store, "cal")
    with pytest.raises(CannotDecide):
        invite(store, name)


def test_capitals_make_no_difference_to_who_is_meant(store: Store) -> None:
    """A telephone begins a name with a capital."""
    member(store, "cal")
    with store.read() as reader:
        found = reader.user("Cal")
    assert found is not None
    assert found.name == "cal"


@pytest.mark.parametrize(("role", "disabled"), [(None, True), (Role.EDITOR, None)])
def test_the_last_admin_stays(store: Store, role: Role | None, *, disabled: bool | None) -> None:
    """Else nobody could let anybody in; an admin who was only invited does not count."""
    member(store, "ann", Role.ADMIN)
    invite(store, "bea", Role.ADMIN)
    with pytest.raises(CannotDecide, match="no other admin"):
        change(store, "ann", role=role, disabled=disabled)
    member(store, "cal", Role.ADMIN)
    change(store, "ann", role=role, disabled=disabled)


def test_a_disabled_account_gets_no_link(store: Store) -> None:
    """And one that it had is void."""
    link = invite(store, "cal")
    change(store, "cal", disabled=True)
    with pytest.raises(CannotDecide, match="disabled"):
        invite(store, "cal", None)
    with pytest.raises(CannotDecide):
        join(store, link)


def test_sessions_that_are_over_are_swept_out(open_at: Callable[[], Store]) -> None:
    """At the next login."""
    store = open_at()
    member(store, "cal")
    enter(store, "cal")
    with store.engine.begin() as connection:
        connection.execute(sessions.update().values(expires_at="2025-01-01T00:00:00.000000Z"))
    opened = enter(store, "cal")
    with store.read() as reader:
        assert list(reader.connection.scalars(sessions.select())) == [sha(opened.token)]


@pytest.mark.parametrize(("role", "least", "may"), [("reader", "coder", False), ("admin", "reader", True)])
def test_a_role_may_what_those_before_it_may(role: str, least: str, *, may: bool) -> None:
    """In the order of the list."""
    assert Role(role).reaches(Role(least)) is may
    assert all(r.reaches(r) for r in Role)


def test_a_restored_backup_lets_nobody_in_who_was_sent_away(store: Store, tmp_path: Path) -> None:
    """Accounts come back; sessions and links do not."""
    member(store, "cal")
    enter(store, "cal")
    invite(store, "dee")
    back_up(store, tmp_path / "copy.db")
    other = open_store(str(tmp_path / "other.db"))
    restore(tmp_path / "copy.db", other)
    with other.read() as reader:
        assert [u.name for u in reader.users()] == ["cal", "dee"]
        assert not [*reader.connection.scalars(invitations.select()), *reader.connection.scalars(sessions.select())]
    other.close()


def test_what_is_shown_of_an_account_tells_no_secret(store: Store) -> None:
    """Nothing that is printed by accident does."""
    member(store, "cal")
    opened = enter(store, "cal")
    found = session(store, opened)
    assert found is not None
    assert HASH not in repr(found)
    assert found.csrf not in repr(found)
    assert opened.token not in repr(opened)
