"""A sketch: what grouping keeps of one telling, so that a report is compared again without being read again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from averment.domain.codes import Modality, ReportKind
from averment.domain.draft import Draft, Fact, Interval, Value
from averment.domain.record import Telling
from averment.grouping.words import CommonWords, rare_words, shipped_words, telling_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What one report tells of one incident, as far as it says which incident is meant.

    Names, cities and streets are folded (no case, accents or punctuation); `words` and `title_words` are weights of
    telling words by their numbers. Equal drafts give equal sketches.
    """

    report: str
    """The report's id: SHA-256 of its bytes."""
    key: str
    """The report's key, as its input named it."""
    incident: str
    """The incident's id in the draft."""
    primary: bool
    kind: ReportKind
    published: date | None = None
    first: date | None = None
    last: date | None = None
    """The day of the incident, or the days between which it lies."""
    city: str | None = None
    """As printed."""
    state: str | None = None
    cities: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """Of everybody named who takes part."""
    victims: frozenset[str] = frozenset()
    """Of those named who are said to be killed or hurt."""
    ages: frozenset[int] = frozenset()
    killed: Interval | None = None
    injured: Interval | None = None
    survivors: bool = False
    """Whether somebody is told of apart who was hurt and did not die: by name, by condition or care, or as one of
    several."""
    words: Mapping[int, int] = field(default_factory=dict)
    title_words: Mapping[int, int] = field(default_factory=dict)
    rare: frozenset[int] = frozenset()
    """Numbers of the rare words of the text."""

    @property
    def at(self) -> tuple[str, str, str]:
        """Report, key and incident in it: what names a telling."""
        return (self.report, self.key, self.incident)

    @property
    def order(self) -> tuple[str, str, str, str]:
        """A place among sketches that depends on nothing but the sketch: by day of publication, unknown days last."""
        return (self.published.isoformat() if self.published else "9999", self.key, self.report, self.incident)

    @property
    def exact_day(self) -> date | None:
        """The day of the incident where it is one day."""
        return self.first if self.first == self.last else None


def sketch(draft: Draft, common: CommonWords | None = None) -> tuple[Sketch, ...]:
    """One sketch for each incident of a draft; none where the report tells of no incident."""
    table = common or shipped_words()
    return tuple(_sketch(Telling(draft=draft, incident=i.id), table) for i in draft.incidents)


def _sketch(telling: Telling, common: CommonWords) -> Sketch:
    report, told = telling.draft.report, telling.told
    facts = [f for f in telling.facts() if f.modality is not Modality.DENIED]
    text = _text(telling)
    first, last = _days(facts)
    cities, states = _values(facts, "city"), _values(facts, "state")
    return Sketch(
        report=report.id,
        key=report.key,
        incident=telling.incident,
        primary=told.primary,
        kind=told.kind,
        published=report.published,
        first=first,
        last=last,
        city=cities[0] if cities else None,
        state=states[0] if states else None,
        cities=_folded(cities),
        states=frozenset(states),
        streets=_folded(_values(facts, "address")),
        names=_folded(_values(facts, "name")),
        victims=_folded(_named(facts, "killed", "injured")),
        ages=frozenset(f.value for f in facts if f.field == "age" and isinstance(f.value, int)),
        killed=_count(facts, "killed"),
        injured=_count(facts, "injured"),
        survivors=_survivors(facts),
        words=telling_words(text, common),
        rare=rare_words(text, common),
        title_words=telling_words(report.title or "", common) if told.primary else {},
    )


def fold(words: str) -> str:
    """Words without case, accents and punctuation, one space between them."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.sub(r"[^\w\s]|_", " ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(filter(None, map(fold, words)))


def _values(facts: list[Fact], name: str) -> list[str]:
    """Values of a field, the one told most often first, then in the order of the draft."""
    found = Counter(str(f.value) for f in facts if f.field == name)
    return sorted(found, key=lambda v: -found[v])


def _days(facts: list[Fact]) -> tuple[date | None, date | None]:
    told = _values(facts, "date")
    if not told:
        return None, None
    first, _, last = told[0].partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None, None


def _named(facts: list[Fact], *outcomes: str) -> list[str]:
    """Names of the people who are said to have come to that."""
    hurt = {f.person for f in facts if f.field == "outcome" and f.value in outcomes}
    return [str(f.value) for f in facts if f.field == "name" and f.person in hurt]


def _survivors(facts: list[Fact]) -> bool:
    hurt, died = (
        {f.person for f in facts if f.field == "outcome" and f.value == value} for value in ("injured", "killed")
    )
    alive = hurt - died
    told = {f.field for f in facts if f.person in alive}
    return len(alive) > 1 or bool(told & {"name", "condition", "medical"})


def _count(facts: list[Fact], name: str) -> Interval | None:
    """The count that most voices give, the first told of those that equally many give."""
    said = Counter(value for value, _ in dict.fromkeys((f.value, f.voice) for f in facts if f.field == name))
    return _interval(said.most_common(1)[0][0]) if said else None


def _interval(value: Value) -> Interval | None:
    if isinstance(value, int):
        return (value, value)
    return value if isinstance(value, tuple) else None


def _text(telling: Telling) -> str:
    """Title and text of the report for its main incident; for another, the paragraphs that tell of it."""
    report = telling.draft.report
    if telling.primary:
        return f"{report.title or ''}\n{report.text}"
    return "\n".join(_paragraphs(telling))


def _paragraphs(telling: Telling) -> Iterator[str]:
    text = telling.draft.report.text
    spans = {(text.rfind("\n", 0, f.passage.start) + 1, _end(text, f.passage.end)) for f in telling.facts()}
    return (text[start:end] for start, end in sorted(spans))


def _end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
