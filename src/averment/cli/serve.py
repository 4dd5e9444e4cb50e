"""The command that opens the review desk."""

from __future__ import annotations

import socket
import sys

import click

from averment.errors import BadOption, MissingResource


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Only this machine's own names will do.")
@click.option("--store", metavar="URL", help="The store; else AVERMENT_STORE, else averment.db in this folder.")
@click.option("--as", "who", default="", metavar="NAME", help="Who signs the decisions; else your login.")
def serve(port: int, host: str, store: str | None, who: str) -> None:
    """Open the review desk in a browser: the queue, reports, incidents, the ledger.

    One person's desk: it listens on 127.0.0.1 and has no login. Every decision is kept as it is made; stop it
    with Ctrl-C.

    \b
    averment serve                          http://127.0.0.1:8000, on averment.db
    averment serve --port 0 --store FILE.db any free port, on another store
    averment serve --as "Dana Whitlow"      decisions are signed with that name
    """
    try:
        import uvicorn

        from averment.web import Settings, create_app
    except ImportError as error:
        raise MissingResource(str(error.name), "the desk needs more packages: pip install 'averment[desk]'") from error
    from averment.store import open_store

    settings = Settings(host=host, who=who)
    listening = _listen(host, port)
    opened = open_store(store)
    try:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"Averment’s desk: http://{shown}:{listening.getsockname()[1]}/")
        click.echo(
            f"One person’s desk, on this machine only; decisions are signed “{settings.who}”. Ctrl-C stops it.",
            err=True,
        )
        sys.stdout.flush()
        config = uvicorn.Config(
            create_app(opened, settings),
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            access_log=False,
        )
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()
        opened.close()


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
