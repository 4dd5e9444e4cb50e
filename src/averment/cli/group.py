"""`averment group`: one row per incident, from reports or from drafts of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from averment.cli.drafted import drafts_or_reports
from averment.cli.running import FILES, lines_of, reading_options

if TYPE_CHECKING:
    from averment.grouping import Grouped, Known, Sketch


@click.command()
@FILES
@reading_options
@click.option("--drafts", "all_drafts", is_flag=True, help="Every FILE holds drafts of `averment extract`.")
@click.option(
    "--known",
    "kept",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What earlier runs grouped: read where it is there, and written anew. Incidents keep their ids.",
)
@click.option(
    "--steps",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write every decision and every proposal, with its reason, as JSON lines.",
)
@click.option("--why", nargs=2, metavar="A B", help="Print how alike two reports are, by their keys, and why.")
def group(
    files: tuple[str, ...],
    published: date | None,
    engine: str,
    jobs: int | None,
    kept: Path | None,
    steps: Path | None,
    why: tuple[str, str] | None,
    *,
    all_drafts: bool,
) -> None:
    """Print one row per incident: its id, the reports about it, those that also mention it, day, place, counts.

    A report is about one incident at most; passages on others make it a mention of theirs. Reports that tell of no
    incident stand in no row. FILE may also hold drafts, as JSON lines: they are told by their first line (from standard
    input with --drafts), and are not read by the engine again.

    \b
    averment group *.html                             one row per incident
    averment group d.jsonl --known known.jsonl        the same day after day, with ids that stay
    averment group d.jsonl --why KEY1 KEY2            what speaks for and against their being of one incident

    Merges that are uncertain, and splits, are not made but proposed: on standard error, and with reasons in --steps.
    """
    from averment.grouping import group as put_together
    from averment.grouping import row, sketch

    sketches: list[Sketch] = []
    with drafts_or_reports(files, published, engine, jobs, all_drafts=all_drafts) as (drafts, finish):
        for draft in drafts:
            sketches += sketch(draft)
    known = _read(kept)
    if why:
        _explain(why, [*sketches, *(s for i in known.incidents for s in i.sketches)])
        finish()
        return
    grouped = put_together(sketches, known)
    for incident in grouped.known.incidents:
        click.echo(json.dumps(row(incident), ensure_ascii=False))
    _tell(grouped, steps)
    _write(kept, grouped.known)
    finish()


def _explain(keys: tuple[str, str], sketches: list[Sketch]) -> None:
    from averment.errors import BadOption
    from averment.grouping import shipped_scorer

    found = []
    for key in keys:
        one = next((s for s in sketches if s.key == key and s.primary), None)
        if one is None:
            raise BadOption("--why", key, "name two reports by their keys that are in FILE and tell of an incident")
        found.append(one)
    scorer = shipped_scorer()
    explained = scorer.explain(*found)
    click.echo(f"{explained.score:.3f}  likelihood that {keys[0]} and {keys[1]} tell of one incident")
    click.echo(f"{scorer.join:.3f}  is where reports join, as a mean over all pairs between two incidents")
    click.echo(f"\n{'adds':>7}  {'value':>5}  {'weight':>6}")
    click.echo(f"{explained.bias:+7.2f}  {'':5}  {'':6}  before anything speaks")
    for part in explained.parts:
        click.echo(f"{part.adds:+7.2f}  {part.value:5.2f}  {part.weight:+6.2f}  {part.feature}: {part.meaning}")
    total = explained.bias + sum(p.adds for p in explained.parts)
    click.echo(f"{total:+7.2f}  {'':5}  {'':6}  logarithm of the odds")


def _read(kept: Path | None) -> Known:
    from averment.errors import BadOption
    from averment.grouping import Known
    from averment.grouping.keeping import read_known

    if kept is None or not kept.exists():
        return Known()
    try:
        return read_known(lines_of(str(kept)))
    except (ValueError, KeyError, TypeError) as error:
        cure = "name the file that an earlier `averment group --known` wrote"
        raise BadOption("--known", f"{kept} ({error})", cure) from error


def _write(kept: Path | None, known: Known) -> None:
    """Whole or not at all: what was there stays until the new file is complete."""
    from averment.grouping.keeping import known_lines

    if kept is None:
        return
    part = kept.with_name(f"{kept.name}.part")
    with part.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in known_lines(known))
    part.replace(kept)


def _tell(grouped: Grouped, steps: Path | None) -> None:
    from averment.contract import encode
    from averment.grouping import Step

    for decision in grouped.decisions:
        if decision.step is Step.MERGED:
            click.echo(f"averment: {decision.merged} is now {decision.incident}: {decision.reason}", err=True)
    if n := len(grouped.proposals):
        where = f"see {steps}" if steps else "--steps FILE writes them with their reasons"
        click.echo(f"averment: {n} proposal{'s' if n > 1 else ''} to merge or split; {where}", err=True)
    if steps:
        with steps.open("w", encoding="utf-8") as out:
            for step in (*grouped.decisions, *grouped.proposals):
                out.write(json.dumps(encode(step), ensure_ascii=False) + "\n")
