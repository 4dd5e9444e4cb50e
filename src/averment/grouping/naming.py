"""Names of incidents: `US-CA-LOSANGELES-2025-10-21-A`, readable, given once, never given again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import count

from averment.grouping.values import Summary

UNKNOWN_PLACE = "XX"
UNKNOWN_DAY = "0000-00-00"


def name_incident(summary: Summary, taken: Collection[str]) -> str:
    """The first free name for an incident of this place and day; what is not known at birth is XX or 0000-00-00.

    Country, state, city, day, and a letter that tells incidents of one place and day apart. The day is the first one
    where only an interval is known. A name says what was known at birth and is no value of the record.
    """
    day = summary.first.isoformat() if summary.first else None
    return next(name for name in possible_names(summary.state, summary.city, day) if name not in taken)


def possible_names(state: str | None, city: str | None, day: str | None) -> Iterator[str]:
    """Every name that an incident of a state, a city and an ISO day may have, in the order in which they are given."""
    country = "US" if state else UNKNOWN_PLACE
    stem = f"{country}-{_plain(state or '')}-{_plain(city or '')}-{day or UNKNOWN_DAY}"
    return (f"{stem}-{letters}" for letters in _letters())


def _plain(words: str) -> str:
    """Capital letters and digits of the Latin alphabet only; XX where none are left."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().upper()
    return re.sub(r"[^A-Z0-9]", "", bare) or UNKNOWN_PLACE


def _letters() -> Iterator[str]:
    """A to Z, AA to ZZ, AAA and so on."""
    for number in count(1):
        letters = ""
        while number:
            number, last = divmod(number - 1, 26)
            letters = chr(ord("A") + last) + letters
        yield letters
