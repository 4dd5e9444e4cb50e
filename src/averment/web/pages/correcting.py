"""One fact, to be coded otherwise: its words in their place, and everything of it that can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from averment.domain.decisions import decided
from averment.domain.fields import FIELDS, Holds
from averment.dossier import labels
from averment.store.queries.agreed import agreed
from averment.web.asking import Asks
from averment.web.pages.facts import FactRow, rows_of
from averment.web.pages.queue import Option, line_of
from averment.web.pages.report import Number, modality_options, people_options, voice_options
from averment.web.refusing import Refused
from averment.web.shown import Shown, told

_AROUND = 160
"""Characters shown on each side of the words."""
_FORM = {
    Holds.COUNT: "a number, or an interval such as 3..5 or 3..",
    Holds.DAY: "a day such as 2025-10-21, or an interval 2025-10-20/2025-10-22",
    Holds.CLOCK: "HH:MM, or morning, afternoon, evening, night",
    Holds.WORDS: "words as printed",
    Holds.CODE: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPage(Shown):
    """One fact, to be coded otherwise."""

    template: ClassVar[str] = "fact.html"
    path: ClassVar[str] = "/reports/{number:int}/facts/{fact}"
    number: int = told("The report's number in the store")
    title: str = told("The report's title")
    fact: FactRow = told("The fact as it stands")
    before: str = told("What stands before its words in the text")
    after: str = told("What stands after them")
    form: str = told("How the value is written; empty where it is chosen from a list")
    codes: tuple[Option, ...] = told("Values of a field with a closed list; empty for the others")
    modalities: tuple[Option, ...] = told("How it may have been said")
    voices: tuple[Option, ...] = told("Who may have said it")
    people: tuple[Option, ...] = told("Whom it may be about")


def fact_page(reader: Asks, number: Number, fact: str) -> FactPage:
    """A fact of a report with everything of it that can be changed."""
    record = reader.report(number)
    left = decided(record.draft, record.decisions)
    rows = rows_of(record.draft, left, record.decisions, agreed(reader.connection, number)).rows
    row = next((r for r in rows if r.id == fact), None)
    held = next((f for f in (*left.facts, *record.draft.facts) if f.id == fact), None)
    if row is None or held is None:
        raise Refused(404, f"Report {number} has no fact {fact[:40]}", "go back to the report")
    text, field = record.report.text, FIELDS[held.field]
    listed = field.holds is Holds.CODE
    return FactPage(
        number=number,
        title=line_of(record.row).title,
        fact=row,
        before=text[max(0, row.start - _AROUND) : row.start],
        after=text[row.end : row.end + _AROUND],
        form=_FORM[field.holds],
        codes=tuple(
            Option(value=c, label=f"{labels.say(field.name, c)} ({c})", chosen=c == row.code)
            for c in (field.codes if listed else ())
        ),
        modalities=modality_options(held.modality),
        voices=voice_options(left, held.voice),
        people=people_options(left, held.person),
    )
