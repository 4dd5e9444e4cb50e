"""Incidents in the making: what is held while new tellings are placed, and the steps taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from averment.grouping.known import Decision, Known, KnownIncident, Step, in_order
from averment.grouping.naming import name_incident
from averment.grouping.sketches import Sketch
from averment.grouping.values import summarise


class Holding:
    """Tellings by incident, in the order of birth; remembers every name, every step, and what was touched."""

    def __init__(self, known: Known, settled: Collection[str] = ()) -> None:
        self.tellings = {i.id: list(i.sketches) for i in known.incidents}
        self.decisions: list[Decision] = []
        self.touched: set[str] = set()
        """Incidents known before to which something was added."""
        self.settled = frozenset(settled)
        """Incidents known before that are merged with no other known one: a person decided on them."""
        self._born = set(self.tellings)
        self._forwards, self._retired = dict(known.forwards), set(known.retired)
        self._taken = set(known.taken)

    def take(self, sketches: Iterable[Sketch]) -> tuple[list[Sketch], list[Sketch]]:
        """Primary tellings and others that have yet to be placed; a newer draft of a known report takes its place."""
        held = {s.at: (id_, s) for id_, tellings in self.tellings.items() for s in tellings}
        given = {s.at: s for s in in_order(sketches)}
        fresh = [s for at, s in given.items() if at not in held or held[at][1] != s]
        again = {(s.report, s.key) for s in fresh}
        before: dict[tuple[str, str], str] = {}
        for id_, old in list(held.values()):
            if (old.report, old.key) in again and given.get(old.at) != old:
                self.tellings[id_].remove(old)
                if old.primary:
                    before[old.report, old.key] = id_
        waiting: list[Sketch] = []
        for one in fresh:
            home = before.get((one.report, one.key)) if one.primary else None
            if home is None:
                waiting.append(one)
            else:
                self.add(home, one, Step.REPLACED, reason="a newer draft of a report of this incident")
        return [s for s in waiting if s.primary], [s for s in waiting if not s.primary]

    def anchors(self) -> dict[str, list[Sketch]]:
        """By incident, the tellings that say which incident it is: the primary ones, where there are any."""
        return {i: [t for t in ts if t.primary] or list(ts) for i, ts in self.tellings.items() if ts}

    def add(self, id_: str, one: Sketch, step: Step, *, reason: str, score: float | None = None) -> None:
        """Put a telling into an incident."""
        self.tellings[id_].append(one)
        if id_ in self._born:
            self.touched.add(id_)
        self._note(step, id_, one, reason, score)

    def open(self, tellings: Sequence[Sketch]) -> str:
        """A new incident, named after what its tellings say; the first of them opened it."""
        id_ = name_incident(summarise(tellings), self._taken)
        self._taken.add(id_)
        self.tellings[id_] = [tellings[0]]
        self._note(Step.OPENED, id_, tellings[0], "no known incident is like it", None)
        return id_

    def merge(self, gone: str, into: str, *, reason: str, score: float) -> None:
        """Go on with two known incidents as one; the name of the one leads to the other."""
        self.tellings[into] += self.tellings.pop(gone)
        self._forwards = {old: into if new == gone else new for old, new in self._forwards.items()} | {gone: into}
        self.touched.add(into)
        self.decisions.append(
            Decision(step=Step.MERGED, incident=into, merged=gone, score=round(score, 4), reason=reason)
        )

    def leave(self, one: Sketch, reason: str, incident: str | None = None) -> None:
        """Tie a telling to no incident."""
        self._note(Step.LEFT, incident, one, reason, None)

    def known(self) -> Known:
        """What is known now."""
        left = {i: ts for i, ts in self.tellings.items() if ts}
        return Known(
            incidents=tuple(KnownIncident(id=i, sketches=in_order(ts)) for i, ts in left.items()),
            forwards=self._forwards,
            retired=frozenset(self._retired | (self.tellings.keys() - left.keys())),
        )

    def _note(self, step: Step, id_: str | None, one: Sketch, reason: str, score: float | None) -> None:
        rounded = None if score is None else round(score, 4)
        self.decisions.append(
            Decision(
                step=step,
                incident=id_,
                key=one.key,
                report=one.report,
                told=one.incident,
                score=rounded,
                reason=reason,
            )
        )
