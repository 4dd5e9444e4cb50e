"""When it happened: `date` and `time`, from words that tell the event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from averment.coding.fields.telling import Telling, Tells, even, listen
from averment.coding.naming.dates import Days, Kind, day_of_print, find_days
from averment.coding.naming.hours import Hour, find_hours
from averment.coding.scene import Finding, Scene
from averment.domain.passages import Span

BY_GOVERNOR = {
    Tells.EVENT: 3.0,
    Tells.SCENE: 2.0,
    Tells.AFTER: -0.5,
    Tells.SPEECH: -2.0,
    Tells.COURT: -3.0,
    Tells.BEFORE: -4.0,
    Tells.PRINT: -6.0,
}
"""What a day or an hour gains from the word that governs it."""

BY_PLACE = ((3, 1.5), (8, 0.5), (20, 0.0))
"""What it gains from the number of its sentence: less than the first figure, the second figure; later ones lose 1."""

BY_KIND = {Kind.STRETCH: -1.0, Kind.MONTH: -1.5}
UNTIED = -1.5
"""A full date with no preposition before it is more often the page's than the event's."""
TIMED = 1.5
"""A day that comes with an hour or a part of the day is seldom a day of speech."""
NAMES_EVENT = 2.0
""""Friday's shooting"."""
ENOUGH = 1.5
"""Below this nothing is coded."""

_COMING = re.compile(
    r"\b(?:(?:as early as|will|scheduled|expected|set for|planned|slated|upcoming)\b[^.]{0,25}"
    r"|(?:by|until|through|next|as of) )$",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"^(?:,? (?:early|late|before|at|about|around|shortly|just))*[, ]*(?:morning|afternoon|evening|night|about"
    r"|around|at \d)"
)
_TIMED_BEFORE = re.compile(
    r"(?:[ap]\.?m\.?,?|early|late|morning|afternoon|evening|night(?: of)?|noon|midnight)(?: on)?,? $", re.IGNORECASE
)
_TIED = re.compile(r"\b(?:on|of|since|the|day,?|in)[ ,]$", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"(?: (?:early |late )?(?:morning|afternoon|evening|night))?(?:['’]s (?:\w+ )?"
    r"| (?:(?:fatal|deadly|mass|double|triple|police|officer-involved|ICE|non-fatal) )?)$"
)


def code_when(scene: Scene) -> Iterator[Finding]:
    """The day and the time of day of the primary incident, at each place where the report gives them."""
    scene = even(scene)
    incident = next((i.id for i in scene.cast.incidents if i.primary), None)
    if incident is None:
        return
    telling = listen(scene.layout)
    hours = tuple(find_hours(scene.text))
    published = scene.report.published or day_of_print(scene.text)
    days = _dated(scene, [d for d in find_days(scene.text, published) if _is_past(scene, d)])
    for day, score in _best_day(scene, telling, days):
        yield Finding(
            field="date",
            value=day.value or "",
            span=day.span,
            incident=incident,
            rule="when.day",
            confidence=_sure(score),
        )
    for hour, score in _best_hours(scene, telling, hours):
        yield Finding(
            field="time", value=hour.value, span=hour.span, incident=incident, rule="when.hour", confidence=_sure(score)
        )


def weigh(scene: Scene, telling: Telling, span: Span) -> float:
    """How strongly the words around a span tie it to the event of the primary incident."""
    governor = telling.governor(span)
    score = BY_GOVERNOR[governor.tells] if governor else 0.0
    number = scene.layout.sentence_number(span.start)
    score += next((gain for below, gain in BY_PLACE if number < below), -1.0)
    sentence = scene.layout.sentences[number]
    score += min(1, telling.count(sentence, Tells.EVENT))
    score -= 2.0 * min(1, telling.count(sentence, Tells.BEFORE))
    return score


def elsewhere(scene: Scene, span: Span) -> bool:
    """Whether the words belong to an incident other than the primary one."""
    incident = scene.cast.incident_at(span)
    return incident is not None and not incident.primary


def _is_past(scene: Scene, day: Days) -> bool:
    if day.value is None or elsewhere(scene, day.span):
        return False
    published = scene.report.published
    if published and day.first and day.first > published:
        return False
    return not _COMING.search(scene.text, max(0, day.span.start - 45), day.span.start)


def _dated(scene: Scene, days: Sequence[Days]) -> list[Days]:
    """The days without "today" and the like where a sentence gives its date in full, as an older caption does."""
    full = {scene.layout.sentence_number(d.span.start): d.first for d in days if d.kind is Kind.FULL and d.exact}
    return [
        d
        for d in days
        if d.kind is not Kind.NEAR or full.get(scene.layout.sentence_number(d.span.start), d.first) == d.first
    ]


def _best_day(scene: Scene, telling: Telling, days: Iterable[Days]) -> Iterator[tuple[Days, float]]:
    """The mentions of the value that the report ties most to its event."""
    mentions: dict[str, list[tuple[Days, float]]] = defaultdict(list)
    for day in sorted(days, key=lambda d: not d.exact):
        score = weigh(scene, telling, day.span) + BY_KIND.get(day.kind, 0.0) + _manner(scene.text, telling, day.span)
        if day.kind is Kind.FULL and not _TIED.search(scene.text, max(0, day.span.start - 12), day.span.start):
            score += UNTIED
        mentions[_settled(day, mentions)].append((day, score))
    total = {value: sum(max(0.0, s) for _, s in rows) for value, rows in mentions.items()}
    best = max(total, key=lambda v: (total[v], v), default=None)
    if best is not None and total[best] >= ENOUGH:
        yield from ((day, score) for day, score in mentions[best] if score > 0 and day.value == best)


def _settled(day: Days, mentions: Mapping[str, list[tuple[Days, float]]]) -> str:
    """The value that a mention speaks for: of an interval, the day within it to which the event is tied, if any."""
    value = day.value or ""
    if day.exact or day.first is None or day.last is None:
        return value
    within = {
        v: sum(s for _, s in rows)
        for v, rows in mentions.items()
        if any(d.exact and d.first and day.first <= d.first <= day.last and s > ENOUGH for d, s in rows)
    }
    return max(within, key=lambda v: (within[v], v), default=value)


def _manner(text: str, telling: Telling, span: Span) -> float:
    gain = 0.0
    after = text[span.end : span.end + 24]
    if _TIMED.match(after) or _TIMED_BEFORE.search(text, max(0, span.start - 24), span.start):
        gain += TIMED
    follows = telling.within(Span(span.end, span.end + 40))
    if follows and follows[0].tells is Tells.EVENT and _POSSESSIVE.match(text[span.end : follows[0].span.start]):
        gain += NAMES_EVENT
    return gain


def _best_hours(scene: Scene, telling: Telling, hours: Iterable[Hour]) -> Iterator[tuple[Hour, float]]:
    """One time by the clock and one part of the day, at each of their mentions."""
    for clock in (True, False):
        mentions: dict[str, list[tuple[Hour, float]]] = defaultdict(list)
        for hour in hours:
            if hour.clock is clock and not elsewhere(scene, hour.span) and not _of_the_page(scene.text, hour):
                mentions[hour.value].append((hour, _weigh_hour(scene, telling, hour.span)))
        total = {value: sum(max(0.0, s) for _, s in rows) for value, rows in mentions.items()}
        best = max(total, key=lambda v: (total[v], v), default=None)
        if best is not None and total[best] >= ENOUGH:
            yield from ((hour, score) for hour, score in mentions[best] if score > ENOUGH)


_STAMP = re.compile(r"(?:19|20)\d\d(?:,| at| [/|·-])? $")


def _of_the_page(text: str, hour: Hour) -> bool:
    """Whether a clock time stands right after a year, as in the stamp of a page."""
    return hour.clock and bool(_STAMP.search(text, max(0, hour.span.start - 12), hour.span.start))


def _weigh_hour(scene: Scene, telling: Telling, span: Span) -> float:
    """As for days, but an hour before "she said" is seldom the hour of saying."""
    governor = telling.governor(span)
    score = weigh(scene, telling, span)
    if governor and governor.tells is Tells.SPEECH and governor.span.start > span.end:
        score -= BY_GOVERNOR[Tells.SPEECH]
    return score


def _sure(score: float) -> float:
    """A confidence from a score: .5 where hardly enough, .95 at most."""
    return round(min(0.95, 0.5 + 0.07 * max(0.0, score)), 2)
