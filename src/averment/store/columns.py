"""A user's own columns, as a TOML file describes them."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from averment.domain.fields import FIELDS
from averment.errors import BadOption

OF_INCIDENT = (
    "id kind date_from date_to state county city agency killed injured latitude longitude reports mentions undecided "
    "conflicts made_at changed_at".split()
)  # fmt: skip
"""What a column may take from the incident itself, beside the fields of facts."""
SHOWS = ("values", "words", "voices", "sources")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: where its cells come from, and how they are written."""

    name: str
    field: str | None = None
    """A field of facts: its values."""
    of: str | None = None
    """Something of the incident itself."""
    value: str | None = None
    """The same in every row: a constant, or a column that is filled by hand later, elsewhere."""
    custom: str | None = None
    """A column of the user's own, by the name under which people fill it at the desk."""
    template: str | None = None
    """Other columns by name, as `{city}, {state}`."""
    show: str = "values"
    """Of a field: its `values`, exact `words`, `voices` that say it, or addresses of `sources`."""
    codes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Your own word for each of our codes."""
    missing: str = ""
    """What stands where nothing is said."""
    parted: str = "; "
    """What stands between two values."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Every column of a table, and which incidents are rows of it."""

    columns: tuple[Column, ...]
    kind: str | None = None
    state: str | None = None
    since: str | None = None
    until: str | None = None
    bom: bool = False
    """Begin with a byte order mark, which Excel needs to see UTF-8."""


def read_layout(file: Path) -> Layout:
    """The layout of a TOML file; raises `BadOption`, which names every fault at once."""
    try:
        given = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadOption("--columns", str(file), f"it is no TOML: {error}") from error
    faults = list(_faults(given))
    if faults:
        raise BadOption("--columns", str(file), "; ".join(faults))
    rows = given.get("rows", {})
    return Layout(columns=tuple(_column(each) for each in given["column"]), bom=given.get("bom", False), **rows)


def _column(given: Mapping[str, Any]) -> Column:
    return Column(**given)


def _faults(given: Mapping[str, Any]) -> list[str]:
    faults = [f"{k!r} means nothing here" for k in given if k not in {"column", "rows", "bom"}]
    rows = given.get("rows", {})
    if not isinstance(rows, dict):
        return [*faults, "[rows] should be a table"]
    faults += [f"rows.{k} means nothing" for k in rows if k not in {"kind", "state", "since", "until"}]
    faults += [f"rows.{k} should be a string" for k, v in rows.items() if not isinstance(v, str)]
    columns = given.get("column")
    if not isinstance(columns, list) or not columns or not all(isinstance(c, dict) for c in columns):
        return [*faults, "write at least one [[column]]"]
    for number, column in enumerate(columns, 1):
        faults += [f"column {number}: {fault}" for fault in _column_faults(column)]
    names = [c.get("name") for c in columns]
    faults += [f"two columns are called {n!r}" for n in sorted({str(n) for n in names if names.count(n) > 1})]
    return faults


def _column_faults(column: Mapping[str, Any]) -> list[str]:
    known = {"name", "field", "of", "value", "custom", "template", "show", "codes", "missing", "parted"}
    faults = [f"{k!r} means nothing" for k in column if k not in known]
    faults += [f"{k} should be a string" for k, v in column.items() if k != "codes" and not isinstance(v, str)]
    if faults:
        return faults
    if not column.get("name"):
        faults.append("it has no name")
    sources = [k for k in ("field", "of", "value", "custom", "template") if k in column]
    if len(sources) != 1:
        faults.append("give one of field, of, value, custom, template")
    if column.get("field", "date") not in FIELDS:
        faults.append(f"no field is called {column['field']!r}")
    if column.get("of", "id") not in OF_INCIDENT:
        faults.append(f"an incident has no {column['of']!r}; it has {', '.join(OF_INCIDENT)}")
    if column.get("show", "values") not in SHOWS:
        faults.append(f"show is one of {', '.join(SHOWS)}")
    codes = column.get("codes", {})
    if not isinstance(codes, dict) or not all(isinstance(v, str) for v in codes.values()):
        faults.append("codes should be a table of strings")
    return faults
