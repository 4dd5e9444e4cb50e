"""Publishers that count as one."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from averment.comparing.families import family_of

ROWS = list(csv.DictReader(files("averment.comparing").joinpath("data/families.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize(
    ("publisher", "family"),
    [
        ("The Associated Press", "Associated Press"),
        ("NBC 5 Chicago", "NBC News"),
        ("Ohio Capital Journal", "States Newsroom"),
        ("The Wausau Post", "Wausau Post"),
        ("MSNBC", "MSNBC"),
    ],
)
def test_a_publisher_has_the_family_of_its_owner(publisher: str, family: str) -> None:
    """By the table, else its own name."""
    assert family_of(publisher) == family


def test_every_row_says_where_it_can_be_checked() -> None:
    """On a site of the owner's."""
    assert [row["family"] for row in ROWS if not row["source"].startswith("https://")] == []


def test_no_name_stands_in_two_rows() -> None:
    """An outlet has one owner."""
    names = [name.casefold() for row in ROWS for name in row["names"].split("|")]
    assert len(names) == len(set(names))
