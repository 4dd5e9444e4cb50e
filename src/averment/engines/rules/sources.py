"""Who speaks beside a cue: the noun phrase before or after it, with its apposition."""

from __future__ import annotations

import re

from averment.coding.text.wordlist import words
from averment.domain.passages import Span

_WORD = re.compile(r"[^\W_]+(?:[’'.\-&][^\W_]+)*[’']?")
_STOPS = words(
    "that what who whom which when where while because although though if since than so whether how why is was "
    "were are "
    "after before until amid despite as having had has have did does do been be being can could should must "
    "but yet or nor"
)
"""A source's words never reach back over one of these."""
_LEADS = words(
    "and but then so also yet meanwhile however instead still later earlier afterward afterwards additionally "
    "moreover "
    "furthermore today yesterday monday tuesday wednesday thursday friday saturday sunday initially eventually now "
    "as when after before while because although though since if"
)
"""Words that open a clause before its source."""
_PREPOSITIONS = words("of for from with in at to on by")
_APPOSED = re.compile(
    r"\s*(?:(?:an?|the|one of|who|whose|which|his|her|their|its|my|our)\b|\d{1,3}\s*$|(?:acting|deputy|"
    r"assistant|former|interim|executive|director|"
    r"chief|president|spokes\w+|professor|attorney|lawyer|owner|founder|mother|father|brother|sister|"
    r"co-founder|vice)\b|"
    r"[A-Z][\w.’'\-]*(?:\s+[A-Z][\w.’'\-]*){0,3}\s*$|(?:Jr|Sr|II|III)\.?\s*$|too\s*$)"
)
_NO_OPENING = words(
    "including due approximately said says repeated about around nearly almost related such like according"
)
_REACH = 300
"""Characters before a cue in which its source is looked for."""
_MAX_WORDS = 16


def before(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends where a cue begins, looked for no further back than `start`."""
    start = max(start, end - _REACH)
    stop = len(text[start:end].rstrip()) + start
    if stop <= start:
        return None
    if text[stop - 1] == ",":
        return _apposed(text, start, stop - 1)
    chunk = max(text.rfind(mark, start, stop) for mark in ',;:—–“”"()[]*|\n') + 1
    return _phrase(text, max(chunk, start), stop)


def _apposed(text: str, start: int, comma: int) -> Span | None:
    """A phrase closed by a comma before the cue: "Jane Roe, a doctor,"; None where the comma closes a clause."""
    end = comma
    for _ in range(4):
        opened = max(text.rfind(mark, start, end) for mark in ',;:”"') + 1
        if opened <= start or text[opened - 1] != ",":
            break
        if not _APPOSED.match(text, opened, end) or end - opened > 160:
            return None
        head = before(text, start, opened - 1) if text[opened - 2 : opened - 1] != "," else None
        if head is not None and _is_named(head.read(text)):
            return Span(head.start, comma)
        end = opened - 1
    return None


def _is_named(words: str) -> bool:
    """Whether a phrase names or describes somebody, so that an apposition may follow it."""
    return (
        bool(re.match(r"[A-Z]|(?:the|an?|his|her|its|their|our|one|another)\b", words))
        and len(words.split()) <= _MAX_WORDS
    )


def _phrase(text: str, start: int, end: int) -> Span | None:
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    first = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i].read(text)
        low = word.lower()
        if low in _STOPS or (low == "and" and not _joins(text, words, i)) or (low == "as" and i == len(words) - 1):
            break
        first = i
    while first < len(words) and words[first].read(text).lower() in _LEADS:
        first += 1
    if first >= len(words) or len(words) - first > _MAX_WORDS:
        return None
    opening, closing = words[first].read(text).lower(), words[-1].read(text).lower()
    if (opening in _PREPOSITIONS or opening in _NO_OPENING) and len(words) - first > 1:
        return None
    if opening.endswith("ly") or (closing.endswith("ly") and closing not in ("family", "assembly")):
        return None
    at = words[first].start
    if at > start and text[at - 1] in "$#@":
        at -= 1
    return Span(at, end) if _speaks(text, words[first:]) else None


def _joins(text: str, words: list[Span], i: int) -> bool:
    """Whether an "and" joins two speakers rather than two clauses."""
    if i == 0 or i + 1 >= len(words):
        return False
    left, right = words[i - 1].read(text), words[i + 1].read(text)
    return (left[0].isupper() and right[0].isupper()) or (left.endswith("s") and right.endswith("s") and i <= 2)


_NEVER = words("it there this what as not he’d to")
_PRONOUNS = words("he she they we i you it")


def _speaks(text: str, words: list[Span]) -> bool:
    """Whether words can be a speaker: a pronoun, a name, or a noun."""
    last = words[-1].read(text)
    if len(words) == 1 and last.lower() in _PRONOUNS:
        return True
    return last.lower() not in _NEVER and not last.isdigit()


_AFTER_END = re.compile(
    r"""
    [.!?](?=\s|$) (?<!\b[A-Z]\.)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)(?<!St\.)(?<!Lt\.)(?<!Jr\.)(?<!Gov\.)(?<!Sen\.)(?<!Rep\.)
      (?<!Sgt\.)(?<!Capt\.)(?<!Det\.)(?<!Mrs\.)
    | [;:“”"\n] | — | – | \s-\s
    | ,?\s(?:in|during|at|on|via|through|to|by|from|after|before|as|when|while|of[ ]what|about)\s
      (?=(?:an?|the|his|her|its|their|this|that|X|Facebook|Twitter|Instagram|reporters|court|email|social|
         Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)(?!\w+\s(?:Department|Office|Bureau|City|County|University))
    | ,\s(?=(?:adding|noting|saying|referring|describing|citing|and|but|where|while|according|after|before|as|in|on|
         alleging|calling)\b)
    | \s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|earlier|later|last)\b
    """,
    re.VERBOSE,
)


def after(text: str, start: int, end: int) -> Span | None:
    """The noun phrase that follows a cue, with its apposition, up to the end of its clause."""
    while start < end and text[start] in " \t,\u00a0":
        start += 1
    stop = _AFTER_END.search(text, start, end)
    last = stop.start() if stop else end
    while last > start and not (text[last - 1].isalnum() or text[last - 1] in "’'.)"):
        last -= 1
    if last - start > 260:
        cut = text.find(",", start, last)
        last = cut if cut > 0 else start
    return Span(start, last) if last > start else None
