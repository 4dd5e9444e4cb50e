"""Quotations that are signed: the speaker stands after a dash behind the closing mark, and no verb says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from averment.domain.markup import Attribution
from averment.domain.passages import Span

_NAME = r"(?:[^\W\d_a-z][\w.’'\-]*|de|la|del|van|von|der|bin|al)"
_SIGNED = re.compile(
    rf"(?P<close>[”\"’]|(?<=[.!?])'')[ \t\xa0]*\n?\n?[ \t\xa0]*(?P<dash>[―—–]|--?)[ \t\xa0]*"
    rf"(?P<name>(?:[Tt]he )?{_NAME}(?:[ \xa0]{_NAME}){{0,4}}?)"
    r"(?=[ \t\xa0]*(?:\.?[ \t\xa0]*(?:\n|$)|[,(]|\.?[ \t\xa0]*[“”]))"
)
_STOPS = ".!?…"
"""How the words of a quotation end before they are signed: a dash after half a sentence goes on with it."""
_LONGEST = 2500
"""Characters of the longest signed quotation that is believed."""
_OPENS = '“”"'
_ADDRESS = 60
"""Characters after a name in which a mail address shows that the reporter signs the story."""

_SCORE = 0.7


def find_signed(text: str) -> Iterator[Attribution]:
    """One attribution a signed quotation, in reading order: the name is its source, the dash its cue.

    The quotation opens its paragraph, so that a dash within a running sentence signs nothing.
    """
    for match in _SIGNED.finditer(text):
        close = match.start("close")
        if close == 0 or text[close - 1] not in _STOPS or "@" in text[match.end() : match.end() + _ADDRESS]:
            continue
        begin = _opening(text, close)
        if begin is not None:
            yield Attribution(
                source=(Span(*match.span("name")),),
                cue=(Span(*match.span("dash")),),
                content=(Span(begin, match.end("close")),),
                score=_SCORE,
            )


def _opening(text: str, close: int) -> int | None:
    """Where the paragraph of the quotation begins, if it begins with an opening mark and no other mark follows it."""
    line = text.rfind("\n", 0, close) + 1
    begin = line + len(text[line:close]) - len(text[line:close].lstrip())
    if not begin < close <= begin + _LONGEST or text[begin] not in _OPENS:
        return None
    return None if re.search(r"[“”\"]", text[begin + 1 : close]) else begin
