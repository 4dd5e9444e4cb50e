"""Full-text search: FTS5 on SQLite, tsvector on PostgreSQL, the words shown cut from the text itself.

Both fold case and accents away and know no grammar: who looks for a name must find that name and no relative of it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from averment.store.queries.queue import COLUMNS, queue_row
from averment.store.rows import Hit, Page, cursor, place
from averment.store.schema import reports, texts

_AROUND = 90
"""Characters shown on each side of a hit."""
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")

_FTS5 = "SELECT rowid AS n FROM search WHERE search MATCH :words AND rowid < :below ORDER BY rowid DESC LIMIT :limit"
_TSVECTOR = (
    "SELECT report AS n FROM search WHERE words @@ to_tsquery('simple', :words) AND report < :below"
    " ORDER BY report DESC LIMIT :limit"
)


def found(connection: Connection, words: str, after: str | None, limit: int) -> Page[Hit]:
    """The report added last comes first; nothing for no words."""
    terms = terms_of(words)
    if not terms:
        return Page(rows=(), next=None)
    last = place(after, 1)
    fts5 = connection.dialect.name == "sqlite"
    numbers = list(
        connection.scalars(
            text(_FTS5 if fts5 else _TSVECTOR),
            {
                "words": _fts5(terms) if fts5 else _tsquery(terms),
                "below": last[0] if last else 1 << 62,
                "limit": limit + 1,
            },
        )
    )
    rows = connection.execute(
        select(*COLUMNS, texts.c.text.label("words"))
        .join(texts, texts.c.n == reports.c.text)
        .where(reports.c.n.in_(bindparam("numbers", numbers[:limit], expanding=True)))
        .order_by(reports.c.n.desc())
    ).all()
    more = cursor(numbers[limit - 1]) if len(numbers) > limit else None
    return Page(rows=tuple(_hit(r, terms) for r in rows), next=more)


def terms_of(words: str) -> list[list[str]]:
    """Terms, each a run of words that stand beside each other."""
    runs = (_WORD.findall(folded(quoted or bare)) for quoted, bare in _TERM.findall(words))
    return [run for run in runs if run]


def folded(words: str) -> str:
    """Words as they are indexed and looked for: small letters without accents, parted by blanks, on both databases."""
    plain = unicodedata.normalize("NFKD", words)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORD.findall(bare.casefold().replace("_", " ")))


def _fts5(terms: list[list[str]]) -> str:
    return " ".join('"' + " ".join(run) + '"' for run in terms)


def _tsquery(terms: list[list[str]]) -> str:
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in run) + ")" for run in terms)


def _hit(row: Any, terms: list[list[str]]) -> Hit:
    """The first place of the first term that stands in the text; the text's beginning where the title alone has it."""
    words = row.words or ""
    for run in terms:
        at = place_of(words, run)
        if at:
            start, end = at
            return Hit(
                row=queue_row(row),
                before=words[max(0, start - _AROUND) : start],
                words=words[start:end],
                after=words[end : end + _AROUND],
                start=start,
            )
    return Hit(row=queue_row(row), before=words[: 2 * _AROUND], words="", after="", start=None)


def place_of(text_: str, run: list[str]) -> tuple[int, int] | None:
    """Where words that are folded stand beside each other in a text that is not."""
    pattern = re.compile(r"\b" + r"[\W_]+".join(map(re.escape, run)) + r"\b", re.IGNORECASE)
    if at := pattern.search(text_):
        return at.span()
    letters, places = [], []
    for i, letter in enumerate(text_):
        for plain in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(plain):
                letters.append(plain)
                places.append(i)
    at = pattern.search("".join(letters))
    return (places[at.start()], places[at.end() - 1] + 1) if at else None
