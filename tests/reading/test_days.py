"""Days of publication in the forms in which they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.reading.days import day_of, stamped_day

DAY = date(2025, 10, 22)


@pytest.mark.parametrize(
    "written",
    [
        "2025-10-22",
        "2025-10-22T08:00:00-07:00",
        "2025-10-22 08:00:00",
        "2025-10-22T08:00:00.000Z",
        "2025/10/22",
        "20251022",
        "20251022T080000Z",
        "Oct. 22, 2025",
        "October 22, 2025 at 8:00 AM PDT",
        "Wed, 22 Oct 2025 08:00:00 GMT",
        "22 October 2025",
        "22-Oct-2025",
        "10/22/2025",
        "10/22/25",
        "22/10/2025",
        "22.10.2025",
        "Wednesday, Oct 22nd, 2025",
    ],
)
def test_a_usual_form_is_read(written: str) -> None:
    """As written, in whatever time zone."""
    assert day_of(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "banana",
        "Tuesday",
        "October 2025",
        "2025",
        "2025-13-40",
        "Feb. 30, 2025",
        "1761091200",
        "yesterday",
        None,
        5,
        "x" * 200,
    ],
)
def test_what_is_no_day_gives_none(written: object) -> None:
    """Never a guess."""
    assert day_of(written) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_survives_its_usual_forms(day: date) -> None:
    """ISO, and with its month in letters."""
    assert day_of(day.isoformat()) == day
    assert day_of(f"{day:%B} {day.day}, {day.year}") == day
    assert day_of(f"{day.day} {day:%b} {day.year}") == day


@given(st.text(max_size=90))
def test_nothing_written_breaks_it(written: str) -> None:
    """It is a day or none."""
    assert day_of(written) is None or isinstance(day_of(written), date)


def test_a_court_s_stamp_holds_the_day_of_filing() -> None:
    """In either form of the stamp."""
    assert stamped_day("Case 3:25-cr-09999 Document 31 Filed 10/22/25 Page 1 of 4") == DAY
    assert stamped_day("Case: 3:25-cr-09999   Doc #: 31   Filed: 10/22/2025   1 of 4") == DAY
