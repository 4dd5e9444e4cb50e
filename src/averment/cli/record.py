"""Commands about the record: take reports in, look after the store, give it out again."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from averment.cli.running import SOME_SKIPPED, reading_options

if TYPE_CHECKING:
    from averment.recording import Taken
    from averment.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])

STORE = click.option(
    "--store",
    "address",
    metavar="URL",
    help="The record: a file, sqlite:///FILE or postgresql://…; else AVERMENT_STORE, else averment.db here.",
)
WHO = click.option("--as", "who", metavar="NAME", default=None, help="Who does it, for the ledger; else your login.")


@contextmanager
def opened(address: str | None) -> Iterator[Store]:
    """The store, closed at the end."""
    from averment.store import open_store

    store = open_store(address)
    try:
        yield store
    finally:
        store.close()


def login_name(who: str | None) -> str:
    """Who does it: the name that was given, else that of this machine's user."""
    if who and who.strip():
        return who.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "nobody"


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@STORE
@WHO
@reading_options
@click.option(
    "--delay",
    type=click.FloatRange(0, 600),
    default=2.0,
    show_default=True,
    help="Seconds between two pages of one host.",
)
@click.option("--private-addresses", is_flag=True, help="Allow pages of this machine or of a private network.")
@click.option("--quiet", is_flag=True, help="Print only what was skipped, and the sum.")
def add(
    inputs: tuple[str, ...],
    address: str | None,
    who: str | None,
    published: date | None,
    engine: str,
    jobs: int | None,
    delay: float,
    *,
    private_addresses: bool,
    quiet: bool,
) -> None:
    """Take reports into the record: archive the bytes, extract, and keep what was read.

    \b
    averment add article.html                   one file
    averment add clippings/                     every page, text, PDF, WARC and JSON-lines file of a folder
    averment add https://example.org/story      one page, if the site's robots.txt lets us

    What is read is grouped with what the record holds: reports of one incident stand in one, and where people placed a
    report it stays.

    The same bytes twice change nothing; other bytes at the same address are a new version. Each line that is printed
    tells of a report that is kept for good: number, what became of it, key. After a crash or Ctrl-C run the same
    command again; it goes on where it stopped.
    """
    from averment.extracting import usual_jobs
    from averment.fetching import FetchLimits, WebFetcher
    from averment.keeping import compare_stale
    from averment.recording import take_in
    from averment.store.store import SystemClock

    fetcher = WebFetcher(SystemClock(), FetchLimits(delay=delay, private=private_addresses))
    with opened(address) as store:
        stream = take_in(
            store,
            inputs,
            who=login_name(who),
            engine=engine,
            jobs=jobs or usual_jobs(engine),
            published=published,
            fetcher=fetcher,
        )
        counts = _told(stream, quiet=quiet)
        compared = sum(1 for _ in compare_stale(store))
    summary = ", ".join(f"{n} {what}" for what, n in counts.items()) or "nothing to read"
    summary += f"; {compared} incidents compared" if compared else ""
    click.echo(f"averment: {summary}", err=True)
    if counts.get("skipped"):
        sys.exit(SOME_SKIPPED)


def _told(stream: Iterator[Taken], *, quiet: bool) -> dict[str, int]:
    counts: dict[str, int] = {}
    for taken in stream:
        what = taken.outcome.value if taken.outcome else "skipped"
        counts[what] = counts.get(what, 0) + 1
        if taken.error is not None:
            click.echo(f"averment: skipped {taken.error}", err=True)
        elif not quiet:
            click.echo(f"{taken.number}\t{what}\t{taken.key}")
            sys.stdout.flush()
    return counts


@click.command()
@STORE
def check(address: str | None) -> None:
    """Check the whole store: that what is derived equals what it derives from, and the ledger.

    Prints every problem; silent and 0 where there is none. It only reads, and may run while others work.
    """
    from averment.store.checking import check as problems_of
    from averment.store.verifying import verify as verdict_of

    wrong = 0
    with opened(address) as store, store.read() as reader:
        for problem in problems_of(reader.connection, told=_count("reports checked")):
            wrong += 1
            click.echo(problem)
        verdict = verdict_of(reader.connection, told=_count("lines verified"))
        if not verdict.fits:
            wrong += 1
            click.echo(f"ledger{f' line {verdict.line}' if verdict.line else ''}: {verdict.cause}")
    if wrong:
        sys.exit(SOME_SKIPPED)


@click.command()
@STORE
def migrate(address: str | None) -> None:
    """Bring a store of an older version of the program up to this one. Make a backup first.

    Each step is one transaction: after a crash the store is of the version before or the version after it.
    """
    from averment.store.migrating import migrate as bring_up
    from averment.store.opening import connect, store_url

    url = store_url(address)
    database = connect(url)
    before, after = bring_up(database, url)
    database.dispose()
    click.echo(
        f"averment: from version {before or 'none'} to {after}" if before != after else f"averment: at {after} already",
        err=True,
    )


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@STORE
def backup(file: Path, address: str | None) -> None:
    """Copy the whole store into FILE while others work, and verify the copy.

    The copy is always one SQLite file, also of a PostgreSQL store: it can be opened, checked and restored anywhere.
    """
    from averment.store.backing import back_up

    with opened(address) as store:
        verdict = back_up(store, file)
    click.echo(f"averment: wrote {file}: {verdict.lines} lines of the ledger verified, head {verdict.head}", err=True)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@STORE
def restore(file: Path, address: str | None) -> None:
    """Put a backup into an empty store, of either database, and verify it; writes over nothing."""
    from averment.store.backing import restore as put_back

    with opened(address) as store:
        verdict = put_back(file, store)
    click.echo(
        f"averment: restored {file}: {verdict.lines} lines of the ledger verified, head {verdict.head}", err=True
    )


@click.command()
@click.option(
    "--columns",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file that says which columns; see docs/store.md.",
)
@click.option(
    "--warc",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the archived bytes as a WARC file (.warc.gz).",
)
@STORE
def export(columns: Path | None, warc: Path | None, address: str | None) -> None:
    """Give the record out: a table in your own columns as CSV, or the archived bytes as a WARC file.

    \b
    averment export --columns mine.toml > incidents.csv
    averment export --warc archive.warc.gz
    """
    if columns is None and warc is None:
        raise click.UsageError("say what to export: --columns MY.toml or --warc FILE")
    with opened(address) as store, store.read() as reader:
        if columns is not None:
            from averment.store.columns import read_layout
            from averment.store.tables import write_csv

            write_csv(reader, read_layout(columns), sys.stdout)
        if warc is not None:
            from averment.store.archive import write_warc

            number = write_warc(reader, warc)
            click.echo(f"averment: wrote {warc}: {number} records", err=True)


@click.command()
@click.argument("report")
@click.option("--grounds", required=True, metavar="KIND", help="The kind of reason; name nobody in it.")
@click.option("--name", "names", multiple=True, help="A name that keeps other reports out too; may be given again.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@STORE
@WHO
def erase(
    report: str, grounds: str, names: tuple[str, ...], address: str | None, who: str | None, *, yes: bool
) -> None:
    """Erase every word of REPORT (its number, sha256:… or address) by order of an editor; it does not come back.

    Bytes, text, drafts, decisions' words and the ledger's words go, of every version of the page; the ledger still
    verifies, and a tombstone keeps the same bytes, the same text and any report that names NAME from being added.
    Backups made before still hold the words: see docs/takedown.md.
    """
    from averment.errors import CannotDecide

    with opened(address) as store:
        with store.read() as reader:
            number = reader.report_number(report)
        if number is None:
            raise CannotDecide(f"report {report}", "the store has none of that name")
        if not yes:
            click.confirm(f"Erase report {number} for good?", abort=True, err=True)
        with store.write(login_name(who)) as writer:
            lines = writer.erase(number, grounds=grounds, names=names)
            writer.commit()
    click.echo(f"averment: erased report {number}; {lines} lines of the ledger lost their words", err=True)


def _count(what: str) -> Callable[[int], None]:
    """Progress on standard error while it is a terminal."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda done: click.echo(f"\r{done:,} {what}", err=True, nl=False)


@click.group()
def ledger() -> None:
    """The chain of everything that was written: verify it, sign its head, compare it with a head kept elsewhere."""


@ledger.command()
@STORE
def verify(address: str | None) -> None:
    """Recompute every line and every row that a line tells of; name the first that does not fit."""
    from averment.store.verifying import verify as verdict_of

    with opened(address) as store, store.read() as reader:
        verdict = verdict_of(reader.connection, told=_count("lines verified"))
    if not verdict.fits:
        where = f"line {verdict.line}" if verdict.line else "no line"
        click.echo(f"{where}: {verdict.cause}")
        sys.exit(SOME_SKIPPED)
    click.echo(f"{verdict.lines} lines fit; head {verdict.head}")


@ledger.command()
@click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="A private Ed25519 key (PEM); made where there is none.",
)
@STORE
def head(key: Path, address: str | None) -> None:
    """Print the head of the ledger, signed: keep it elsewhere, and nobody can rewrite what came before.

    \b
    averment ledger head --key ledger.pem > head-2026-01.json
    """
    from averment.store.heads import load_key, sign_head

    with opened(address) as store, store.read() as reader:
        click.echo(sign_head(reader, load_key(key)))


@ledger.command("check-head")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--public", help="The public key that has to have signed it (hexadecimal); else any.")
@STORE
def check_head(file: Path, public: str | None, address: str | None) -> None:
    """Check that a head kept elsewhere is signed rightly and is a line of this ledger."""
    from averment.store.heads import check_head as cause_of

    with opened(address) as store, store.read() as reader:
        cause = cause_of(reader, file.read_text("utf-8"), public)
    if cause:
        click.echo(f"{file}: {cause}")
        sys.exit(SOME_SKIPPED)
    click.echo(f"{file}: fits")
