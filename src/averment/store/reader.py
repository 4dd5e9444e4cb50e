"""What may be asked of a store: one object, one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from averment.domain.decisions import Decision
from averment.domain.draft import Draft
from averment.store.members import Session, User
from averment.store.queries import (
    accounts,
    history,
    incidents,
    near,
    proposals,
    queue,
    reports,
    search,
    verdicts,
)
from averment.store.rows import (
    CountedRow,
    Facet,
    Held,
    HistoryLine,
    Hit,
    IncidentDetail,
    IncidentFilter,
    IncidentOrder,
    IncidentRow,
    Near,
    OpenFact,
    Page,
    Progress,
    ProposalRow,
    QueueFilter,
    QueueOrder,
    QueueRow,
    ReportRecord,
    TellingRow,
)

EVERYTHING = QueueFilter()
EVERY_INCIDENT = IncidentFilter()


@dataclass(frozen=True, slots=True)
class Reader:
    """Answers from one connection, all from the same moment of the store. It cannot write."""

    connection: Connection

    def queue(
        self,
        which: QueueFilter = EVERYTHING,
        order: QueueOrder = QueueOrder.RELEVANCE,
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[QueueRow]:
        """Reports waiting for review (or of another status), one page at a time."""
        return queue.listed(self.connection, which, order, after, limit)

    def progress(self) -> Progress:
        """How much is done."""
        return queue.progress(self.connection)

    def open_facts(self, above: float, *, fields: tuple[str, ...] = (), limit: int = 1000) -> tuple[OpenFact, ...]:
        """Undecided facts of current reports at or above a confidence, the surest first."""
        return queue.open_facts(self.connection, above, fields, limit)

    def report_number(self, name: str) -> int | None:
        """The number of a report by its id (`sha256:…`), its number, or its address (then the current version)."""
        return reports.number(self.connection, name)

    def report(self, number: int) -> ReportRecord:
        """One report version with its text, draft and decisions; raises `CannotDecide` where there is none."""
        return reports.record(self.connection, number)

    def held(self, ids: Sequence[str]) -> dict[str, Held]:
        """Which of these reports (by `sha256:…`) the store holds, and as what reader and engine read them."""
        return reports.held(self.connection, ids)

    def raw(self, number: int) -> bytes | None:
        """The bytes of a report as they came; None where they were erased."""
        return reports.raw(self.connection, number)

    def incidents(
        self,
        which: IncidentFilter = EVERY_INCIDENT,
        order: IncidentOrder = IncidentOrder.DATE,
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[IncidentRow]:
        """Incidents, one page at a time, the largest of the order first."""
        return incidents.listed(self.connection, which, order, after, limit)

    def incident(self, name: str) -> IncidentDetail:
        """One incident by its id; one that was merged gives the one that it went into. Raises `CannotDecide`."""
        return incidents.detail(self.connection, name)

    def stale(
        self,
        *,
        after: int = 0,
        limit: int = 50,
        only: Sequence[int] | None = None,
        definitions: Sequence[str] = (),
    ) -> tuple[tuple[int, str], ...]:
        """Incidents that comparing has to look at again, as number and id, in the order of their numbers.

        `only` leaves out all but these numbers; `definitions`, by digest, adds those on which one was not counted.
        """
        return incidents.stale(self.connection, after, limit, only, definitions)

    def tellings(self, which: Near, *, whole: int) -> tuple[TellingRow, ...]:
        """Every telling of a store that holds `whole` at most; of a larger one, those of the incidents that are near.

        In the order in which their incidents were made; those whose words were erased are left out.
        """
        small = near.counted(self.connection, whole) <= whole
        return near.told(self.connection, None if small else which)

    def drafts(self, numbers: Sequence[int]) -> dict[int, Draft]:
        """Drafts of several reports, by number, as their engine left them; without those whose words were erased."""
        return reports.drafts_of(self.connection, numbers)

    def settled(self) -> frozenset[int]:
        """Numbers of the incidents that people placed reports in or decided on: no program merges them."""
        return near.settled(self.connection)

    def tallied(self, definitions: Sequence[str], which: IncidentFilter = EVERY_INCIDENT) -> dict[str, dict[str, int]]:
        """How many incidents have each verdict under each definition, by digest; those not counted yet have none."""
        return verdicts.tallied(self.connection, definitions, which)

    def verdicts(self, definitions: Sequence[str], numbers: Sequence[int]) -> dict[int, dict[str, CountedRow]]:
        """What definitions make of some incidents: by number, then by digest."""
        return verdicts.of_incidents(self.connection, definitions, numbers)

    def incidents_in_all(self, which: IncidentFilter = EVERY_INCIDENT) -> int:
        """How many incidents are meant."""
        return verdicts.all_of(self.connection, which)

    def proposals(self, *, incident: int | None = None, after: str | None = None, limit: int = 20) -> Page[ProposalRow]:
        """Merges and splits that grouping proposes and nobody decided on, of all incidents or of one, by number."""
        return proposals.listed(self.connection, incident, after, limit)

    def proposed(self) -> int:
        """How many proposals wait."""
        return proposals.counted(self.connection)

    def filled(self) -> tuple[str, ...]:
        """Names of users' own columns that have a value in any incident, in order."""
        return incidents.filled(self.connection)

    def decided_since(self, incident: int, day: date) -> tuple[Decision, ...]:
        """Decisions made after a day on an incident, by number, or on its reports; the newest first, 500 at most.

        Those that no longer stand are among them; those whose words were erased are not.
        """
        return incidents.decided_since(self.connection, incident, day)

    def facets(self, fields: tuple[str, ...], which: IncidentFilter = EVERY_INCIDENT) -> tuple[Facet, ...]:
        """How many incidents have each value of these fields."""
        return incidents.facets(self.connection, fields, which)

    def history(
        self,
        *,
        report: int | None = None,
        incident: int | None = None,
        after: str | None = None,
        limit: int = 50,
    ) -> Page[HistoryLine]:
        """Lines of the ledger, newest first, of all or of one report or incident."""
        return history.listed(self.connection, report, incident, after, limit)

    def search(self, words: str, *, after: str | None = None, limit: int = 20) -> Page[Hit]:
        """Current reports whose text or title holds all of the words; "quoted words" stand beside each other."""
        return search.found(self.connection, words, after, limit)

    def users(self, now: datetime | None = None) -> tuple[User, ...]:
        """Everybody with an account, by name; with `now` also their open sessions and links."""
        return accounts.everybody(self.connection, now)

    def user(self, name: str) -> User | None:
        """One account; capitals make no difference."""
        return accounts.one(self.connection, name)

    def session(self, token: str, now: datetime) -> Session | None:
        """The session that a browser names; None where it is over, was ended, or its account is disabled."""
        return accounts.session(self.connection, token, now)

    def invited(self, token: str, now: datetime) -> User | None:
        """Whose password a link sets; None where it was used, has run out, or was never given out."""
        return accounts.invited(self.connection, token, now)

    def head(self) -> tuple[int, str]:
        """Number and hash of the ledger's last line; 0 and zeros where it has none."""
        return history.head(self.connection)
