"""Dossiers in a terminal, by Rich. Report text is never read as markup, and never steers the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from averment.domain.codes import ReportKind
from averment.dossier import labels
from averment.dossier.display import one_row
from averment.dossier.model import Account, Dossier, Head, PersonBlock, Saying, Topic, Value

_NAME = "bold"
_FAINT = "dim"
_WORDS = "italic"
_MARGIN = 14
_CELL = 19
_WIDEST = 120
_FEW = 8
"""Rows of a list that are shown without `--words`; a report of two hundred sentences has lists of a hundred."""


def render_terminal(dossiers: Iterable[Dossier], console: Console | None = None, *, words: bool = False) -> None:
    """Print dossiers one after another, with an index before them where there are several.

    `words` prints under each value the exact words it was read from.
    """
    every = list(dossiers)
    out = console or Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    width = min(out.width, _WIDEST)
    if len(every) > 1:
        out.print(_index(every), width=width)
    for i, dossier in enumerate(every):
        if i:
            out.print()
        out.print(_Page(dossier, width=width, words=words).render(), width=width)


def _index(dossiers: Sequence[Dossier]) -> RenderableType:
    table = _grid(4, None)
    for n, d in enumerate(dossiers, 1):
        table.add_row(_plain(f"{n}", _FAINT), _plain(f"{_where(d.head)} · {d.head.title or d.file}"))
    return Group(_plain(f"{len(dossiers)} reports", _NAME), Text(), table, Text())


def _where(head: Head) -> str:
    return f"{head.place} · {head.day}"


def _plain(text: str, style: str = "") -> Text:
    return Text(one_row(text), style=style, overflow="fold")


def _grid(first: int, *rest: int | None) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=first, no_wrap=False, overflow="fold")
    for ratio in rest:
        table.add_column(ratio=ratio or 1, overflow="fold")
    return table


def _more(n: int) -> Text:
    return Text(f"and {n} more: --words shows them", style=_FAINT)


class _Page:
    """One dossier on paper as wide as the terminal."""

    def __init__(self, dossier: Dossier, *, width: int, words: bool) -> None:
        self.of, self.width, self.with_words = dossier, width, words

    def render(self) -> RenderableType:
        """All parts in their order; a part with nothing in it is left out."""
        parts: list[RenderableType] = [*self._head(), Text(), *self._summary()]
        for part in (self._facts(), *self._people(), self._accounts(), *self._lists(), self._claims(), self._foot()):
            if part is not None:
                parts += [Text(), part]
        return Group(*parts)

    def _head(self) -> list[RenderableType]:
        head = self.of.head
        top = Table.grid(expand=True)
        top.add_column(ratio=1, overflow="fold")
        top.add_column(justify="right", no_wrap=True)
        known = bool(head.place_values)
        line = Text(one_row(head.place).upper() if known else head.place, style=_NAME if known else "").append(
            f" · {one_row(head.day)}", style="not bold"
        )
        if self.of.kind is ReportKind.NONE:
            line = Text("NO INCIDENT", style=_NAME)
        top.add_row(line, Text("1 report", style=_FAINT))
        title = [_plain(head.title, _WORDS)] if head.title else []
        source = _plain(f"{publication(head)} · {self.of.file}", _FAINT)
        lines: list[RenderableType] = [Rule(style=_FAINT), top, *title, source]
        lines += [_plain(f"Note: {note}", _FAINT) for note in head.notes]
        return lines

    def _summary(self) -> list[RenderableType]:
        lines: list[RenderableType] = [_plain(s.text, _NAME) for s in self.of.sentences]
        hearing = self.of.hearing
        missing = f" Not heard: {', '.join(hearing.not_heard)}." if hearing.not_heard else ""
        lines.append(_plain(hearing.text + missing))
        heard = [self.of.speaker(i).full for i in hearing.heard]
        if heard:
            lines.append(_plain(f"Heard: {self._few(heard, '; ')}.", _FAINT))
        return lines

    def _few(self, names: Sequence[str], between: str) -> str:
        shown = names if self.with_words or len(names) <= _FEW + 1 else names[:_FEW]
        more = [f"and {len(names) - len(shown)} more"] if len(names) > len(shown) else []
        return between.join([*shown, *more])

    def _facts(self) -> RenderableType | None:
        table = self._rows()
        for row in self.of.facts:
            for i, value in enumerate(row.values):
                self._row(table, "" if i else row.label, value)
        return table if table.row_count else None

    def _rows(self) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=_MARGIN, overflow="fold", style=_FAINT)
        table.add_column(ratio=5, overflow="fold")
        table.add_column(ratio=4, overflow="fold")
        return table

    def _row(self, table: Table, label: str, value: Value) -> None:
        table.add_row(_plain(label), self._value(value), _plain(value.who))

    def _value(self, value: Value) -> RenderableType:
        shown = Text(shown_text(value), _WORDS if value.verbatim else "", overflow="fold")
        return Group(shown, *(self._words(s) for s in value.sayings)) if self.with_words else shown

    def _words(self, saying: Saying) -> RenderableType:
        exact = " … ".join(one_row(w.passage.exact) for w in saying.words)
        page = f" p. {saying.words[0].page}" if saying.words[0].page else ""
        at = f" [{saying.words[0].passage.start}–{saying.words[-1].passage.end}{page}]"
        return Padding(Text(f"“{exact}”", style=_WORDS, overflow="fold").append(at, style=_FAINT), (0, 0, 0, 2))

    def _people(self) -> list[RenderableType]:
        return [self._person(p) for p in self.of.people if self.with_words or _is_told(p)]

    def _person(self, person: PersonBlock) -> RenderableType:
        named = one_row(person.name.text) + " · " if person.name else ""
        title = Text(f"PERSON {person.number}  ", style=_NAME).append(named + one_row(person.heading))
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(ratio=5, overflow="fold")
        table.add_column(ratio=4, overflow="fold")
        table.add_row(title, Text("who says" if person.number == 1 else "", style=_FAINT))
        shown = person.values if self.with_words else [v for v in person.values if not _in_heading(v, person)]
        for value in (*((person.name,) if person.name else ()), *shown):
            table.add_row(Padding(self._value(value), (0, 0, 0, 2)), _plain(value.who))
        if person.not_stated:
            table.add_row(Padding(_plain(", ".join(person.not_stated)), (0, 0, 0, 2)), _plain("not stated", _FAINT))
        return table

    def _accounts(self) -> RenderableType | None:
        if not self.of.topics:
            return None
        columns = len(self.of.accounts)
        wide = self.width >= _MARGIN + columns * (_CELL + 2)
        table = self._matrix() if wide else self._stacked()
        silent = self._few([self.of.speaker(i).label for i in self.of.silent], ", ")
        note = [_plain(f"heard, but on none of these points: {silent}", _FAINT)] if silent else []
        return Group(table, *note)

    def _matrix(self) -> RenderableType:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=_MARGIN, overflow="fold")
        for _ in self.of.accounts:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(Text("ACCOUNTS", style=_NAME), *(_plain(a.label, "underline") for a in self.of.accounts))
        for topic in self.of.topics:
            cells = (self._cell(values, account) for values, account in zip(topic.cells, self.of.accounts, strict=True))
            table.add_row(_plain(topic.label, _FAINT), *cells)
        return table

    def _cell(self, values: Sequence[Value], account: Account) -> RenderableType:
        if not values:
            return Text("–" if account.heard else "not heard", style=_FAINT)
        return Group(*(self._told(v, account) for v in values))

    def _told(self, value: Value, account: Account) -> RenderableType:
        shown = Text(shown_text(value), _WORDS if value.verbatim else "", overflow="fold")
        aside = cell_aside(value, account, self.of)
        if aside:
            shown.append(f" ({one_row(aside)})", style=_FAINT)
        return Group(shown, *(self._words(s) for s in value.sayings)) if self.with_words else shown

    def _stacked(self) -> RenderableType:
        """The accounts where columns do not fit: by topic, one line per account."""
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(width=_MARGIN, overflow="fold")
        table.add_column(ratio=2, overflow="fold")
        table.add_column(ratio=5, overflow="fold")
        table.add_row(Text("ACCOUNTS", style=_NAME), Text(), Text())
        for topic in self.of.topics:
            self._stack(table, topic)
        unheard = [a.label for a in self.of.accounts if not a.heard]
        if unheard:
            table.add_row(Text(), _plain(", ".join(unheard)), Text("not heard", style=_FAINT))
        return table

    def _stack(self, table: Table, topic: Topic) -> None:
        label = topic.label
        for values, account in zip(topic.cells, self.of.accounts, strict=True):
            if values:
                table.add_row(_plain(label, _FAINT), _plain(account.label), self._cell(values, account))
                label = ""

    def _lists(self) -> list[RenderableType | None]:
        d = self.of
        others = [self._list(f"ALSO TOLD {n}", o.values) for n, o in enumerate((o for o in d.others if o.values), 1)]
        return [
            self._list("BEFORE", d.before),
            self._unknown(),
            self._list("INVESTIGATION", d.investigation),
            self._list("JUDGING WORDS", d.characterisations),
            self._list("BLAME", d.blame),
            self._list("ALSO SAID", d.also_said),
            *others,
            self._list("ELSEWHERE", d.elsewhere if d.kind is not ReportKind.NONE else ()),
        ]

    def _list(self, title: str, values: Sequence[Value]) -> RenderableType | None:
        if not values:
            return None
        table = self._rows()
        table.columns[0].style = ""
        shown = values if self.with_words or len(values) <= _FEW + 1 else values[:_FEW]
        for i, value in enumerate(shown):
            table.add_row(_plain("" if i else title, _NAME), self._value(value), _plain(value.who))
        if len(values) > len(shown):
            table.add_row(Text(), _more(len(values) - len(shown)), Text())
        return table

    def _unknown(self) -> RenderableType | None:
        d = self.of
        if not (d.unknown or d.not_stated or d.unsettled):
            return None
        table = self._rows()
        table.columns[0].style = ""
        shown = d.unknown if self.with_words or len(d.unknown) <= _FEW + 1 else d.unknown[:_FEW]
        rows: list[tuple[RenderableType, Text]] = [(self._value(v), _plain(v.who)) for v in shown]
        if len(d.unknown) > len(shown):
            rows.append((_more(len(d.unknown) - len(shown)), Text()))
        rows += [(_plain(reason), _plain("not settled by the program", _FAINT)) for reason in d.unsettled]
        if d.not_stated:
            rows.append((_plain(" · ".join(d.not_stated)), _plain("not stated", _FAINT)))
        for i, row in enumerate(rows):
            table.add_row(Text("" if i else "NOT KNOWN", style=_NAME), *row)
        return table

    def _claims(self) -> RenderableType | None:
        """All claims, where the report has no incident to lay them out by."""
        if self.of.kind is not ReportKind.NONE:
            return None
        return self._list("SAID", [c.value for c in self.of.claims])

    def _foot(self) -> RenderableType:
        masked = f" Names of {self.of.masked.names} private people are masked." if self.of.masked else ""
        return _plain(f"[{self.of.coverage.line}]{masked}", _FAINT)


def _is_told(person: PersonBlock) -> bool:
    """Whether a block says more than what its heading says."""
    return person.name is not None or any(not _in_heading(v, person) for v in person.values)


def _in_heading(value: Value, person: PersonBlock) -> bool:
    """Whether a row would only repeat the "man" or "girl" of the heading."""
    return value.fields == ("sex",) and person.heading.startswith(("man", "woman", "boy", "girl"))


def shown_text(value: Value) -> str:
    """A value's text for a line: in quotation marks where it is the report's quoted words."""
    label = f"{one_row(value.label)}: " if value.label else ""
    text = one_row(value.text)
    return label + (f"“{text}”" if value.quoted else text)


def cell_aside(value: Value, account: Account, dossier: Dossier) -> str:
    """What a cell says beside the words: the hedge, and the speaker where the column holds several."""
    saying = value.sayings[0]
    if account.names:
        return value.who
    label = dossier.speaker(saying.speaker).label
    return saying.who.removeprefix(label).lstrip(" ,").strip("()")


def publication(head: Head) -> str:
    """Publisher, date, byline and wire of a report on one line."""
    role = labels.PUBLISHER[head.publisher_role]
    published = (
        f"published {labels.day(head.published.isoformat())}" if head.published else "date of publication not known"
    )
    parts = [
        head.publisher or "publisher not known",
        published,
        head.byline or "",
        f"wire copy: {head.wire}" if head.wire else "",
        role,
    ]
    return " · ".join(p for p in parts if p)
