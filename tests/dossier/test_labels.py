"""Every code has plain words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from averment.domain.codes import ActKind, Basis, ClaimKind, PersonRole, PublisherRole, VoiceRole
from averment.domain.fields import FIELDS, Holds
from averment.dossier import labels

CODES = [(f.name, code) for f in FIELDS.values() for code in f.codes]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_label(field: str) -> None:
    """A page never shows a field's code."""
    assert "_" not in labels.FIELD[field]


@pytest.mark.parametrize(("field", "code"), CODES)
def test_every_code_has_a_label(field: str, code: str) -> None:
    """Nor a value's, said or denied."""
    for denied in (False, True):
        text = labels.say(field, code, denied=denied)
        assert text
        assert "_" not in text
    assert labels.say(field, code) != labels.say(field, code, denied=True)


def test_no_label_is_of_a_field_or_code_that_is_gone() -> None:
    """The table holds what the record holds and nothing else."""
    assert set(labels.FIELD) == set(FIELDS)
    assert set(labels.CODE) == set(CODES)
    assert {f.name for f in FIELDS.values() if f.holds is Holds.COUNT} == {*labels.UNITS, "age"}


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (labels.ROLE, VoiceRole),
        (labels.UNNAMED, VoiceRole),
        (labels.PERSON, PersonRole),
        (labels.CLAIM, ClaimKind),
        (labels.ACT, ActKind),
        (labels.BASIS, Basis),
        (labels.PUBLISHER, PublisherRole),
    ],
)
def test_every_closed_set_is_labelled(table: Mapping[StrEnum, str], codes: type[StrEnum]) -> None:
    """Roles and kinds too."""
    assert set(table) == set(codes)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "no"), (1, "one"), (12, "12"), ((3, None), "at least three"), ((None, 4), "at most four"), ((2, 5), "2 to 5"),
     ((2, 2), "two"), ((None, None), "an unstated number of")],
)  # fmt: skip
def test_counts_keep_their_ends(value: int | tuple[int | None, int | None], words: str) -> None:
    """Ends stay: "at least three" is never shown as three."""
    assert labels.count(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("2025-10-21", "Tue 21 Oct 2025"), ("2025-10-20/2025-10-22", "20–22 Oct 2025"),
     ("2025-10-30/2025-11-02", "30 Oct 2025 – 2 Nov 2025"), ("2023", "2023")],
)  # fmt: skip
def test_days_are_written_out(value: str, words: str) -> None:
    """A day has its weekday, an interval both its ends, and what is no day stays as it is."""
    assert labels.day(value) == words


@pytest.mark.parametrize(
    ("age", "words"),
    [(0, "less than a year old"), (1, "one year old"), (34, "34 years old"), ((30, None), "at least 30 years old")],
)
def test_ages_are_those_of_people(age: int | tuple[int | None, int | None], words: str) -> None:
    """A baby is not "no years old"."""
    assert labels.say("age", age) == words
