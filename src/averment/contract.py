"""The draft record as JSON: written, read back, described by a JSON Schema, and checked.

The schema is generated from the types of `averment.domain.draft`, published as `schema/draft.schema.json`, and shipped
in the package; a test holds all three together.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from averment.domain.draft import Draft
from averment.domain.fields import FIELDS, Holds
from averment.errors import MissingResource

SCHEMA_ID = "https://averment.org/schema/draft.schema.json"

_OMITTED_WHEN_NONE = frozenset({"intent", "aimed_at", "struck", "ground"})
"""Qualifiers that only some fields have: absent rather than null where they mean nothing."""


def encode(value: Any) -> Any:
    """A domain object as plain JSON values, keys in the order of the contract."""
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(v) for v in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: encode(v)
            for name in _names(type(value))
            if (v := getattr(value, name)) is not None or name not in _OMITTED_WHEN_NONE
        }
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def to_line(draft: Draft) -> str:
    """One draft as one line of JSON, without the line break."""
    return json.dumps(encode(draft), ensure_ascii=False, separators=(", ", ": "))


def decode(row: Mapping[str, Any]) -> Draft:
    """A draft from the JSON that `encode` wrote; raises pydantic's `ValidationError` where it is none."""
    from pydantic import TypeAdapter

    draft: Draft = _adapter(TypeAdapter).validate_python(dict(row))
    return draft


@cache
def _adapter(kind: Any) -> Any:
    return kind(Draft)


def make_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a draft, generated from the types and the table of fields."""
    from pydantic import TypeAdapter

    schema: dict[str, Any] = _adapter(TypeAdapter).json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}
    schema["title"] = "Averment draft record"
    fact = schema["$defs"]["Fact"]
    fact["properties"]["field"] = {"enum": list(FIELDS), "description": "See docs/contract.md, Fields."}
    fact["allOf"] = [
        {
            "if": {"properties": {"field": {"const": f.name}}},
            "then": {"properties": {"value": {"enum": list(f.codes)}}},
        }
        for f in FIELDS.values()
        if f.holds is Holds.CODE
    ]
    for name in _OMITTED_WHEN_NONE:
        if name in fact.get("required", []):
            fact["required"].remove(name)
    return schema


@cache
def schema() -> Mapping[str, Any]:
    """The schema that the package ships."""
    try:
        text = resources.files("averment").joinpath("draft.schema.json").read_text("utf-8")
    except FileNotFoundError as error:
        raise MissingResource("averment/draft.schema.json", "install the package again") from error
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def problems(row: Any) -> Iterator[str]:
    """Everything that is wrong with one draft, in words; nothing where it is right.

    Checks the schema, then that each passage holds the exact words of the text, then that every id that is named is
    there and exactly one incident is primary.
    """
    from jsonschema import Draft202012Validator

    checker = Draft202012Validator(schema())
    wrong = sorted(checker.iter_errors(row), key=lambda e: [str(p) for p in e.absolute_path])
    for error in wrong:
        yield f"{'.'.join(str(p) for p in error.absolute_path) or 'draft'}: {error.message[:200]}"
    if wrong:
        return
    yield from _wrong_words(row["report"]["text"], row, "")
    yield from _dangling(row)


def _wrong_words(text: str, value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "exact"}:
            found = text[value["start"] : value["end"]]
            if value["start"] < 0 or found != value["exact"] or not found:
                yield f"{path}: passage [{value['start']}, {value['end']}) says {value['exact']!r}, the text {found!r}"
            return
        for name, inner in value.items():
            yield from _wrong_words(text, inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _wrong_words(text, inner, f"{path}.{i}")


def _dangling(row: Mapping[str, Any]) -> Iterator[str]:
    ids = {kind: [x["id"] for x in row[kind]] for kind in ("incidents", "claims", "voices", "people", "facts")}
    for kind, every in ids.items():
        if len(set(every)) < len(every):
            yield f"{kind}: two of them have one id"
    if row["incidents"] and sum(i["primary"] for i in row["incidents"]) != 1:
        yield "incidents: exactly one must be primary"
    known = {kind: {None, *every} for kind, every in ids.items()}
    known["voices"].add("report")
    pointers = {
        "incident": "incidents",
        "claim": "claims",
        "parent": "claims",
        "voice": "voices",
        "person": "people",
        "by_person": "people",
    }
    for kind in ("claims", "people", "facts", "acts", "open_questions"):
        for i, item in enumerate(row[kind]):
            for pointer, where in pointers.items():
                if item.get(pointer) not in known[where]:
                    yield f"{kind}.{i}.{pointer}: nothing in {where} is called {item[pointer]!r}"
