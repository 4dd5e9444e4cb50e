"""Commands about the users of a team's desk: for the first of them, and for when nobody can log in."""

from __future__ import annotations

import click

from averment.cli.record import STORE, WHO, login_name, opened

ROLES = ("reader", "coder", "editor", "admin")
"""Those of `averment.store.members.Role`, which would load the database's packages for every `--help`."""
_ROLE = click.Choice(ROLES)
_AT = click.option(
    "--at",
    metavar="URL",
    default="http://127.0.0.1:8000",
    show_default=True,
    help="The desk's address, which the link begins with.",
)


@click.group()
def users() -> None:
    """Who may log in at a team's desk (`averment serve --team`), and as what; see docs/team.md.

    \b
    averment users invite "Dana Whitlow" --role admin --at https://desk.example.org
    averment users list
    """


@users.command()
@click.argument("name")
@click.option("--role", type=_ROLE, required=True, help="What they may do; each may what those before it may.")
@_AT
@STORE
@WHO
def invite(name: str, role: str, at: str, address: str | None, who: str | None) -> None:
    """Make the user NAME, and print the link by which they set their password: once, within three days."""
    _link(name, role, at, address, who)


@users.command()
@click.argument("name")
@_AT
@STORE
@WHO
def link(name: str, at: str, address: str | None, who: str | None) -> None:
    """Print a new link for NAME, who lost the one before or the password. Using it ends their sessions."""
    _link(name, None, at, address, who)


@users.command("list")
@STORE
def list_(address: str | None) -> None:
    """Print every user: name, role, and whether they are active, invited or disabled, parted by tabs."""
    with opened(address) as store, store.read() as reader:
        for user in reader.users():
            state = "disabled" if user.disabled else "active" if user.enters else "invited"
            click.echo(f"{user.name}\t{user.role}\t{state}")


@users.command()
@click.argument("name")
@click.option("--role", type=_ROLE, help="Another role; it counts from their next request on.")
@click.option("--disable/--enable", "disabled", default=None, help="Shut them out at once, or let them log in again.")
@STORE
@WHO
def change(name: str, role: str | None, address: str | None, who: str | None, *, disabled: bool | None) -> None:
    """Give NAME another role, disable or enable them. Nobody is deleted: what they decided keeps their name."""
    if role is None and disabled is None:
        raise click.UsageError("say what to change: --role, --disable or --enable")
    from averment.store.members import Role

    with opened(address) as store, store.write(login_name(who)) as writer:
        writer.change_user(name, role=Role(role) if role else None, disabled=disabled)
        writer.commit()


@users.command("log-out")
@click.argument("name")
@STORE
@WHO
def log_out(name: str, address: str | None, who: str | None) -> None:
    """End every session of NAME."""
    with opened(address) as store, store.write(login_name(who)) as writer:
        ended = writer.end_sessions(name)
        writer.commit()
    click.echo(f"averment: ended {ended} sessions of {name}", err=True)


def _link(name: str, role: str | None, at: str, address: str | None, who: str | None) -> None:
    from averment.store.members import Role

    with opened(address) as store, store.write(login_name(who)) as writer:
        made = writer.invite(name, Role(role) if role else None)
        writer.commit()
    click.echo(f"{at.rstrip('/')}/join?link={made.token}")
    click.echo(f"averment: good once, until {made.expires_at[:16].replace('T', ' ')} UTC; shown only here", err=True)
