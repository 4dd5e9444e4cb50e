"""Whole annotation pages against the W3C's rules, as `schema/annotations.schema.json` writes them down."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from averment.demo import shipped_reports
from averment.domain.codes import ClaimKind, Form, Modality, Side
from averment.domain.draft import Draft
from averment.extracting import extract
from averment.publishing.annotations import CONTEXT, annotation_page
from averment.reading import Skipped, open_inputs

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "schema" / "annotations.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def pages() -> list[tuple[Draft, dict[str, Any]]]:
    """Each shipped report with its page, as a program that reads JSON gets it."""
    paths = [str(p) for p in shipped_reports()]
    drafts = [d for d in extract(open_inputs(paths), engine="rules") if not isinstance(d, Skipped)]
    return [(d, json.loads(json.dumps(annotation_page(d)))) for d in drafts]


def test_every_page_keeps_the_rules(pages: list[tuple[Draft, dict[str, Any]]]) -> None:
    """Of the data model, for every shipped report."""
    Draft202012Validator.check_schema(SCHEMA)
    valid = Draft202012Validator(SCHEMA)
    assert sum(len(page["items"]) for _, page in pages) > 100
    assert [e.json_path for _, page in pages for e in valid.iter_errors(page)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("items", 0, "target"), []),
        (("items", 0, "motivation"), "guessing"),
        (("items", 0, "id"), "not an iri"),
        (("items", 0, "target", 0, "selector", 0, "start"), -1),
        (("@context",), "http://www.w3.org/ns/anno.jsonld"),
    ],
)
def test_a_page_that_breaks_a_rule_is_refused(
    path: tuple[str | int, ...], value: object, pages: list[tuple[Draft, dict[str, Any]]]
) -> None:
    """The schema is not one that lets everything pass."""
    page = json.loads(json.dumps(pages[0][1]))
    place = page
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(Draft202012Validator(SCHEMA).iter_errors(page))


def test_both_selectors_mean_the_same_words(pages: list[tuple[Draft, dict[str, Any]]]) -> None:
    """Position and quotation agree with the text, and the context is as long as the text allows."""
    for draft, page in pages:
        text = draft.report.text
        for target in (t for item in page["items"] for t in item["target"]):
            at, quoted = target["selector"]
            assert at["start"] < at["end"]
            assert text[at["start"] : at["end"]] == quoted["exact"]
            assert text[: at["start"]].endswith(quoted["prefix"])
            assert text[at["end"] :].startswith(quoted["suffix"])
            assert len(quoted["prefix"]) >= min(CONTEXT, at["start"])
            assert len(quoted["suffix"]) >= min(CONTEXT, len(text) - at["end"])


def test_names_are_unique_and_parents_stand_on_the_page(pages: list[tuple[Draft, dict[str, Any]]]) -> None:
    """So that a reader can follow them."""
    for _, page in pages:
        names = [item["id"] for item in page["items"]]
        assert len(names) == len(set(names))
        assert {item["body"]["parent"] for item in page["items"]} - {None} <= set(names)


def test_the_schema_knows_every_code() -> None:
    """And none besides."""
    claim = SCHEMA["$defs"]["claim"]["properties"]
    assert claim["kind"]["enum"] == [str(k) for k in ClaimKind]
    assert claim["form"]["enum"] == [str(f) for f in Form]
    assert claim["modality"]["enum"] == [str(m) for m in Modality]
    assert claim["voice"]["oneOf"][1]["properties"]["side"]["enum"] == [str(s) for s in Side]


def test_two_processes_write_the_same_page_with_the_shipped_model() -> None:
    """With different hash seeds."""
    report = str(next(iter(shipped_reports())))
    command = [sys.executable, "-m", "averment", "claims", "--annotations", report]
    told = {subprocess.check_output(command, env={**os.environ, "PYTHONHASHSEED": seed}) for seed in "12"}
    assert len(told) == 1
    assert json.loads(told.pop())["items"]
