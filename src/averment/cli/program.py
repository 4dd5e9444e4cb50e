"""The program: its commands by name, and what becomes of an error."""

from __future__ import annotations

import sys

import click

from averment import __version__
from averment.cli import compare, group, record, reports, serve, users
from averment.cli.running import SOME_SKIPPED, STOPPED
from averment.errors import AvermentError, StopRun


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="averment")
def cli() -> None:
    """Who said what about a use of force, in their exact words.

    \b
    averment demo                      see what it does, on reports that come with it
    averment show article.html         a dossier of one report, in the terminal
    averment claims article.html       who said what, in reading order
    averment extract *.html > d.jsonl  draft records, one per report and line
    averment compare *.html            an incident's reports side by side: what stands, what changed
    averment count --all *.html        how many incidents count, under which definition, and why
    averment validate d.jsonl          check drafts against the schema and the exact-words rule
    averment group d.jsonl             one row per incident, of the reports that tell of it
    averment add article.html          keep a report in the record (averment.db, or what AVERMENT_STORE names)
    averment check                     check the whole record

    FILE is plain text, HTML, PDF, WARC (.warc, .warc.gz), or JSON lines (.jsonl, .jsonl.gz) whose rows hold
    `text` or `html` and any of `id`, `title`, `published`, `publisher`, `url`. `-` is standard input.

    Exit codes: 0 all done; 1 some reports were skipped, each named on standard error; 2 the command line is wrong;
    3 the run stopped, with the reason on standard error.
    """


_COMMANDS = (
    reports.extract,
    reports.validate,
    reports.show,
    reports.claims,
    reports.demo,
    group.group,
    record.add,
    record.check,
    record.ledger,
    record.backup,
    record.restore,
    record.export,
    record.erase,
    record.migrate,
    compare.compare,
    compare.count,
    serve.serve,
    users.users,
)

for _command in _COMMANDS:
    cli.add_command(_command)


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
