"""Claims inside claims: within somebody's content, somebody else who is told to have said, heard, thought or known.

Only the third person: what a speaker thinks or wants ("I think") is the speaker's own claim, and splitting it off says
nothing new about who says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from averment.coding.text.wordlist import words
from averment.domain.markup import Attribution
from averment.domain.passages import Span

_WORD = r"[\w’'\-]+"
_JOINS = (
    r"(?:when|because|and|or|while|that|who|which|if|as|he|she|they|it|we|to|in|on|at|was|were|is|are|had|has|time|"
    r"after|before|during|for|with|from|by|until|what|where|why|how)"
)
_NOUNS = rf"(?:(?!{_JOINS}\b){_WORD} ){{0,3}}?(?!{_JOINS}\b)[a-z]{_WORD}"
_WHO = (
    r"(?P<who>[Hh]e|[Ss]he|[Tt]hey|[Ss]omeone|[Ee]veryone|[Pp]olice|[Oo]fficers|[Aa]gents|[Ii]nvestigators|"
    r"[Dd]etectives|[Ww]itnesses|[Aa]uthorities|[Oo]fficials|"
    rf"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Tt]hose|[Tt]hese) {_NOUNS}|"
    r"(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z][\w’'\-]+(?: [A-Z][\w.’'\-]+){0,3})"
)
_HEARER = (
    r"(?:him|her|them|us|me|reporters|police|officers|deputies|investigators|detectives|agents|(?:the|his|her|their|a) "
    rf"(?:{_WORD} ){{0,2}}?{_WORD}|[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+){{0,2}})"
)
_ADVERB = (
    r"(?:(?:also|just|then|later|initially|reportedly|first|allegedly|already|never|repeatedly|had|has|have|can|could|"
    r"would) )*"
)
_CUE = (
    rf"(?P<cue>{_ADVERB}(?:said|says|say|stated|claimed|claims?|reported that|"
    rf"(?:told|tell|tells|informed|telling) {_HEARER}|"
    r"believed?|believes|thought|thinks?|feared|felt|knew|knows|heard|learned|revealed|confirmed|denied|warned|insisted|"
    r"admitted|testified|hoped|hopes|(?:is|are|was|were|[’']s|[’']re) (?:not sure|unsure|aware)|"
    r"(?:do|does|did)(?: not|n[’']t) (?:yet |even )?(?:know|believe|think)))"
)
_NESTED = re.compile(
    rf"(?<![\w’']){_WHO} {_CUE}(?P<link>,? [“\"‘]| that(?= )|(?= (?:{_WORD})))(?P<rest>[^.!?;\n“”\"]{{8,400}})"
)
_ENDS = re.compile(r",\s(?:and|but|which|who|while|when|adding|according|so)\b|\s[—–]\s")
_NO_SPEAKER = words("It That This There What Who Which If When While But And So As Because I We You")

_SCORE = 0.6


def find_nested(text: str, marked: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions within the contents of others, where none is marked yet; in the order of the contents."""
    heads = [s for m in marked for s in (*m.source, *m.cue)]
    taken: list[Span] = []
    for content in sorted({c for m in marked for c in m.content}):
        for found in _within(text, content):
            if not any(found.cue[0].overlaps(s) or found.source[0].overlaps(s) for s in (*heads, *taken)):
                taken += found.cue
                yield found


def _within(text: str, content: Span) -> Iterator[Attribution]:
    for match in _NESTED.finditer(text, content.start, content.end):
        if re.split(r"[\s’']", match["who"])[0] in _NO_SPEAKER or _whole(match, content):
            continue
        end = _ENDS.search(text, match.start("rest"), match.end("rest"))
        span = _trimmed(text, match.start("rest"), end.start() if end else match.end("rest"))
        if span is not None and len(span.read(text).split()) > 1:
            yield Attribution(
                source=(Span(*match.span("who")),), cue=(Span(*match.span("cue")),), content=(span,), score=_SCORE
            )


def _whole(match: re.Match[str], content: Span) -> bool:
    """Whether a match reaches over an edge of the content."""
    return match.start() < content.start or match.end() > content.end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end) if start < end else None
