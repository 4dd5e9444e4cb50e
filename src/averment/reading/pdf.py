"""PDF documents: the words of each page as paragraphs, and where in the text each page begins."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from averment.errors import UnreadableReport
from averment.reading.days import day_of, stamped_day
from averment.reading.found import Found, make_report
from averment.reading.guard import printable, quiet
from averment.reading.patterns import any_of
from averment.reading.rawmaps import NoWayBack
from averment.reading.records import Intake, Settings
from averment.reading.remarks import counted
from averment.reading.typeset import Page, flow, without_furniture

if TYPE_CHECKING:
    from pypdf import PdfReader

READER = "pdf/1"
"""Name and version of this reader; a change of what it makes of the same bytes takes a new one."""

_FEW = 25
"""Letters a page under which pages of a document are taken for pictures."""
_ORGANISATION = any_of(
    *"LLP PLLC LLC Police Sheriff Department Bureau Foundation Union Court Commission Agency Service Center".split(),
    r"P\.C\.",
    "Law (?:Firm|Offices?|Group)",
    "Attorney(?:['’]s)? Office",
    "Attorney General",
    "Public Defender",
    "Civil Liberties",
    "(?:Office|City|County|State) of",
)
_NO_TITLE = re.compile(
    r"^(?:microsoft word|untitled|document\d*$|print|.*\.(?:docx?|pdf|wpd|indd|rtf)$)", re.IGNORECASE
)
_CLOSING = re.compile(r"Respectfully submitted|^/s/", re.IGNORECASE)


def read_pdf(raw: bytes, *, key: str, settings: Settings, found: Found | None = None) -> Intake:
    """The report of a document; raises `UnreadableReport` where it is locked, broken or only pictures."""
    with quiet("pypdf"), _reported(key):
        reader = _opened(raw, key, settings)
        pages, notes = _pages(reader, key)
        own = _facts(reader, pages)
    body, cut = without_furniture(pages)
    text, starts = flow(body)
    letters = sum(map(str.isalnum, text))
    if letters < 3:
        cure = "run text recognition on it first: ocrmypdf IN OUT"
        raise UnreadableReport(key, "the PDF holds pictures of pages and no text", cure)
    if letters < _FEW * len(pages):
        notes.append("few letters for so many pages: some may be pictures, whose words are not here")
    if cut:
        notes.append(f"left out: {counted(cut, 'line')} that repeat on the pages (stamps, page numbers)")
    given = found or Found()
    known = replace(
        own, url=given.url, title=given.title or own.title, pages=starts, notes=(*given.notes, *own.notes, *notes)
    )
    return Intake(make_report(raw, text, known, key=key, reader=READER, settings=settings), raw, NoWayBack())


@contextmanager
def _reported(key: str) -> Iterator[None]:
    """Turn what pypdf raises on purpose into our error; what it raises by accident is the guard's."""
    from pypdf.errors import DependencyError, PyPdfError

    try:
        yield
    except DependencyError as error:  # an encryption that needs a package of its own
        raise UnreadableReport(key, "the PDF is encrypted", "save a copy without encryption") from error
    except (PyPdfError, NotImplementedError) as error:  # the latter for filters that it does not know
        cause = f"the PDF is broken: {printable(str(error))[:200]}"
        raise UnreadableReport(key, cause, "print it to a new PDF, or fetch it again") from error


def _opened(raw: bytes, key: str, settings: Settings) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(raw), strict=False)
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        cause = "the PDF is encrypted and opens with a password only"
        raise UnreadableReport(key, cause, "save a copy without a password")
    count, most = len(reader.pages), settings.limits.pages
    if count > most:
        raise UnreadableReport(key, f"the PDF has {count:,} pages, the limit is {most:,}", "split it")
    if not count:
        raise UnreadableReport(key, "the PDF is broken: it holds no page", "print it to a new PDF, or fetch it again")
    return reader


def _pages(reader: PdfReader, key: str) -> tuple[list[Page], list[str]]:
    """The lines of every page; a page that cannot be read is left empty and noted."""
    from pypdf.errors import PyPdfError

    pages: list[Page] = []
    failed: list[str] = []
    for number, page in enumerate(reader.pages, 1):
        try:
            text = page.extract_text()
        # What broken fonts and content streams were seen to raise; NotImplementedError is a RuntimeError.
        except (PyPdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
            failed.append(f"{number} ({type(error).__name__})")
            text = ""
        pages.append([line for line in (" ".join(_clean(x).split()) for x in text.split("\n")) if line])
    if failed and len(failed) == len(pages):
        raise UnreadableReport(key, f"the PDF is broken: no page can be read: {failed[0]}", "print it to a new PDF")
    return pages, [f"pages that could not be read: {', '.join(failed)}"] if failed else []


def _clean(line: str) -> str:
    """Without control characters and halves of characters, which broken fonts give."""
    return "".join(
        c if c.isprintable() else " " if c.isspace() or c < " " else "�" if "\ud800" <= c <= "\udfff" else c
        for c in line
    )


def _facts(reader: PdfReader, pages: list[Page]) -> Found:
    about = reader.metadata
    title, author = _said(about and about.get("/Title")), _said(about and about.get("/Author"))
    first = "\n".join(pages[0][:12])
    day = stamped_day(first)
    return Found(
        title=None if title and _NO_TITLE.match(title) else title,
        publisher=_signed(pages) or (author if author and _ORGANISATION.search(author) else None),
        published=day,
        notes=(f"day of publication read from the court's stamp: filed {day.isoformat()}",) if day else (),
    )


def _signed(pages: list[Page]) -> str | None:
    """The firm or office in the signature block of a filing."""
    lines = [line for page in pages[-4:] for line in page]
    after = next((i for i, line in enumerate(lines) if _CLOSING.search(line)), None)
    block = lines[after : after + 14] if after is not None else []
    return next(
        (line.strip(" ,") for line in block if _ORGANISATION.search(line) and len(line) < 80 and day_of(line) is None),
        None,
    )


def _said(value: object) -> str | None:
    text = " ".join(_clean(value).split()) if isinstance(value, str) else ""
    return text[:300] or None
