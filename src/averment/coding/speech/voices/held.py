"""Who was arrested, held or hurt by officers, by surname: they speak as the subject where no office speaks of them."""

from __future__ import annotations

import re

from averment.coding.naming.agencies import straight

_HELD = (
    r"(?:arrested|detained|handcuffed|apprehended|deported|taken into (?:custody|ICE custody)|held (?:by|at|in|for)|"
    r"charged|indicted|jailed|imprisoned|released from|booked|transferred to|picked up by|in (?:ICE |police )?custody|"
    r"pleaded|sentenced|convicted|facing charges|ordered deported|in detention)"
)
_HURT = (
    r"(?:tackled|tased|tasered|pepper[- ]sprayed|tear[- ]gassed|shot by|struck by|pinned|dragged|thrown to the ground|"
    r"pushed|shoved|beaten|slammed|hit (?:by|with|in)|zip[- ]tied|pulled from)"
)
_SURNAME = r"(?P<name>[A-Z](?<!\w.)[\w'\-]+)"
"""At the beginning of a word; the letter stands first, so that nothing but capitals is tried."""
_PASSIVE = re.compile(
    rf"{_SURNAME}(?:, (?:\d+|[^,.;\n]{{3,80}}),)? (?:who )?"
    r"(?:(?:was|were|is|are|has been|had been|have been|be|being|got|remains|later|then|also|first|briefly|violently|"
    rf"wrongfully|has|had|himself|herself) )+(?:\w+ly )?(?:{_HELD}|{_HURT})\b"
)
_ACTIVE = re.compile(
    r"\b(?:arrest(?:ed|ing)?|detain(?:ed|ing)?|handcuff(?:ed|ing)?|apprehend(?:ed|ing)?|deport(?:ed|ing)?|charged|"
    r"tackled|tased|pepper[- ]sprayed|zip[- ]tied|indicted|the (?:arrest|detention|deportation|detainment) of|"
    r"charges against|custody of) "
    r"(?:[\w.'\-]+,? ){0,4}?(?P<name>[A-Z][\w'\-]+)(?=[\s,.;]|'s)(?! (?:[A-Z]|Police|County))"
)
_OWN = re.compile(
    rf"{_SURNAME}'s? (?:\w+ )?(?:arrest|detention|deportation|detainment|release|custody|trial|arraignment|"
    r"(?:lawyer|attorney)s?|bond|immigration (?:case|hearing))\b"
)
_PLEADED = re.compile(rf"{_SURNAME} (?:has |have )?(?:pleaded|pled|faces? (?:\w+ )?(?:charge|count|deportation))")
_IN_HAND = re.compile(
    rf"{_SURNAME},? who (?:is|was|has been|remains) (?:\w+ )?(?:in|being held|held|detained|arrested)\b"
)
_NO_NAMES = frozenset(
    "ICE CBP DHS FBI DOJ Border Patrol Police Sheriff Department County City State Officers Agents Immigration Trump "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday They He She It Who January February March April May June "
    "July August September October November December".split()
)


def find_held(text: str) -> frozenset[str]:
    """Surnames, as printed, of those whom a report tells to have been held, charged or met with force."""
    plain = straight(text)
    patterns = (_PASSIVE, _ACTIVE, _OWN, _PLEADED, _IN_HAND)
    found = {m["name"].removesuffix("'s") for pattern in patterns for m in pattern.finditer(plain)}
    return frozenset(found - _NO_NAMES)
