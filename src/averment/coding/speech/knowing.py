"""Through which channel a claim reached the publisher, and how its voice knows: only where the words say."""

from __future__ import annotations

import re

from averment.coding.speech.voices.mentions import Speaker
from averment.coding.text.layout import Layout
from averment.coding.text.sparks import sparked, sparks
from averment.domain.codes import Basis
from averment.domain.draft import Claim
from averment.domain.markup import Attribution
from averment.domain.passages import Span, hull

CHANNELS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, sparks(needed), re.compile(rf"(?i)\b(?:{pattern})"))
    for name, needed, pattern in (
        ("at a news conference", "conference|briefing", (
            r"(?:at|during|in) (?:an?|the|his|her|their|\w+day(?:[’']s)?) (?:\w+ ){0,2}?"
            r"(?:news|press|media) (?:conference|briefing)")),
        ("in a statement", "statement|release", (
            r"(?:in|via|through) (?:an?|the|its|his|her|their|another|one|\w+) ?(?:\w+ ){0,2}?"
            r"(?:statement|news release|press release|release)\b")),
        ("on X", "on x|twitter|platform x|site x", (
            r"on (?:X\b|Twitter|the social media (?:platform|site) X)|on social media site X")),
        ("on Facebook", "facebook", r"on Facebook|(?:in|on) an? Facebook (?:post|page)"),
        ("on social media", "social|instagram|bluesky|tiktok|post|tweet", (
            r"on social media|in an? (?:social media|Instagram|Truth Social|Bluesky) (?:post|video)|"
            r"on (?:Instagram|Truth Social|Bluesky|TikTok)|in an? post\b|tweet")),
        ("in an interview", "interview", (
            r"(?:in|during) (?:an?|the|his|her|their) (?:\w+ ){0,3}?interview|"
            r"told (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)* in an interview")),
        ("in an email", "mail", r"(?:in|by|via) (?:an?|the)? ?e-?mail"),
        ("in a court filing",
         "filing|document|record|paper|affidavit|complaint|lawsuit|indictment|motion|petition|warrant|declaration", (
            r"(?:in|according to) (?:an?|the|federal|court)? ?(?:\w+ ){0,2}?"
            r"(?:court (?:filing|document|record|paper)s?|affidavit|complaint|lawsuit|indictment|"
            r"filing|motion|petition|warrants?|declaration)\b")),
        ("in a letter", "letter", r"in an? (?:\w+ )?letter\b"),
        ("in court", "court|testified", r"in (?:federal |state )?court\b|testified"),
        ("to reporters", "reporters", r"told (?:\w+ )?reporters|to reporters"),
        ("in a report", "report", (
            r"(?:in|according to) (?:an?|the|its|police|incident) (?:\w+ ){0,2}?report\b")),
    )
)  # fmt: skip
"""A channel in usual words, its sparks, what newsrooms write for it; the first that stands beside the cue is taken."""


def channel_of(layout: Layout, marked: Attribution) -> str | None:
    """How the claim was made, in one usual wording; None where its sentence does not say."""
    head = [*marked.cue, *marked.source]
    if not head:
        return None
    near = hull(head)
    sentence = layout.sentence_at(near.start)
    window = Span(max(sentence.start, near.start - 45), max(near.end, min(sentence.end, near.end + 70)))
    words = window.read(layout.text)
    low = words.lower()
    return next((name for name, needed, pattern in CHANNELS if sparked(low, needed) and pattern.search(words)), None)


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
