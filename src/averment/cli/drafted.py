"""Drafts of inputs, some of which may be drafts already: nobody pays the engine twice."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from averment.cli.running import SOME_SKIPPED, drafts_of, lines_of

if TYPE_CHECKING:
    from averment.domain.draft import Draft

_DRAFT_KEYS = {"report", "incidents", "facts"}


@contextmanager
def drafts_or_reports(
    files: tuple[str, ...], published: date | None, engine: str, jobs: int | None, *, all_drafts: bool = False
) -> Iterator[tuple[Iterator[Draft], Callable[[], None]]]:
    """Drafts of all inputs, first those that hold drafts; and a last call that exits with the right code.

    A JSON-lines file whose first row is a draft record holds drafts; with `all_drafts` every input does, standard input
    too. A row that is no draft is named on standard error and left aside.
    """
    drafted = tuple(f for f in files if all_drafts or _holds_drafts(f))
    others = tuple(f for f in files if f not in drafted)
    wrong = 0

    def told(more: Iterator[Draft]) -> Iterator[Draft]:
        nonlocal wrong
        for path in drafted:
            for outcome in _read_drafts(path):
                if isinstance(outcome, str):
                    wrong += 1
                    click.echo(f"averment: skipped {outcome}", err=True)
                else:
                    yield outcome
        yield from more

    if not others:
        yield told(iter(())), lambda: sys.exit(SOME_SKIPPED) if wrong else None
        return
    with drafts_of(others, published, engine, jobs) as (more, finish):

        def finish_all() -> None:
            finish()
            if wrong:
                sys.exit(SOME_SKIPPED)

        yield told(more), finish_all


def _holds_drafts(path: str) -> bool:
    if path == "-" or not path.removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return False
    from averment.errors import NoSuchInput

    try:
        row = json.loads(next(iter(lines_of(path)), ""))
    except (ValueError, NoSuchInput):
        return False  # whoever reads it as reports says what is wrong with it
    return isinstance(row, dict) and row.keys() >= _DRAFT_KEYS


def _read_drafts(path: str) -> Iterator[Draft | str]:
    """Each draft, or a message for a row that is none."""
    from pydantic import ValidationError

    from averment.contract import decode

    for number, line in enumerate(lines_of(path), 1):
        if not line.strip():
            continue
        try:
            yield decode(json.loads(line))
        except (ValueError, TypeError, ValidationError) as error:
            first = str(error).splitlines()[0]
            yield f"{path}:{number}: no draft record: {first}; `averment validate` names every problem"
