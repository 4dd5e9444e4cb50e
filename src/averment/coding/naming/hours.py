"""Times of day as reports name them: by the clock, or by parts of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from averment.coding.text.sparks import matches, sparks
from averment.domain.passages import Span

CLOCK = re.compile(
    r"(?<![\w:.])(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?(?: ?(?P<half>[AaPp])\.? ?[Mm]\b\.?"
    r"|(?= (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day |in the )(?P<part>morning|afternoon|evening|night)))"
    r"|(?<!\w)(?P<word>[Nn]oon|[Mm]idnight)(?!\w)"
)
_ON_DAY = r" (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PART = re.compile(
    r"(?<!\w)(?P<part>(?:[Ee]arly |[Ll]ate |[Pp]re-?dawn |mid-?)?(?:morning|afternoon|evening|night|nighttime|overnight"
    r"|predawn|pre-dawn|tonight)"
    rf"|[Ee]arly(?={_ON_DAY}(?! (?:afternoon|evening|night)))|[Ll]ate(?={_ON_DAY}(?! (?:morning|afternoon))))(?!\w)"
)
CLOCKS = sparks("a.|am|a m|p.|pm|p m|noon|midnight|morning|afternoon|evening|night")
PARTS = sparks("morning|afternoon|evening|night|predawn|pre-dawn|early|late")
_CODES = (
    ("morning", "morning"),
    ("dawn", "morning"),
    ("afternoon", "afternoon"),
    ("evening", "evening"),
    ("night", "night"),
)


@dataclass(frozen=True, slots=True)
class Hour:
    """Words that name a time of day, and its code: `HH:MM` or a part of the day."""

    span: Span
    value: str

    @property
    def clock(self) -> bool:
        """Whether it is a time by the clock."""
        return ":" in self.value


def find_hours(text: str) -> Iterator[Hour]:
    """Every naming of a time of day: clock times first, then parts of the day, each in reading order."""
    for found in matches(CLOCK, CLOCKS, text):
        value = _clock(found)
        if value:
            yield Hour(Span(found.start(), found.end()), value)
    for found in matches(PART, PARTS, text):
        words = found["part"].lower().strip()
        value = next((code for word, code in _CODES if word in words), "morning" if words == "early" else "night")
        yield Hour(Span(found.start(), found.start() + len(found["part"].rstrip())), value)


def _clock(found: re.Match[str]) -> str | None:
    if found["word"]:
        return "12:00" if found["word"].lower() == "noon" else "00:00"
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if not (1 <= hour <= 12 and minute < 60):
        return None
    part = found["part"]
    late = (
        found["half"].lower() == "p"
        if found["half"]
        else part in ("afternoon", "evening") or (part == "night" and hour > 5)
    )
    return f"{hour % 12 + 12 * late:02d}:{minute:02d}"
