"""What every command shares: exit codes, options of reading, drafts of the inputs with progress, lines of a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from averment.domain.draft import Draft
    from averment.reading import Record, Skipped

DONE, SOME_SKIPPED, STOPPED = 0, 1, 3
"""Exit codes; 2 is click's, for a command line that cannot be understood. See docs/cli.md."""

Command = TypeVar("Command", bound=Callable[..., Any])
T = TypeVar("T")


class Day(click.ParamType[date]):
    """A day of the calendar, as ISO 8601 writes it."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails with the form to write it in."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-10-22", param, ctx)


FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...")


def reading_options(command: Command) -> Command:
    """What every command that reads reports takes."""
    for option in (
        click.option(
            "--jobs",
            type=click.IntRange(1, 64),
            default=None,
            show_default="one a core, 4 at most",
            help="Processes to work on.",
        ),
        click.option(
            "--engine",
            default="embedded",
            show_default=True,
            help="What marks the reports: `embedded` (the shipped model), `rules` (no model), `llm` (docs/llm.md).",
        ),
        click.option(
            "--published",
            type=Day(),
            default=None,
            help="Day of publication of inputs that have none; relative days count from it.",
        ),
    ):
        command = option(command)
    return command


@contextmanager
def drafts_of(
    files: tuple[str, ...], published: date | None, engine: str, jobs: int | None
) -> Iterator[tuple[Iterator[Draft], Callable[[], None]]]:
    """Drafts of the inputs, and a last call that exits with the right code; skipped reports go to standard error."""
    from averment.extracting import extract as extract_from
    from averment.extracting import usual_jobs

    jobs = jobs or usual_jobs(engine)
    with outcomes_of(files, published, lambda seen: extract_from(seen, engine=engine, jobs=jobs)) as found:
        yield found


@contextmanager
def outcomes_of(
    files: tuple[str, ...], published: date | None, work: Callable[[Iterator[Record]], Iterator[T | Skipped]]
) -> Iterator[tuple[Iterator[T], Callable[[], None]]]:
    """What some work makes of the inputs, as `drafts_of` gives drafts."""
    from averment.reading import Skipped, open_inputs

    skipped = 0

    def told() -> Iterator[T]:
        nonlocal skipped
        with _progress(files) as seen:
            for outcome in work(seen(open_inputs(files, published=published))):
                if isinstance(outcome, Skipped):
                    skipped += 1
                    click.echo(f"averment: skipped {outcome.error}", err=True)
                else:
                    yield outcome

    def finish() -> None:
        if skipped:
            click.echo(f"averment: {skipped} report{'s' if skipped > 1 else ''} skipped", err=True)
            sys.exit(SOME_SKIPPED)

    yield told(), finish


@contextmanager
def _progress(files: tuple[str, ...]) -> Iterator[Callable[[Iterator[Record]], Iterator[Record]]]:
    """Count records on standard error while it is a terminal and the drafts go elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda records: records
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from averment.reading import count_bytes

    total = count_bytes(files)
    columns = (SpinnerColumn(), TextColumn("{task.fields[reports]} reports"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total, reports=0)

        def seen(records: Iterator[Record]) -> Iterator[Record]:
            for number, record in enumerate(records, 1):
                bar.update(task, advance=record.size, reports=number)
                yield record

        yield seen


def lines_of(path: str) -> Iterator[str]:
    """Lines of a file, unpacked where its name ends in .gz, or of standard input for `-`; raises `NoSuchInput`."""
    import gzip

    from averment.errors import NoSuchInput

    try:
        if path == "-":
            yield from sys.stdin
        else:
            opener: Any = gzip.open if path.endswith(".gz") else open
            with opener(path, "rt", encoding="utf-8") as stream:
                yield from stream
    except (OSError, UnicodeDecodeError) as error:
        raise NoSuchInput(path, str(error)) from error
