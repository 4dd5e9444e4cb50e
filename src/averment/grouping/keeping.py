"""What is known, as a file: JSON lines, an entry for names no longer in use, then one line an incident."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from averment.domain.codes import ReportKind
from averment.domain.draft import Interval
from averment.grouping.known import Known, KnownIncident
from averment.grouping.sketches import Sketch

VERSION = 1
_DAYS = ("published", "first", "last")
_COUNTS = ("killed", "injured")
_WEIGHTS = ("words", "title_words")
_SETS = ("cities", "states", "streets", "names", "victims", "ages", "rare")
_PLAIN = ("report", "key", "incident", "primary", "city", "state", "survivors")


def known_lines(known: Known) -> Iterator[str]:
    """The lines of the file, equal for equal knowledge."""
    head = {"averment_known": VERSION, "forwards": dict(sorted(known.forwards.items()))}
    yield json.dumps(head | {"retired": sorted(known.retired)}, ensure_ascii=False)
    for incident in known.incidents:
        row = {"incident": incident.id, "sketches": [sketch_row(s) for s in incident.sketches]}
        yield json.dumps(row, ensure_ascii=False)


def read_known(lines: Iterable[str]) -> Known:
    """What the lines say; raises `ValueError` or `KeyError` where they are none of ours."""
    rows = (json.loads(line) for line in lines if line.strip())
    head = next(rows, None)
    if head is None:
        return Known()
    if not isinstance(head, dict) or head.get("averment_known") != VERSION:
        raise ValueError("it does not begin as a file of known incidents does")
    incidents = tuple(
        KnownIncident(id=row["incident"], sketches=tuple(sketch_of(s) for s in row["sketches"])) for row in rows
    )
    return Known(incidents=incidents, forwards=head["forwards"], retired=frozenset(head["retired"]))


def sketch_row(one: Sketch) -> dict[str, Any]:
    """A sketch as plain JSON values; what is not known is left out."""
    row: dict[str, Any] = {name: getattr(one, name) for name in _PLAIN}
    row["kind"] = str(one.kind)
    row |= {name: _day(getattr(one, name)) for name in _DAYS}
    row |= {name: sorted(getattr(one, name)) for name in _SETS}
    row |= {name: getattr(one, name) for name in _COUNTS}
    row |= {name: {str(k): v for k, v in getattr(one, name).items()} for name in _WEIGHTS}
    return {name: value for name, value in row.items() if value not in (None, [], {})}


def sketch_of(row: dict[str, Any]) -> Sketch:
    """The sketch that `sketch_row` wrote."""
    given: dict[str, Any] = {name: row.get(name) for name in _PLAIN}
    given |= {name: _date(row.get(name)) for name in _DAYS}
    given |= {name: frozenset(row.get(name, ())) for name in _SETS}
    given |= {name: _count(row.get(name)) for name in _COUNTS}
    given |= {name: {int(k): v for k, v in row.get(name, {}).items()} for name in _WEIGHTS}
    return Sketch(kind=ReportKind(row["kind"]), **given)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


def _count(count: list[int | None] | None) -> Interval | None:
    return (count[0], count[1]) if count else None
