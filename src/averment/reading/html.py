"""HTML pages: the story that a page shows, what it says of itself, and what was left out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from averment.errors import UnreadableReport
from averment.reading.blocks import paragraphs_of
from averment.reading.charsets import Decoded, declared_in_page, decode
from averment.reading.formats import is_fragment
from averment.reading.found import Found, make_report
from averment.reading.furniture import drop_teasers, without_furniture
from averment.reading.guard import quiet
from averment.reading.hidden import drop_hidden
from averment.reading.pagefacts import facts_of
from averment.reading.rawmaps import PageMap
from averment.reading.records import Intake, Settings
from averment.reading.remarks import counted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

READER = "html/1"
"""Name and version of this reader; a change of what it makes of the same bytes takes a new one."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_CONTROL_REFERENCES = re.compile(
    r"&\#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)(?:;|(?!\d))|[xX]0*(?:[0-8bcBCeE]|1[0-9a-fA-F]|7[fF])(?:;|(?![0-9a-fA-F])))"
)
_WAYBACK = re.compile(r"<!-- BEGIN WAYBACK TOOLBAR INSERT -->.*?<!-- END WAYBACK TOOLBAR INSERT -->", re.DOTALL)
_DATA_URI = re.compile(r"data:[^\"'\s<>]{200,}")


def read_page(
    raw: bytes, *, key: str, settings: Settings, declared: str | None = None, found: Found | None = None
) -> Intake:
    """The report of a page's bytes; raises `UnreadableReport` where it shows no text."""
    return _read(decode(raw, declared or declared_in_page(raw)), key, settings, found or Found())


def read_page_text(source: str, *, key: str, settings: Settings, found: Found) -> Intake:
    """The report of a page, or of a piece of one, that is already decoded; its bytes are UTF-8."""
    return _read(Decoded(source.encode("utf-8", "surrogatepass"), source, "utf-8"), key, settings, found)


def _read(decoded: Decoded, key: str, settings: Settings, found: Found) -> Intake:
    source, limits = _DATA_URI.sub("", decoded.text), settings.limits
    if len(source) > limits.page_characters:
        limit = f"{limits.page_characters:,} characters, the limit"
        raise UnreadableReport(key, f"the page has more than {limit}", "split it, or save its story alone")
    tree = _parse(source)
    if tree is None:
        raise UnreadableReport(key, "the page holds no text")
    own = facts_of(tree)
    hidden = drop_hidden(tree)
    drop_teasers(tree)
    large = sum(1 for _ in tree.iter()) > limits.page_elements
    whole = large or is_fragment(source)
    paragraphs, cut = without_furniture(paragraphs_of(tree) if whole else _story(tree))
    text = "\n".join(paragraphs)
    if not text.strip():
        cure = "if scripts write its text, save it from a browser"
        raise UnreadableReport(key, "the page holds no text that a reader would see", cure)
    notes = [*found.notes, *decoded.notes, *own.notes]
    if large:
        notes.append("the page is so large that all of it was taken for its story, furniture of the site included")
    if hidden:
        notes.append(f"left out: {counted(hidden, 'passage')} that the page hides from its readers")
    if cut:
        notes.append(f"left out: {counted(cut, 'line')} of the site's furniture")
    report = make_report(decoded.raw, text, _merged(found, own, notes), key=key, reader=READER, settings=settings)
    return Intake(report, decoded.raw, PageMap(decoded, text))


def _parse(source: str) -> HtmlElement | None:
    """The page's tree, without comments and without what no reader sees; None where there is nothing in it.

    Control characters are no text of a page, and libxml2's trees refuse them. The parser reads no other file and
    expands no entity that the page defines.
    """
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    source = _WAYBACK.sub("", _CONTROL_REFERENCES.sub("", _CONTROLS.sub("", source)))
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # "Document is empty"
        return None


def _story(tree: HtmlElement) -> list[str]:
    """The paragraphs of a page's story as trafilatura finds it; all of the page where it finds none."""
    from trafilatura import bare_extraction

    with quiet("trafilatura"):
        document = bare_extraction(tree, with_metadata=False, include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    found = paragraphs_of(body, page=False) if body is not None else []
    return found or paragraphs_of(tree)


def _merged(given: Found, own: Found, notes: list[str]) -> Found:
    """What came with the page counts for more than what the page says of itself."""
    return replace(
        own,
        url=given.url or own.url,
        title=given.title or own.title,
        byline=given.byline or own.byline,
        publisher=given.publisher or own.publisher,
        publisher_type=own.publisher_type if not given.publisher else None,
        published=given.published or own.published,
        language=given.language or own.language,
        notes=tuple(notes),
    )
