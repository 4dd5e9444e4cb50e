"""Derived rows of a report: its facts one by one, and its words for search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, text

from averment.domain.decisions import ON_FACTS, decided
from averment.domain.draft import Draft, Fact
from averment.store.commands.work import Work
from averment.store.packing import value_text
from averment.store.queries.reports import standing
from averment.store.queries.search import folded
from averment.store.schema import facts, tellings

_LONGEST = 400_000
"""Characters of a report that search knows: PostgreSQL holds 1 MB of words a row, and no article is longer."""


def index(work: Work, number: int, draft: Draft) -> None:
    """Make the derived rows of a report that has none yet, and about which nothing is decided."""
    _insert_facts(work, number, draft.facts, {})
    index_words(work.connection, number, draft.report.title, draft.report.text)


def index_words(connection: Connection, number: int, title: str | None, words: str) -> None:
    """Let search know a report."""
    given = {"n": number, "words": folded(words[:_LONGEST]), "title": folded(title or "")}
    connection.execute(text(_PUT[connection.dialect.name]), given)


def refact(work: Work, number: int, draft: Draft | None = None) -> None:
    """Make the rows of its facts again: the draft's and those that decisions put there."""
    draft = draft or work.draft(number)
    made = standing(work.connection, [number]).get(number, ())
    by_fact = {d.fact: d.kind.value for d in made if d.kind in ON_FACTS and d.fact}
    every = {f.id: f for f in (*draft.facts, *decided(draft, made).facts)}
    work.connection.execute(delete(facts).where(facts.c.report == number))
    _insert_facts(work, number, every.values(), by_fact)
    work.stale.update(work.connection.scalars(select(tellings.c.incident).where(tellings.c.report == number)))


def _insert_facts(work: Work, number: int, every: Iterable[Fact], by_fact: Mapping[str, str]) -> None:
    rows = [
        {
            "report": number,
            "id": f.id,
            "incident": f.incident,
            "field": f.field,
            "value": value_text(f.value),
            "confidence": f.confidence,
            "decided": by_fact.get(f.id),
        }
        for f in every
    ]
    if rows:
        work.connection.execute(insert(facts), rows)


def unindex(work: Work, number: int, draft: Draft) -> None:
    """Take away the derived rows of a report; `draft` is the one that they were made of."""
    work.connection.execute(delete(facts).where(facts.c.report == number))
    words = folded(draft.report.text[:_LONGEST]), folded(draft.report.title or "")
    statement = text(_TAKE[work.connection.dialect.name])
    given = {"n": number, "words": words[0], "title": words[1]}
    work.connection.execute(statement, {k: v for k, v in given.items() if f":{k}" in statement.text})


_PUT = {
    "sqlite": "INSERT INTO search (rowid, title, words) VALUES (:n, :title, :words)",
    "postgresql": "INSERT INTO search (report, words) VALUES"
    " (:n, to_tsvector('simple', :title) || to_tsvector('simple', :words))",
}
_TAKE = {
    # The index keeps no copy of the words, so it is told again what it takes away.
    "sqlite": "INSERT INTO search (search, rowid, title, words) VALUES ('delete', :n, :title, :words)",
    "postgresql": "DELETE FROM search WHERE report = :n",
}
