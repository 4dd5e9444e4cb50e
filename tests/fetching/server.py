"""A web server of our own on this machine: real sockets, answers that a test prepares, everything asked noted down."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Sends = Callable[[BaseHTTPRequestHandler], None]
"""Writes a whole answer."""


@dataclass
class Site:
    """What is served, by path, and what was asked for."""

    pages: dict[str, Sends]
    url: str = ""
    port: int = 0
    asked: list[str] = field(default_factory=list)
    heads: list[Mapping[str, str]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over: a server that keeps a client waiting stops then."""


def sends(body: bytes, status: int = 200, **headers: str) -> Sends:
    """An answer that is what it says it is."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"content-length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def leads(to: str, status: int = 302) -> Sends:
    """A redirect."""
    return sends(b"", status, location=to)


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A page that never ends and never says how long it is."""
    handler.send_response(200)
    handler.send_header("content-type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>and on it goes</p>" * 2000)


@contextmanager
def serving(**pages: Sends) -> Iterator[Site]:
    """The site on a free port; names of pages are paths, `robots` is /robots.txt."""
    site = Site({("/robots.txt" if k == "robots" else f"/{k}"): v for k, v in pages.items()})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.heads.append(dict(self.headers))
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked may have left
                site.pages.get(self.path, sends(b"nothing here", 404))(self)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        site.port, site.url = http.server_port, f"http://127.0.0.1:{http.server_port}"
        yield site
        site.done.set()
        http.shutdown()
        thread.join()
