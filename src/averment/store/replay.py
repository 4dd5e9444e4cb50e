"""The state that the lines of the ledger leave behind, played again: what stands, where it belongs, what was erased."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, select

from averment.store.chain import Line
from averment.store.schema import (
    captures,
    decisions,
    drafts,
    incidents,
    orphans,
    proposals,
    reports,
    tellings,
    tombstones,
    users,
)


@dataclass(slots=True)
class Replay:
    """Hears every line in order, then says what the tables have otherwise."""

    ordered: frozenset[int] = frozenset()
    """Lines that some later line says were emptied by an order of erasure; that line is verified when it comes."""
    retired: dict[int, tuple[Line, str]] = field(default_factory=dict)
    """Decision to the line that changed it last and how it is retired."""
    owners: dict[int, int | None] = field(default_factory=dict)
    """Decision to its report."""
    details: dict[int, dict[str, Any]] = field(default_factory=dict)
    """Merges and splits."""
    places: dict[tuple[int, str], tuple[int, int, bool]] = field(default_factory=dict)
    """Report and local id to line, incident and whether a person pinned it."""
    merged: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    settled: dict[int, tuple[Line, int, str | None]] = field(default_factory=dict)
    """Orphaned decision to line, report and who settled it."""
    roles: dict[int, tuple[Line, str, str | None]] = field(default_factory=dict)
    """User to line, role and the time from which the account is disabled."""
    live: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Report to line and its live draft."""
    ended: dict[int, Line] = field(default_factory=dict)
    """Retired draft to the line that retired it."""
    current: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Lineage to line and its current version."""
    lineages: dict[int, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    empty: dict[int, str] = field(default_factory=dict)
    """Lines without words to their kind, until an erasure names them."""
    answers: dict[int, tuple[Line, int | None]] = field(default_factory=dict)
    """Proposal to the line that told last of it, and the decision on it."""
    erased: dict[int, Line] = field(default_factory=dict)
    """Report to the line of its erasure."""

    def hear(self, line: Line) -> str | None:
        """Play a line; what makes it impossible, in words."""
        self.counted[line.kind] = self.counted.get(line.kind, 0) + 1
        if line.payload is None:
            if line.number not in self.ordered:
                return "its words are gone, and no order of erasure names it"
            self.empty[line.number] = line.kind
            if line.kind not in _HOLD_WORDS:
                return "it has lost its words, and holds none that may be erased"
            return None
        said = json.loads(line.payload)
        play = getattr(self, "_" + line.kind.replace(".", "_"), None)
        if play is None:
            return f"nothing is called {line.kind!r}"
        cause: str | None = play(line, said)
        return cause

    def contradictions(self, connection: Connection) -> Iterator[tuple[int | None, str]]:
        """What the tables have otherwise than the lines leave them: the line that told last, and what is wrong."""
        for number in self.empty:
            yield number, "its words are gone, and no order of erasure names it"
        yield from self._rows_without_lines(connection)
        yield from self._states(connection)

    def _states(self, connection: Connection) -> Iterator[tuple[int | None, str]]:
        for row in connection.execute(select(decisions.c.n, decisions.c.retired, decisions.c.retired_at)):
            if row.n not in self.retired:
                continue  # its line lost its words with those of its report
            line, how = self.retired[row.n]
            if (row.retired, row.retired_at) != (how, line.at if how else None):
                yield (
                    line.number,
                    f"decision {row.n} is {row.retired or 'standing'!r}: the ledger says {how or 'standing'!r}",
                )
        told = {(r.report, r.local): r for r in connection.execute(select(tellings))}
        for where, (number, incident, pinned) in self.places.items():
            here = told.get(where)
            if here is None or (here.incident, here.pinned) != (incident, pinned):
                yield number, f"report {where[0]} does not tell of incident {incident} under {where[1]}"
        for where in told.keys() - self.places.keys():
            if where[0] not in self.erased:
                yield None, f"report {where[0]} tells of an incident under {where[1]}, and no line says so"
        for each in connection.execute(select(incidents.c.n, incidents.c.merged_into)):
            last, into = self.merged.get(each.n, (0, None))
            if each.merged_into != into:
                yield last, f"incident {each.n} leads to {each.merged_into} and should lead to {into}"
        yield from self._few_states(connection)

    def _few_states(self, connection: Connection) -> Iterator[tuple[int | None, str]]:
        for row in connection.execute(select(orphans)):
            if row.decision not in self.settled:
                continue
            line, report, who = self.settled[row.decision]
            told = (self._newest(report), who, line.at if who else None)
            if (self._newest(row.report), row.settled_by, row.settled_at) != told:
                yield line.number, f"the orphaned decision {row.decision} is not where it should be"
        for row in connection.execute(select(users.c.n, users.c.role, users.c.disabled_at)):
            if row.n in self.roles:
                line, role, disabled = self.roles[row.n]
                if (row.role, row.disabled_at) != (role, disabled):
                    yield line.number, f"user {row.n} may do what no line says"
        for row in connection.execute(select(proposals.c.n, proposals.c.decision)):
            if row.n in self.answers and row.decision != self.answers[row.n][1]:
                yield self.answers[row.n][0].number, f"proposal {row.n} was not answered so"
        for row in connection.execute(select(drafts.c.n, drafts.c.report, drafts.c.retired_at)):
            if row.report in self.erased:
                continue
            ending = self.ended.get(row.n)
            if row.retired_at != (ending.at if ending else None):
                yield ending.number if ending else None, f"draft {row.n} is live or retired, and no line says so"
        yield from self._versions(connection)

    def _versions(self, connection: Connection) -> Iterator[tuple[int | None, str]]:
        for row in connection.execute(select(reports.c.n, reports.c.lineage, reports.c.current, reports.c.erased_at)):
            order = self.erased.get(row.n)
            if row.erased_at != (order.at if order else None):
                yield order.number if order else None, f"report {row.n} is marked as erased, and no line says so"
            number, version = self.current.get(row.lineage, (None, None))
            if order is None and row.current != (row.n == version):
                yield number, f"report {row.n} is current or not, and no line says so"

    def _rows_without_lines(self, connection: Connection) -> Iterator[tuple[int | None, str]]:
        tables: tuple[tuple[Table, tuple[str, ...]], ...] = (
            (reports, ("report.added",)),
            (drafts, ("report.added", "draft.added")),
            (captures, ("report.captured",)),
            (decisions, ("decision",)),
            (incidents, ("incident.made",)),
            (proposals, ("proposal.made",)),
            (tombstones, ("tombstone",)),
            (users, ("user.added",)),
            (orphans, ("decision.orphaned",)),
        )
        for table, kinds in tables:
            have = connection.scalar(select(func.count()).select_from(table))
            told = sum(self.counted.get(kind, 0) for kind in kinds)
            if have != told:
                yield None, f"{table.name} has {have} rows, and {told} lines tell of them"

    def _newest(self, report: int) -> int:
        lineage = self.lineages.get(report, report)
        return self.current.get(lineage, (0, report))[1]

    def _report_added(self, line: Line, said: dict[str, Any]) -> None:
        if line.report is not None:
            self.lineages[line.report] = said["lineage"]
            self.current[said["lineage"]] = (line.number, line.report)
            self.live[line.report] = (line.number, said["draft"])

    def _draft_added(self, line: Line, said: dict[str, Any]) -> None:
        self.ended[said["retires"]] = line
        if line.report is not None:
            self.live[line.report] = (line.number, said["draft"])

    def _report_captured(self, line: Line, said: dict[str, Any]) -> None:
        """Leaves no state but its row."""

    _tombstone = _report_captured

    def _proposal_made(self, line: Line, said: dict[str, Any]) -> None:
        self.answers[said["proposal"]] = (line, None)

    def _incident_made(self, line: Line, _said: dict[str, Any]) -> None:
        if line.incident is not None:
            self.merged[line.incident] = (line.number, None)

    def _decision(self, line: Line, said: dict[str, Any]) -> None:
        number, row = said["decision"], said["row"]
        self.retired[number], self.owners[number] = (line, ""), row["report"]
        if row["replaces"] is not None:
            self.retired[row["replaces"]] = (line, "replaced")
        if row["carries"] is not None and self.owners.get(row["carries"]) == row["report"]:
            self.retired[row["carries"]] = (line, "orphaned")
        if row["kind"] in {"merge", "split", "refuse"}:
            detail = json.loads(row["detail"])
            if "proposal" in detail:
                self.answers[detail["proposal"]] = (line, number)
            if row["kind"] != "refuse":
                self.details[number] = {"kind": row["kind"], **detail}
                self._move(line.number, self.details[number], back=False)

    def _decision_undone(self, line: Line, said: dict[str, Any]) -> str | None:
        if said["decision"] not in self.retired:
            return f"there is no decision {said['decision']} to undo"
        self.retired[said["decision"]] = (line, "undone")
        if said["restores"] is not None:
            self.retired[said["restores"]] = (line, "")
        if said["decision"] in self.details:
            self._move(line.number, self.details[said["decision"]], back=True)
        return None

    def _decision_orphaned(self, line: Line, said: dict[str, Any]) -> None:
        self.settled[said["decision"]] = (line, line.report or 0, None)
        if self.owners.get(said["decision"]) == line.report:
            self.retired[said["decision"]] = (line, "orphaned")

    def _decision_settled(self, line: Line, said: dict[str, Any]) -> None:
        self.settled[said["decision"]] = (line, line.report or 0, said["who"])

    def _telling_placed(self, line: Line, said: dict[str, Any]) -> None:
        if line.report is not None and line.incident is not None:
            if (old := said.get("takes")) is not None:
                self.places.pop((old["report"], old["local"]), None)
            self.places[line.report, said["local"]] = (line.number, line.incident, said["pinned"])

    def _telling_left(self, line: Line, said: dict[str, Any]) -> None:
        self.places.pop((line.report or 0, said["local"]), None)

    def _erasure(self, line: Line, said: dict[str, Any]) -> str | None:
        for number in said["lines"]:
            if self.empty.pop(number, None) is None:
                return f"it orders the words of line {number} erased, and they are there"
        if line.report is not None:
            self.erased[line.report] = line
            for decision, report in self.owners.items():
                if report == line.report:
                    self.retired[decision] = (line, "erased")
        return None

    def _user_added(self, line: Line, said: dict[str, Any]) -> None:
        self.roles[said["user"]] = (line, said["role"], None)

    def _user_changed(self, line: Line, said: dict[str, Any]) -> str | None:
        if said["user"] not in self.roles:
            return f"there is no user {said['user']} to change"
        _, role, disabled = self.roles[said["user"]]
        if "disabled" in said:
            disabled = line.at if said["disabled"] else None
        self.roles[said["user"]] = (line, said.get("role", role), disabled)
        return None

    def _user_invited(self, _line: Line, said: dict[str, Any]) -> str | None:
        return None if said["user"] in self.roles else f"there is no user {said['user']} to invite"

    def _user_revoked(self, _line: Line, said: dict[str, Any]) -> str | None:
        return None if said["user"] in self.roles else f"there is no user {said['user']} to send away"

    def _move(self, number: int, detail: dict[str, Any], *, back: bool) -> None:
        merge = detail["kind"] == "merge"
        home, away = (detail["merged"], detail["into"]) if merge else (detail["from"], detail["to"])
        for report, local in detail["tellings"]:
            here = self.places.get((report, local))
            if not back:
                self.places[report, local] = (number, away, detail.get("pinned", True))
            elif here is not None and here[1] == away:
                self.places[report, local] = (number, home, False)
        if merge:
            self.merged[home] = (number, None if back else away)
        elif back and detail["made"] and not any(i == away for _, i, _ in self.places.values()):
            self.merged[away] = (number, home)


_HOLD_WORDS = frozenset(
    "report.added report.captured draft.added decision decision.carried decision.undone decision.orphaned "
    "decision.settled telling.placed telling.left".split()
)
