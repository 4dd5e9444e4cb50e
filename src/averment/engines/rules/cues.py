"""Words that say that somebody says something, each with the frame in which its source and content stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from averment.coding.text.wordlist import words
from averment.domain.passages import Span


class Frame(StrEnum):
    """Where a cue's source and content stand around it."""

    SAY = "say"
    """A clause on either side: "X said …", "…, X said", "…, said X"."""
    TELL = "tell"
    """As SAY, with a hearer between cue and content: "X told reporters …"."""
    CALL = "call"
    """Content to the right only: "X described the stop as …"."""
    ADDING = "adding"
    """A participle that goes on for a source named before: "…, adding that …"."""
    ACCORDING = "according"
    """The source follows: "according to X"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue in a text."""

    span: Span
    frame: Frame


def _table(**frames: str) -> dict[str, Frame]:
    return {word: Frame(frame) for frame, every in frames.items() for word in every.split()}


_FRAMES = _table(
    say="said says say wrote writes stated states explained explains noted notes reported reports announced announces "
    "confirmed confirms acknowledged acknowledges argued argues insisted insists claimed claims claim alleged alleges "
    "allege testified tweeted posted recalled recalls warned warns suggested suggests estimated added adds replied "
    "responded continued concluded concludes maintained contends contended asserted asserts believe believes believed "
    "revealed reveals indicated indicates declared vowed pledged predicted speculated asked asks shouted "
    "yelled read reads "
    "emphasized stressed remarked observed admitted conceded determined found learned",
    tell="told tells informed assured reminded advised relayed",
    call="called calls described describes describe denied denies disputed disputes rejected criticized criticised "
    "condemned condemns blasted praised accused accuses blamed blames attributed attributes urged urges "
    "demanded demands "
    "characterized characterised dismissed questioned decried denounced likened compared showed shows "
    "cited ruled promised declined",
    adding="saying adding noting alleging claiming arguing citing insisting telling stating writing explaining "
    "describing calling suggesting warning stressing emphasizing announcing confirming acknowledging",
)
_NOT_ALONE = words(
    "notes reports claims claim states reads read calls shows asks posted found learned learnt determined "
    "cited ruled believed identified continued asked declined promised rejected questioned compared "
    "observed responded dismissed demands estimated added indicates"
)
"""Words that as often are nouns, passives or deeds: they want a source right before them."""
_HEADLINE = words("Says Say Said Tells Told")
"""Cues that headlines print with a capital letter."""
_WANTS_THAT = words("found learned learnt determined ruled")
"""Deeds as often as words, unless "that" follows."""
_DEEDS = re.compile(r"\s(?:911|dispatch(?:ers)?|police|an ambulance|out|up|off|back|in sick|for help|from [A-Z])\b")
_AUXILIARY = words(
    "has have had also later then previously repeatedly initially originally earlier would will did "
    "not never further falsely publicly told_not"
)
_PASSIVE = words("is are was were be been being")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_ACCORDING = re.compile(r"\b[Aa]ccording to\b|\bAs reported by\b|\bas reported by\b|\bper (?=the |[A-Z])")


_BACK = 4
"""Words before a cue that may belong to it, or say that it is none."""


def find_cues(text: str, part: Span) -> Iterator[Cue]:
    """Every cue between two offsets, in reading order, with its auxiliaries and adverbs."""
    found = [Cue(Span(m.start(), m.end()), Frame.ACCORDING) for m in _ACCORDING.finditer(text, part.start, part.end)]
    every = list(_WORD.finditer(text, part.start, part.end))
    for i, match in enumerate(every):
        word = match.group()
        frame = _FRAMES.get(word.lower() if word in _HEADLINE else word)
        if frame is None:
            continue
        span = Span(match.start(), match.end())
        before = [(w.group().lower(), Span(w.start(), w.end())) for w in every[max(0, i - _BACK) : i]]
        if not _is_noun(text, word, span, before):
            found.append(Cue(Span(_with_auxiliaries(before, span), span.end), frame))
    return iter(sorted(found, key=lambda c: c.span))


def _with_auxiliaries(before: list[tuple[str, Span]], span: Span) -> int:
    start = span.start
    for word, place in reversed(before):
        if word not in _AUXILIARY or start - place.end > 1:
            break
        start = place.start
    return start


_DETERMINER = words(
    "the a an his her its their our my these those such any all no this to of for by in on with from about as at and"
)


_ASKED = re.compile(
    r"\s*(?:[,.:”\"“]|if\b|whether\b|about\b|why\b|how\b|what\b|for\b|\w+ (?:if|whether|about|why|how|what)\b)"
)


_CLAUSE = re.compile(r"\s+(?:\w+\s)?that\b|\s*[,.:“\"”]|$")
_REPLIED = re.compile(r"\s*(?:[,.:”\"“]|that\b|by saying\b|with\b)")


def _is_noun(text: str, word: str, span: Span, before: list[tuple[str, Span]]) -> bool:
    if not before:
        return True
    last = before[-1][0]
    if last in _PASSIVE or last == "being":
        return True
    if word in _WANTS_THAT and last not in ("has", "have") and not _CLAUSE.match(text, span.end):
        return True
    if word in ("called", "calls", "reported", "reports") and _DEEDS.match(text, span.end):
        return True
    if word in ("asked", "asks"):
        return not _ASKED.match(text, span.end)
    if word in ("responded", "replied", "continued"):
        return not _REPLIED.match(text, span.end)
    if word.startswith("show") and text.startswith(" up", span.end):
        return True
    if word in _NOT_ALONE or word in ("say", "claim", "believe"):
        return last in _DETERMINER or text[span.end : span.end + 4] == " of " or last.endswith(("’s", "'s"))
    return last in ("the", "a", "an", "of", "to") and word not in ("said",)
