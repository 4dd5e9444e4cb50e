"""The one place where whatever hostile bytes make a parser raise becomes a record of ours."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from averment.errors import SkipReport, UnreadableReport
from averment.reading.records import Intake, Record, Skipped


def attempt(read: Callable[[], Intake], *, key: str, name: str, size: int) -> Record:
    """What `read` makes of one record, or why it made nothing; `name` is what a message calls the record."""
    try:
        return replace(read(), size=size)
    except UnreadableReport as error:
        return Skipped(key, UnreadableReport(printable(name), error.cause, error.cure), size)
    except SkipReport as error:
        return Skipped(key, error, size)
    # Parsers of hostile bytes raise anything (IndexError, RecursionError, MemoryError); one record must cost no other.
    except Exception as error:  # noqa: BLE001
        cause = f"its reader failed on it: {type(error).__name__}: {printable(str(error))[:200]}"
        return Skipped(
            key, UnreadableReport(printable(name), cause, "if other programs open it, please report it"), size
        )


def printable(name: str) -> str:
    """A name that a terminal can show: control characters, half characters and the like are written out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)


@contextmanager
def quiet(library: str) -> Iterator[None]:
    """Keep a library from writing to standard error while it reads: what matters is said in the report's notes."""
    log = logging.getLogger(library)
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)
