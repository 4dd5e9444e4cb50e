"""What the queue counts by, made again from drafts, decisions and orphans."""

from __future__ import annotations

from sqlalchemy import func, select, update

from averment.domain.decisions import DecisionKind
from averment.store.commands.work import Work
from averment.store.rows import Status
from averment.store.schema import decisions, facts, orphans, reports


def recount(work: Work, number: int) -> None:
    """Make the counts and the status of a report again."""
    ask = work.connection
    row = ask.execute(select(reports.c.current, reports.c.erased_at).where(reports.c.n == number)).one()
    counted = ask.execute(select(func.count(), func.count(facts.c.decided)).where(facts.c.report == number)).one()
    every, decided = counted
    lost = ask.scalar(select(func.count()).where(orphans.c.report == number, orphans.c.settled_at.is_(None))) or 0
    closed = ask.scalar(
        select(decisions.c.n).where(
            decisions.c.report == number, decisions.c.kind == DecisionKind.CLOSE.value, decisions.c.retired == ""
        )
    )
    status = status_of(
        current=row.current, erased=row.erased_at is not None, facts=every, undecided=every - decided, orphans=lost,
        closed=closed is not None,
    )  # fmt: skip
    ask.execute(
        update(reports)
        .where(reports.c.n == number)
        .values(facts=every, undecided=every - decided, orphans=lost, status=status.value)
    )


def status_of(*, current: bool, erased: bool, facts: int, undecided: int, orphans: int, closed: bool) -> Status:
    """Where a report stands; the order of the questions is the rule."""
    if erased:
        return Status.ERASED
    if not current:
        return Status.OLD
    if orphans or (undecided and not closed):
        return Status.WAITING
    if closed or facts:
        return Status.DONE
    return Status.APART
