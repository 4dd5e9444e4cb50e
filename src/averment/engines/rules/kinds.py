"""What kind of report this is, weighed from the words of its headline and its first paragraphs."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from averment.coding.text.sparks import sparked, sparks
from averment.domain.codes import ReportKind

_OFFICERS = (
    r"(?:[Oo]fficers?|[Pp]olice(?:man|men|woman)?|[Cc]ops?|[Dd]eput(?:y|ies)|[Tt]roopers?|[Aa]gents?|ICE|"
    r"[Mm]arshals?|SWAT|"
    r"Border Patrol|[Ll]aw enforcement|[Gg]uards?)"
)
_FORCE = (
    r"(?:shot|shoot(?:s|ing)?|fired|fires|opened fire|open fire|tased|tasered|tases|pepper[- ]?sprayed|"
    r"tear[- ]?gass?ed|tackled|"
    r"tackles|punched|beat|beaten|struck|kicked|killed|kills|slammed|pinned|choked|dragged|rammed|used force|"
    r"smashed|wounded|"
    r"injured|attacked|accidentally shoots)"
)
_SPEAKS = (
    r"(?:said|say|says|saying|told|report\w*|believe|announced|identified|are|were called|department|investigat\w+)"
)
_GAP = r"(?:[ ,’']+[\w’'\-]+){0,6}?[ ,]+"


def _rx(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


Row = tuple[float, tuple[str, ...], re.Pattern[str]]
_DONE = (
    "shot|shoot|fire|tase|spray|gas|tackl|punch|beat|struck|kick|kill|slam|pin|chok|drag|ram|force|smash|wound|injur|"
    "attack"
)
WEIGHTS: tuple[Row, ...] = (
    # officers act, and nobody speaks in between
    (2.0, sparks(_DONE), _rx(rf"\b{_OFFICERS}\b(?!\s+{_SPEAKS}\b){_GAP}{_FORCE}\b")),
    (2.0, sparks("by|at|toward"), _rx(
        rf"\b{_FORCE}\b(?:[ ,]+[\w’'\-]+){{0,4}}?[ ]+(?:by|at|toward|towards)"
        rf"(?:[ ]+[\w’'\-]+){{0,4}}?[ ]+{_OFFICERS}\b")),
    (2.5, sparks("involved"), _rx(r"(?i)\b(?:officer|police|deputy|trooper|agent)[- ]involved\b")),
    (1.5, sparks("tear gas|pepper|rubber|flash|taser|baton|lethal"), _rx(
        r"(?i)\b(?:tear gas|pepper (?:balls?|spray)|rubber bullets|flash[- ]bangs?|tasers?|batons?|"
        r"(?:less|non)-?\s?lethal)\b")),
    (1.5, sparks("force"), _rx(r"(?i)\b(?:excessive|deadly|use of) force\b")),
    (1.5, sparks("shootout|standoff|gunfire|returned|shot at"), _rx(
        r"(?i)\b(?:shootout|standoff|exchanged? (?:of )?gunfire|returned fire|"
        r"shot at (?:police|officers|deputies))\b")),
    (1.0, sparks("ramm|lunged|pointed"), _rx(
        r"\b(?:rammed|ramming|lunged|pointed (?:a|the|his|her) (?:gun|weapon|firearm))\b")),
)  # fmt: skip
"""Force by or against officers: what one match weighs, its sparks, the pattern."""
_ANYWHERE = _rx(rf"\b(?:shot|killed|shot and killed|shot dead)(?: \w+)? by (?:[\w’'\-]+ ){{0,3}}?{_OFFICERS}\b")
"""How stories about something else tell of officers' force further down."""

VIOLENCE: tuple[Row, ...] = (
    (1.2, sparks("shot|shoot|gunfire|gunman|stabb|homicide|murder|killed|drive-by|armed"), _rx(
        r"(?i)\b(?:shot|shoots|shooting|gunfire|gunman|gunshot|stabbed|stabbing|homicide|murder[\w-]*|"
        r"killed|drive-by|armed robbery)\b")),
    (0.8, sparks("victim|suspect|wounded|fatally|died|gun"), _rx(
        r"(?i)\b(?:victims?|suspects?|wounded|fatally|died at the scene|gunpoint|handgun)\b")),
)  # fmt: skip
_OPENING = 1800
"""Characters that are weighed: news tells in its first paragraphs what it is about."""
_NOTHING = 1.0
"""What has to be outweighed before a report tells of violence at all."""


def weigh_kinds(text: str, title: str) -> Mapping[ReportKind, float]:
    """A score for each kind of report; they sum to 1."""
    body = f"{title}. {text[:_OPENING]}"
    words = max(60, len(body.split()))
    force = _sum(WEIGHTS, body, title) + 2.0 * min(2, len(_ANYWHERE.findall(text, 0, 20_000)))
    violence = _sum(VIOLENCE, body, title)
    scores = {
        ReportKind.USE_OF_FORCE: force * 100 / words,
        ReportKind.OTHER_VIOLENCE: 0.6 * violence * 100 / words,
        ReportKind.NONE: _NOTHING,
    }
    top = max(scores.values())
    every = {kind: math.exp(score - top) for kind, score in scores.items()}
    total = sum(every.values())
    return {kind: score / total for kind, score in every.items()}


def _sum(table: tuple[Row, ...], body: str, title: str) -> float:
    """Matches by weight, four of a pattern at most, and one more where the headline has it."""
    low = body.lower()
    return sum(
        weight * (min(4, len(pattern.findall(body))) + bool(title and pattern.search(title)))
        for weight, needed, pattern in table
        if sparked(low, needed)
    )
