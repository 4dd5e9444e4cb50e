"""What a page's address may ask, and the reader and writer that answer it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Form, Query, Request

from averment.store.reader import Reader
from averment.store.store import Store
from averment.store.writer import Writer
from averment.web.access import known
from averment.web.guard import is_ours
from averment.web.refusing import Refused
from averment.web.visitor import csrf_fits


def _reader(request: Request) -> Iterator[Reader]:
    store: Store = request.app.state.store
    with store.read() as reader:
        yield reader


def check(request: Request, csrf: str) -> None:
    """Raises `Refused` for a form that was not given out by this desk to this browser."""
    if not is_ours(request) or not csrf_fits(request, csrf):
        raise Refused(
            403,
            "This form was not given out by this desk, or the desk was started again since",
            "go back, load the page again, and repeat what you did",
        )


def _writer(request: Request, csrf: Annotated[str, Form()] = "") -> Iterator[Writer]:
    """A writer in the reviewer's name; whoever uses it commits."""
    check(request, csrf)
    store: Store = request.app.state.store
    with store.write(known(request).name, changed=request.app.state.refreshing.again) as writer:
        yield writer


Asks = Annotated[Reader, Depends(_reader)]
"""A reader that sees one moment of the store."""
Writes = Annotated[Writer, Depends(_writer)]
"""A unit of work in the reviewer's name, once the form's token has been checked."""
After = Annotated[str | None, Query(max_length=400, description="Where the page before ended")]
Day = Query(pattern=r"^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$", description="A day, or nothing")
"""A day of an address, in the form 2025-10-21."""


def day_of(written: str) -> date | None:
    """The day that an address names; None for none. Raises `Refused` for one that no calendar has."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Refused(400, f"No calendar has {written}", "write a day as 2025-10-21") from None


Words = Annotated[str, Form(max_length=4000)]
"""Words that somebody typed."""
