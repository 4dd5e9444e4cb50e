"""The clause around some words: as little of their sentence as reads by itself."""

from __future__ import annotations

import re

from averment.domain.passages import Span

_OPENS = re.compile(
    r"(?:[,;]\s+|\s)(?=(?:and|but|though|although|while|because|however|so|yet)\s)|;\s+|\s[—–-]\s|[—–]|"
    r",\s+(?=(?:who|whose|whom|which|where)\b)|[“”\"]\s*"
    r"|\b(?:said|says|say|added|told (?:reporters|\w+)|reported|reports)(?:\s(?:that|on \w+day|"
    r"\w+day))*\s(?=[a-z])|:\s+"
)
_CLOSES = re.compile(
    r"[,;]\s+(?=(?:and|but|though|although|while|however|so|yet|who|which)\b)|;\s|\s[—–-]\s|[—–]|[“”\"]"
    r"|,\s+(?=[^,;]{2,80}\b(?:said|says|told|added|wrote|according)\b)|,\s+(?=according to|said |police said)|"
    r"\s(?=but\s)"
)
_AND = re.compile(r"(?:and|but|though|although|while|because|however|so|yet)\s+|that\s+")
_LIST = re.compile(r"\s*and\s+(?:\w+\s){0,3}?\w+\s*(?:[,.]|(?:was|were|is|are|has|have|had)\b)")


_RELATIVE = re.compile(r"(?:who|whose|whom|which)\b")
_RELATIVE_END = re.compile(r",\s|[;—–“”\"]")
_REACH = 400
"""Characters on either side within which a clause is looked for."""


def clause_around(text: str, sentence: Span, trigger: Span) -> Span:
    """From the opening of the trigger's clause to its end, within its sentence; without marks at the edges."""
    start = max(sentence.start, trigger.start - _REACH)
    for mark in _OPENS.finditer(text, start, trigger.start):
        if trigger.start - mark.end() >= 2 and not _splits_subject(text, mark, trigger):
            start = mark.end()
    joined = _AND.match(text, start, trigger.start)
    if joined and trigger.start - joined.end() >= 2:
        start = joined.end()
    limit = min(sentence.end, trigger.end + _REACH)
    closed = (_RELATIVE_END if _RELATIVE.match(text, start) else _CLOSES).search(text, trigger.end, limit)
    end = closed.start() if closed else limit
    while start < trigger.start and not text[start].isalnum():
        start += 1
    while end > trigger.end and not (text[end - 1].isalnum() or text[end - 1] in "’'%)"):
        end -= 1
    return Span(start, max(end, trigger.end))


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|do|does|will|would|could|can|said|\w{3,}ed|remains?|it[’']s)\b"
)


def _splits_subject(text: str, mark: re.Match[str], trigger: Span) -> bool:
    """Whether what opens here is only the second half of a subject: "his name and age were not released"."""
    if not mark.group().isspace() or not text.startswith("and", mark.end()):
        return False
    return not _FINITE.search(text, mark.end(), trigger.start) and not text.startswith("and it", mark.end())
