"""The page of a comparison: self-contained, escaped, every cell opens its words, private names masked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from averment.comparing import compare_record
from averment.comparison import mask, render_page, view
from averment.comparison.model import Shown
from averment.domain.record import IncidentRecord
from tests.comparing.examples import drafts
from tests.comparing.reports import police, record, widow
from tests.dossier.drafts import hostile


def shown(of: IncidentRecord) -> tuple[Shown, tuple[str, ...]]:
    """A comparison with its texts, as the page takes it."""
    return view(compare_record(of), of), tuple(t.draft.report.text for t in of.tellings)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every tag of a page with its attributes."""
    parser = _Tags()
    parser.feed(page)
    return parser.seen


def test_words_that_try_to_be_markup_are_words() -> None:
    """No tag, no handler, no address of the report's making."""
    page = render_page([shown(record(hostile()))], unmasked="a test")
    found = tags(page)
    assert not {t for t, _ in found} & {"script", "img", "iframe"}
    assert not [a for _, attrs in found for a in attrs if a.startswith("on")]
    assert not [v for _, attrs in found for a, v in attrs.items() if a == "href" and v and "javascript" in v]


def test_a_page_fetches_nothing() -> None:
    """No style sheet, picture or font from anywhere."""
    page = render_page([shown(record(*drafts("police says knife; widow denies knife")))])
    assert not re.search(r"<link|src=|@import|url\(", page)


def test_every_saying_opens_its_words() -> None:
    """The words stand marked in their sentence."""
    page = render_page([shown(record(police("knife"), widow("none")))], unmasked="a test")
    assert "<mark>the man was armed as knife</mark>" in page
    assert "<mark>the man was armed as none</mark>" in page


def test_private_names_are_initials() -> None:
    """The widow's name is gone, in labels and in words."""
    page = render_page([shown(record(police("knife"), widow("none")))])
    assert "Calder" not in page
    assert "I.C." in page


def test_masking_twice_changes_nothing() -> None:
    """What is masked stays as it is."""
    one, texts = shown(record(police("knife"), widow("none")))
    masked = mask(one, texts)
    assert render_page([(masked, texts)]) == render_page([(one, texts)])


def test_a_table_has_its_headers() -> None:
    """Every row and column of the matrix names itself to a screen reader."""
    found = tags(render_page([shown(record(police("knife"), widow("none")))]))
    scopes = {a.get("scope") for t, a in found if t == "th"}
    assert scopes == {"col", "row", "rowgroup"}
