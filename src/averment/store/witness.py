"""What rows say of the lines that told of them: bytes, texts, drafts, decisions, digested and compared again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Column, Connection, Table, select
from sqlalchemy.exc import SQLAlchemyError

from averment.store.chain import Line
from averment.store.packing import release, sha
from averment.store.schema import (
    bodies,
    captures,
    decisions,
    drafts,
    incidents,
    orphans,
    proposals,
    reports,
    texts,
    tombstones,
    users,
)

_Rows = Mapping[Any, Any]
_ADDED = (
    "id lineage version key url title byline publisher publisher_role published language wire notes pages".split()
)  # fmt: skip
_DECIDED = "at who kind report fact incident field person before after detail reason carries replaces text".split()


@dataclass(frozen=True, slots=True)
class Witness:
    """Rows that some lines tell of, read together."""

    rows: Mapping[str, _Rows]
    unreadable: str = ""

    @classmethod
    def of(cls, connection: Connection, lines: Sequence[Line]) -> Witness:
        """Read what these lines tell of."""
        said = [
            (line, json.loads(line.payload)) for line in lines if line.payload is not None and _is_json(line.payload)
        ]

        def named(key: str, *kinds: str) -> set[int]:
            return {p[key] for line, p in said if line.kind in kinds and isinstance(p.get(key), int)}

        added = {line.report for line, _ in said if line.kind == "report.added" and line.report is not None}
        try:
            found = {
                "reports": _by(connection, reports, reports.c.n, added),
                "bodies": _by(connection, bodies, bodies.c.report, added),
                "drafts": _by(connection, drafts, drafts.c.n, named("draft", "report.added", "draft.added")),
                "captures": _by(connection, captures, captures.c.n, named("capture", "report.captured")),
                "decisions": _by(connection, decisions, decisions.c.n, named("decision", "decision")),
                "proposals": _by(connection, proposals, proposals.c.n, named("proposal", "proposal.made")),
                "tombstones": _by(connection, tombstones, tombstones.c.n, named("tombstone", "tombstone")),
                "users": _by(connection, users, users.c.n, named("user", "user.added")),
                "orphans": _by(connection, orphans, orphans.c.decision, named("decision", "decision.orphaned")),
                "incidents": _by(
                    connection,
                    incidents,
                    incidents.c.n,
                    {line.incident for line, _ in said if line.kind == "incident.made" and line.incident is not None},
                ),
            }
            of_drafts = {d.text for d in found["drafts"].values()} | {r.text for r in found["reports"].values()}
            found["texts"] = _by(connection, texts, texts.c.n, of_drafts)
        except (SQLAlchemyError, ValueError, OverflowError) as error:
            if len(lines) == 1:
                return cls({}, str(getattr(error, "orig", None) or error).splitlines()[0][:120])
            return _Several({line.number: Witness.of(connection, [line]) for line in lines})
        return cls(found)

    def contradicts(self, line: Line) -> str | None:
        """What a row says otherwise than the line; None where all agree, or the words were erased by order."""
        if self.unreadable:
            return f"what it tells of cannot be read: {self.unreadable}"
        check = _CHECKS.get(line.kind)
        if check is None or line.payload is None:
            return None
        return check(self, line, json.loads(line.payload))

    def row(self, table: str, key: Any) -> Any:
        """The row of that key; None where there is none."""
        return self.rows[table].get(key)


class _Several(Witness):
    """Each line with a witness of its own, because some row among theirs cannot be read."""

    def __init__(self, each: Mapping[int, Witness]) -> None:
        super().__init__({"": each})

    def contradicts(self, line: Line) -> str | None:
        """As the line's own witness says."""
        own: Witness = self.rows[""][line.number]
        return own.contradicts(line)


def _by(connection: Connection, table: Table, key: Column[Any], wanted: Iterable[Any]) -> _Rows:
    keys = sorted(wanted)
    if not keys:
        return {}
    return {getattr(row, key.name): row for row in connection.execute(select(table).where(key.in_(keys)))}


def _is_json(payload: str) -> bool:
    try:
        return isinstance(json.loads(payload), dict)
    except ValueError:
        return False


def _report(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("reports", line.report)
    if row is None:
        return f"report {line.report} is missing"
    if row.erased_at is not None:
        return f"report {line.report} is marked as erased, and its line is not"
    for name in _ADDED:
        if getattr(row, name) != said[name]:
            return f"{name} of report {line.report} is not what was added"
    if row.added_at != line.at:
        return f"report {line.report} was not added then"
    return _bytes(seen, line, said) or _draft(seen, line, said)


def _bytes(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    body = seen.row("bodies", line.report)
    if body is None or body.data is None:
        return f"the bytes of report {line.report} are missing"
    try:
        raw = release(body.coding, body.data)
    except zlib.error:
        return f"the bytes of report {line.report} cannot be unpacked"
    if f"sha256:{sha(raw)}" != said["id"] or len(raw) != body.size or body.coding not in {"zlib", "identity"}:
        return f"the bytes of report {line.report} are not those that were added"
    return None


def _draft(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("drafts", said["draft"])
    if row is None or row.body is None:
        return f"draft {said['draft']} is missing"
    if (row.report, row.digest, row.made_at) != (line.report, said["digest"], line.at):
        return f"draft {said['draft']} is not the one that was made"
    if f"{row.engine} {row.engine_version}" != said["engine"]:
        return f"the engine of draft {said['draft']} is not the one that made it"
    try:
        body = zlib.decompress(row.body)
    except zlib.error:
        return f"draft {said['draft']} cannot be unpacked"
    if sha(body) != said["digest"]:
        return f"draft {said['draft']} is not what was made"
    text = seen.row("texts", row.text)
    if text is None or text.text is None or (text.id, text.digest) != (said["text"], said["words"]):
        return f"the text of draft {said['draft']} is not the one that was read"
    return (
        None if sha(text.text) == said["words"] else f"the words of report {line.report} are not those that were read"
    )


def _capture(seen: Witness, _line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("captures", said["capture"])
    if row is None or (row.report, row.place, row.at) != (_line.report, said["place"], said["at"]):
        return f"capture {said['capture']} is not what was noted"
    head = sha(row.head) if row.head else None
    return None if head == said["head"] else f"the head of capture {said['capture']} is not what was noted"


def _decision(seen: Witness, _line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("decisions", said["decision"])
    if row is None:
        return f"decision {said['decision']} is missing"
    wrong = [name for name in _DECIDED if getattr(row, name) != said["row"][name]]
    return f"{wrong[0]} of decision {said['decision']} is not what was decided" if wrong else None


def _tomb(row: Any) -> tuple[str, ...]:
    return (row.kind, row.digest, row.grounds, row.who, row.at)


def _tombstone(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("tombstones", said["tombstone"])
    fits = row is not None and _tomb(row) == (said["kind"], said["digest"], said["grounds"], said["who"], line.at)
    return None if fits else f"tombstone {said['tombstone']} is not what was set"


def _user(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("users", said["user"])
    fits = row is not None and (row.name, row.made_at) == (said["name"], line.at)
    return None if fits else f"user {said['user']} is not who was added"


def _orphan(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("orphans", said["decision"])
    fits = row is not None and row.at == line.at
    return None if fits else f"the orphaned decision {said['decision']} is not on its list"


def _incident(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("incidents", line.incident)
    fits = row is not None and (row.id, row.made_at, row.kind) == (said["id"], line.at, said["kind"])
    return None if fits else f"incident {line.incident} is not the one that was made"


def _proposal(seen: Witness, line: Line, said: dict[str, Any]) -> str | None:
    row = seen.row("proposals", said["proposal"])
    fits = row is not None and row.at == line.at and all(getattr(row, k) == v for k, v in said["row"].items())
    return None if fits else f"proposal {said['proposal']} is not what was proposed"


_CHECKS: Mapping[str, Callable[[Witness, Line, dict[str, Any]], str | None]] = MappingProxyType(
    {
        "report.added": _report,
        "draft.added": _draft,
        "report.captured": _capture,
        "decision": _decision,
        "decision.orphaned": _orphan,
        "tombstone": _tombstone,
        "user.added": _user,
        "incident.made": _incident,
        "proposal.made": _proposal,
    }
)
