"""Dossiers as one self-contained page: no script, nothing fetched, every word of a report escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from averment.domain.codes import ReportKind
from averment.domain.passages import Passage
from averment.dossier import labels
from averment.dossier.display import harmless
from averment.dossier.marks import paragraphs
from averment.dossier.masking import mask
from averment.dossier.model import Dossier, Saying, Words
from averment.dossier.terminal import cell_aside, publication


def render_page(dossiers: Iterable[Dossier], *, unmasked: str | None = None) -> str:
    """One HTML page of all dossiers.

    A page is made to be passed on, so names of private people are masked (docs/privacy.md); `unmasked` is an editor's
    reason to show them, and stands on the page.
    """
    reason = (unmasked or "").strip()
    shown = [d if reason else d if d.masked else mask(d) for d in dossiers]
    style = style_of("averment.dossier", "dossier.css")
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            dossiers=shown,
            unmasked=reason,
            style=Markup(style),  # noqa: S704 - our own file, without a word of any report
            style_hash=digest_of(style),
            none=ReportKind.NONE,
        )
        .lstrip()
    )


def digest_of(style: str) -> str:
    """The digest by which a page's content security policy lets in its one style sheet."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def style_of(package: str, name: str) -> str:
    """A style sheet among a package's templates."""
    return resources.files(package).joinpath("templates", name).read_text("utf-8")


def environment_of(package: str) -> Environment:
    """A package's templates, everything they print escaped and harmless; what every page of ours is drawn with."""
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters.update(link=safe_link, site=site_of)
    return environment


@cache
def _environment() -> Environment:
    environment = environment_of("averment.dossier")
    environment.globals.update(
        paragraphs=paragraphs,
        publication=publication,
        cell_aside=cell_aside,
        claim_label=labels.CLAIM,
        role=labels.ROLE,
    )
    environment.filters.update(quotations=_quotations, spot=_spot)
    return environment


def _harmless(value: Any) -> Any:
    """What steers a line or a terminal is written out, wherever it would be printed; our own markup passes."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def safe_link(url: str | None) -> str | None:
    """An address that a reader may follow: http or https with a host, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def site_of(url: str) -> str:
    """The host of an address."""
    return urlsplit(url).netloc


@dataclass(frozen=True, slots=True)
class Quotation:
    """Sentences of a report in stretches, those that a value was read from marked."""

    parts: tuple[tuple[str, bool], ...]
    first: Passage
    page: int | None


def _quotations(saying: Saying) -> list[Quotation]:
    """The words of a saying in their sentences; words of one sentence are shown in it together."""
    by_context: dict[Passage, list[Words]] = {}
    for words in saying.words:
        by_context.setdefault(words.context, []).append(words)
    return [
        Quotation(tuple(_stretches(context, [w.passage for w in of])), of[0].passage, of[0].page)
        for context, of in by_context.items()
    ]


def _stretches(context: Passage, marked: Iterable[Passage]) -> Iterator[tuple[str, bool]]:
    at = context.start
    for p in sorted(marked):
        start, end = max(at, p.start), max(at, p.end)
        if at < start:
            yield context.exact[at - context.start : start - context.start], False
        if start < end:
            yield context.exact[start - context.start : end - context.start], True
        at = end
    if at < context.end:
        yield context.exact[at - context.start :], False


def _spot(passage: Passage) -> str:
    """The name of a passage's place in the full text."""
    return f"t{passage.start}-{passage.end}"
