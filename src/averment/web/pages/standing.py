"""What stands of an incident, in plain words: sentences, values with who says them, the accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from averment.comparing import Comparison, Standing
from averment.comparing.model import INCIDENT, CellKind, FieldStanding, PartyKind, Saying, Silence, ValueStanding
from averment.domain.codes import Modality, PersonRole, Side
from averment.dossier import labels
from averment.web.pages.facts import MODALITY
from averment.web.shown import told

STANDING: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.FOUND_BY_COURT: "found by a court",
        Standing.CORRECTED: "corrected",
        Standing.WITHDRAWN: "withdrawn",
        Standing.DISPUTED: "disputed",
        Standing.CORROBORATED: "corroborated",
        Standing.OFFICER_SIDE_ONLY: "officers’ side only",
        Standing.SUBJECT_SIDE_ONLY: "subject’s side only",
        Standing.SINGLE_ORIGIN: "single origin",
        Standing.UNATTRIBUTED: "unattributed",
        Standing.PENDING: "pending",
        Standing.NOT_STATED: "not stated",
        Standing.UNKNOWABLE: "not knowable",
    }
)
SIDE = {Side.OFFICER: "officers’ side", Side.SUBJECT: "subject’s side", Side.NEITHER: "neither side", Side.UNKNOWN: ""}
SILENCE = {
    Silence.NOT_ASKED: "not heard",
    Silence.NO_REPLY: "did not answer",
    Silence.DECLINED: "declined to say",
    Silence.NOT_SAID: "–",
}
CELL = {CellKind.DIFFERS: "differs", CellKind.DENIES: "denies"}
_MORE = {
    "force_intent": "whether force was meant",
    "force_struck": "whether force struck",
    "shot_told": "how the shot is told",
}
_TOLD = {
    "in_defence": "a shot in defence",
    "went_off": "a gun that went off",
    "yes": "struck",
    "no": "did not strike",
    "unstated": "not said",
}
LEAD = (
    "force shot_told resistance armed warning outcome killed injured shots_fired custody charge_status video "
    "investigation"
).split()
"""Fields that the sentences at the top speak of, in their order."""
_SENTENCES = 12
_COLUMNS = 6
"""Parties that get a column: the table must fit a page; the others are named under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingLine:
    """Somebody says it, in these words."""

    who: str = told("The party")
    side: str = told("On whose side it stands; empty where that is not known")
    how: str = told("How it is said, where not plainly; on which day")
    report: int = told("The number of the report")
    start: int = told("Where the words begin in its text")
    words: str = told("The exact words")


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """One value with its standing and everybody who says or disputes it."""

    text: str = told("The value in plain words")
    standing: str = told("What the record may say of it")
    why: str = told("Why it stands so")
    sayings: tuple[SayingLine, ...] = told("Everybody who says it")
    against: tuple[SayingLine, ...] = told("Everybody who denies it, or says what cannot be so together with it")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One field with its values."""

    name: str = told("The field's name")
    label: str = told("The field in plain words")
    standing: str = told("What the record may say of the field")
    values: tuple[ValueLine, ...] = told("Its values")
    decided: str = told("Who gave the field its standing, and why; empty where the rule does")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The incident as a whole, or one person across reports."""

    id: str = told("`incident`, or the person's id")
    heading: str = told("Who it is")
    why: str = told("Why the reports are taken to mean one person; empty for the incident")
    fields: tuple[FieldLine, ...] = told("What is said of it, field by field")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What is said to have happened, in a sentence, with its standing."""

    about: str = told("Whom it is about; empty for the incident")
    text: str = told("The value in plain words")
    who: str = told("Who says so, and who says otherwise")
    standing: str = told("What the record may say of it")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """One party's word on one thing."""

    column: str = told("The party")
    texts: tuple[SayingLine, ...] = told("What it says, in its words")
    note: str = told("differs, denies, or why it is silent; empty where it agrees")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One thing, and each party's word on it."""

    label: str = told("What it is")
    cells: tuple[CellShown, ...] = told("One cell a party, in the order of the columns")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Draws sayings of one comparison."""

    comparison: Comparison
    sayings: Mapping[str, Saying]
    parties: Mapping[str, str]

    @classmethod
    def of(cls, comparison: Comparison) -> Speaker:
        """Ready to draw."""
        return cls(comparison, {s.id: s for s in comparison.sayings}, {p.id: p.label for p in comparison.parties})

    def line(self, id_: str) -> SayingLine:
        """One saying."""
        s = self.sayings[id_]
        hedge = "" if s.modality in (Modality.ASSERTED, Modality.DENIED) else MODALITY[s.modality]
        basis = labels.BASIS[s.basis]
        day = labels.day(s.day.isoformat()) if s.day else ""
        return SayingLine(
            who=self.parties[s.party],
            side=SIDE[s.side],
            how=" · ".join(p for p in (hedge, basis, day) if p),
            report=int(s.report),
            start=s.passage.start,
            words=s.passage.exact,
        )

    def lines(self, ids: Iterable[str]) -> tuple[SayingLine, ...]:
        """Several, each party's same words once."""
        made = dict.fromkeys(self.line(i) for i in ids)
        return tuple(made)

    def named(self, ids: Iterable[str], most: int = 3) -> str:
        """Parties of some sayings, at most so many by name."""
        names = list(dict.fromkeys(self.parties[self.sayings[i].party] for i in ids))
        if len(names) <= most:
            return labels.listed(names)
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} others"


def field_label(name: str) -> str:
    """A field in plain words."""
    return _MORE.get(name) or labels.FIELD.get(name, name.replace("_", " "))


def value_label(field: str, value: ValueStanding) -> str:
    """A value in plain words."""
    if field in _MORE:
        code = str(value.value)
        return _TOLD.get(code, code.replace("_", " "))
    return labels.say(field, value.value)


def about_label(comparison: Comparison, about: str) -> str:
    """Whom a field is about; empty for the incident as a whole."""
    person = next((p for p in comparison.people if p.id == about), None)
    if person is None:
        return ""
    role = labels.PERSON[person.role]
    if person.name:
        return person.name if person.role is PersonRole.SUBJECT else f"{person.name} ({role})"
    return role if person.count == 1 else f"{labels.number(person.count)} {role}s"


def blocks(comparison: Comparison) -> tuple[Block, ...]:
    """The incident as a whole, then person by person."""
    speaker = Speaker.of(comparison)
    people = {p.id: p for p in comparison.people}
    made = []
    for about in dict.fromkeys(f.about for f in comparison.fields):
        person = people.get(about)
        made.append(
            Block(
                id=about,
                heading=about_label(comparison, about) or "The incident",
                why="; ".join(person.why) if person else "",
                fields=tuple(_field(f, speaker) for f in comparison.fields if f.about == about),
            )
        )
    return tuple(made)


def _field(field: FieldStanding, speaker: Speaker) -> FieldLine:
    return FieldLine(
        name=field.field,
        label=field_label(field.field),
        standing=STANDING[field.standing],
        values=tuple(
            ValueLine(
                text=value_label(field.field, v),
                standing=STANDING[v.standing],
                why=v.why,
                sayings=speaker.lines(v.sayings),
                against=speaker.lines(v.against),
            )
            for v in field.values
        ),
        decided=f"{field.mark.who}: {field.mark.reason}" if field.mark else "",
    )


def sentences(comparison: Comparison) -> tuple[Sentence, ...]:
    """What is said to have happened: the leading fields of the incident and of the people that most reports tell of."""
    speaker = Speaker.of(comparison)
    return tuple(_sentences(comparison, speaker))[:_SENTENCES]


def _sentences(comparison: Comparison, speaker: Speaker) -> Iterator[Sentence]:
    most = max((len(p.members) for p in comparison.people), default=0)
    main = {INCIDENT, *(p.id for p in comparison.people if 2 * len(p.members) >= most)}
    for name in LEAD:
        for field in (f for f in comparison.fields if f.field == name and f.about in main):
            for value in field.values:
                if not value.sayings:
                    continue
                say = "says" if len({speaker.sayings[i].party for i in value.sayings}) == 1 else "say"
                others = f"; {speaker.named(value.against)} otherwise" if value.against else ""
                about = _whose(name, about_label(comparison, field.about))
                text = value_label(name, value)
                yield Sentence(
                    about=labels.sentence_case(about),
                    text=text if about else labels.sentence_case(text),
                    who=f"{speaker.named(value.sayings)} {say} so{others}",
                    standing=STANDING[value.standing],
                )


def _whose(field: str, about: str) -> str:
    """Whom a sentence is about: who was fired at did not fire."""
    if not about and field in ("video", "investigation"):
        return labels.FIELD[field]
    if about and field == "force":
        return f"force on {about}"
    return f"the shot at {about}" if about and field == "shot_told" else about


def matrix(comparison: Comparison) -> tuple[tuple[str, ...], tuple[MatrixRow, ...], tuple[str, ...]]:
    """The parties that say most; a row for each thing that two of them speak of; the other parties."""
    speaker = Speaker.of(comparison)
    counts: dict[str, int] = {}
    for s in comparison.sayings:
        counts[s.party] = counts.get(s.party, 0) + (s.field in LEAD)
    heard = [p for p in comparison.parties if counts.get(p.id) and p.kind is not PartyKind.PUBLISHER]
    columns = sorted(heard, key=lambda p: (-counts[p.id], p.label))[:_COLUMNS]
    rows = []
    for field in comparison.fields:
        if field.field not in LEAD:
            continue
        by_party = {c.party: c for c in field.cells}
        cells = []
        for party in columns:
            cell = by_party.get(party.id)
            note = CELL.get(cell.kind, "") if cell else ""
            if cell and cell.silence:
                note = SILENCE[cell.silence]
            texts = speaker.lines(cell.sayings) if cell else ()
            cells.append(CellShown(column=party.label, texts=texts, note=note or ("" if texts else "–")))
        if sum(bool(c.texts) for c in cells) > 1 or any(c.note in CELL.values() for c in cells):
            about = about_label(comparison, field.about)
            label = f"{about}: {field_label(field.field)}" if about else field_label(field.field)
            rows.append(MatrixRow(label=label, cells=tuple(cells)))
    shown = {p.id for p in columns}
    others = tuple(p.label for p in heard if p.id not in shown)
    return tuple(p.label for p in columns), tuple(rows), others
