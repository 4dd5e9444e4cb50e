"""Commands about single reports: drafts, their check, dossiers, claims, the demonstration."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from averment.cli.running import FILES, SOME_SKIPPED, drafts_of, lines_of, outcomes_of, reading_options

if TYPE_CHECKING:
    from averment.domain.draft import Draft


@click.command()
@FILES
@reading_options
@click.option(
    "--explain",
    "fields",
    multiple=True,
    metavar="FIELD",
    help="Print no drafts, but why each fact of this field is as it is; again for more fields, `all` for every one.",
)
@click.option("--json", "as_json", is_flag=True, help="With --explain: a line of JSON for each fact.")
def extract(
    files: tuple[str, ...],
    published: date | None,
    engine: str,
    jobs: int | None,
    fields: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Print one draft record per report, as JSON lines, in the order of the input.

    \b
    averment extract article.html | jq '.facts[] | {field, value, words: .passage.exact}'
    averment extract archive.warc.gz > drafts.jsonl
    curl -s https://example.org/story | averment extract - --published 2025-10-22

    With --explain, print which rule spoke for each fact of a field, from which words, about whom, who says it, and what
    made its confidence, the most telling first. Facts too unsure for the draft are shown too, and said to be left out.

    \b
    averment extract article.html --explain force --explain outcome
    averment extract article.html --explain all --json | jq 'select(.kept | not)'
    """
    from averment.contract import to_line
    from averment.extracting import extract_as, usual_jobs

    if as_json and not fields:
        raise click.UsageError("--json goes with --explain; drafts are JSON anyway")
    if fields:
        _explain(files, published, engine, _known(fields), as_json=as_json)
        return
    jobs = jobs or usual_jobs(engine)
    with outcomes_of(files, published, lambda seen: extract_as(to_line, seen, engine=engine, jobs=jobs)) as found:
        lines, finish = found
        for line in lines:
            click.echo(line)
        finish()


def _known(fields: tuple[str, ...]) -> frozenset[str]:
    """The fields asked for; raises `BadParameter` for one that is none."""
    from averment.domain.fields import FIELDS

    for name in fields:
        if name not in FIELDS and name != "all":
            message = f"{name!r} is no field; choose from all, {', '.join(FIELDS)} (docs/fields.md)"
            raise click.BadParameter(message, param_hint="--explain")
    return frozenset(FIELDS if "all" in fields else fields)


def _explain(
    files: tuple[str, ...], published: date | None, engine: str, fields: frozenset[str], *, as_json: bool
) -> None:
    from averment.cli.explaining import rows_of, text_of
    from averment.extracting import explain

    with outcomes_of(files, published, lambda records: explain(records, engine=engine, fields=fields)) as found:
        outcomes, finish = found
        for explained in outcomes:
            if as_json:
                for row in rows_of(explained):
                    click.echo(json.dumps(row, ensure_ascii=False))
            else:
                click.echo("\n".join(text_of(explained)))
        finish()


@click.command()
@FILES
def validate(files: tuple[str, ...]) -> None:
    """Check draft records: the JSON Schema, the exact-words rule, ids that point somewhere.

    Prints every problem with its file and line; silent and 0 where there is none.
    """
    from averment.contract import problems

    wrong = 0
    for path in files:
        for number, line in enumerate(lines_of(path), 1):
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


@click.command()
@FILES
@reading_options
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write one self-contained page.")
@click.option("--json", "as_json", is_flag=True, help="Print each dossier as a line of JSON.")
@click.option("--words", is_flag=True, help="Print the exact words under each value.")
@click.option("--unmasked", metavar="REASON", help="Show private people's names on the page; the reason stands on it.")
def show(
    files: tuple[str, ...],
    published: date | None,
    engine: str,
    jobs: int | None,
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
    with drafts_of(files, published, engine, jobs) as (drafts, finish):
        _present(drafts, page=page, as_json=as_json, words=words, unmasked=unmasked)
        finish()


@click.command()
@FILES
@reading_options
@click.option("--annotations", is_flag=True, help="Print W3C Web Annotations (JSON-LD), one page per report and line.")
def claims(files: tuple[str, ...], published: date | None, engine: str, jobs: int | None, *, annotations: bool) -> None:
    """Print who said what, in reading order: who, how, what; a claim inside a claim stands under it.

    \b
    averment claims article.html
    averment claims article.html --annotations > claims.jsonl
    """
    from averment.dossier.claims import render_claims
    from averment.publishing.annotations import annotation_page

    with drafts_of(files, published, engine, jobs) as (drafts, finish):
        if annotations:
            for draft in drafts:
                click.echo(json.dumps(annotation_page(draft), ensure_ascii=False))
        else:
            render_claims(drafts)
        finish()


@click.command()
@click.option("--engine", default="embedded", show_default=True, help="What marks the reports.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write one self-contained page.")
@click.option("--json", "as_json", is_flag=True, help="Print each dossier as a line of JSON.")
@click.option("--words", is_flag=True, help="Print the exact words under each value.")
def demo(engine: str, page: Path | None, *, as_json: bool, words: bool) -> None:
    """Show the dossiers of the reports that come with the package. All of them are fictional."""
    from averment.demo import shipped_reports

    paths = tuple(str(p) for p in shipped_reports())
    with drafts_of(paths, None, engine, 1) as (drafts, finish):
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
