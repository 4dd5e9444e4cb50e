"""A definition: which incidents count, written as TOML that anybody can read; docs/definitions.md explains each key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Any

from averment.comparing.model import Standing
from averment.domain.codes import PersonRole, ReportKind
from averment.domain.fields import AIMS, FIELDS, INTENTS, STRUCK
from averment.errors import BadDefinition

FOLDER = "definitions"


class Verdict(StrEnum):
    """Whether something counts: for certain, perhaps, or not."""

    YES = "counts"
    MAYBE = "may_count"
    NO = "does_not_count"


_WORDS = {"yes": Verdict.YES, "maybe": Verdict.MAYBE, "no": Verdict.NO}
_LISTS: Mapping[str, tuple[str, ...]] = {
    "persons": tuple(PersonRole),
    "force": FIELDS["force"].codes,
    "intent": INTENTS,
    "not_intent": INTENTS,
    "struck": STRUCK,
    "aimed_at": AIMS,
    "outcome": FIELDS["outcome"].codes,
    "severity": FIELDS["severity"].codes,
    "duty": FIELDS["on_duty"].codes,
    "not_duty": FIELDS["on_duty"].codes,
}
"""Keys of a clause that hold codes, and which ones."""
_TOP = frozenset({"name", "title", "source", "kinds", "places", "period", "standing", "counts_when", "agencies"})
_FREE = frozenset({"clause", "agencies", "missing"})
EXTENDS = "extends"
"""The key that names a shipped definition; what a definition does not say itself is as there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An agency that a definition names itself, because averment's table does not have it."""

    name: str
    aliases: tuple[str, ...] = ()
    under: str | None = None
    """The body over it, by full name or alias."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One way to count: everything that it asks for must be so."""

    clause: str
    """What it asks for, in words: it stands beside each row that it decides."""
    persons: tuple[str, ...] = ()
    force: tuple[str, ...] = ()
    intent: tuple[str, ...] = ()
    not_intent: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    aimed_at: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    duty: tuple[str, ...] = ()
    not_duty: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    """Full names or aliases; a body under one of them counts as it."""
    missing: Verdict = Verdict.NO
    """What a value that no report states makes of the clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Which incidents count, and what suffices."""

    name: str
    title: str
    source: str
    kinds: tuple[str, ...]
    counts_when: tuple[Clause, ...]
    suffices: frozenset[Standing]
    disputed: Verdict = Verdict.MAYBE
    pending: Verdict = Verdict.MAYBE
    states: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    origins: int = field(default=0)
    """Independent origins that a value must have."""
    agencies: tuple[Body, ...] = ()
    """Agencies of its own, known beside those of averment's table."""


def shipped() -> tuple[str, ...]:
    """Names of the definitions that come with the package."""
    folder = files("averment.counting").joinpath(FOLDER)
    return tuple(sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml")))


def shipped_text(name: str) -> str:
    """The text of a shipped definition."""
    return files("averment.counting").joinpath(FOLDER, f"{name}.toml").read_text("utf-8")


def understand(text: str, where: str) -> Definition:
    """The definition that a TOML text holds; raises `BadDefinition` with everything that is wrong, and where."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadDefinition(where, str(error)) from error
    table, wrong = _extended(table)
    if wrong := [*wrong, *_problems(table)]:
        raise BadDefinition(where, "\n".join(wrong))
    standing, places, period = (table.get(k, {}) for k in ("standing", "places", "period"))
    return Definition(
        name=table["name"],
        title=table["title"],
        source=table["source"],
        kinds=tuple(table.get("kinds", (str(ReportKind.USE_OF_FORCE),))),
        counts_when=tuple(_clause(c) for c in table["counts_when"]),
        suffices=frozenset(Standing(s) for s in standing["suffices"]),
        disputed=_WORDS[standing.get("disputed", "maybe")],
        pending=_WORDS[standing.get("pending", "maybe")],
        states=tuple(places.get("states", ())),
        cities=tuple(places.get("cities", ())),
        first=period.get("first"),
        last=period.get("last"),
        origins=standing.get("origins", 0),
        agencies=tuple(
            Body(name=b["name"], aliases=tuple(b.get("aliases", ())), under=b.get("under"))
            for b in table.get("agencies", ())
        ),
    )


def _extended(table: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The table with what it takes over from the definition that it extends, and what is wrong with that."""
    base = table.pop(EXTENDS, None)
    if base is None:
        return table, []
    if base not in shipped():
        return table, [f"{EXTENDS}: no definition {base!r} ships; there are: {', '.join(shipped())}"]
    return {**tomllib.loads(shipped_text(base)), **table}, []


def _clause(table: Mapping[str, Any]) -> Clause:
    lists = {k: tuple(v) for k, v in table.items() if k not in ("clause", "missing")}
    return Clause(clause=table["clause"], missing=_WORDS[table.get("missing", "no")], **lists)


def _problems(table: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{k}: there is no such key" for k in table if k not in _TOP)
    yield from (f"{k}: missing, or no text" for k in ("name", "title", "source") if not _is_text(table.get(k)))
    yield from _codes("kinds", table.get("kinds", []), tuple(ReportKind))
    yield from _standing(table.get("standing"))
    yield from _places(table.get("places", {}))
    yield from _period(table.get("period", {}))
    yield from _bodies(table.get("agencies", []))
    clauses = table.get("counts_when")
    if not isinstance(clauses, list) or not clauses:
        yield "counts_when: missing; write at least one [[counts_when]]"
        return
    for i, clause in enumerate(clauses):
        yield from _clause_problems(f"counts_when.{i}", clause)


def _clause_problems(path: str, clause: Any) -> Iterator[str]:
    if not isinstance(clause, dict):
        yield f"{path}: no table"
        return
    if not _is_text(clause.get("clause")):
        yield f"{path}.clause: missing, or no text"
    yield from (f"{path}.{k}: there is no such key" for k in clause if k not in _LISTS and k not in _FREE)
    for key, codes in _LISTS.items():
        if key in clause:
            yield from _codes(f"{path}.{key}", clause[key], codes)
    if "agencies" in clause and not _is_texts(clause["agencies"]):
        yield f"{path}.agencies: write a list of names"
    yield from _word(f"{path}.missing", clause.get("missing", "no"))
    if not any(clause.get(k) for k in (*_LISTS, "agencies") if k != "persons"):
        yield f"{path}: asks for nothing"


def _standing(table: Any) -> Iterator[str]:
    if not isinstance(table, dict):
        yield "standing: missing; write a table [standing] with `suffices`"
        return
    yield from (
        f"standing.{k}: there is no such key" for k in table if k not in ("suffices", "disputed", "pending", "origins")
    )
    if "suffices" not in table:
        yield "standing.suffices: missing"
    yield from _codes("standing.suffices", table.get("suffices", []), tuple(Standing))
    yield from _word("standing.disputed", table.get("disputed", "maybe"))
    yield from _word("standing.pending", table.get("pending", "maybe"))
    origins = table.get("origins", 0)
    if not isinstance(origins, int) or isinstance(origins, bool) or origins < 0:
        yield "standing.origins: write a whole number"


def _places(table: Any) -> Iterator[str]:
    if not isinstance(table, dict):
        yield "places: no table"
        return
    yield from (f"places.{k}: there is no such key" for k in table if k not in ("states", "cities"))
    yield from (
        f"places.{k}: write a list of names" for k in ("states", "cities") if k in table and not _is_texts(table[k])
    )


def _period(table: Any) -> Iterator[str]:
    if not isinstance(table, dict):
        yield "period: no table"
        return
    yield from (f"period.{k}: there is no such key" for k in table if k not in ("first", "last"))
    yield from (
        f"period.{k}: write a day, 2025-10-22, without quotation marks" for k in table if not isinstance(table[k], date)
    )


def _bodies(tables: Any) -> Iterator[str]:
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        yield "agencies: write a table [[agencies]] for each agency of your own"
        return
    for i, table in enumerate(tables):
        path = f"agencies.{i}"
        yield from (f"{path}.{k}: there is no such key" for k in table if k not in ("name", "aliases", "under"))
        if not _is_text(table.get("name")):
            yield f"{path}.name: missing, or no text"
        if "aliases" in table and not _is_texts(table["aliases"]):
            yield f"{path}.aliases: write a list of names"
        if "under" in table and not _is_text(table["under"]):
            yield f"{path}.under: write the full name of the body over it"


def _codes(path: str, given: Any, known: Sequence[str]) -> Iterator[str]:
    if not _is_texts(given):
        yield f"{path}: write a list of codes"
        return
    codes = [str(k) for k in known]
    yield from (f"{path}: {g!r} is no code; there are: {', '.join(codes)}" for g in given if g not in codes)


def _word(path: str, given: Any) -> Iterator[str]:
    if given not in _WORDS:
        yield f"{path}: {given!r} will not do; write yes, maybe or no"


def _is_text(given: Any) -> bool:
    return isinstance(given, str) and bool(given.strip())


def _is_texts(given: Any) -> bool:
    return isinstance(given, list) and all(_is_text(g) for g in given)
