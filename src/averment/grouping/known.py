"""What is known of incidents so far: which tellings each has, and which names were given. It grows and is passed on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from averment.grouping.sketches import Sketch
from averment.grouping.values import Summary, summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIncident:
    """One incident: its name, which stays, and sketches of its tellings in the order of `Sketch.order`."""

    id: str
    sketches: tuple[Sketch, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Keys of the reports that are mainly about it, each once."""
        return tuple(dict.fromkeys(s.key for s in self.sketches if s.primary))

    @property
    def mentions(self) -> tuple[str, ...]:
        """Keys of the other reports that tell of it, each once."""
        mainly = set(self.reports)
        return tuple(dict.fromkeys(s.key for s in self.sketches if not s.primary and s.key not in mainly))

    def summary(self) -> Summary:
        """Day, place and counts as its reports tell them."""
        return summarise(self.sketches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Every incident in the order of its birth, and every name that was ever given.

    Raises `ValueError` where a name is given twice or a forwarding entry leads to no incident.
    """

    incidents: tuple[KnownIncident, ...] = ()
    forwards: Mapping[str, str] = field(default_factory=dict)
    """From the name of an incident that was merged to the name under which it goes on."""
    retired: frozenset[str] = frozenset()
    """Names of incidents of which no telling is left."""

    def __post_init__(self) -> None:
        ids = [i.id for i in self.incidents]
        if len(set(ids) | self.forwards.keys() | self.retired) < len(ids) + len(self.forwards) + len(self.retired):
            raise ValueError("one name stands for two incidents")
        if lost := set(self.forwards.values()) - set(ids) - self.retired:
            raise ValueError(f"forwarded to no incident: {', '.join(sorted(lost))}")

    @property
    def taken(self) -> frozenset[str]:
        """Every name that was ever given."""
        return frozenset(i.id for i in self.incidents) | self.forwards.keys() | self.retired

    def find(self, id_: str) -> KnownIncident | None:
        """The incident of that name, through forwarding entries; None where it is retired or was never there."""
        id_ = self.forwards.get(id_, id_)
        return next((i for i in self.incidents if i.id == id_), None)

    def without(self, reports: Collection[str]) -> Known:
        """The same without the tellings of these reports (by id): withdrawn, or no longer telling of an incident."""
        kept, retired = [], set(self.retired)
        for incident in self.incidents:
            left = tuple(s for s in incident.sketches if s.report not in reports)
            if left:
                kept.append(KnownIncident(id=incident.id, sketches=left))
            else:
                retired.add(incident.id)
        return Known(incidents=tuple(kept), forwards=self.forwards, retired=frozenset(retired))


class Step(StrEnum):
    """What grouping did with a telling or with incidents."""

    OPENED = "opened"
    """A telling opened an incident."""
    JOINED = "joined"
    """A telling joined an incident that was known, or opened beside it by another telling."""
    MERGED = "merged"
    """An incident was merged into another one; its name leads there."""
    REPLACED = "replaced"
    """A newer draft of the same report took the place of the older one."""
    LEFT = "left"
    """A passage tells of another incident, and says too little to know which: it is tied to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One step, with its reason in words."""

    step: Step
    incident: str | None
    """The incident that was opened, joined or merged into; None where a passage was left."""
    key: str | None = None
    """The report whose telling it was."""
    report: str | None = None
    """That report's id."""
    told: str | None = None
    """The incident's id in that report's draft."""
    merged: str | None = None
    """The name of the incident that was merged."""
    score: float | None = None
    reason: str = ""


class Ask(StrEnum):
    """What is proposed to a person."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something that grouping does not do by itself; a person decides."""

    ask: Ask
    incidents: tuple[str, ...]
    """The incidents to be merged, or the one to be split."""
    parts: tuple[tuple[str, ...], ...] = ()
    """Keys of the reports of each part, where a split is proposed."""
    score: float
    """The mean likelihood between the incidents, or between the parts."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """What grouping gives back: what is known now, what was done, and what is proposed."""

    known: Known
    decisions: tuple[Decision, ...]
    proposals: tuple[Proposal, ...]


def in_order(sketches: Iterable[Sketch]) -> tuple[Sketch, ...]:
    """Sketches in the order in which records show them."""
    return tuple(sorted(sketches, key=lambda s: s.order))
