"""The command line: reads reports, prints drafts and dossiers."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from averment import __version__
from averment.errors import AvermentError, StopRun

if TYPE_CHECKING:
    from averment.domain.draft import Draft
    from averment.reading import Record

DONE, SOME_SKIPPED, STOPPED = 0, 1, 3
"""Exit codes; 2 is click's, for a command line that cannot be understood. See docs/cli.md."""

Command = TypeVar("Command", bound=Callable[..., Any])


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-10-22", param, ctx)


FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...")


def _reading_options(command: Command) -> Command:
    """What every command that reads reports takes."""
    for option in (
        click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to work on."),
        click.option(
            "--engine",
            default="embedded",
            show_default=True,
            help="What marks the reports: `embedded` (the shipped model) or `rules` (no model).",
        ),
        click.option(
            "--published",
            type=_Day(),
            default=None,
            help="Day of publication of inputs that have none; relative days count from it.",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="averment")
def cli() -> None:
    """Who said what about a use of force, in their exact words.

    \b
    averment demo                      see what it does, on reports that come with it
    averment show article.html         a dossier of one report, in the terminal
    averment claims article.html       who said what, in reading order
    averment extract *.html > d.jsonl  draft records, one per report and line
    averment validate d.jsonl          check drafts against the schema and the exact-words rule

    FILE is plain text, HTML, PDF, WARC (.warc, .warc.gz), or JSON lines (.jsonl, .jsonl.gz) whose rows hold
    `text` or `html` and any of `id`, `title`, `published`, `publisher`, `url`. `-` is standard input.

    Exit codes: 0 all done; 1 some reports were skipped, each named on standard error; 2 the command line is wrong;
    3 the run stopped, with the reason on standard error.
    """


@cli.command()
@FILES
@_reading_options
def extract(files: tuple[str, ...], published: date | None, engine: str, jobs: int) -> None:
    """Print one draft record per report, as JSON lines, in the order of the input.

    \b
    averment extract article.html | jq '.facts[] | {field, value, words: .passage.exact}'
    averment extract archive.warc.gz --jobs 2 > drafts.jsonl
    curl -s https://example.org/story | averment extract - --published 2025-10-22
    """
    from averment.contract import to_line

    with _run(files, published, engine, jobs) as (drafts, finish):
        for draft in drafts:
            click.echo(to_line(draft))
        finish()


@cli.command()
@FILES
def validate(files: tuple[str, ...]) -> None:
    """Check draft records: the JSON Schema, the exact-words rule, ids that point somewhere.

    Prints every problem with its file and line; silent and 0 where there is none.
    """
    from averment.contract import problems

    wrong = 0
    for path in files:
        for number, line in enumerate(_lines(path), 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                found: Iterable[str] = [f"not JSON: {error}"]
            else:
                found = problems(row)
            for problem in found:
                wrong += 1
                click.echo(f"{path}:{number}: {problem}", err=True)
    if wrong:
        sys.exit(SOME_SKIPPED)


@cli.command()
@FILES
@_reading_options
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write one self-contained page.")
@click.option("--json", "as_json", is_flag=True, help="Print each dossier as a line of JSON.")
@click.option("--words", is_flag=True, help="Print the exact words under each value.")
@click.option("--unmasked", metavar="REASON", help="Show private people's names on the page; the reason stands on it.")
def show(
    files: tuple[str, ...],
    published: date | None,
    engine: str,
    jobs: int,
    page: Path | None,
    *,
    as_json: bool,
    words: bool,
    unmasked: str | None,
) -> None:
    """Lay out each report as a dossier: who is said to have done what, and who says so.

    \b
    averment show article.html
    averment show article.html --words              every value with its exact words
    averment show *.html --html dossier.html        one page; every value opens its words
    """
    with _run(files, published, engine, jobs) as (drafts, finish):
        _present(drafts, page=page, as_json=as_json, words=words, unmasked=unmasked)
        finish()


@cli.command()
@FILES
@_reading_options
@click.option("--annotations", is_flag=True, help="Print W3C Web Annotations (JSON-LD), one page per report and line.")
def claims(files: tuple[str, ...], published: date | None, engine: str, jobs: int, *, annotations: bool) -> None:
    """Print who said what, in reading order: who, how, what; a claim inside a claim stands under it.

    \b
    averment claims article.html
    averment claims article.html --annotations > claims.jsonl
    """
    from averment.dossier.claims import render_claims
    from averment.publishing.annotations import annotation_page

    with _run(files, published, engine, jobs) as (drafts, finish):
        if annotations:
            for draft in drafts:
                click.echo(json.dumps(annotation_page(draft), ensure_ascii=False))
        else:
            render_claims(drafts)
        finish()


@cli.command()
@click.option("--engine", default="embedded", show_default=True, help="What marks the reports.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write one self-contained page.")
@click.option("--json", "as_json", is_flag=True, help="Print each dossier as a line of JSON.")
@click.option("--words", is_flag=True, help="Print the exact words under each value.")
def demo(engine: str, page: Path | None, *, as_json: bool, words: bool) -> None:
    """Show the dossiers of the reports that come with the package. All of them are fictional."""
    from averment.demo import shipped_reports

    paths = tuple(str(p) for p in shipped_reports())
    with _run(paths, None, engine, 1) as (drafts, finish):
        _present(drafts, page=page, as_json=as_json, words=words, unmasked="All people in it are fictional.")
        finish()


def _present(drafts: Iterator[Draft], *, page: Path | None, as_json: bool, words: bool, unmasked: str | None) -> None:
    from averment.dossier import render_page, render_terminal, to_json, view

    if page is not None:
        page.write_text(render_page([view(d) for d in drafts], unmasked=unmasked), "utf-8")
        click.echo(f"wrote {page}", err=True)
        return
    for draft in drafts:
        if as_json:
            click.echo(json.dumps(to_json(view(draft)), ensure_ascii=False))
        else:
            render_terminal([view(draft)], words=words)


@contextmanager
def _run(
    files: tuple[str, ...], published: date | None, engine: str, jobs: int
) -> Iterator[tuple[Iterator[Draft], Callable[[], None]]]:
    """Drafts of the inputs, and a last call that exits with the right code; skipped reports go to standard error."""
    from averment.extracting import extract as extract_from
    from averment.reading import Skipped, open_inputs

    skipped = 0

    def told() -> Iterator[Draft]:
        nonlocal skipped
        with _progress(files) as seen:
            for outcome in extract_from(seen(open_inputs(files, published=published)), engine=engine, jobs=jobs):
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


def _lines(path: str) -> Iterator[str]:
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


def main() -> None:
    """The entry point: errors of ours become one line and an exit code."""
    try:
        cli(prog_name="averment")
    except StopRun as error:
        click.echo(f"averment: {error}", err=True)
        sys.exit(STOPPED)
    except AvermentError as error:
        click.echo(f"averment: {error}", err=True)
        sys.exit(SOME_SKIPPED)
