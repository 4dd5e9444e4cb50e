"""`averment compare` and `averment count`: an incident's reports side by side, and incidents under a definition."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from averment.cli.drafted import drafts_or_reports
from averment.cli.running import FILES, Day, reading_options

if TYPE_CHECKING:
    from averment.comparison import Shown
    from averment.counting import Definition
    from averment.domain.draft import Draft
    from averment.domain.record import IncidentRecord


@click.command()
@FILES
@reading_options
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write one self-contained page.")
@click.option("--json", "as_json", is_flag=True, help="Print each comparison as a line of JSON.")
@click.option("--words", is_flag=True, help="Print the exact words under each value, and every origin.")
@click.option("--since", type=Day(), default=None, help="Also say what the reports after this day changed.")
@click.option("--one", is_flag=True, help="Take all reports as telling of one incident, their primary one.")
@click.option("--unmasked", metavar="REASON", help="Show private people's names on the page; the reason stands on it.")
def compare(
    files: tuple[str, ...],
    published: date | None,
    engine: str,
    jobs: int,
    page: Path | None,
    since: date | None,
    unmasked: str | None,
    *,
    as_json: bool,
    words: bool,
    one: bool,
) -> None:
    """Set the reports of each incident side by side: who says what, what stands, what changed, what is open.

    FILE is a report, or drafts of `averment extract` (.jsonl, .jsonl.gz). Reports are grouped into incidents first.

    \b
    averment compare statement.html article.html filing.pdf
    averment compare drafts.jsonl --html compared.html      every cell opens its words
    averment compare *.html --since 2025-11-19              what the later reports changed
    averment compare *.html --json | jq '.fields[] | {field, standing}'

    A change of an account is a proposal with both passages: whether it is one, a person decides. docs/standing.md says
    what each standing means.
    """
    with drafts_or_reports(files, published, engine, jobs) as (drafts, finish):
        records = list(incidents_of(drafts, one=one))
    if as_json:
        _print_json(records, since)
    else:
        _present(records, page, since, unmasked, words=words)
    finish()


@click.command()
@FILES
@reading_options
@click.option(
    "--definition", "wanted", multiple=True, metavar="FILE|NAME", help="A definition file, or one that ships."
)
@click.option("--all", "every", is_flag=True, help="Under every definition that ships, and one table of all.")
@click.option("--json", "as_json", is_flag=True, help="Print each count as a line of JSON, with the rows behind it.")
@click.option("--one", is_flag=True, help="Take all reports as telling of one incident, their primary one.")
def count(
    files: tuple[str, ...],
    published: date | None,
    engine: str,
    jobs: int,
    wanted: tuple[str, ...],
    *,
    every: bool,
    as_json: bool,
    one: bool,
) -> None:
    """Count incidents under a written definition: at least so many, at most so many, and the rows behind it.

    For each row that does not count, the clause says why. docs/definitions.md explains how a definition is written.
    These ship: fbi-national-collection, newsroom-immigration-shootings, any-discharge.

    \b
    averment count --definition any-discharge *.html
    averment count --definition ours.toml drafts.jsonl
    averment count --all drafts.jsonl                  the same incidents under all, and why they differ
    """
    from averment.counting import shipped

    names = [*wanted, *(n for n in shipped() if every and n not in wanted)]
    if not names:
        raise click.UsageError("say which definition: --definition FILE or NAME, or --all")
    definitions = [_definition(name) for name in names]
    with drafts_or_reports(files, published, engine, jobs) as (drafts, finish):
        records = list(incidents_of(drafts, one=one))
    _count(definitions, records, as_json=as_json)
    finish()


def _definition(name: str) -> Definition:
    """A shipped definition by its name, or one of a file."""
    from averment.counting import shipped, shipped_text, understand
    from averment.errors import NoSuchInput

    if name in shipped():
        return understand(shipped_text(name), name)
    try:
        return understand(Path(name).read_text("utf-8"), name)
    except (OSError, UnicodeDecodeError) as error:
        raise NoSuchInput(name, f"no definition there ({error}); these ship: {', '.join(shipped())}") from error


def _count(definitions: list[Definition], records: list[IncidentRecord], *, as_json: bool) -> None:
    from averment.bootstrap import build_knowledge
    from averment.comparing import compare_record
    from averment.comparison import view
    from averment.comparison.counted import render_counts
    from averment.contract import encode
    from averment.counting import count as counted

    compared = [compare_record(r, build_knowledge()) for r in records]
    kinds = {r.id: str(r.tellings[0].told.kind) for r in records}
    counts = [counted(d, compared, kinds, build_knowledge()) for d in definitions]
    if as_json:
        for one in counts:
            click.echo(json.dumps(encode(one), ensure_ascii=False))
        return
    headings = {r.id: f"{r.id} {view(c, r).heading}" for r, c in zip(records, compared, strict=True)}
    render_counts(counts, headings)


def _print_json(records: Iterable[IncidentRecord], since: date | None) -> None:
    from averment.bootstrap import build_knowledge
    from averment.comparing import compare_record
    from averment.comparing.since import changed_since
    from averment.contract import encode

    for record in records:
        row = encode(compare_record(record, build_knowledge()))
        if since is not None:
            row["since"] = encode(changed_since(record, since, build_knowledge()))
        click.echo(json.dumps(row, ensure_ascii=False))


def _present(
    records: Iterable[IncidentRecord], page: Path | None, since: date | None, unmasked: str | None, *, words: bool
) -> None:
    from averment.comparison import render_page, render_terminal

    shown = [(_shown(r, since), tuple(t.draft.report.text for t in r.tellings)) for r in records]
    if page is not None:
        page.write_text(render_page(shown, unmasked=unmasked), "utf-8")
        click.echo(f"wrote {page}", err=True)
    else:
        if not shown:
            click.echo("no report tells of a violent incident", err=True)
        render_terminal((s for s, _ in shown), words=words)


def _shown(record: IncidentRecord, since: date | None) -> Shown:
    from averment.bootstrap import build_knowledge
    from averment.comparing import compare_record
    from averment.comparing.since import changed_since
    from averment.comparison import view
    from averment.comparison.news import lines

    comparison = compare_record(record, build_knowledge())
    if since is None:
        return view(comparison, record)
    news = lines(changed_since(record, since, build_knowledge()), comparison)
    return view(comparison, record, since=news, day=since.isoformat())


def incidents_of(drafts: Iterable[Draft], *, one: bool) -> Iterator[IncidentRecord]:
    """The incidents that drafts tell of; `one` takes every primary one as the same."""
    from averment.domain.record import IncidentRecord, Telling

    every = list(drafts)
    if not one:
        from averment.grouping import group, records, sketch

        yield from records(group([s for d in every for s in sketch(d)]).known, every)
        return
    tellings = tuple(Telling(draft=d, incident=d.primary.id) for d in every if d.primary)
    if tellings:
        yield IncidentRecord(id="ONE-INCIDENT", tellings=tellings)
