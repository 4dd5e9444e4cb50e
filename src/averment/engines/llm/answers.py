"""A language model's answer made into marks: each quote is found word for word, or dropped and counted.

Nothing is repaired. A quote that lost its "not" is 99 % similar to the sentence that it denies.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from averment.coding.gate import find_exact
from averment.domain.codes import ActKind, Modality, PersonRole, ReportKind, When
from averment.domain.draft import Value
from averment.domain.fields import AIMS, FIELDS, INTENTS, STRUCK, Holds
from averment.domain.markup import Attribution, Coded, MarkedPerson, MarkedValue, Markup
from averment.domain.passages import Span

Code = TypeVar("Code", bound=StrEnum)

_SURE = 0.9
"""The score of the kind that the model names: an answer has no odds."""
_DAY_PARTS = frozenset(FIELDS["time"].codes)


class NoAnswer(ValueError):
    """What came back is not the JSON object that was asked for."""


@dataclass(slots=True)
class Tally:
    """What became of an answer's quotes and rows."""

    found: int = 0
    """Quotes that stand in the report word for word."""
    fabricated: int = 0
    """Quotes that do not."""
    misattributed: int = 0
    """Claims whose words stand in the report, and whose speaker, as quoted, does not."""
    invalid: int = 0
    """Rows with a field, code or number that does not exist."""

    def add(self, other: Tally) -> None:
        """Count another answer in."""
        self.found += other.found
        self.fabricated += other.fabricated
        self.misattributed += other.misattributed
        self.invalid += other.invalid


def parse(answer: str) -> dict[str, Any]:
    """The JSON object of an answer, with or without a fence of code around it; raises `NoAnswer`."""
    begin, end = answer.find("{"), answer.rfind("}")
    try:
        row = json.loads(answer[begin : end + 1])
    except ValueError as error:
        raise NoAnswer(f"the answer is not JSON: {error}") from error
    if not isinstance(row, dict) or "kind" not in row:
        raise NoAnswer("the answer is JSON without a kind")
    return row


def to_markup(text: str, row: Mapping[str, Any]) -> tuple[Markup, Tally]:
    """The marks that an answer makes on a text, and what was dropped."""
    answer = _Answer(text)
    kind = _code(ReportKind, row.get("kind")) or ReportKind.NONE
    rest = (1.0 - _SURE) / 2
    markup = Markup(
        attributions=tuple(answer.attributions(_rows(row, "claims"))),
        kinds={k: _SURE if k is kind else rest for k in ReportKind},
        coded=Coded(
            people=tuple(answer.people(_rows(row, "people"))),
            values=tuple(answer.values(_rows(row, "values"))),
            questions=tuple(answer.questions(_rows(row, "open_questions"))),
            acts=tuple(answer.acts(_rows(row, "acts"))),
        ),
    )
    return markup, answer.tally


@dataclass(slots=True)
class _Answer:
    text: str
    tally: Tally = field(default_factory=Tally)

    def span(self, quote: object, near: int = 0) -> Span | None:
        if not isinstance(quote, str) or not quote.strip():
            return None
        span = find_exact(self.text, quote.strip(), near)
        if span is None:
            self.tally.fabricated += 1
        else:
            self.tally.found += 1
        return span

    def spans(self, quotes: object, near: int = 0) -> tuple[tuple[Span, ...], bool]:
        """The places of some quotes in reading order, and whether all of them were found."""
        listed = quotes if isinstance(quotes, list) else [quotes] if isinstance(quotes, str) else []
        placed = [self.span(q, near) for q in listed]
        return tuple(_disjoint(s for s in placed if s is not None)), None not in placed

    def attributions(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Attribution]:
        for row in rows:
            content, whole = self.spans(row.get("content"))
            if not content or not whole:
                continue
            source, named = self.spans(row.get("source"), content[0].start)
            cue, worded = self.spans(row.get("cue"), content[0].start)
            if not named or not worded:
                self.tally.misattributed += 1
                continue
            yield Attribution(source=source, cue=cue, content=content, score=_SURE)

    def people(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[MarkedPerson]:
        for row in rows:
            mentions, _ = self.spans(row.get("mentions"))
            role, count, name = _code(PersonRole, row.get("role")), row.get("count", 1), row.get("id")
            if role is None or not isinstance(name, str) or not _whole(count) or count < 1:
                self.tally.invalid += 1
            elif mentions:
                yield MarkedPerson(name=name, role=role, mentions=mentions, count=count)

    def values(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[MarkedValue]:
        for row in rows:
            name, value = row.get("field"), None
            if isinstance(name, str) and name in FIELDS:
                value = _value(name, row.get("value"))
            if value is None or not isinstance(name, str):
                self.tally.invalid += 1
                continue
            span = self.span(row.get("quote"))
            if span is not None:
                yield _marked(name, value, span, row)

    def questions(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Span]]:
        for row in rows:
            span = self.span(row.get("quote"))
            if span is not None:
                yield str(row.get("about") or "other"), span

    def acts(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[ActKind, Span]]:
        for row in rows:
            span = self.span(row.get("quote"))
            if span is not None:
                yield _code(ActKind, row.get("kind")) or ActKind.OTHER, span


def _marked(name: str, value: Value, span: Span, row: Mapping[str, Any]) -> MarkedValue:
    by, person = row.get("by"), row.get("person")
    by = by if isinstance(by, str) else None
    of_force = name == "force"
    return MarkedValue(
        field=name,
        value=value,
        span=span,
        person=person if isinstance(person, str) else None,
        by=by,
        by_person=by,
        modality=_code(Modality, row.get("modality")),
        when=_code(When, row.get("when")) or When.DURING,
        intent=_one_of(INTENTS, row.get("intent")) if of_force else None,
        aimed_at=_one_of(AIMS, row.get("aimed_at")) if of_force or name == "resistance" else None,
        struck=_one_of(STRUCK, row.get("struck")) if of_force else None,
    )


def _value(name: str, value: object) -> Value | None:
    holds = FIELDS[name].holds
    if holds is Holds.COUNT:
        return _count(value)
    if not isinstance(value, str) or not value.strip():
        return None
    if holds is Holds.CODE or (holds is Holds.CLOCK and ":" not in value):
        return value if value in FIELDS[name].codes or (value in _DAY_PARTS and holds is Holds.CLOCK) else None
    if holds is Holds.DAY:
        return value if all(_is_day(part) for part in value.split("/")) else None
    return value.strip()


def _count(value: object) -> Value | None:
    if _whole(value) and isinstance(value, int):
        return value
    if isinstance(value, list) and len(value) == 2 and all(v is None or _whole(v) for v in value):
        low, high = value
        return (low, high) if value != [None, None] else None
    return None


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _code(kind: type[Code], value: object) -> Code | None:
    return next((code for code in kind if code == value), None)


def _one_of(codes: tuple[str, ...], value: object) -> str:
    return value if isinstance(value, str) and value in codes else "unstated"


def _rows(row: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = row.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans):
        if span.start >= end:
            yield span
            end = span.end
