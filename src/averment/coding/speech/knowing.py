"""Through which channel a claim reached the publisher, and how its voice knows: only where the words say."""

from __future__ import annotations

import re

from averment.coding.speech.voices.mentions import Speaker
from averment.coding.text.layout import Layout
from averment.domain.codes import Basis
from averment.domain.draft import Claim
from averment.domain.markup import Attribution
from averment.domain.passages import Span, hull

_CHANNELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?i)\b(?:{pattern})"))
    for name, pattern in (
        ("at a news conference", (r"(?:at|during|in) (?:an?|the|his|her|their|"
                                 r"\w+day(?:[’']s)?) (?:\w+ ){0,2}?(?:news|press|media) (?:conference|briefing)")),
        ("in a statement", (r"(?:in|via|through) (?:an?|the|its|his|her|their|another|one|"
                           r"\w+) ?(?:\w+ ){0,2}?(?:statement|news release|press release|release)\b")),
        ("on X", r"on (?:X\b|Twitter|the social media (?:platform|site) X)|on social media site X"),
        ("on Facebook", r"on Facebook|(?:in|on) an? Facebook (?:post|page)"),
        ("on social media", (r"on social media|in an? (?:social media|Instagram|Truth Social|Bluesky) (?:post|"
                            r"video)|on (?:Instagram|Truth Social|Bluesky|TikTok)|in an? post\b|tweet")),
        ("in an interview", (r"(?:in|during) (?:an?|the|his|her|their) (?:\w+ ){0,3}?interview|"
                            r"told (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)* in an interview")),
        ("in an email", r"(?:in|by|via) (?:an?|the)? ?e-?mail"),
        ("in a court filing", (r"(?:in|according to) (?:an?|the|federal|"
                              r"court)? ?(?:\w+ ){0,2}?(?:court (?:filing|document|record|paper)s?|affidavit|"
                              r"complaint|lawsuit|indictment|"
         r"filing|motion|petition|warrants?|declaration)\b")),
        ("in a letter", r"in an? (?:\w+ )?letter\b"),
        ("in court", r"in (?:federal |state )?court\b|testified"),
        ("to reporters", r"told (?:\w+ )?reporters|to reporters"),
        ("in a report", r"(?:in|according to) (?:an?|the|its|police|incident) (?:\w+ ){0,2}?report\b"),
    )
)  # fmt: skip
"""Usual wording of a channel, and what newsrooms write for it; the first that stands beside the cue is taken."""


_CHANNEL = re.compile(
    r"(?i)conference|briefing|statement|release|\bX\b|twitter|facebook|social|instagram|bluesky|tiktok|post\b|"
    r"tweet|interview|mail|"
    r"fil(?:ed|ing)|court|document|record|paper|affidavit|complaint|lawsuit|indictment|motion|petition|warrant|"
    r"declaration|letter|"
    r"testified|reporters|report\b"
)
"""A word that every channel has; most sentences have none."""


def channel_of(layout: Layout, marked: Attribution) -> str | None:
    """How the claim was made, in one usual wording; None where its sentence does not say."""
    head = [*marked.cue, *marked.source]
    if not head:
        return None
    near = hull(head)
    sentence = layout.sentence_at(near.start)
    window = Span(max(sentence.start, near.start - 45), max(near.end, min(sentence.end, near.end + 70)))
    words = window.read(layout.text)
    if not _CHANNEL.search(words):
        return None
    return next((name for name, pattern in _CHANNELS if pattern.search(words)), None)


_SAW = re.compile(
    r"(?i)\b(?:saw|witnessed|watched|seen|who was (?:there|inside)|eyewitness\w*|heard (?:the )?(?:shots|"
    r"gunshots|gunfire))\b"
)
_FOOTAGE = re.compile(
    r"(?i)\b(?:video|footage|body[- ](?:worn )?camera|surveillance|recording|livestream|dash ?cam\w*)\b"
)
_REVIEWED = re.compile(
    r"(?i)\b(?:shows?|showed|reviewed|according to|captured|based on|viewed|obtained|seen by|appears? to show|"
    r"depicts?)\b"
)
_TOLD = re.compile(
    r"(?i)\b(?:was told|were told|told by|heard from|informed by|learned from|according to witnesses|relayed)\b"
)


def basis_of(layout: Layout, claim: Claim, speaker: Speaker | None) -> Basis:
    """How the voice knows: read off what it is, and off the words beside its source and cue."""
    if speaker is Speaker.FOOTAGE:
        return Basis.FOOTAGE
    if speaker is Speaker.DOCUMENT:
        return Basis.DOCUMENT
    head = [p.span for p in (*claim.source, *claim.cue)]
    if not head:
        return Basis.NOT_STATED
    words = hull(head).read(layout.text) if len(hull(head)) < 400 else ""
    if _TOLD.search(words):
        return Basis.TOLD_BY
    if _SAW.search(words):
        return Basis.SAW
    if claim.channel == "in a court filing":
        return Basis.DOCUMENT
    opening = layout.text[claim.content[0].start : min(claim.content[0].end, claim.content[0].start + 90)]
    if _FOOTAGE.search(words + " " + opening) and _REVIEWED.search(words + " " + opening):
        return Basis.FOOTAGE
    if re.search(r"(?i)\b(?:he|she|they|i|we) (?:saw|witnessed|watched)\b", opening):
        return Basis.SAW
    return Basis.NOT_STATED
