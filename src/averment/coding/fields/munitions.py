"""Whether the shots of an incident were a gun's, or of the munitions that are meant not to kill."""

from __future__ import annotations

import re

from averment.coding.scene import Scene
from averment.domain.draft import Incident
from averment.domain.passages import Span

_SOFT = re.compile(
    r"\b(?:pepper[- ]?balls?|rubber[- ]?(?:coated )?(?:bullets?|rounds?|pellets?)|(?:less|non)[- ](?:than[- ])?lethal|"
    r"foam[- ](?:rounds?|bullets?|batons?|projectiles?)|bean[- ]?bags?|sponge[- ](?:rounds?|grenades?)|"
    r"plastic bullets?|crowd[- ]control (?:munitions?|weapons?)|projectiles?)\b",
    re.IGNORECASE,
)
_GUN = re.compile(
    r"\b(?:handguns?|pistols?|revolvers?|rifles?|service weapons?|gunshots?|gunfire|firearms?|gunned|bullet holes?|"
    r"(?<!pellet )(?<!paintball )(?<!stun )(?<!pepperball )(?<!ball )guns?|live (?:rounds?|ammunition|fire)|"
    r"shoot(?:ing)? deaths?|fatal(?:ly)? sho\w+|shell casings?|sho\w+ (?:and (?:killed|wounded)|dead|to death))\b",
    re.IGNORECASE,
)


def only_soft(scene: Scene, incident: Incident) -> bool:
    """Whether what a report tells of an incident names munitions that are meant not to kill, and no gun.

    Then a shot of which nothing more is said is one of those: "agents fired", "she was shot in the cheek".
    """
    return _names(scene, incident, _SOFT) and not _names(scene, incident, _GUN)


def _names(scene: Scene, incident: Incident, words: re.Pattern[str]) -> bool:
    return any(scene.cast.incident_at(Span(*m.span())) == incident for m in words.finditer(scene.text))
