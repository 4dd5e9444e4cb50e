"""What the row of an incident says: day, place, killed and injured, from what all its reports tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from averment.domain.draft import Interval
from averment.grouping.sketches import Sketch, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An incident in one line. These are what most or the latest reports tell, not what stands: comparing says that."""

    first: date | None = None
    last: date | None = None
    city: str | None = None
    state: str | None = None
    killed: Interval | None = None
    injured: Interval | None = None

    @property
    def day(self) -> str | None:
        """ISO 8601 day or interval; None where no report tells one."""
        if self.first is None or self.last is None:
            return None
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def place(self) -> str | None:
        """City and state, as far as they are told."""
        return ", ".join(filter(None, (self.city, self.state))) or None


def summarise(sketches: Iterable[Sketch]) -> Summary:
    """The summary of an incident's tellings; those of reports mainly about it, where there are any."""
    every = sorted(sketches, key=lambda s: s.order)
    mainly = [s for s in every if s.primary] or every
    first, last = _day(mainly)
    city, state = _place(mainly)
    return Summary(
        first=first,
        last=last,
        city=city,
        state=state,
        killed=killed_in(mainly),
        injured=injured_in(mainly),
    )


def killed_in(sketches: Sequence[Sketch]) -> Interval | None:
    """People killed: the count that most reports tell, the highest of those that equally many tell."""
    return _most(s.killed for s in sketches)


def injured_in(sketches: Sequence[Sketch]) -> Interval | None:
    """People injured and not killed, after the reports that know how many died: earlier ones count the dying as hurt.

    A report that tells of as many hurt as dead, and of nobody who survived, may tell twice of the same people; then
    they count as dead. Both rules come from the training incidents (docs/measurements/grouping.md).
    """
    killed = killed_in(sketches)
    if not killed or not killed[0]:
        return _most(s.injured for s in sketches)
    informed = [s for s in sketches if s.killed == killed]
    survivors = any(s.survivors for s in informed)
    return _most(_beside(s, survivors=survivors) for s in informed)


def _beside(told: Sketch, *, survivors: bool) -> Interval | None:
    """The injured of a report that tells of dead: none where it tells of none, or of the same people twice."""
    if told.injured is None or told.killed is None:
        return (0, 0)
    high, dead = told.injured[1], told.killed[0] or 0
    return (0, 0) if not survivors and high is not None and high <= dead else told.injured


def _most(told: Iterable[Interval | None]) -> Interval | None:
    """The count given most often, exact ones before intervals, the highest of those given equally often."""
    given = Counter(c for c in told if c is not None)
    if not given:
        return None
    return max(given, key=lambda c: (c[0] == c[1], given[c], c[0] or 0))


def _day(sketches: Sequence[Sketch]) -> tuple[date | None, date | None]:
    """The exact day that most reports tell, the earliest published where equally many do; else an interval."""
    exact = Counter(s.exact_day for s in sketches if s.exact_day is not None)
    if exact:
        best = exact.most_common(1)[0][0]
        return best, best
    return next(((s.first, s.last) for s in sketches if s.first is not None), (None, None))


def _place(sketches: Sequence[Sketch]) -> tuple[str | None, str | None]:
    """City and state that most reports tell, the city of the earliest published of those that equally many tell."""
    cities = Counter(fold(s.city) for s in sketches if s.city)
    city = None
    if cities:
        best = cities.most_common(1)[0][0]
        city = next(s.city for s in sketches if s.city and fold(s.city) == best)
        there = [s for s in sketches if s.city and fold(s.city) == best and s.state]
    else:
        there = [s for s in sketches if s.state]
    states = Counter(s.state for s in there)
    return city, states.most_common(1)[0][0] if states else None
