"""What a reader hands on: a report with its bytes, or the record that gave none and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from averment.domain.passages import Span
from averment.domain.report import Report
from averment.errors import SkipReport

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of one record is read before it is refused; see docs/reading.md for where the numbers come from."""

    record_bytes: int = 50 * MEGABYTE
    """Of a text, a page, a PDF, a JSON row, a payload in a WARC."""
    page_characters: int = 8 * MEGABYTE
    """Of HTML, once pictures that are written into it are taken out: its tree takes up to 130 bytes a character."""
    page_elements: int = 30_000
    """Of HTML, up to which its story is told from its furniture, which takes time by the square of their number."""
    text_characters: int = 20_000_000
    pages: int = 5_000
    """Of a PDF."""
    inflation: int = 200
    """Bytes that one compressed byte may become, once the first 64 MB have come out."""


class RawMap(Protocol):
    """Leads from a report's text back to its bytes."""

    def raw_span(self, span: Span) -> tuple[int, int] | None:
        """The bytes `[start, end)` of `Intake.raw` that hold the words of `span` and nothing else but markup.

        None where the words do not stand there in one piece, or cannot be shown to.
        """


@dataclass(frozen=True, slots=True)
class Intake:
    """A report, its bytes as they came, and the way from the one back to the other."""

    report: Report
    raw: bytes
    raw_map: RawMap
    size: int = 0
    """Bytes of the input that were read since the record before: what a progress bar advances by."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record that gave no report, with the reason; the ones after it are read all the same."""

    key: str
    error: SkipReport
    size: int = 0


Record = Intake | Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for all inputs of one run."""

    published: date | None = None
    """Day of publication of reports that name none themselves."""
    limits: Limits = Limits()
