"""From a comparison and its record to what its page shows; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from averment.comparing import wording
from averment.comparing.model import (
    INCIDENT,
    AlignedPerson,
    Cell,
    CellKind,
    Change,
    Comparison,
    Contrast,
    FieldStanding,
    Party,
    PartyKind,
    Question,
    Saying,
    Silence,
    Told,
    ValueStanding,
)
from averment.comparison import words
from averment.comparison.columns import columns_of
from averment.comparison.model import (
    Asked,
    Column,
    Item,
    Listed,
    Moment,
    Pair,
    Part,
    Quote,
    Shown,
    ShownCell,
    ShownField,
    ShownValue,
)
from averment.domain.codes import Basis, PersonRole, VoiceRole
from averment.domain.passages import Passage
from averment.domain.record import IncidentRecord
from averment.dossier import labels

_WORST = (CellKind.DENIES, CellKind.DIFFERS, CellKind.AGREES, CellKind.ALONE, CellKind.SILENT)
_HARD = (Silence.DECLINED, Silence.NO_REPLY, Silence.NOT_SAID, Silence.NOT_ASKED)
_PRIVATE = frozenset({VoiceRole.SUBJECT, VoiceRole.FAMILY, VoiceRole.WITNESS, VoiceRole.OTHER})


def view(comparison: Comparison, record: IncidentRecord, *, since: Sequence[str] | None = None, day: str = "") -> Shown:
    """Everything that the page of a comparison shows; `record` holds the texts that its passages are of."""
    return _View(comparison, {t.key: t.draft.report.text for t in record.tellings}).shown(since, day)


@dataclass(frozen=True, slots=True)
class _View:
    of: Comparison
    texts: dict[str, str]

    def shown(self, since: Sequence[str] | None, day: str) -> Shown:
        of = self.of
        columns = columns_of(of)
        open_, closed = ([q for q in of.questions if (q.closed is None) is o] for o in (True, False))
        return Shown(
            incident=of.incident,
            heading=self._heading(),
            reports=tuple(self._listed()),
            line=self._line(),
            columns=columns,
            parts=tuple(self._parts(columns)),
            changes=tuple(self._change(c) for c in of.changes),
            contrasts=tuple(self._contrast(c) for c in of.contrasts),
            notices=tuple((n.text, tuple(self._told(t) for t in n.told)) for n in of.notices),
            open=tuple(self._asked(q) for q in open_),
            closed=tuple(self._asked(q) for q in closed),
            timeline=tuple(self._timeline()),
            since=tuple(since) if since is not None else None,
            since_day=day,
            private=self._private(),
        )

    def _heading(self) -> str:
        place = [v for name in ("city", "state") if (v := self._main(name))]
        days = self._main("date")
        return " · ".join([", ".join(place) or "place not stated", labels.day(days) if days else "date not stated"])

    def _main(self, name: str) -> str:
        field = self.of.field(INCIDENT, name)
        stated = [v for v in field.values if not v.denied] if field else []
        return str(max(stated, key=lambda v: (len(v.origins), len(v.sayings))).value) if stated else ""

    def _line(self) -> str:
        of = self.of
        heard = {s.party for s in of.sayings}
        publishers = {p.id for p in of.parties if p.kind is PartyKind.PUBLISHER}
        return (
            f"{_count(len(of.reports), 'report')}, {_count(len(heard - publishers), 'party', 'parties')} heard, "
            f"{_count(len(of.origins), 'independent origin')}"
        )

    def _listed(self) -> Iterator[Listed]:
        for number, r in enumerate(self.of.reports, 1):
            day = labels.day(r.published.isoformat()) if r.published else "day of publication not known"
            wire = f"wire copy: {r.wire}" if r.wire else ""
            same = [n for n, o in enumerate(self.of.reports, 1) if o.key in r.copies]
            copies = f"most of its words stand in report {labels.listed([str(n) for n in same])} too" if same else ""
            role = labels.PUBLISHER[r.publisher_role]
            parts = [r.publisher or "publisher not known", day, wire, role, copies, "" if r.primary else "a mention"]
            file = r.key.replace("\\", "/").rstrip("/").rpartition("/")[2] or r.key
            yield Listed(number=number, title=r.title or file, line=" · ".join(p for p in parts if p), url=r.url)

    def _private(self) -> tuple[str, ...]:
        names = [p.name for p in self.of.people if p.name and p.role is not PersonRole.OFFICER]
        for party in self.of.parties:
            if party.kind is PartyKind.PERSON and party.role in _PRIVATE:
                names += [party.label, *party.names]
        officers = {p.name for p in self.of.people if p.role is PersonRole.OFFICER}
        return tuple(dict.fromkeys(n for n in names if n not in officers))

    def _parts(self, columns: Sequence[Column]) -> Iterator[Part]:
        about: dict[str, list[FieldStanding]] = {}
        for field in self.of.fields:
            about.setdefault(field.about, []).append(field)
        people = {p.id: p for p in self.of.people}
        telling = {i: of for i, of in about.items() if i == INCIDENT or {f.field for f in of} - {"sex"}}
        for number, (id_, fields) in enumerate(telling.items(), 0 if INCIDENT in telling else 1):
            heading, note = ("The incident", "") if id_ == INCIDENT else _person(people[id_], number)
            rows = tuple(self._field(f, columns) for f in fields)
            yield Part(heading=heading, note=note, fields=rows)

    def _field(self, field: FieldStanding, columns: Sequence[Column]) -> ShownField:
        cells = {c.party: c for c in field.cells}
        return ShownField(
            id=f"{field.about}-{field.field}",
            label=words.field(field.field),
            standing=field.standing,
            standing_label=words.STANDING[field.standing],
            values=tuple(self._value(field.field, v) for v in field.values),
            cells=tuple(self._cell(field.field, [cells[p] for p in c.parties]) for c in columns),
        )

    def _value(self, field: str, value: ValueStanding) -> ShownValue:
        origins = {o.id: o for o in self.of.origins}
        shown = []
        for id_ in value.origins:
            o = origins[id_]
            why = f" ({'; '.join(o.why)})" if o.why else ""
            shown.append(f"{o.label}, {words.SIDE[o.side]}{why}")
        also = [words.value(field, v) for v in value.also]
        text = words.value(field, value.value, denied=value.denied)
        return ShownValue(
            text=text + (f" (also: {', '.join(also)})" if also else ""),
            standing=value.standing,
            standing_label=words.STANDING[value.standing],
            why=value.why,
            origins=tuple(shown),
        )

    def _cell(self, field: str, cells: Sequence[Cell]) -> ShownCell:
        kind = min((c.kind for c in cells), key=_WORST.index)
        sayings = [self.of.saying(s) for c in cells for s in c.sayings]
        note = words.CELL[kind]
        items = tuple(self._items(field, sayings))
        if kind is CellKind.SILENT:
            quiet = min(cells, key=lambda c: _HARD.index(c.silence or Silence.NOT_SAID))
            note = words.SILENCE[quiet.silence or Silence.NOT_SAID]
            if quiet.words and quiet.report:
                items = (Item(text=note, quotes=(self._quote(quiet.words, quiet.report, self._label(quiet.party)),)),)
        return ShownCell(kind=kind, note=note, items=items)

    def _items(self, field: str, sayings: Iterable[Saying]) -> Iterator[Item]:
        by_text: dict[str, list[Saying]] = {}
        for s in sayings:
            hedge = words.HEDGE.get(s.modality)
            text = words.value(field, s.value, denied=s.denies) + (f", {hedge}" if hedge else "")
            by_text.setdefault(text, []).append(s)
        for text, of in by_text.items():
            yield Item(text=text, quotes=tuple(self._quote(s.passage, s.report, self._who(s)) for s in of))

    def _party(self, id_: str) -> Party:
        return self.of.party(id_)

    def _label(self, id_: str) -> str:
        return self._party(id_).label

    def _who(self, saying: Saying) -> str:
        party = self._party(saying.party)
        basis = "" if saying.basis is Basis.NOT_STATED else labels.BASIS[saying.basis]
        before = {-1: "as it had said before", 1: "in a later word"}.get(saying.phase, "")
        own = "naming no source" if party.kind is PartyKind.PUBLISHER and saying.origin is None else ""
        return ", ".join(p for p in (party.label, labels.ROLE[party.role], basis, before, own) if p)

    def _quote(self, passage: Passage, report: str, who: str) -> Quote:
        text = self.texts[report]
        around = wording.sentence(text, passage.held(text).span)
        refs = {r.key: (n, r) for n, r in enumerate(self.of.reports, 1)}
        number, ref = refs[report]
        day = labels.day(ref.published.isoformat()) if ref.published else "day not known"
        return Quote(
            before=text[around.start : passage.start],
            words=passage.exact,
            after=text[passage.end : around.end],
            who=who,
            where=f"{ref.publisher or ref.wire or 'report'}, {day}",
            report=number,
        )

    def _told(self, told: Told) -> Quote:
        saying = next((s for s in self.of.sayings if s.id == told.saying), None)
        who = self._who(saying) if saying else self._label(told.party)
        return self._quote(told.passage, told.report, who)

    def _about(self, about: str) -> str:
        person = next((p for p in self.of.people if p.id == about), None)
        return f" · {person.name or labels.PERSON[person.role]}" if person else ""

    def _change(self, change: Change) -> Pair:
        return Pair(
            heading=f"{self._label(change.party)} · {words.field(change.field)}{self._about(change.about)}: "
            f"{words.TURN[change.turn]}",
            why=change.why,
            first=self._told(change.before) if change.before else None,
            second=self._told(change.after) if change.after else None,
        )

    def _contrast(self, contrast: Contrast) -> Pair:
        verb = "agrees" if contrast.agrees else "differs"
        return Pair(
            heading=f"{words.field(contrast.field)}{self._about(contrast.about)}: "
            f"{words.AGAINST[contrast.against]} {verb}",
            why=contrast.why,
            first=self._told(contrast.official),
            second=self._told(contrast.other),
            agrees=contrast.agrees,
        )

    def _asked(self, question: Question) -> Asked:
        days = f" No public word for {_count(question.days, 'day')}." if question.days else ""
        text = f"{words.field(question.field)}{self._about(question.about)}: {question.reason}.{days}"
        return Asked(
            text=labels.sentence_case(text),
            quote=self._told(question.asked) if question.asked else None,
            answer=self._told(question.closed) if question.closed else None,
        )

    def _timeline(self) -> Iterator[Moment]:
        people = {p.id for p in self.of.people if p.role is PersonRole.OFFICER}
        for step in self.of.timeline:
            party = self._party(step.party)
            refs = next(r for r in self.of.reports if r.key == step.report)
            by_field: dict[str, list[Saying]] = {}
            for id_ in step.sayings:
                s = self.of.saying(id_)
                if s.about not in people or s.field not in ("sex", "age"):
                    by_field.setdefault(s.field, []).append(s)
            items = tuple(i for name, of in by_field.items() for i in self._items(name, of))
            note = {-1: "as told of an earlier day", 1: "in a later word"}.get(step.phase, "")
            yield Moment(
                day=labels.day(step.day.isoformat()) if step.day else "day not known",
                note=note,
                party=party.label,
                side=words.SIDE[party.side],
                where=refs.publisher or refs.wire or "report",
                items=items,
            )


def _person(person: AlignedPerson, number: int) -> tuple[str, str]:
    called = (
        f"{labels.number(person.count)} {labels.PERSON[person.role]}s"
        if person.count > 1
        else labels.PERSON[person.role]
    )
    name = f" · {person.name}" if person.name else ""
    reports = len({report for report, _ in person.members})
    why = f": {'; '.join(person.why)}" if person.why and reports > 1 else ""
    return f"Person {number} · {called}{name}", f"told of in {_count(reports, 'report')}{why}"


def _count(n: int | None, one: str, more: str = "") -> str:
    return f"{n} {one if n == 1 else more or one + 's'}"
