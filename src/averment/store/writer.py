"""What may be done to a store: one unit of work, undone unless it is committed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from averment.domain.decisions import DecisionKind
from averment.domain.draft import Draft, Fact
from averment.ports import Clock
from averment.store.commands import accounts, adding, deciding, entering, erasing, grouping, proposing
from averment.store.commands.adding import Added, Capture
from averment.store.commands.work import Work
from averment.store.members import Opened, Role
from averment.store.rows import CountedRow


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes in the name of one person (or of the program), each change with its line in the ledger."""

    connection: Connection
    who: str
    clock: Clock
    changed: Callable[[tuple[int, ...]], None] | None = None
    """Hears after each commit the numbers of the incidents that it changed."""
    _work: list[Work] = field(default_factory=list)

    @property
    def work(self) -> Work:
        """What this unit of work has in hand."""
        if not self._work:
            self._work.append(Work(self.connection, who=self.who, clock=self.clock))
        return self._work[0]

    def commit(self) -> None:
        """Keep everything; after this the writer begins anew."""
        changed = grouping.refresh(self.work)
        self.work.flush()
        self.connection.commit()
        self._work.clear()
        if self.changed is not None and changed:
            self.changed(changed)

    def add(self, draft: Draft, raw: bytes, *, capture: Capture | None = None) -> Added:
        """Take in a report with its bytes and its draft; the same bytes and engine again change nothing.

        Raises `Suppressed` where an order of erasure stands against it.
        """
        return adding.add(self.work, draft, raw, capture)

    def decide(
        self, report: int, kind: DecisionKind, *, fact: str | None = None, after: Fact | None = None, reason: str = ""
    ) -> int:
        """Accept, correct, reject or add a fact of a report; the decision's number.

        `after` is the corrected or added fact. A decision on the same fact replaces the one before. Raises
        `CannotDecide` where the fact is not there, its passage does not read so, or its value is none of the field's.
        """
        return deciding.decide(self.work, report, kind, fact, after, reason)

    def accept(self, chosen: Sequence[tuple[int, str]], *, reason: str) -> int:
        """Accept many facts, each by report and id, with one reason; how many were still undecided."""
        return deciding.accept_many(self.work, chosen, reason)

    def close(self, report: int, *, reason: str = "") -> int:
        """Take a report out of the queue as it is; the decision's number."""
        return deciding.close(self.work, report, DecisionKind.CLOSE, reason)

    def reopen(self, report: int, *, reason: str = "") -> int:
        """Put a closed report back into the queue."""
        return deciding.close(self.work, report, DecisionKind.REOPEN, reason)

    def settle(self, decision: int, *, report: int) -> None:
        """Say that an orphaned decision has been looked at: its words are gone from this version."""
        deciding.settle(self.work, decision, report)

    def mark(
        self,
        incident: str,
        kind: DecisionKind,
        field_: str,
        *,
        person: str | None = None,
        detail: str = "",
        reason: str,
    ) -> int:
        """Say of an incident's field that it is pending or unknowable, or publish a drift; the decision's number.

        `person` is a report's id, `#`, and the person's id in its draft; None means the field wherever it stands.
        """
        return deciding.mark(self.work, incident, kind, field_, person, detail, reason)

    def fill(self, incident: str, name: str, value: str, *, reason: str = "") -> int:
        """Give a column of the user's own a value for an incident; the decision's number.

        `averment export` prints it where a column asks for it by `custom`. An empty value empties it. Raises
        `CannotDecide` where the name is that of a field of reports: a fact always has words.
        """
        return deciding.fill(self.work, incident, name, value, reason)

    def undo(self, decision: int, *, reason: str = "") -> None:
        """Take a decision back; the one that it replaced stands again."""
        deciding.undo(self.work, decision, reason)

    def place(self, report: int, local: str, incident: str, *, pinned: bool = False) -> None:
        """Say which incident of the record an incident of a draft is; a new name makes a new incident."""
        grouping.place(self.work, report, local, incident, pinned=pinned)

    def unplaced(self, report: int) -> tuple[str, ...]:
        """Incidents of a report's draft, by local id, that no incident of the record is said to be."""
        return grouping.unplaced(self.work, report)

    def place_new(self, report: int, local: str, stem: str) -> str:
        """Make an incident of the record for an incident of a draft: the stem and the first free letter. Its id.

        The stem is country, state, place and day, parted by `-`.
        """
        return grouping.place_new(self.work, report, local, stem)

    def merge(self, incident: str, into: str, *, reason: str, pinned: bool = True) -> int:
        """Two incidents are one; the first name leads to the second from now on. The decision's number.

        `pinned` says that a person decides so; a program that does may not move what a person placed, and gets
        `CannotDecide`.
        """
        return grouping.merge(self.work, incident, into, reason, pinned=pinned)

    def split(
        self, incident: str, apart: Sequence[tuple[int, str]], *, to: str | None = None, reason: str
    ) -> tuple[int, str]:
        """Some tellings (report and local id) are of another incident, a new one where `to` is None.

        The decision's number and the incident's id.
        """
        return grouping.split(self.work, incident, apart, to, reason)

    def compared(
        self,
        incident: str,
        values: Sequence[tuple[str, str, str]],
        *,
        by: str,
        as_of: str,
        counted: Sequence[CountedRow] = (),
    ) -> bool:
        """Keep what comparing made of an incident: rows of (field, value, standing), and the step's name.

        `counted` is what definitions make of it. `as_of` is the `changed_at` of what was compared; where the incident
        has changed since, nothing is kept, and False comes back.
        """
        return grouping.compared(self.work, incident, values, by, as_of, counted)

    def propose(
        self, ask: str, incidents: Sequence[str], *, parts: Sequence[Sequence[int]] = (), score: float, reason: str
    ) -> int | None:
        """Keep a proposal to `merge` two incidents, or to `split` one into parts (numbers of reports); its number.

        None where the same is kept already, also where a person refused it.
        """
        return proposing.propose(self.work, ask, incidents, parts, score, reason)

    def accept_proposal(self, proposal: int, *, reason: str = "") -> str:
        """Merge or split as proposed; the id of the incident that is left. Raises `CannotDecide`."""
        return proposing.accept(self.work, proposal, reason)

    def refuse_proposal(self, proposal: int, *, reason: str) -> int:
        """Leave incidents as they are; grouping does not ask again. The decision's number."""
        return proposing.refuse(self.work, proposal, reason)

    def erase(self, report: int, *, grounds: str, names: Sequence[str] = ()) -> int:
        """Erase bytes, text, drafts and every word of all versions of a report, by order of an editor.

        A tombstone keeps it, and any report that names one of `names`, from coming back. How many lines of the ledger
        lost their words.
        """
        return erasing.erase(self.work, report, grounds, names)

    def add_user(self, name: str, role: Role, *, password: str | None = None) -> int:
        """Make an account; `password` is its argon2 hash. Raises `CannotDecide` where the name is taken or unfit."""
        return accounts.add(self.work, name, role, password)

    def change_user(
        self, name: str, *, role: Role | None = None, password: str | None = None, disabled: bool | None = None
    ) -> None:
        """Change what is given. The password's hash is not told to the ledger; disabling ends every session.

        Raises `CannotDecide` where nobody would be left who can let others in.
        """
        accounts.change(self.work, name, role, password, disabled)

    def invite(self, name: str, role: Role | None = None) -> Opened:
        """What a link holds that lets its bearer set the account's password, once; a link given out before is void.

        With a role the account is made, without one it has to be there. Good for three days. Raises `CannotDecide`.
        """
        return entering.invite(self.work, name, role)

    def join(self, token: str, password: str) -> str:
        """Set the password (its argon2 hash) of whom a link invites; the name. The link is void after it.

        Raises `CannotDecide` where it was used, has run out, or was never given out.
        """
        return entering.join(self.work, token, password)

    def enter(self, name: str, *, newer: str | None = None) -> Opened:
        """Open a session of twelve hours; `newer` is the hash of the same password made in a newer way."""
        return entering.enter(self.work, name, newer)

    def leave(self, token: str) -> None:
        """End one session; nothing where there is none."""
        entering.leave(self.work, token)

    def end_sessions(self, name: str, *, but: str | None = None) -> int:
        """End every session of an account but the one of that token; how many."""
        return entering.end(self.work, name, but)
