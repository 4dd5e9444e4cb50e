"""Whether an incident counts under a definition, and by which clause; every answer has the sayings behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from averment.comparing.knowledge import Knowledge
from averment.comparing.model import INCIDENT, Comparison, FieldStanding, Standing, ValueStanding
from averment.comparing.sayings import SHOT_TOLD
from averment.comparing.values import Relation, relate
from averment.counting.bodies import Bodies
from averment.counting.definition import Clause, Definition, Verdict
from averment.domain.codes import VoiceRole
from averment.domain.decisions import DecisionKind

_ORDER = (Verdict.NO, Verdict.MAYBE, Verdict.YES)
_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "force": "force",
        "intent": "force_intent",
        "struck": "force_struck",
        "aimed_at": "force_aim",
        "outcome": "outcome",
        "severity": "severity",
        "duty": "on_duty",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why a clause, or a part of it, holds, may hold or does not."""

    verdict: Verdict
    words: str
    sayings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident under one definition."""

    incident: str
    verdict: Verdict
    clause: str
    """The clause by which it counts or may count; of one that does not, the one that comes nearest, or the limit."""
    because: tuple[Because, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many incidents count: at least `low`, at most `high`."""

    definition: str
    title: str
    source: str
    low: int
    high: int
    rows: tuple[Row, ...]


def count(
    definition: Definition,
    comparisons: Iterable[Comparison],
    kinds: Mapping[str, str],
    knowledge: Knowledge | None = None,
) -> Count:
    """Count incidents; `kinds` gives the kind of each by its id. The order of incidents is kept."""
    rows = tuple(_row(definition, c, kinds.get(c.incident, ""), knowledge or Knowledge()) for c in comparisons)
    return Count(
        definition=definition.name,
        title=definition.title,
        source=definition.source,
        low=sum(r.verdict is Verdict.YES for r in rows),
        high=sum(r.verdict is not Verdict.NO for r in rows),
        rows=rows,
    )


def _row(definition: Definition, comparison: Comparison, kind: str, knowledge: Knowledge) -> Row:
    reading = _Reading(definition, comparison, knowledge)
    reports = tuple(r.key for r in comparison.reports)
    limits = list(reading.limits(kind))
    worst = min((b.verdict for b in limits), key=_ORDER.index, default=Verdict.YES)
    if worst is Verdict.NO:
        out = next(b for b in limits if b.verdict is Verdict.NO)
        return Row(incident=comparison.incident, verdict=Verdict.NO, clause=out.words, because=(out,), reports=reports)
    verdict, clause, because = max(
        (reading.clause(c) for c in definition.counts_when), key=lambda f: _ORDER.index(f[0])
    )
    doubts = tuple(b for b in limits if b.verdict is Verdict.MAYBE)
    return Row(
        incident=comparison.incident,
        verdict=min(verdict, worst, key=_ORDER.index),
        clause=clause.clause,
        because=(*because, *doubts),
        reports=reports,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    definition: Definition
    of: Comparison
    knowledge: Knowledge

    def limits(self, kind: str) -> Iterator[Because]:
        """What every clause supposes: the kind of incident, the place, the period."""
        if kind and kind not in self.definition.kinds:
            yield Because(verdict=Verdict.NO, words=f"kinds: this incident is {kind}")
        for key, field, wanted in (
            ("states", "state", self.definition.states),
            ("cities", "city", self.definition.cities),
        ):
            if wanted:
                yield self._place(key, field, wanted)
        if self.definition.first or self.definition.last:
            yield self._period()

    def _place(self, key: str, field: str, wanted: Sequence[str]) -> Because:
        found = self.of.field(INCIDENT, field)
        if decided := self._decided(f"places.{key}", [found]):
            return decided
        if found is None or not found.values:
            return Because(verdict=Verdict.MAYBE, words=f"places.{key}: no report states it")
        fits = any(relate(field, v.value, w, self.knowledge) is Relation.AGREES for v in found.values for w in wanted)
        values = ", ".join(str(v.value) for v in found.values)
        return Because(verdict=Verdict.YES if fits else Verdict.NO, words=f"places.{key}: {values}")

    def _period(self) -> Because:
        found = self.of.field(INCIDENT, "date")
        if decided := self._decided("period", [found]):
            return decided
        days = [str(v.value) for v in found.values if not v.denied] if found else []
        if not days:
            return Because(verdict=Verdict.MAYBE, words="period: no report states the day")
        fits = [self._within(d) for d in days]
        verdict = Verdict.YES if all(fits) else Verdict.MAYBE if any(fits) else Verdict.NO
        return Because(verdict=verdict, words=f"period: {', '.join(days)}")

    def _within(self, value: str) -> bool:
        ends = value.split("/")
        try:
            first, last = date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])
        except ValueError:
            return True
        low, high = self.definition.first or date.min, self.definition.last or date.max
        return first <= high and low <= last

    def clause(self, clause: Clause) -> tuple[Verdict, Clause, tuple[Because, ...]]:
        """The best that one person, or the incident as a whole, makes of a clause."""
        options = []
        for about in self._abouts(clause):
            parts = tuple(self._parts(clause, about))
            worst = min((p.verdict for p in parts), key=_ORDER.index, default=Verdict.NO)
            told = sum(2 * (p.verdict is Verdict.YES) + bool(p.sayings) for p in parts)
            options.append((worst, told, parts))
        if not options:
            none = Because(verdict=Verdict.NO, words=f"persons: nobody of {', '.join(clause.persons)} is told of")
            return Verdict.NO, clause, (none,)
        verdict, _, parts = max(options, key=lambda o: (_ORDER.index(o[0]), o[1]))
        telling = tuple(p for p in parts if verdict is Verdict.YES or p.verdict is not Verdict.YES)
        return verdict, clause, telling or parts

    def _abouts(self, clause: Clause) -> list[str]:
        people = [p.id for p in self.of.people if not clause.persons or p.role in clause.persons]
        return people if clause.persons else [INCIDENT, *people]

    def _parts(self, clause: Clause, about: str) -> Iterator[Because]:
        for key, field in _FIELD.items():
            if wanted := getattr(clause, key):
                yield self._asked(key, field, wanted, about, clause.missing)
        for key, field in (("not_intent", "force_intent"), ("not_duty", "on_duty")):
            if unwanted := getattr(clause, key):
                yield self._barred(key, field, unwanted, about)
        if clause.agencies:
            yield self._agency(about, clause.agencies, clause.missing)

    def _fields(self, field: str, about: str) -> list[FieldStanding]:
        """A field of a person; of officers, where it is theirs and not the person's."""
        if field == "on_duty":
            return [f for f in self.of.fields if f.field == field]
        found = self.of.field(about, field)
        return [found] if found else []

    def _asked(self, key: str, field: str, wanted: Sequence[str], about: str, missing: Verdict) -> Because:
        if decided := self._decided(key, self._fields(field, about)):
            return decided
        values = [v for f in self._fields(field, about) for v in f.values]
        fitting = [v for v in values if _fits(v, wanted)]
        if fitting:
            best = max(fitting, key=lambda v: _ORDER.index(self._weighed(v)))
            return self._because(key, best)
        others = [v for v in values if v.standing is not Standing.PENDING]
        if others:
            said = ", ".join(("not " if v.denied else "") + str(v.value) for v in others)
            return Because(
                verdict=Verdict.NO, words=f"{key}: {said}", sayings=tuple(s for v in others for s in v.sayings)
            )
        if field == "force" and any(f.field == field and f.values for f in self.of.fields):
            return Because(verdict=Verdict.NO, words=f"{key}: told of others only")
        return Because(verdict=missing, words=f"{key}: no report states it")

    def _barred(self, key: str, field: str, unwanted: Sequence[str], about: str) -> Because:
        if decided := self._decided(key, self._fields(field, about)):
            return Because(verdict=Verdict.MAYBE, words=decided.words)
        values = [v for f in self._fields(field, about) for v in f.values if _fits(v, unwanted)]
        if "unintentional" in unwanted:
            values += [v for f in self._fields(SHOT_TOLD, about) for v in f.values if _fits(v, ("went_off",))]
        if not values:
            return Because(verdict=Verdict.YES, words=f"{key}: no report says so")
        worst = max(values, key=lambda v: _ORDER.index(self._weighed(v)))
        weighed = self._weighed(worst)
        verdict = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(weighed, Verdict.MAYBE)
        return Because(verdict=verdict, words=f"{key}: {worst.value}, {_said(worst.standing)}", sayings=worst.sayings)

    def _agency(self, about: str, wanted: Sequence[str], missing: Verdict) -> Because:
        """Whose force it was: the agency involved, else who is said to have used it, else who speaks as involved."""
        named = self.of.field(INCIDENT, "agency")
        if decided := self._decided("agencies", [named]):
            return decided
        values = [v for v in named.values if not v.denied] if named else []
        fitting = [v for v in values if self._bodies.under(str(v.value), wanted)]
        if fitting:
            return self._because("agencies", max(fitting, key=lambda v: _ORDER.index(self._weighed(v))))
        if (did := self._doers(about, wanted)) is not None:
            return did
        if values:
            return Because(verdict=Verdict.NO, words=f"agencies: {', '.join(str(v.value) for v in values)}")
        speaking = [
            p for p in self.of.parties if p.role is VoiceRole.AGENCY_INVOLVED and self._bodies.under(p.label, wanted)
        ]
        if speaking:
            return Because(verdict=Verdict.MAYBE, words=f"agencies: {speaking[0].label} speaks as the agency involved")
        return Because(verdict=missing, words="agencies: no report states it")

    def _doers(self, about: str, wanted: Sequence[str]) -> Because | None:
        """Whether the words for who used the force name such a body; it stands as the force does."""
        for value in (v for f in self._fields("force", about) for v in f.values if not v.denied):
            for saying in map(self.of.saying, value.sayings):
                if saying.by and self._bodies.did(saying.by, wanted):
                    words = f"agencies: {saying.by}, {_said(value.standing)}"
                    return Because(verdict=self._weighed(value), words=words, sayings=(saying.id,))
        return None

    @property
    def _bodies(self) -> Bodies:
        return Bodies(self.definition.agencies, self.knowledge.organisations)

    def _decided(self, key: str, fields: Sequence[FieldStanding | None]) -> Because | None:
        """What a person's decision on a field makes of it: what is not knowable can be neither counted nor left out."""
        mark = next((f.mark for f in fields if f is not None and f.mark is not None), None)
        if mark is None:
            return None
        if mark.kind is DecisionKind.UNKNOWABLE:
            return Because(verdict=Verdict.MAYBE, words=f"{key}: not knowable, as a person decided")
        return Because(verdict=self.definition.pending, words=f"{key}: pending, as a person decided")

    def _weighed(self, value: ValueStanding) -> Verdict:
        """What the standing of a value makes of it."""
        if value.standing is Standing.DISPUTED:
            return self.definition.disputed
        if value.standing is Standing.PENDING:
            return self.definition.pending
        if value.standing in (Standing.WITHDRAWN, Standing.CORRECTED):
            return Verdict.YES if value.standing in self.definition.suffices else Verdict.NO
        enough = value.standing in self.definition.suffices and len(value.origins) >= self.definition.origins
        return Verdict.YES if enough else Verdict.MAYBE

    def _because(self, key: str, value: ValueStanding) -> Because:
        words = f"{key}: {value.value}, {_said(value.standing)}"
        return Because(verdict=self._weighed(value), words=words, sayings=value.sayings)


def _said(standing: Standing) -> str:
    return str(standing).replace("_", " ")


def _fits(value: ValueStanding, wanted: Sequence[str]) -> bool:
    return not value.denied and bool({str(value.value), *map(str, value.also)} & set(wanted))
