"""How our fields and codes stand to those of official vocabularies; the table is `crosswalk.tsv` beside this file.

A row is a field, or one of its codes; a cell holds what the vocabulary has for it: several parted by `; `, each a sign
and the vocabulary's own code or words. `-` is: the lists compared have none. `?` alone is: it has the element, and its
list of codes was not at hand. `?` after a sign is: taken from a list that was not yet checked with who issues it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType

from averment.domain.fields import FIELDS
from averment.errors import MissingResource

NAME = "crosswalk.tsv"
NONE, NOT_AT_HAND, UNCHECKED = "-", "?", "?"


class Vocabulary(StrEnum):
    """A vocabulary that our fields are compared with; the value heads its column."""

    FBI = "fbi"
    """FBI National Use-of-Force Data Collection."""
    NIBRS = "nibrs"
    """FBI National Incident-Based Reporting System: data elements, location types, injuries, weapons, victim data."""
    OHIO = "ohio"
    """Ohio Incident-Based Reporting System, its use-of-force message."""
    HURIDOCS = "huridocs"
    """HURIDOCS micro-thesauri 5, 16, 25, 26, 30, 37 and 48."""


class Relation(StrEnum):
    """How our value stands to theirs; the value is the sign in the table."""

    SAME = "="
    NARROWER = "<"
    """Ours is one case of theirs."""
    BROADER = ">"
    """Theirs is one case of ours."""
    OVERLAPS = "~"
    """Near, and neither holds the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a vocabulary has for a field or code: its code or words, as it writes them."""

    relation: Relation
    value: str
    checked: bool = True
    """False where the list that it was taken from is yet to be checked with who issues it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field (`code` is None) or one code, with what each vocabulary has for it.

    A vocabulary without an entry in `matches` has the element, and its list of codes was not at hand; an empty tuple
    says that the lists compared have none.
    """

    field: str
    code: str | None
    matches: Mapping[Vocabulary, tuple[Match, ...]]


@cache
def rows() -> tuple[Row, ...]:
    """The whole table, in the order of the fields; raises `MissingResource` where the file is damaged."""
    path = resources.files("averment.domain") / NAME
    try:
        heads, *lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        return tuple(_row(dict(zip(heads, cells, strict=True))) for cells in lines)
    except (OSError, ValueError, KeyError) as error:
        raise MissingResource(str(path), "install Averment again") from error


def matches(field: str, code: str | None, vocabulary: Vocabulary) -> tuple[Match, ...] | None:
    """What a vocabulary has for a field or code: nothing is `()`, a list that was not at hand is None.

    Raises `KeyError` for a field or code that is none of ours.
    """
    return _by_key()[field, code].matches.get(vocabulary)


@cache
def _by_key() -> Mapping[tuple[str, str | None], Row]:
    return MappingProxyType({(row.field, row.code): row for row in rows()})


def _row(cells: Mapping[str, str]) -> Row:
    code = cells["code"] or None
    if code and code not in FIELDS[cells["field"]].codes:
        raise ValueError(f"{code} is no code of {cells['field']}")
    return Row(
        field=cells["field"],
        code=code,
        matches=MappingProxyType({v: _matches(cells[v]) for v in Vocabulary if cells[v] != NOT_AT_HAND}),
    )


def _matches(cell: str) -> tuple[Match, ...]:
    return () if cell == NONE else tuple(_match(part) for part in cell.split("; "))


def _match(part: str) -> Match:
    sign, _, value = part.partition(" ")
    if not value:
        raise ValueError(f"{part!r} has no value")
    return Match(relation=Relation(sign[0]), value=value, checked=not sign.endswith(UNCHECKED))
