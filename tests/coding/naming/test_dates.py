"""Days and hours: what words mean, by arithmetic."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.coding.naming.dates import Kind, day_of_print, find_days, relative_days
from averment.coding.naming.hours import find_hours
from averment.coding.text.layout import lay_out

WEDNESDAY = date(2025, 10, 22)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _value(text: str, published: date | None = WEDNESDAY) -> str | None:
    (day,) = find_days(text, published)
    return day.value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Tuesday", "2025-10-21"),
        ("on Wednesday", "2025-10-22"),
        ("on Thursday", "2025-10-16"),
        ("last Wednesday", "2025-10-15"),
        ("next Tuesday", "2025-10-28"),
        ("yesterday", "2025-10-21"),
        ("last night", "2025-10-21"),
        ("earlier today", "2025-10-22"),
        ("three days ago", "2025-10-19"),
        ("on Oct. 20", "2025-10-20"),
        ("on Oct. 23", "2024-10-23"),
        ("on Feb. 29", "2024-02-29"),
        ("Tuesday, Oct. 21", "2025-10-21"),
        ("on December 8th", "2024-12-08"),
        ("on January 20, 2025", "2025-01-20"),
        ("on 20 January 2025", "2025-01-20"),
        ("2025-01-20", "2025-01-20"),
        ("1/20/2025", "2025-01-20"),
        ("Oct. 20-22, 2025", "2025-10-20/2025-10-22"),
        ("Oct. 3 to 5", "2025-10-03/2025-10-05"),
        ("last week", "2025-10-13/2025-10-19"),
        ("earlier this week", "2025-10-20/2025-10-22"),
        ("last month", "2025-09-01/2025-09-30"),
        ("earlier this month", "2025-10-01/2025-10-22"),
        ("over the weekend", "2025-10-18/2025-10-19"),
        ("in March", "2025-03-01/2025-03-31"),
        ("in November 2008", "2008-11-01/2008-11-30"),
        ("on Christmas Eve", "2024-12-24"),
        ("on Labor Day", "2025-09-01"),
        ("on Memorial Day", "2025-05-26"),
        ("on Easter", "2025-04-20"),
        ("on Thanksgiving", "2024-11-28"),
    ],
)
def test_words_resolve(words: str, value: str) -> None:
    """A naming of a day means what it says, counted from a Wednesday."""
    assert _value(f"It happened {words}.") == value


@pytest.mark.parametrize("words", ["Tuesday", "yesterday", "last month", "Oct. 21", "Christmas Eve"])
def test_nothing_is_invented_without_publication(words: str) -> None:
    """Without a day of publication a relative day has no value, and is known to stand there."""
    text = f"It happened {words}."
    assert _value(text, None) is None
    assert [s.read(text) for s in relative_days(lay_out(text))] == [words]


def test_a_full_date_needs_no_publication() -> None:
    """A day with its year resolves either way."""
    assert _value("It happened on June 3, 2024.", None) == "2024-06-03"


@pytest.mark.parametrize("words", ["Feb. 30", "Feb. 30, 2025", "13/45/2025", "2025-13-01"])
def test_a_day_that_is_none_is_not_named(words: str) -> None:
    """What no calendar has is no day."""
    assert not [d for d in find_days(f"on {words}.", WEDNESDAY) if d.kind in (Kind.FULL, Kind.MONTH_DAY)]


@given(published=st.dates(), weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_is_that_weekday_within_the_week_before(published: date, weekday: str) -> None:
    """A weekday is on or before the day of publication, at most six days back, and is that weekday."""
    days = find_days(f"Shots were fired {weekday}.", published)
    for day in days:
        assert day.first is not None
        assert day.first.weekday() == WEEKDAYS.index(weekday)
        assert published - timedelta(days=6) <= day.first <= published


@given(
    published=st.dates(min_value=date(1990, 1, 1)),
    words=st.sampled_from(
        ["last month", "last week", "over the weekend", "in May", "yesterday", "on May 5", "on Halloween"]
    ),
)
def test_the_past_is_never_after_publication(published: date, words: str) -> None:
    """No word of the past resolves to a day after publication, and no interval ends before it begins."""
    for day in find_days(f"It happened {words}.", published):
        assert day.first is not None
        assert day.last is not None
        assert day.first <= day.last <= published


@given(text=st.text(max_size=300), published=st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    """No text breaks the reader; what it finds stands in order and apart."""
    days = find_days(text, published)
    assert all(a.span.end <= b.span.start for a, b in pairwise(days))
    assert all(h.span.end <= len(text) for h in find_hours(text))


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("around 4 a.m.", {"04:00"}),
        ("at approximately 9:18 p.m.", {"21:18"}),
        ("at 12:05 a.m.", {"00:05"}),
        ("just before noon", {"12:00"}),
        ("at 10:30 PM", {"22:30"}),
        ("at 1:40 Friday morning", {"01:40", "morning"}),
        ("late Saturday", {"night"}),
        ("early Saturday", {"morning"}),
        ("Saturday evening", {"evening"}),
        ("in the afternoon", {"afternoon"}),
        ("at 25:99 p.m.", set()),
    ],
)
def test_hours(words: str, values: set[str]) -> None:
    """Clock times and parts of the day."""
    assert {h.value for h in find_hours(f"It happened {words} near the depot.")} == values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("By A. Writer\nOctober 22, 2025\nA man was hurt.", WEDNESDAY),
        ("A man was hurt. Posted: Wednesday, October 22, 2025", WEDNESDAY),
        ("News October 22, 2025 10:45 AM A man was hurt.", WEDNESDAY),
        ("A man was hurt on October 22, 2025, in the street behind the old market hall, officials said.", None),
    ],
)
def test_day_of_print(text: str, day: date | None) -> None:
    """A page's own date is told from a date in a sentence."""
    assert day_of_print(text) == day
