"""What changed since a day, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from averment.comparing.model import INCIDENT, Comparison
from averment.comparing.since import Moved, Since
from averment.comparison import words
from averment.dossier import labels


def lines(since: Since, now: Comparison) -> tuple[str, ...]:
    """Plain sentences; none where nothing is new."""
    return tuple(_lines(since, now))


def _lines(since: Since, now: Comparison) -> Iterator[str]:
    for report in now.reports:
        if report.key in since.reports:
            day = labels.day(report.published.isoformat()) if report.published else "day not known"
            yield f"new report: {report.title or report.key} ({report.publisher or 'publisher not known'}, {day})"
    if since.parties:
        yield f"heard for the first time: {'; '.join(since.parties)}"
    for change in since.changes:
        party = now.party(change.party).label
        yield f"changed account: {party} on {words.field(change.field)}, {words.TURN[change.turn]}"
    yield from (_field(moved, now) for moved in since.fields)
    for question in since.closed:
        yield f"answered: {words.field(question.field)}: {question.reason}"
    for question in since.opened:
        yield f"newly open: {words.field(question.field)}: {question.reason}"


def _field(moved: Moved, now: Comparison) -> str:
    person = next((p for p in now.people if p.id == moved.about), None)
    about = "" if moved.about == INCIDENT or person is None else f" of {person.name or labels.PERSON[person.role]}"
    was = words.STANDING[moved.was] if moved.was else "nothing said"
    new = f"; new: {', '.join(words.value(moved.field, v) for v in moved.new)}" if moved.new else ""
    count = f"; origins {moved.origins[0]} → {moved.origins[1]}" if moved.origins[0] != moved.origins[1] else ""
    standing = f"{was} → {words.STANDING[moved.now]}" if moved.was is not moved.now else words.STANDING[moved.now]
    return f"{words.field(moved.field)}{about}: {standing}{count}{new}"
