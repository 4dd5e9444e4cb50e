"""Counts under definitions in a terminal: the interval, the rows behind it, and why three definitions differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from averment.counting import Count, Row, Verdict
from averment.dossier.display import one_row

_VERDICT = {Verdict.YES: "counts", Verdict.MAYBE: "may count", Verdict.NO: "does not count"}
_STYLE = {Verdict.YES: "bold", Verdict.MAYBE: "yellow", Verdict.NO: "dim"}


def render_counts(counts: Sequence[Count], headings: Mapping[str, str], console: Console | None = None) -> None:
    """Print each count with its rows; where there are several definitions, a table of all of them first."""
    out = console or Console(highlight=False, markup=False, emoji=False)
    if len(counts) > 1:
        out.print(_table(counts, headings))
        out.print()
    for count in counts:
        out.print(Text(f"{count.title}: {interval(count)}", style="bold"))
        out.print(Text(f"definition {count.definition}, after {count.source}", style="dim"))
        out.print(_rows(count, headings))
        out.print()


def interval(count: Count) -> str:
    """The answer in words: "2 to 4 of 6 incidents"."""
    n = len(count.rows)
    amount = str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
    return f"{amount} of {n} incident{'' if n == 1 else 's'}"


def _rows(count: Count, headings: Mapping[str, str]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 2))
    table.add_column(ratio=2, overflow="fold")
    table.add_column(width=14)
    table.add_column(ratio=5, overflow="fold")
    for row in sorted(count.rows, key=lambda r: list(Verdict).index(r.verdict)):
        table.add_row(
            Text(one_row(headings[row.incident])), Text(_VERDICT[row.verdict], _STYLE[row.verdict]), Text(why(row))
        )
    return table


def why(row: Row) -> str:
    """The clause, and what decides it."""
    return one_row(f"{row.clause} [{'; '.join(b.words for b in row.because)}]")


def _table(counts: Sequence[Count], headings: Mapping[str, str]) -> Table:
    """The same incidents under every definition."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("incident", overflow="fold")
    for count in counts:
        table.add_column(f"{count.definition} ({interval(count)})", overflow="fold")
    for rows in zip(*(c.rows for c in counts), strict=True):
        cells = (Text(_VERDICT[r.verdict], _STYLE[r.verdict]) for r in rows)
        table.add_row(Text(one_row(headings[rows[0].incident])), *cells)
    return table
