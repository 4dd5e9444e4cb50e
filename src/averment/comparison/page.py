"""Comparisons as one self-contained page: no script, nothing fetched, every word of a report escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from averment.comparison import words
from averment.comparison.masking import mask
from averment.comparison.model import Shown
from averment.dossier.page import digest_of, environment_of, style_of


def render_page(comparisons: Iterable[tuple[Shown, tuple[str, ...]]], *, unmasked: str | None = None) -> str:
    """One HTML page of comparisons, each with the texts of its reports.

    A page is made to be passed on, so names of private people are masked (docs/privacy.md); `unmasked` is an editor's
    reason to show them, and stands on the page.
    """
    reason = (unmasked or "").strip()
    shown = [s if reason or s.masked else mask(s, texts) for s, texts in comparisons]
    style = style_of("averment.dossier", "dossier.css") + style_of("averment.comparison", "comparison.css")
    return (
        _environment()
        .get_template("comparison.html")
        .render(
            comparisons=shown,
            unmasked=reason,
            style=Markup(style),  # noqa: S704 - our own files, without a word of any report
            style_hash=digest_of(style),
        )
        .lstrip()
    )


@cache
def _environment() -> Environment:
    environment = environment_of("averment.comparison")
    environment.globals.update(mark=words.MARK)
    return environment
