"""What kind of report this is, weighed from the words of its headline and its first paragraphs."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from averment.domain.codes import ReportKind

_OFFICERS = (
    r"(?:officers?|police(?:man|men|woman)?|cops?|deput(?:y|ies)|troopers?|agents?|ICE|marshals?|sheriff(?:[’']s)?|SWAT|Border Patrol|"
    r"law enforcement|guards?|federal authorities)"
)
_FORCE = (
    r"(?:shot|shoot(?:s|ing)?|fired|fires|opened fire|open fire|tased|tasered|tases|pepper[- ]?sprayed|tear[- ]?gass?ed|tackled|tackles|"
    r"punched|beat|beaten|struck|kicked|killed|kills|slammed|pinned|choked|dragged|rammed|used force|smashed|wounded)"
)


def _near(first: str, second: str) -> re.Pattern[str]:
    return re.compile(rf"\b{first}\b(?:\W+\w+){{0,6}}?\W+{second}\b")


_WEIGHTS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (2.0, _near(_OFFICERS, _FORCE)),
    (2.0, _near(_FORCE, rf"(?:by|at|on|with|toward|towards)(?:\W+\w+){{0,4}}?\W+{_OFFICERS}")),
    (2.5, re.compile(r"\b(?:officer|police|deputy|trooper|agent)[- ]involved\b", re.I)),
    (2.0, re.compile(r"\b(?:fatally )?shot (?:and killed )?by (?:\w+\W+){0,4}(?:officers?|police|deput\w+|agents?|troopers?|ICE)\b")),
    (1.5, re.compile(r"\b(?:tear gas|pepper (?:balls?|spray)|rubber bullets|flash[- ]bangs?|Tasers?|baton|non-?lethal|less[- ]lethal)\b", re.I)),
    (1.5, re.compile(r"\b(?:excessive|deadly|use of) force\b", re.I)),
    (1.5, re.compile(r"\b(?:shootout|standoff|exchanged? (?:of )?gunfire|returned fire|administrative leave)\b")),
    (1.0, re.compile(r"\b(?:rammed|ramming|lunged|charged|pointed (?:a|the|his|her) (?:gun|weapon|firearm))\b")),
)  # fmt: skip
"""Force by or against officers: pattern and what one match of it weighs."""

_VIOLENCE: tuple[tuple[float, re.Pattern[str]], ...] = (
    (1.2, re.compile(r"\b(?:shot|shooting|gunfire|gunman|gunshot|stabbed|stabbing|homicide|murder\w*|killed|drive-by)\b", re.I)),
    (0.8, re.compile(r"\b(?:victims?|suspects?|wounded|fatally|died at the scene)\b", re.I)),
)  # fmt: skip
_OPENING = 1800
"""Characters that are weighed: news tells in its first paragraphs what it is about."""


def weigh_kinds(text: str, title: str) -> Mapping[ReportKind, float]:
    """A score for each kind of report; they sum to 1."""
    body = f"{title}. {text[:_OPENING]}"
    words = max(60, len(body.split()))
    force = _sum(_WEIGHTS, body, title)
    violence = _sum(_VIOLENCE, body, title)
    scores = {
        ReportKind.USE_OF_FORCE: force * 100 / words,
        ReportKind.OTHER_VIOLENCE: 0.6 * violence * 100 / words,
        ReportKind.NONE: 1.2,
    }
    top = max(scores.values())
    every = {kind: math.exp(score - top) for kind, score in scores.items()}
    total = sum(every.values())
    return {kind: score / total for kind, score in every.items()}


def _sum(table: tuple[tuple[float, re.Pattern[str]], ...], body: str, title: str) -> float:
    return sum(
        weight * (min(4, len(pattern.findall(body))) + bool(title and pattern.search(title)))
        for weight, pattern in table
    )
