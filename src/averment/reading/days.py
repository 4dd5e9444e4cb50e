"""Days of publication: from a machine-readable value, from a printed line; never from a sentence, never a guess."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from datetime import date

_MONTH = (
    r"(?P<m>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_ORDINAL = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>(?:18|19|20|21)\d\d)"
_MONTH_FIRST = rf"\b{_MONTH}\s+{_ORDINAL},?\s+{_YEAR}\b"
_DAY_FIRST = rf"\b{_ORDINAL}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}\b"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<n>\d\d?)-(?P<d>\d\d?)(?!\d)",
        rf"(?<!\d){_YEAR}/(?P<n>\d\d?)/(?P<d>\d\d?)(?!\d)",
        rf"^\s*{_YEAR}(?P<n>\d\d)(?P<d>\d\d)(?:T?\d{{4,6}}Z?)?\s*$",
        _MONTH_FIRST,
        _DAY_FIRST,
        r"(?<!\d)(?P<n>\d\d?)[/](?P<d>\d\d?)[/](?P<y>(?:\d\d)?\d\d)(?!\d)",
        r"(?<!\d)(?P<d>\d\d?)\.(?P<n>\d\d?)\.(?P<y>(?:19|20)\d\d)(?!\d)",
    )
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = 80

_PRINTED = rf"(?:{_MONTH_FIRST}|{_DAY_FIRST})"
_PRINTED = re.sub(r"\(\?P<\w>", "(?:", _PRINTED)
_NUMERIC = r"\d{1,2}/\d{1,2}/(?:\d\d)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
_ANY = rf"(?:{_PRINTED}|{_NUMERIC})"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:[\s,|•·-]*(?:at\s+)?\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?"
_SAID = re.compile(
    r"^\W*(?:(?:first |originally |date )?(?:published|posted|released?|issued|filed)(?: on| at| date)?"
    r"|for immediate release|date)"
    rf"\s*[:|—–-]?\s*{_WEEKDAY}{_ANY}",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^\W*{_WEEKDAY}{_ANY}{_CLOCK}\W*$", re.IGNORECASE)
_WITH_BYLINE = re.compile(rf"^\W*By\s[^.\n]{{2,120}}?[|•·,—–-]\s*{_WEEKDAY}{_PRINTED}", re.IGNORECASE)
_DATELINE = re.compile(
    rf"^(?:[A-Z][A-Z.'’-]+[ ,]+)+(?:(?-i:[A-Z])[\w.]+[ ,]+){{0,3}}(?:\([^)\n]{{2,40}}\)[ ,]*)?{_PRINTED}"
    rf"\s*(?:\([^)\n]{{2,40}}\)|[—–/]|--?\s)"
)
_LABEL = re.compile(r"^\W*(?:(?:date )?(?:published|posted)|release date|date of publication|date)\W*$", re.IGNORECASE)
_ANYWHERE = re.compile(_ANY, re.IGNORECASE)
_STAMP = re.compile(r"\bFiled:?\s+(\d{1,2}/\d{1,2}/(?:\d\d)?\d\d)\b", re.IGNORECASE)
_UPDATED_FIRST = re.compile(r"^\W*(?:last )?(?:updated|modified|reviewed)\b", re.IGNORECASE)


def day_of(value: object) -> date | None:
    """The day that a short value names, in any usual form; None for all else, a day that does not exist included.

    The day is taken as written, in whatever time zone it was written. `10/11/2025` is read the American way.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    for form in _FORMS:
        if (found := form.search(value)) and (day := _day(found)):
            return day
    return None


def printed_day(text: str) -> date | None:
    """The day of publication that the first lines of a text print: "Published Oct. 22, 2025", a dateline, a date alone.

    A date inside a sentence is none, and neither is one of several that stand alone.
    """
    lines = [line for line in text[:3000].split("\n")[:30] if not _UPDATED_FIRST.match(line)]
    for line in lines:
        for form in (_SAID, _WITH_BYLINE, _DATELINE):
            if (found := form.match(line)) and (day := day_of(found[0][-_LONGEST:])):
                return day
    return _only_day(lines)


def headed_day(lines: Sequence[str]) -> date | None:
    """The day in the lines around a page's story: one that is called the day of publication, or the only one there."""
    pairs = [*lines, *(f"{label}: {value}" for label, value in itertools.pairwise(lines) if _LABEL.match(label))]
    for line in pairs:
        if not _UPDATED_FIRST.match(line) and (found := _SAID.match(line)) and (day := day_of(found[0][-_LONGEST:])):
            return day
    return _only_day(lines)


def _only_day(lines: Sequence[str]) -> date | None:
    """The day that stands alone on a line, where no other does."""
    alone = {day for line in lines if _ALONE.match(line) and (day := day_of(line[:_LONGEST]))}
    return alone.pop() if len(alone) == 1 else None


def prints(lines: Sequence[str], day: date) -> bool:
    """Whether one of the lines holds this very day."""
    return any(day_of(found[0]) == day for line in lines for found in _ANYWHERE.finditer(line))


def stamped_day(text: str) -> date | None:
    """The day in a court's electronic filing stamp ("Filed 01/20/26")."""
    found = _STAMP.search(text[:2000])
    return day_of(found[1]) if found else None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    month = int(parts["n"]) if parts.get("n") else _MONTHS.index(parts["m"][:3].lower()) + 1
    if year < 100:
        year += 2000 if year < 70 else 1900
    if month > 12 >= day:
        month, day = day, month
    try:
        return date(year, month, day)
    except ValueError:
        return None
