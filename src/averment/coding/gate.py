"""The one gate: every span of every engine passes here before anything is coded from it.

An engine may be a model, a program or a language model at the other end of a wire; what it says about a report is used
only where its spans are words of that report. Rules pass too, since a fact is made by `Passage.cut` alone.
"""

from __future__ import annotations

from averment.domain.markup import Markup
from averment.domain.passages import Passage, Span
from averment.domain.report import Report


def admit(report: Report, markup: Markup) -> Markup:
    """The markup, if all its spans are words of the report.

    Raises `BrokenPassage` at the first span that reaches past the text; an engine that makes one is broken, and a
    draft from it would look whole.
    """
    for attribution in markup.attributions:
        for span in attribution.spans:
            Passage.cut(report.text, span)
    for span in markup.coded.spans if markup.coded else ():
        Passage.cut(report.text, span)
    return markup


def find_exact(text: str, quote: str, near: int = 0) -> Span | None:
    """Where a text holds a quote, word for word and mark for mark: the place nearest to `near`, or None.

    There is no fuzzy matching: a quote that lost its "not" is 99 % similar.
    """
    best: Span | None = None
    at = text.find(quote) if quote else -1
    while at >= 0:
        if best is None or abs(at - near) < abs(best.start - near):
            best = Span(at, at + len(quote))
        at = text.find(quote, at + 1)
    return best
