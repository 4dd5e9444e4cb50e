"""The command that opens the review desk."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from averment.errors import BadOption, MissingResource

if TYPE_CHECKING:
    from averment.store import Store

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; elsewhere only with --team.")
@click.option("--store", metavar="URL", help="The store; else AVERMENT_STORE, else averment.db in this folder.")
@click.option(
    "--definitions",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own definitions (.toml), counted beside those that ship.",
)
@click.option(
    "--coarse-days",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    help="Days for which an incident stands on the map at a whole degree only.",
)
@click.option("--as", "who", default="", metavar="NAME", help="Who signs the decisions; else your login.")
@click.option("--team", is_flag=True, help="Everybody logs in, and signs with their own name; see docs/team.md.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A name that browsers call a team's desk by.")
@click.option("--cert", type=_FILE, help="The desk speaks TLS itself, with this certificate (PEM).")
@click.option("--key", type=_FILE, help="The certificate's private key (PEM).")
@click.option("--proxy", default="", metavar="ADDRESS", help="A proxy before the desk that speaks TLS for it.")
def serve(
    port: int,
    host: str,
    store: str | None,
    definitions: Path | None,
    coarse_days: int,
    who: str,
    names: tuple[str, ...],
    cert: Path | None,
    key: Path | None,
    proxy: str,
    *,
    team: bool,
) -> None:
    """Open the review desk in a browser: the queue, reports, incidents, the ledger.

    One person's desk, unless --team is given: it listens on 127.0.0.1 and has no login. Every decision is kept as it
    is made; stop it with Ctrl-C.

    \b
    averment serve                          http://127.0.0.1:8000, on averment.db
    averment serve --port 0 --store FILE.db any free port, on another store
    averment serve --as "Dana Whitlow"      decisions are signed with that name
    averment serve --definitions ours/      counts under your own definitions too; docs/definitions.md

    With --team everybody logs in, as a user that an admin made; `averment users invite NAME --role admin` makes the
    first one. Behind a proxy on the same machine, or with a certificate of its own:

    \b
    averment serve --team --name desk.example.org --proxy 127.0.0.1
    averment serve --team --host 0.0.0.0 --port 443 --name desk.example.org --cert cert.pem --key key.pem
    """
    try:
        import uvicorn

        from averment.web import Settings, create_app
    except ImportError as error:
        raise MissingResource(str(error.name), "the desk needs more packages: pip install 'averment[desk]'") from error
    from averment.store import open_store

    if (cert is None) != (key is None):
        raise BadOption("--cert", str(cert or key), "a certificate and its key go together: give --cert and --key")
    if team and who:
        raise BadOption("--as", who, "in a team everybody signs with the name that they log in with")
    tls: dict[str, Any] = {"ssl_certfile": str(cert), "ssl_keyfile": str(key)} if cert else {}
    settings = Settings(
        host=host,
        who=who,
        definitions=definitions,
        coarse_days=coarse_days,
        team=team,
        names=frozenset(names),
        tls=bool(tls),
        proxy=proxy,
    )
    listening = _listen(host, port)
    opened = open_store(store)
    try:
        shown = f"[{host}]" if ":" in host else host
        scheme = "https" if tls else "http"
        click.echo(f"Averment’s desk: {scheme}://{shown}:{listening.getsockname()[1]}/")
        click.echo(_notice(opened, settings.who, team=team), err=True)
        sys.stdout.flush()
        config = uvicorn.Config(
            create_app(opened, settings),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            access_log=False,
            **tls,
        )
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()
        opened.close()


def _notice(store: Store, who: str, *, team: bool) -> str:
    """Who may come in, in a line."""
    with store.read() as reader:
        users = reader.users()
    if team and not users:
        return "Nobody can log in yet; make the first user: averment users invite NAME --role admin. Ctrl-C stops it."
    if team:
        return f"A team’s desk: {len(users)} users, everybody logs in. Ctrl-C stops it."
    more = " This record has users: --team asks them to log in." if users else ""
    return f"One person’s desk, on this machine only; decisions are signed “{who}”.{more} Ctrl-C stops it."


def _listen(host: str, port: int) -> socket.socket:
    """A socket that is bound before anything else is done, so that a port in use is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)  # who reads the address that is printed may call at once
    except OSError as error:
        made.close()
        raise BadOption("--port", str(port), f"{error.strerror}; choose another, or 0 for any free one") from error
    return made
