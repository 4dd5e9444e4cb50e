"""Agencies by table and by pattern."""

from __future__ import annotations

import csv
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.coding.naming.agencies import agency_named, find_agencies, known_agencies


def names(text: str) -> list[str]:
    """Agencies of a text by their usual names."""
    return [n.agency.name for n in find_agencies(text)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ICE", "Immigration and Customs Enforcement"),
        ("the Department of Homeland Security", "Department of Homeland Security"),
        ("the U.S. Marshals’ office", "U.S. Marshals Service"),
        ("Harlan police", "Harlan Police Department"),
        ("Harlan County Sheriff’s Office", "Harlan County Sheriff's Office"),
        ("Portland police", "Portland Police Bureau"),
        ("Ohio State Highway Patrol", "Ohio State Highway Patrol"),
    ],
)
def test_an_agency_has_one_name(words: str, name: str) -> None:
    """Whatever it is called."""
    agency = agency_named(words)
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize(
    "words", ["police", "the department", "Monday police", "The police", "Ann Lee", "The city council"]
)
def test_words_that_name_no_agency_give_none(words: str) -> None:
    """Bare nouns need the report around them."""
    assert agency_named(words) is None


def test_an_acronym_that_a_text_defines_is_known_in_it() -> None:
    """And nowhere else."""
    text = "The Harlan Police Department (HPDX) fired. The HPDX said so."
    assert names(text) == ["Harlan Police Department"] * 3
    assert names("The HPDX said so.") == []


def test_every_parent_of_a_policing_agency_is_named_as_a_row_or_a_department() -> None:
    """Each row says where it can be checked, and no alias is given twice."""
    table = files("averment.coding.naming").joinpath("data/agencies.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    assert all(r["source"] and r["kind"] and r["level"] for r in rows)
    given_names = [r["name"] for r in rows]
    assert len(set(given_names)) == len(given_names)
    homeland = {r["parent"] for r in rows if r["source"] == "dhs-components" and r["parent"]}
    assert homeland <= set(given_names)
    assert set(given_names) <= set(known_agencies())


@given(st.text(max_size=200))
def test_every_span_holds_words_of_the_text(text: str) -> None:
    """In reading order, none over another."""
    spans = [n.span for n in find_agencies(text)]
    assert all(s.end <= len(text) for s in spans)
    assert all(not a.overlaps(b) for a, b in pairwise(spans))


@pytest.mark.parametrize("place", ["Toledo", "St. Brendan", "Chattanooga"])
def test_a_name_that_many_places_have_is_of_the_place_before_it(place: str) -> None:
    """The capital's police are meant only where no other place is named."""
    found = [n.agency.name for n in find_agencies(f"The {place} Metropolitan Police Department said so.")]
    assert "Metropolitan Police Department of the District of Columbia" not in found
    alone = [n.agency.name for n in find_agencies("The Metropolitan Police Department said so.")]
    assert alone == ["Metropolitan Police Department of the District of Columbia"]
