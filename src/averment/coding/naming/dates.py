"""Days as reports name them, resolved by arithmetic against the day of publication, never invented.

What a word means: a weekday is the latest one on or before the day of publication; "last month" is an interval; a
month and a day without a year are the latest such day on or before publication. Without a day of publication only
days with a year resolve.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from averment.coding.text.layout import Layout
from averment.coding.text.sparks import matches, sparks
from averment.domain.passages import Span

_DAY = timedelta(days=1)
_MONTHS = "january february march april may june july august september october november december".split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MARCH|APRIL|MAY|JUNE|JULY|AUG(?:UST)?|SEPT(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?"
    r"|DEC(?:EMBER)?)"
)
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_NUMBERS = {w: n for n, w in enumerate("a two three four five six seven eight nine ten".split(), 1)} | {
    "an": 1,
    "one": 1,
}


class Kind(StrEnum):
    """How a day is named."""

    FULL = "full"
    """With its year."""
    MONTH_DAY = "month_day"
    MONTH = "month"
    WEEKDAY = "weekday"
    NEAR = "near"
    """Counted from publication: yesterday, two days ago."""
    STRETCH = "stretch"
    """An interval counted from publication: last week."""
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Days:
    """Words that name a day or an interval of days, and what they resolve to."""

    span: Span
    kind: Kind
    first: date | None
    """None where nothing to count from was known."""
    last: date | None

    @property
    def value(self) -> str | None:
        """ISO 8601 day, or interval `first/last`."""
        if self.first is None or self.last is None:
            return None
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last


Resolved = tuple[date, date] | None
_Read = Callable[[re.Match[str], date | None], tuple[Kind | None, Resolved]]

_FULL = re.compile(
    rf"(?<![\w/])(?:{_WEEKDAY},? )?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?: ?(?:-|–|to|through|and) ?(?P<until>\d{{1,2}})(?:st|nd|rd|th)?)?,? (?P<year>(?:19|20)\d\d)(?!\d)"
    rf"|(?<![\w/])(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.replace('month', 'month2')},? (?P<year2>(?:19"
    rf"|20)\d\d)(?!\d)"
    r"|(?<![\w/.-])(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w-])"
    r"|(?<![\w/.-])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:20)?\d\d)(?![\w/])"
)
_MONTH_DAY = re.compile(
    rf"(?<![\w/])(?:{_WEEKDAY},? (?:the )?)?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?: ?(?:-|–|to|through|and) ?(?P<until>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:])(?!,? (?:19"
    rf"|20)\d\d)(?! ?(?:percent|years))"
)
_MONTH_ONLY = re.compile(
    rf"(?<!\w)(?P<lead>[Ii]n|[Ss]ince|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|of) {_MONTH}"
    r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?(?!\w)(?! \d)"
)
_WEEKDAY_ONLY = re.compile(rf"(?<!\w)(?:(?P<lead>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{_WEEKDAY}s?(?!\w)")
_NEAR = re.compile(
    r"(?<!\w)(?:(?P<today>(?:earlier )?today|this (?:morning|afternoon|evening)|tonight)|(?P<yesterday>yesterday"
    r"|last (?:night|evening))"
    r"|(?P<n>a|an|one|two|three|four|five|six|seven|eight|nine|ten|[1-9]\d?) (?P<unit>day|week)s? ago)(?!\w)",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"(?<!\w)(?:(?P<lead>earlier|later) )?(?:(?P<this>this|last|this past|the past|over the"
    r"|previous) (?P<unit>week(?:end)?|month|year))(?!\w)",
    re.IGNORECASE,
)
_HOLIDAY = re.compile(
    r"(?<!\w)(?P<name>Christmas Eve|Christmas(?: Day)?|New Year[’']s Eve|New Year[’']s Day|Halloween"
    r"|Valentine[’']s Day|Juneteenth"
    r"|Independence Day|the Fourth of July|Thanksgiving(?: Day)?|Labor Day|Memorial Day|Veterans Day"
    r"|St\. Patrick[’']s Day"
    r"|Mother[’']s Day|Father[’']s Day|Martin Luther King(?:,? Jr\.?)? Day|Easter(?: Sunday)?)(?!\w)(?! (?:party"
    r"|tree|shopping|gift))"
)


def find_days(text: str, published: date | None) -> tuple[Days, ...]:
    """Every naming of a day or an interval, in reading order, none overlapping.

    A naming that cannot be resolved is there too, with `first` None: its words stand, its day is not known.
    """
    taken = bytearray(len(text))
    named: list[Days] = []
    for found, read in _candidates(text):
        start, end = found.span()
        if any(taken[start:end]):
            continue
        try:
            kind, days = read(found, published)
        except (OverflowError, ValueError):  # before the year 1
            continue
        if kind is not None:
            taken[start:end] = b"\1" * (end - start)
            named.append(Days(Span(start, end), kind, *(days or (None, None))))
    return tuple(sorted(named, key=lambda d: d.span))


def _candidates(text: str) -> Iterator[tuple[re.Match[str], _Read]]:
    """What the readers' patterns match, the surest first; no naming of a day goes over the end of a line."""
    return ((found, read) for pattern, needed, read in READERS for found in matches(pattern, needed, text))


_PRINTED = re.compile(r"(?:[Pp]osted|[Pp]ublished|[Uu]pdated|POSTED|PUBLISHED|UPDATED)\b[^\n]{0,40}$")
_HOUR_AFTER = re.compile(r",?(?: at)? \d{1,2}:\d\d ?[AaPp]\.?[Mm]")
_SHORT = 72
_HEAD = 6_000


def day_of_print(text: str) -> date | None:
    """The day of publication that the text itself prints near its head, as pages do; None where it prints none.

    Such a day stands on a line of its own, after "Posted" or "Updated", or with its hour.
    """
    for days in find_days(text[:_HEAD], None):
        if days.kind is not Kind.FULL or days.first is None:
            continue
        start = text.rfind("\n", 0, days.span.start) + 1
        end = text.find("\n", days.span.end)
        line = text[start : end if end >= 0 else len(text)].strip()
        before = text[max(start, days.span.start - 60) : days.span.start]
        alone = len(line) <= _SHORT and line[-1:] not in '.!?”"' and len(line) - len(days.span) < 28
        if alone or _PRINTED.search(before) or _HOUR_AFTER.match(text, days.span.end):
            return days.first
    return None


def relative_days(layout: Layout) -> tuple[Span, ...]:
    """Where words name a day that only a day of publication could resolve."""
    return tuple(d.span for d in find_days(layout.text, None) if d.first is None)


def _full(found: re.Match[str], _: date | None) -> tuple[Kind | None, Resolved]:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["m"]:
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        year += 2000 if year < 100 else 0
    elif found["month2"]:
        year, month, day = int(found["year2"]), _month(found["month2"]), int(found["day2"])
    else:
        year, month, day = int(found["year"]), _month(found["month"]), int(found["day"])
    first = _date(year, month, day)
    return (Kind.FULL, _until(found, first)) if first else (None, None)


def _month_day(found: re.Match[str], published: date | None) -> tuple[Kind | None, Resolved]:
    month, day = _month(found["month"]), int(found["day"])
    if _date(2024, month, day) is None:
        return None, None
    if published is None:
        return Kind.MONTH_DAY, None
    years = [d for y in range(published.year, published.year - 8, -1) if (d := _date(y, month, day)) and d <= published]
    if found["weekday"]:  # the weekday settles the year where it can
        number = _WEEKDAYS.index(found["weekday"].lower())
        years = [d for d in years if d.weekday() == number] or years
    return Kind.MONTH_DAY, _until(found, years[0]) if years else None


def _month_only(found: re.Match[str], published: date | None) -> tuple[Kind | None, Resolved]:
    month = _month(found["month"])
    if found["year"]:
        first = date(int(found["year"]), month, 1)
    elif published is None:
        return Kind.MONTH, None
    else:
        first = date(published.year - (month > published.month), month, 1)
    last = first.replace(day=monthrange(first.year, month)[1])
    return Kind.MONTH, (first, min(last, published) if published and first <= published else last)


def _weekday(found: re.Match[str], published: date | None) -> tuple[Kind | None, Resolved]:
    if published is None:
        return Kind.WEEKDAY, None
    back = (published.weekday() - _WEEKDAYS.index(found["weekday"].lower())) % 7
    lead = (found["lead"] or "").lower()
    if lead in ("next", "coming"):
        back -= 7
    elif lead == "last" and back == 0:
        back = 7
    day = published - back * _DAY
    return Kind.WEEKDAY, (day, day)


def _near(found: re.Match[str], published: date | None) -> tuple[Kind | None, Resolved]:
    if published is None:
        return Kind.NEAR, None
    if found["today"]:
        return Kind.NEAR, (published, published)
    if found["yesterday"]:
        return Kind.NEAR, (published - _DAY, published - _DAY)
    n = _NUMBERS.get(found["n"].lower()) or int(found["n"])
    if found["unit"].lower() == "day":
        day = published - n * _DAY
        return Kind.NEAR, (day, day)
    about = published - 7 * n * _DAY
    return Kind.STRETCH, (about - 3 * _DAY, about + 3 * _DAY)


def _stretch(found: re.Match[str], published: date | None) -> tuple[Kind | None, Resolved]:
    if (found["lead"] or "").lower() == "later":
        return None, None
    if published is None:
        return Kind.STRETCH, None
    unit, this = found["unit"].lower(), found["this"].lower()
    now = this in ("this", "over the") and unit != "weekend"
    return Kind.STRETCH, _STRETCHES[unit](published, now)


def _week(day: date, now: bool) -> tuple[date, date]:  # noqa: FBT001 - one of a table of four
    monday = day - day.weekday() * _DAY
    return (monday, day) if now else (monday - 7 * _DAY, monday - _DAY)


def _weekend(day: date, _: bool) -> tuple[date, date]:  # noqa: FBT001
    saturday = day - (day.weekday() - 5) % 7 * _DAY
    return saturday, min(day, saturday + _DAY)


def _this_month(day: date, now: bool) -> tuple[date, date]:  # noqa: FBT001
    first = day.replace(day=1)
    return (first, day) if now else ((first - _DAY).replace(day=1), first - _DAY)


def _year(day: date, now: bool) -> tuple[date, date]:  # noqa: FBT001
    return (date(day.year, 1, 1), day) if now else (date(day.year - 1, 1, 1), date(day.year - 1, 12, 31))


_STRETCHES: dict[str, Callable[[date, bool], tuple[date, date]]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _this_month,
    "year": _year,
}


def _nth(month: int, weekday: int, n: int) -> Callable[[int], date]:
    """The n-th such weekday of a month; the last one where n is -1."""

    def day(year: int) -> date:
        days = [date(year, month, d) for d in range(1, monthrange(year, month)[1] + 1)]
        return [d for d in days if d.weekday() == weekday][n - 1 if n > 0 else n]

    return day


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _easter(year: int) -> date:
    """Gregorian Easter by the anonymous algorithm (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "halloween": _fixed(10, 31),
    "valentine's day": _fixed(2, 14),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "the fourth of july": _fixed(7, 4),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "labor day": _nth(9, 0, 1),
    "memorial day": _nth(5, 0, -1),
    "veterans day": _fixed(11, 11),
    "st. patrick's day": _fixed(3, 17),
    "mother's day": _nth(5, 6, 2),
    "father's day": _nth(6, 6, 3),
    "easter": _easter,
    "easter sunday": _easter,
}


def _holiday(found: re.Match[str], published: date | None) -> tuple[Kind | None, Resolved]:
    name = found["name"].lower().replace("’", "'")
    if published is None:
        return Kind.HOLIDAY, None
    on = _HOLIDAYS.get(name, _nth(1, 0, 3))  # what is left is Martin Luther King Day
    day = on(published.year)
    day = day if day <= published else on(published.year - 1)
    return Kind.HOLIDAY, (day, day)


_MONTHLY = sparks("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
READERS = (
    (_FULL, sparks("19|20|/"), _full),
    (_MONTH_DAY, _MONTHLY, _month_day),
    (_HOLIDAY, sparks("christmas|eve|day|halloween|juneteenth|fourth|thanksgiving|easter"), _holiday),
    (_MONTH_ONLY, _MONTHLY, _month_only),
    (_WEEKDAY_ONLY, sparks("day"), _weekday),
    (_NEAR, sparks("day|this |night|last | ago"), _near),
    (_STRETCH, sparks("week|month|year"), _stretch),
)
"""How days are named, the surest way first: the pattern, its sparks, and what reads a match."""


def _until(found: re.Match[str], first: date) -> tuple[date, date]:
    last = _date(first.year, first.month, int(found["until"])) if found["until"] else first
    return (first, last) if last and last >= first else (first, first)


def _month(word: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(word.lower().rstrip(".")[:3]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
