"""Furniture of a site that extraction leaves around a story: invitations to subscribe, to share, to read on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from averment.reading.patterns import any_of, line_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INVITES = "subscribe|sign up|support (?:local|our|independent)|donate|become a member|follow (?:us|for)|like us"
_LEADS_ON = (
    "related|read (?:more|next)|more (?:stories|from)|see also|most (?:read|popular)|trending|recommended|also read"
    "|up next|you may also like"
)
_WHOLE = line_of(
    rf"(?:please )?(?:{_INVITES})\b.{{0,300}}",
    rf"(?:{_LEADS_ON})\b.{{0,160}}",
    r"(?:get|receive) (?:the |our )?(?:latest|daily|morning|top|breaking)\b.{0,200}",
    r"(?:want|looking for) more\b.{0,120}(?:inbox|newsletter|subscribe)\b.{0,120}",
    r"(?:our|the) (?:free |daily |weekly )?newsletters?\b.{0,300}",
    r"download (?:the|our) .{0,100}\bapp\b.{0,80}",
    r"follow .{0,60}\bon (?:facebook|twitter|x|instagram)\b.{0,120}",
    r"share (?:this|on|article|story)\b.{0,60}",
    r"(?:listen to|watch) (?:the|our) .{0,100}(?:podcast|newscast)\b.{0,60}:?",
    r"listen to this (?:article|story)\b.{0,60}",
    r"(?:click|tap) here to .{0,120}",
    r"(?:leave a|post a|view|\d+) comments?",
    r"(?:all rights reserved|©|copyright (?:©|\d)).{0,200}",
    r"(?:have|got) a (?:news )?tip\b.{0,160}",
    r"see (?:a|an) (?:spelling|grammar|typo|error)\b.{0,200}",
    r"our stories may be republished\b.{0,400}",
    r"you make our work possible\W*",
    r"(?:advertisement|filed under:?.{0,120}|tags?:.{0,120})",
    r"skip to (?:main )?content",
    r"audio by carbonatix",
    # a paywall's prompt, which is said in a note
    r"(?:keep|continue) reading",
    r"this (?:story|article|content) is (?:only )?(?:for|available to) .{0,30}(?:subscribers|members)\b.{0,120}",
    r"already a (?:subscriber|member)\b.{0,80}",
)
_BESIDE = line_of(
    r"(?:related|read (?:more|next)|see also|also read|more on this|watch(?: live)?)(?: stor(?:y|ies))?:.{0,160}"
)
"""Lines that lead to other stories from the middle of one: their words are those stories' headlines."""
_APPEAL = any_of(
    r"(?:straight|delivered) to your inbox",
    r"(?:please|and) (?:give|donate) (?:today|now)",
    r"we rely on (?:financial )?support",
    r"keep public media strong",
    r"tax-deductible donation",
    case=False,
)
_CREDIT = any_of(
    "associated press",
    "reuters",
    "AP",
    "agence",
    "contributed",
    "correspondent",
    "wire",
    "first appeared",
    "originally",
    case=False,
)
_MOST = 8
_TEASER = re.compile(
    r"(?:^|[\s_-])(?:promo|teaser|recirc|most-?read|most-?popular|outbrain|taboola|newsletter|related-(?:posts|stories|articles|content))",
    re.IGNORECASE,
)
_NEVER = frozenset({"html", "body", "main", "article"})
_MOST_OF_A_PAGE = 0.2


def without_furniture(paragraphs: Sequence[str]) -> tuple[list[str], int]:
    """The story's own paragraphs, and how many were left out.

    Only whole paragraphs go: at the very head, at the very end, and those that announce another story ("Read more: …").
    A credit line stays: it says whose story it is.
    """
    start, end = 0, len(paragraphs)
    while end > 1 and len(paragraphs) - end < _MOST and _is_furniture(paragraphs[end - 1]):
        end -= 1
    while start < end - 1 and start < _MOST and _is_furniture(paragraphs[start]):
        start += 1
    kept = [p for p in paragraphs[start:end] if not _BESIDE.match(p)]
    return kept, len(paragraphs) - len(kept)


def drop_teasers(tree: HtmlElement) -> None:
    """Take boxes that lead to other stories out of a page, where their classes say so and they are a small part."""
    whole = len(tree.text_content()) or 1
    for element in tree.xpath("//*[@class]"):
        if element.tag in _NEVER or element.getparent() is None or not _TEASER.search(element.get("class")):
            continue
        if len(element.text_content()) < whole * _MOST_OF_A_PAGE:
            element.drop_tree()


def _is_furniture(paragraph: str) -> bool:
    if _CREDIT.search(paragraph):
        return False
    return bool(_WHOLE.match(paragraph) or (len(paragraph) < 600 and _APPEAL.search(paragraph)))
