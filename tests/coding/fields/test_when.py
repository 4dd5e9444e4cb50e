"""When it happened: days and hours of the event, and of nothing else."""

from collections.abc import Callable

import pytest

from averment.coding.fields.when import code_when

Read = Callable[..., set[object]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A man was shot by an officer on Tuesday, the chief said Wednesday.", "2025-10-21"),
        ("The chief said Wednesday that a man was shot Monday night.", "2025-10-20"),
        ("Sunday's shooting left a man hurt. The mayor spoke Tuesday.", "2025-10-19"),
        ("An officer shot a man on Oct. 3. He was arraigned Monday.", "2025-10-03"),
        ("Officers opened fire last month outside a store.", "2025-09-01/2025-09-30"),
        ("Crews check a store after an officer shot a man this morning in Toledo, October 20, 2025.", "2025-10-20"),
        ("An officer fired over the weekend. Saturday night he chased a man and shot him.", "2025-10-18"),
    ],
)
def test_the_day_of_the_event(read_field: Read, text: str, value: str) -> None:
    """The day is the one tied to the event, not to speech or court."""
    assert read_field(code_when, text, "date") == {value}


@pytest.mark.parametrize(
    "text",
    [
        "The chief said Tuesday that an inquiry is open.",
        "The department claimed Tuesday that the man had a gun.",
        "He is scheduled to appear in court on Tuesday.",
        "Updated: October 21, 2025. A man is in hospital.",
        "Officers will return on Friday.",
        "As of Tuesday, four people have been shot by officers.",
    ],
)
def test_other_days_are_left_alone(read_field: Read, text: str) -> None:
    """Days of speech, courts and pages are not the event's."""
    assert not read_field(code_when, text, "date")


def test_relative_days_wait_for_publication(read_field: Read) -> None:
    """Without a day of publication nothing is coded from a weekday."""
    assert not read_field(code_when, "A man was shot by an officer on Tuesday.", "date", published=None)


def test_a_printed_date_is_a_day_of_publication(read_field: Read) -> None:
    """A page that prints its date says from when its weekdays count."""
    text = "October 22, 2025\nA man was shot by an officer on Tuesday."
    assert read_field(code_when, text, "date", published=None) == {"2025-10-21"}


def test_the_hour_of_the_event(read_field: Read) -> None:
    """The hour of a news conference is not the hour of the shooting."""
    text = "Officers shot a man about 4:40 p.m. on Elm Street. The chief spoke at a 9 p.m. news conference."
    assert read_field(code_when, text, "time") == {"16:40"}


def test_no_incident_no_date(read_field: Read) -> None:
    """A report without an incident has no date to code."""
    assert not read_field(code_when, "A man was shot on Tuesday.", "date", incidents=0)
