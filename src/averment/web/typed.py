"""A fact as a person typed it: its words looked for in the text, its value read as the field wants it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Request
from pydantic import BaseModel, Field, ValidationError

from averment.domain.codes import Attributed, Basis, Modality, When
from averment.domain.draft import REPORT_VOICE, Draft, Fact, Value
from averment.domain.fields import FIELDS, Holds
from averment.domain.passages import Passage, Span
from averment.web.refusing import Refused
from averment.web.text import place_of, trimmed

_INTERVAL = re.compile(r"(\d*)\s*(?:\.\.|–|-)\s*(\d*)")
_NUMBER = re.compile(r"\d{1,9}")


class Typed(BaseModel):
    """What a form about a fact may hold; a form that only accepts or rejects holds none of it but a reason."""

    field: str = Field("", max_length=60)
    value: str = Field("", max_length=400)
    modality: Modality | None = None
    voice: str = Field("", max_length=80)
    person: str | None = Field(None, max_length=80)
    words: str = Field("", max_length=20_000)
    time: int = Field(1, ge=1, le=1000)
    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, ge=0)
    reason: str = Field("", max_length=4000)


_MEANT_EMPTY = frozenset({"person"})
"""Of these an empty choice says something: about nobody."""


async def _typed(request: Request) -> Typed:
    form = await request.form()
    given = {k: v for k, v in form.items() if isinstance(v, str) and (v or k in _MEANT_EMPTY)}
    try:
        return Typed.model_validate(given)
    except ValidationError as error:
        named = "; ".join(f"{e['loc'][0]}: {e['msg']}" for e in error.errors())
        raise Refused(400, f"This form cannot be read: {named}", "load the page again") from error


TypedFact = Annotated[Typed, Depends(_typed)]
"""What the form of a request holds."""


def fact_of(typed: Typed, draft: Draft, before: Fact | None) -> Fact:
    """The fact that was meant; what the form leaves open stays as it was before.

    Raises `Refused` where the words do not stand in the text, or the value cannot be read.
    """
    field = before.field if before else typed.field
    if field not in FIELDS:
        raise Refused(409, "Say what the fact is about: a field is missing", "choose one of the list")
    span = _place(typed, draft, before)
    passage = Passage.cut(draft.report.text, span)
    value = value_of(field, typed.value) if typed.value.strip() else before.value if before else None
    if value is None:
        raise Refused(409, "Say what the words say: a value is missing", "choose or type one")
    if before:
        given = typed.person if typed.person is not None else before.person
        moved = typed.voice != "" and typed.voice != before.voice
        return replace(
            before,
            value=value,
            passage=passage,
            modality=typed.modality or before.modality,
            person=given or None,
            voice=typed.voice or before.voice,
            claim=None if moved else before.claim,
        )
    return _new(typed, draft, field, value, passage)


def _new(typed: Typed, draft: Draft, field: str, value: Value, passage: Passage) -> Fact:
    if draft.primary is None:
        raise Refused(409, "This report tells of no incident, so no fact can be added", "")
    voice = typed.voice or REPORT_VOICE
    person = next((p for p in draft.people if p.id == typed.person), None)
    said_in = next(
        (c for c in draft.claims if c.voice == voice and any(passage.span in p.span for p in c.content)), None
    )
    return Fact(
        id="",
        incident=person.incident if person else draft.primary.id,
        field=field,
        value=value,
        person=typed.person or None,
        by=None,
        by_person=None,
        passage=passage,
        claim=said_in.id if said_in else None,
        voice=voice,
        attribution=Attributed.NONE if voice == REPORT_VOICE else Attributed.EXPLICIT,
        basis=Basis.NOT_STATED,
        modality=typed.modality or Modality.ASSERTED,
        when=When.DURING,
        confidence=1.0,
        rule="by hand",
    )


def _place(typed: Typed, draft: Draft, before: Fact | None) -> Span:
    text = draft.report.text
    if typed.start is not None and typed.end is not None:
        span = trimmed(text, typed.start, typed.end)
        if span is None:
            raise Refused(409, "No words are selected", "select some of the text, or type them")
        return span
    if typed.words.strip():
        span = place_of(text, typed.words, typed.time)
        if span is None:
            raise Refused(
                409,
                f"The text does not read so{'' if typed.time == 1 else f' {typed.time} times'}, letter for letter",
                "copy the words from the text",
            )
        return span
    if before is None:
        raise Refused(409, "A fact has words of the report: none were given", "select some of the text, or type them")
    return before.passage.span


def value_of(field: str, typed: str) -> Value:
    """A value as it is typed: a code, a count such as `3`, an interval such as `3..5` or `3..`, or words."""
    bare = typed.strip()
    if FIELDS[field].holds is not Holds.COUNT:
        return bare
    if _NUMBER.fullmatch(bare):
        return int(bare)
    ends = _INTERVAL.fullmatch(bare)
    if ends is None or not any(ends.groups()):
        raise Refused(409, f"{bare[:40]!r} is no count", "type a number, or an interval such as 3..5 or 3..")
    low, high = (int(e) if e else None for e in ends.groups())
    return (low, high)
