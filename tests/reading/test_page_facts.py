"""What pages say of themselves, each kind of place where they say it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from averment.domain.report import Report
from averment.reading.html import read_page
from averment.reading.records import Settings
from tests.reading.samples import page

LONG = "The county prosecutor has asked the state to investigate the shooting of the man by the deputy on Tuesday."


def report_of(head: str = "", *, before: str = "", title: str = "A title of a story") -> Report:
    """The report of a page with that head, and with that before its story."""
    source = page(LONG, LONG, head=head, title=title).replace("<article>", f"<article>{before}")
    return read_page(source.encode(), key="k", settings=Settings()).report


def linked(**data: object) -> str:
    """A page's JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


DAY = date(2025, 10, 22)


@pytest.mark.parametrize(
    "head",
    [
        linked(**{"@type": "NewsArticle", "headline": "h", "datePublished": "2025-10-22T08:00:00-07:00"}),
        linked(**{"@graph": [{"@type": "WebPage", "datePublished": "2025-10-22"}]}),
        linked(**{"@type": ["ReportageNewsArticle"], "headline": "h", "datePublished": "October 22, 2025"}),
        '<meta property="article:published_time" content="2025-10-22T17:00:00Z">',
        '<meta name="parsely-pub-date" content="2025-10-22 08:00">',
        '<meta name="date" content="10/22/2025 8:00 AM">',
        '<link rel="canonical" href="https://harlowgazette.example/2025/10/22/shooting">',
    ],
)
def test_a_day_of_publication_is_found_in_a_head(head: str) -> None:
    """JSON-LD first, meta elements, the address last."""
    assert report_of(head).published == DAY


@pytest.mark.parametrize(
    "before",
    [
        '<time itemprop="datePublished" datetime="2025-10-22T08:00">Wednesday</time>',
        '<time class="entry-date published">Oct. 22, 2025</time>',
        "<div>Release Date</div><div>Wed, 10/22/2025</div>",
        "<div>Published: Oct 22, 2025 8:00 AM EDT</div>",
        "<div>October 22, 2025</div>",
    ],
)
def test_a_printed_day_of_publication_is_found_and_said_to_be_printed(before: str) -> None:
    """In marked elements, after labels, or alone on its line."""
    report = report_of(before=before)
    assert report.published == DAY
    assert any("the page prints" in note for note in report.notes)


def test_two_unlabelled_days_are_none() -> None:
    """Nobody can say which is the day of publication."""
    assert report_of(before="<div>October 22, 2025</div><div>October 20, 2025</div>").published is None


def test_an_evening_in_america_is_not_the_next_day() -> None:
    """Pages give UTC to programs and the local day to readers; relative days count from the reader's."""
    head = '<meta property="article:published_time" content="2025-10-23T01:15:00+00:00">'
    local = report_of(head, before="<div>October 22, 2025 6:15 pm</div>")
    assert local.published == DAY
    assert any("UTC" in note for note in local.notes)
    assert report_of(head).published == date(2025, 10, 23)


def test_a_change_after_publication_is_noted() -> None:
    """The text at hand may not be the first one."""
    head = linked(
        **{"@type": "NewsArticle", "headline": "h", "datePublished": "2025-10-22", "dateModified": "2025-10-24"}
    )
    assert any("changed on 2025-10-24" in note for note in report_of(head).notes)


def test_a_publisher_is_found_by_reference_and_loses_its_place_in_the_title() -> None:
    """JSON-LD keeps organisations apart and points at them."""
    head = linked(
        **{
            "@graph": [
                {
                    "@type": "NewsArticle",
                    "headline": "Deputy shoots man",
                    "publisher": {"@id": "#o"},
                    "author": [{"name": "By Dell Okafor"}],
                },
                {"@type": "NewsMediaOrganization", "@id": "#o", "name": "Harlow Gazette"},
            ]
        }
    )
    report = report_of(head, title="Deputy shoots man in Harlow | Harlow Gazette")
    assert (report.publisher, report.byline) == ("Harlow Gazette", "Dell Okafor")
    assert report.title == "Deputy shoots man"


def test_a_page_without_a_name_has_its_host_as_publisher() -> None:
    """Better than a guess from the title."""
    assert (
        report_of('<link rel="canonical" href="https://www.harlowgazette.example/a">').publisher
        == "harlowgazette.example"
    )


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        "null",
        '{"@type": "NewsArticle", "headline": 3, "datePublished": {}, "author": [[]], "publisher": 7}',
        "[" * 5000,
    ],
)
def test_broken_linked_data_say_nothing_and_break_nothing(broken: str) -> None:
    """The rest of the head is read."""
    head = f'<script type="application/ld+json">{broken}</script><meta name="date" content="2025-10-22">'
    assert report_of(head).published == DAY


def test_script_in_titles_and_names_stays_plain_text() -> None:
    """Nothing is executed and nothing cleaned: whoever shows it escapes it."""
    head = '<meta property="og:title" content="A &lt;script&gt;alert(1)&lt;/script&gt; title"><base href="https://evil.example/">'
    report = report_of(head + '<link rel="canonical" href="javascript:alert(1)">')
    assert report.title == "A <script>alert(1)</script> title"
    assert report.url is None


def test_a_declared_language_counts_only_where_the_words_do_not_tell() -> None:
    """Many Spanish pages declare English."""
    spanish = "La policía de la ciudad dijo que un hombre fue herido por los agentes en la calle, según el fiscal."
    source = page(spanish, spanish).replace("<html>", '<html lang="en">')
    report = read_page(source.encode(), key="k", settings=Settings()).report
    assert report.language == "es"
    assert any("Spanish" in note for note in report.notes)
