"""Comparisons in a terminal, by Rich. Report text is never read as markup, and never steers the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from averment.comparing.model import CellKind, Standing
from averment.comparison import words
from averment.comparison.model import Asked, Column, Moment, Pair, Part, Quote, Shown, ShownCell, ShownField
from averment.dossier.display import one_row

_NAME, _FAINT, _WORDS = "bold", "dim", "italic"
_WIDEST = 160
_NARROW = 24
"""Characters that a column of the matrix needs; where they do not fit, each field is a list by party."""
_FEW = 6
_STRONG = {
    Standing.DISPUTED: "bold yellow",
    Standing.CORRECTED: "bold yellow",
    Standing.WITHDRAWN: "bold yellow",
    Standing.CORROBORATED: "bold cyan",
    Standing.FOUND_BY_COURT: "bold cyan",
}


def render_terminal(comparisons: Iterable[Shown], console: Console | None = None, *, words: bool = False) -> None:
    """Print comparisons one after another; `words` prints under each value the exact words that say it."""
    out = console or Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    width = min(out.width, _WIDEST)
    for i, shown in enumerate(comparisons):
        if i:
            out.print()
        out.print(_Page(shown, width=width, words=words).render(), width=width)


def _plain(text: str, style: str = "") -> Text:
    return Text(one_row(text), style=style, overflow="fold")


class _Page:
    """One comparison on paper as wide as the terminal."""

    def __init__(self, shown: Shown, *, width: int, words: bool) -> None:
        self.of, self.width, self.with_words = shown, width, words

    def render(self) -> RenderableType:
        """All parts in their order; a part with nothing in it is left out."""
        parts: list[RenderableType] = [*self._head(), *self._notices(), *self._since()]
        parts += self._pairs("CHANGES WITHIN AN ACCOUNT (proposals: read both passages)", self.of.changes)
        against = [p for p in self.of.contrasts if not p.agrees]
        parts += self._pairs("THE OFFICIAL ACCOUNT AND OTHERS", against)
        for part in self.of.parts:
            parts += [Text(), self._part(part)]
        parts += self._pairs(
            "CONFIRMED BY FOOTAGE, FILING, WITNESS, FINDING", [p for p in self.of.contrasts if p.agrees]
        )
        parts += self._questions("OPEN QUESTIONS", self.of.open)
        parts += self._questions("ANSWERED", self.of.closed)
        parts += self._timeline()
        return Group(*parts)

    def _head(self) -> list[RenderableType]:
        lines: list[RenderableType] = [Rule(style=_FAINT), _plain(self.of.heading, _NAME)]
        lines.append(_plain(f"{self.of.line} · {self.of.incident}", _FAINT))
        lines += [_plain(f"  {r.number}. {r.title} — {r.line}", _FAINT) for r in self.of.reports]
        return lines

    def _notices(self) -> Iterator[RenderableType]:
        for text, quotes in self.of.notices:
            yield Text()
            yield _plain(text, "bold yellow")
            yield from (self._quote(q) for q in quotes)

    def _since(self) -> Iterator[RenderableType]:
        if self.of.since is None:
            return
        yield Text()
        yield _plain(f"CHANGED SINCE {self.of.since_day}", _NAME)
        yield from (_plain(f"  {line}") for line in self.of.since or ("nothing",))

    def _quote(self, quote: Quote) -> Text:
        words = one_row(quote.before + "\x00" + quote.words + "\x00" + quote.after)
        shown = Text("  “", overflow="fold")
        before, _, rest = words.partition("␀")
        inside, _, after = rest.partition("␀")
        shown.append(before).append(inside, style="italic underline").append(f"{after}” ")
        return shown.append(f"— {one_row(quote.who)}; {one_row(quote.where)}", style=_FAINT)

    def _pairs(self, title: str, pairs: Sequence[Pair]) -> Iterator[RenderableType]:
        if not pairs:
            return
        yield Text()
        yield _plain(title, _NAME)
        shown = pairs if self.with_words else pairs[: _FEW * 2]
        for pair in shown:
            yield _plain(f"{pair.heading}. {pair.why}")
            yield from (self._quote(q) for q in (pair.first, pair.second) if q)
        if len(pairs) > len(shown):
            yield _plain(f"and {len(pairs) - len(shown)} more: --words shows them", _FAINT)

    def _part(self, part: Part) -> RenderableType:
        """A matrix where its columns fit, else each field as a list by party."""
        speaking = [
            i for i, _ in enumerate(self.of.columns) if any(f.cells[i].kind is not CellKind.SILENT for f in part.fields)
        ]
        if self.width >= 2 * _NARROW + _NARROW * len(speaking):
            return self._matrix(part, speaking)
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=18, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.add_row(_plain(part.heading.upper(), _NAME), _plain(part.note, _FAINT))
        for field in part.fields:
            table.add_row(_plain(field.label, _FAINT), Group(*self._stands(field)))
            for column, cell in zip(self.of.columns, field.cells, strict=True):
                if cell.kind is not CellKind.SILENT or cell.items:
                    table.add_row(Text(), self._cell(cell, column))
        return table

    def _matrix(self, part: Part, speaking: Sequence[int]) -> RenderableType:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=18, overflow="fold")
        for _ in range(len(speaking) + 1):
            table.add_column(ratio=1, overflow="fold")
        columns = [self.of.columns[i] for i in speaking]
        table.add_row(
            _plain(part.heading.upper(), _NAME), _plain(part.note, _FAINT), *(_plain(c.side, _FAINT) for c in columns)
        )
        table.add_row(Text(), Text("what stands", style="underline"), *(_plain(c.label, "underline") for c in columns))
        for field in part.fields:
            cells = (self._cell(field.cells[i], None) for i in speaking)
            table.add_row(_plain(field.label, _FAINT), Group(*self._stands(field)), *cells)
        return table

    def _stands(self, field: ShownField) -> Iterator[Text]:
        if not field.values:
            yield _plain(field.standing_label, _FAINT)
        for v in field.values:
            origins = f"{len(v.origins)} origin{'' if len(v.origins) == 1 else 's'}"
            line = _plain(v.text).append(f"  {v.standing_label}", style=_STRONG.get(v.standing, ""))
            yield line.append(f" ({origins})", style=_FAINT)
            if self.with_words:
                yield from (_plain(f"  origin: {o}", _FAINT) for o in v.origins)

    def _cell(self, cell: ShownCell, column: Column | None) -> RenderableType:
        lead = Text(f"{words.MARK[cell.kind]} ", style=_FAINT)
        if column is not None:
            lead.append(f"{one_row(column.label)} ({column.side}): ", style=_FAINT)
        lines: list[RenderableType] = [lead.append(one_row("; ".join(i.text for i in cell.items) or cell.note))]
        if self.with_words:
            lines += [self._quote(q) for i in cell.items for q in i.quotes]
        return Group(*lines)

    def _questions(self, title: str, every: Sequence[Asked]) -> Iterator[RenderableType]:
        if not every:
            return
        yield Text()
        yield _plain(title, _NAME)
        shown = every if self.with_words else every[: _FEW * 2]
        for asked in shown:
            yield _plain(f"  {asked.text}")
            for q in (asked.quote, asked.answer):
                if q and (self.with_words or q is asked.answer):
                    yield self._quote(q)
        if len(every) > len(shown):
            yield _plain(f"  and {len(every) - len(shown)} more: --words shows them", _FAINT)

    def _timeline(self) -> Iterator[RenderableType]:
        if not self.of.timeline:
            return
        yield Text()
        yield _plain("ACCOUNTS IN TIME", _NAME)
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        for width in (16, 26):
            table.add_column(width=width, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        day = ""
        for m in self.of.timeline:
            table.add_row(_plain(m.day if m.day != day else ""), _plain(m.party), _plain(_moment(m)))
            day = m.day
        yield table


def _moment(moment: Moment) -> str:
    note = f" [{moment.note}]" if moment.note else ""
    return "; ".join(i.text for i in moment.items) + f" ({moment.where}){note}"
