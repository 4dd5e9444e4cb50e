"""What a page says of itself: JSON-LD first, meta elements second, what it prints third, trafilatura last."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from averment.reading.blocks import paragraphs_of
from averment.reading.days import day_of, headed_day, prints
from averment.reading.found import Found

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(
    r"(?:Article|Report|BlogPosting|NewsPosting|PressRelease|LiveBlogPosting|Statement|GovernmentDocument)$"
)
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|CreativeWork)$")
_DAY_NAMES = (
    *"article:published_time article:published og:published_time og:article:published_time datepublished".split(),
    *"date_published parsely-pub-date sailthru.date publish-date publish_date publication_date pubdate".split(),
    *"pub_date dc.date.issued dcterms.issued dcterms.created dc.date.created dcterms.date dc.date".split(),
    *"cxenseparse:recs:publishtime bt:pubdate article.published originalpublicationdate".split(),
    *"published-date rnews:datepublished citation_publication_date date".split(),
)
"""Names of meta elements that hold the day of publication, the plainest first."""
_BYLINE_NAMES = (
    "author",
    "parsely-author",
    "article:author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
)
_PUBLISHER_NAMES = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "article:publisher",
    "application-name",
    "twitter:site",
    "copyright",
)
_PRINTED_DAY = re.compile(
    r"publish|posted|pub-?date|entry-date|date-?line|timestamp|article-?date|release", re.IGNORECASE
)
_BY = re.compile(r"^\s*(?:by|por|par|von)\s+", re.IGNORECASE)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(https?://.+)$")
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|$)")
_NIGHT_IN_GREENWICH = re.compile(r"T0[0-8]:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]00:?00)$")
"""Hours of the night that are the evening before in the Americas."""
_LONGEST = 300


def facts_of(tree: HtmlElement) -> Found:
    """Title, byline, publisher, day, language and address, each as the page itself gives it; None where it does not."""
    metas, data = _metas(tree), list(_linked_data(tree))
    article = _article(data)
    publisher, kind = _publisher(article, metas, data)
    url = _address(tree, metas)
    published, day_notes = _published(tree, metas, article, url)
    return Found(
        url=url,
        title=_title(tree, metas, article, publisher),
        byline=_byline(metas, article, tree),
        publisher=publisher or _host(url),
        publisher_type=kind,
        published=published,
        language=_line(article.get("inLanguage")) or tree.get("lang") or metas.get("og:locale"),
        locked=_locked(metas, article),
        notes=(*day_notes, *_archive_note(tree)),
    )


def _metas(tree: HtmlElement) -> Mapping[str, str]:
    """Meta elements by name, property or itemprop in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _linked_data(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Every object of the page's JSON-LD, those inside `@graph` too; what cannot be read is passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            held = json.loads(_COMMENT.sub("", script.text).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [held]
        while waiting:
            each = waiting.pop(0)
            if isinstance(each, list):
                waiting[:0] = each
            elif isinstance(each, dict):
                yield each
                waiting += [
                    each[k]
                    for k in ("@graph", "mainEntity", "mainEntityOfPage")
                    if isinstance(each.get(k), list | dict)
                ]


_COMMENT = re.compile(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>)\s*$")


def _types(each: Mapping[str, Any]) -> list[str]:
    kinds = each.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def _article(data: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The object that is about the story: an article, or else the page."""
    for kind in (_ARTICLE, _PAGE):
        for each in data:
            if any(kind.search(name) for name in _types(each)) and (each.get("headline") or each.get("datePublished")):
                return each
    return {}


def _published(
    tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any], url: str | None
) -> tuple[date | None, tuple[str, ...]]:
    said = [article.get("datePublished"), *(metas.get(name) for name in _DAY_NAMES)]
    stated, day = next(((s, d) for s in said if (d := day_of(s))), (None, None))
    changed = day_of(article.get("dateModified")) or day_of(metas.get("article:modified_time"))
    later = changed if day and changed and changed > day else None
    head = _head(tree)
    notes: list[str] = []
    marked = _marked_up(tree)
    if (
        day
        and _NIGHT_IN_GREENWICH.search(str(stated))
        and (local := day - timedelta(1))
        and (marked == local or prints(head, local))
    ):
        day = local
        notes.append(
            f"the page gives its time of publication in UTC and prints the day before, {local.isoformat()}, as here"
        )
    if day is None and (day := marked or headed_day(head)):
        notes.append(f"day of publication read from what the page prints: {day.isoformat()}")
    if day is None and url and (found := _DAY_IN_ADDRESS.search(url)) and (day := day_of("-".join(found.groups()))):
        notes.append("day of publication read from the page's address")
    if later:
        notes.append(f"the page says that it was changed on {later.isoformat()}, after its day of publication")
    return day, tuple(notes)


def _head(tree: HtmlElement) -> list[str]:
    """The short lines of the page's first part, where titles, bylines and days stand."""
    return [line for line in paragraphs_of(tree)[:120] if len(line) < 120]


def _marked_up(tree: HtmlElement) -> date | None:
    """A day in an element that says that it is the day of publication, or the first `time` of the story."""
    times = list(tree.iter("time"))
    for element in [*tree.xpath("//*[@itemprop='datePublished']"), *times]:
        named = " ".join(
            filter(None, (element.get("itemprop"), element.get("class"), element.get("pubdate") and "pubdate"))
        )
        if _PRINTED_DAY.search(named) and (day := _time(element)):
            return day
    inside = [t for t in times if any(a.tag in {"article", "main", "header"} for a in t.iterancestors())]
    return next(filter(None, map(_time, inside[:1])), None)


def _time(element: HtmlElement) -> date | None:
    return day_of(element.get("datetime")) or day_of(element.get("content")) or day_of(_words(element)[:80])


def _title(
    tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any], publisher: str | None
) -> str | None:
    headings = [h for h in map(_words, tree.iter("h1")) if len(h) > 12]
    own = _words(next(tree.iter("title"), None))
    said = metas.get("og:title") or _line(article.get("headline")) or (headings[0] if len(headings) == 1 else "") or own
    return _without_site(said, publisher)[: _LONGEST * 2] or None


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the site's name, which many put behind it."""
    title = " ".join(title.split())
    if publisher:
        bare = re.sub(rf"\s*[|–—:·•-]\s*{re.escape(publisher)}\s*$", "", title, flags=re.IGNORECASE)
        return bare or title
    return title


def _byline(metas: Mapping[str, str], article: Mapping[str, Any], tree: HtmlElement) -> str | None:
    names = list(dict.fromkeys(filter(None, map(_name, _listed(article.get("author"))))))
    if names:
        return "; ".join(_BY.sub("", name) for name in names)[:_LONGEST]
    for name in _BYLINE_NAMES:
        if (said := metas.get(name)) and not said.lower().startswith(("http", "@", "/")):
            return _line(_BY.sub("", said))
    links = [
        _words(e)
        for e in tree.xpath("//a[@rel='author'] | //*[@itemprop='author'] | //*[contains(@class, 'byline')]")[:8]
    ]
    return next((_BY.sub("", w) for w in links if 3 < len(w) < 100), None)


def _publisher(
    article: Mapping[str, Any], metas: Mapping[str, str], data: list[Mapping[str, Any]]
) -> tuple[str | None, str | None]:
    by_id = {each["@id"]: each for each in data if isinstance(each.get("@id"), str)}
    for each in _listed(article.get("publisher")):
        body = by_id.get(each.get("@id", ""), each) if isinstance(each, dict) else {"name": each}
        if name := _site(_name(body)):
            return name, next(iter(_types(body)), None)
    for name in _PUBLISHER_NAMES:
        if site := _site(metas.get(name)):
            return site, None
    return None, None


def _site(name: str | None) -> str | None:
    """A name, not an address or an account."""
    name = _line(name)
    if not name or name.startswith(("http:", "https:", "/")) or len(name) > 120:
        return None
    return name.lstrip("@")


def _name(value: object) -> str | None:
    said = value.get("name") if isinstance(value, dict) else value
    said = said[0] if isinstance(said, list) and said else said
    text = _line(said)
    return None if text and text.startswith(("http:", "https:")) else text


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _line(value: object) -> str | None:
    return " ".join(value.split())[:_LONGEST] or None if isinstance(value, str) else None


def _words(element: HtmlElement | None) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""


def _address(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    for url in (*links, metas.get("og:url"), metas.get("twitter:url")):
        if not url:
            continue
        url = found[1] if (found := _ARCHIVED.match(url.strip())) else url.strip()
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            return url
    return None


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _locked(metas: Mapping[str, str], article: Mapping[str, Any]) -> bool:
    free = article.get("isAccessibleForFree")
    tier = (metas.get("article:content_tier") or "").lower()
    return free is False or str(free).lower() == "false" or tier == "locked"


def _archive_note(tree: HtmlElement) -> tuple[str, ...]:
    toolbar = any("archive.org" in (s.get("src") or "") for s in tree.iter("script")) or bool(
        tree.xpath("//*[@id='wm-ipp-base' or @id='wm-ipp']")
    )
    return ("a copy kept by a web archive",) if toolbar else ()
