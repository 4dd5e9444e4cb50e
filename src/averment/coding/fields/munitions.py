"""Whether the shots of an incident were a gun's, or of the munitions that are meant not to kill."""

from __future__ import annotations

import re

from averment.coding.scene import Scene
from averment.coding.text.sparks import matches, sparks
from averment.domain.draft import Incident
from averment.domain.passages import Span

SOFT = re.compile(
    r"\b(?:pepper[- ]?balls?|rubber[- ]?(?:coated )?(?:bullets?|rounds?|pellets?)|(?:less|non)[- ](?:than[- ])?lethal|"
    r"foam[- ](?:rounds?|bullets?|batons?|projectiles?)|bean[- ]?bags?|sponge[- ](?:rounds?|grenades?)|"
    r"plastic bullets?|crowd[- ]control (?:munitions?|weapons?)|projectiles?)\b",
    re.IGNORECASE,
)
SOFTS = sparks("pepper|rubber|lethal|foam|bean|sponge|plastic|crowd|projectile")
GUN = re.compile(
    r"\b(?:handguns?|pistols?|revolvers?|rifles?|service weapons?|gunshots?|gunfire|firearms?|gunned|bullet holes?|"
    r"(?<!pellet )(?<!paintball )(?<!stun )(?<!pepperball )(?<!ball )guns?|live (?:rounds?|ammunition|fire)|"
    r"shoot(?:ing)? deaths?|fatal(?:ly)? sho\w+|shell casings?|sho\w+ (?:and (?:killed|wounded)|dead|to death))\b",
    re.IGNORECASE,
)
GUNS = sparks("gun|pistol|revolver|rifle|weapon|bullet|firearm|live |dea|fatal|casing|and killed|and wounded")


def only_soft(scene: Scene, incident: Incident) -> bool:
    """Whether what a report tells of an incident names munitions that are meant not to kill, and no gun.

    Then a shot of which nothing more is said is one of those: "agents fired", "she was shot in the cheek".
    """
    return _names(scene, incident, SOFT, SOFTS) and not _names(scene, incident, GUN, GUNS)


def _names(scene: Scene, incident: Incident, words: re.Pattern[str], needed: tuple[str, ...]) -> bool:
    found = matches(words, needed, scene.text)
    return any(scene.cast.incident_at(Span(*m.span())) == incident for m in found)
