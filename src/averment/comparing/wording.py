"""Words by which reports say that something was said before or after, found, corrected, withdrawn, or not answered."""

from __future__ import annotations

import re

from averment.domain.passages import Span

_END = re.compile(r"(?<=[.!?])[”\"’)\]]*\s+(?=[“\"‘(\[]?[A-Z0-9])|\n+")
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sgt|Lt|Capt|Col|Gen|Gov|Sen|Rep|St|Jr|Sr|No|Nov|Dec|Jan|Feb|Aug|Sept?|Oct|U\.S)\.\s*$"
)

EARLIER = re.compile(
    r"(?i)\b(?:had (?:said|claimed|stated|told|maintained|described|reported|announced|written|insisted)|"
    r"initial(?:ly)?|first (?:said|claimed|statement|account|version)|at first|original(?:ly)?|previous(?:ly)?|"
    r"earlier (?:statement|account|version|release|said)|(?:said|claimed) (?:at first|earlier|initially|originally))\b"
)
LATER = re.compile(
    r"(?i)\b(?:second statement|new (?:statement|account|version)|later (?:said|claimed|statement|account|acknowledged|"
    r"conceded)|now (?:says?|claims?)|revised|updated (?:statement|account)|(?:said|says) (?:instead|later|now)|"
    r"chang(?:ed|es|ing) (?:its|their|his|her) (?:account|story|statement))\b"
)
FINDS = re.compile(
    r"(?i)\b(?:f(?:ou|i)nds?|rul(?:ed|es|ing)|conclud(?:ed|es)|determin(?:ed|es)|held|holds|convicted|acquitted|"
    r"verdict|finding|credited)\b"
)
NO_FINDING = re.compile(
    r"(?i)\b(?:(?:made|makes|making|issued?|with) no (?:finding|ruling|determination)s?|without (?:\w+ ){0,3}"
    r"(?:finding|ruling|deciding|determining|reaching)|"
    r"did not (?:rule|find|decide|say|address|determine|reach|resolve)|"
    r"does not (?:find|decide|determine|resolve|reach)|declined to (?:rule|decide|find)|took no position)\b"
)
CORRECTS = re.compile(
    r"(?i)\b(?:correct(?:s|ed|ing|ion)\b(?! (?:officer|facilit|institution|department|center))|"
    r"was (?:wrong|mistaken|incorrect|in error)|were (?:wrong|mistaken|incorrect)|misstated|misidentified|in error|"
    r"an earlier version of this)"
)
WITHDRAWS = re.compile(
    r"(?i)\b(?:retract(?:s|ed|ing|ion)?|withdr(?:aws?|ew|awn|awing)|t(?:akes?|ook|aken) back|"
    r"back(?:s|ed)? (?:away|off) from|"
    r"walk(?:s|ed)? back|rescind(?:s|ed)?|disavow(?:s|ed)?|recant(?:s|ed)?|"
    r"no longer (?:says?|claims?|maintains?|stands? by))\b"
)
HOLDS_ON = re.compile(r"(?i)\b(?:not|never|n[o’']t|refus\w+|declin\w+)\b(?:\W+\w+){0,3}\W*$")
"""Before a word of withdrawing: "is not taking back"."""
DECLINED = re.compile(
    r"(?i)\b(?:declin(?:ed|es|ing) (?:to|further|an?|comment|any|the)|"
    r"refus(?:ed|es) to (?:comment|say|answer|discuss|name|give|provide|identify)|"
    r"would not (?:say|comment|discuss|identify|name|provide|answer|elaborate)|no comment)\b"
)
NO_REPLY = re.compile(
    r"(?i)\b(?:(?:did|has|have|had) ?(?:not|n[o’']t) (?:immediately |yet )?"
    r"(?:respon(?:d|ded)|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)|could not (?:immediately )?be reached|"
    r"no (?:reply|response|answer) (?:to|from)|went unanswered|calls? (?:\w+ ){0,3}not returned)\b"
)
DEFENDS = re.compile(
    r"(?i)\b(?:(?:in|as an act of) (?:self[- ])?defen[cs]e|self[- ]defen[cs]e|defensive(?:ly)?|"
    r"fear(?:ing|ed|s)? for (?:his|her|their|the)(?: own)? (?:life|lives|safety)|protective rounds?|"
    r"to stop the (?:threat|attack)|decided to (?:fire|shoot))\b"
)
_GUN = r"(?:gun|weapon|pistol|firearm|rifle|handgun|revolver|shotgun|sidearm)"
WENT_OFF = re.compile(
    rf"(?i)\b{_GUN}\b(?:[^.;]{{0,60}}?\b)?"
    rf"(?:went off|discharged|had gone off|goes off|fired (?:by itself|on its own))\b|"
    rf"\b(?:it|{_GUN}) (?:just )?went off\b|\b(?:accidental|unintentional|inadvertent|negligent)(?:ly)? "
    rf"(?:discharged?|fired?|shot|shooting|went off)\b|\bdid(?:n[’']t| not) mean to\b|\bdischarged as\b"
)
DOING = re.compile(
    r"(?i)^\W*(?:had |has |have )?(?:refus|want|wish|hop|tri|decid|intend|plan|ignor|agree|try|need|like|"
    r"fear|expect|prefer)\w*\b(?! to (?:say|comment|confirm|identify))"
)
"""Cues of what somebody did or meant. PolNeAR marks them as attributions; nobody is heard by them."""
FEARS = re.compile(r"(?i)^fear")
"""The part of `DEFENDS` that a family uses of itself too."""
ACCOUNT_CHANGED = re.compile(
    r"(?i)\b(?:(?:has |have |had )?chang(?:ed|es|ing) (?:its|their|his|her|the) "
    r"(?:story|account|version|statement|narrative)|changed (?:account|story)|"
    r"(?:walk|back)(?:ed|s|ing)? (?:back|away from|off) (?:its|their|his|her) (?:\w+ ){0,3}"
    r"(?:claim|statement|account)s?|"
    r"(?:account|statement|version|story) (?:departs|differs|departed|differed) from (?:the first|an earlier|"
    r"its (?:first|earlier|initial))|"
    r"contradict(?:s|ed|ing) (?:its|their|his|her) (?:own|earlier|initial|first|previous))"
)
"""Words by which a report, or somebody in it, says that an account changed."""
DISPUTES = re.compile(
    r"(?i)\b(?:disput|den(?:y|ied|ies)|reject|refut|rebut|contradict|challeng|debunk|question|doubt|"
    r"push(?:ed|es)? back)"
)
"""Cues of saying that something was not so: "disputed claims that the shot was fired in self-defense"."""
NOT_SAID = re.compile(r"(?i)\b(?:not|n[o’']t|never|nor|no longer|denied|denies|deny|without|whether|neither)\b")


def sentence(text: str, span: Span) -> Span:
    """The sentence around some words, by a plain rule: enough to look for the words of this module."""
    start, end = span.start, span.end
    low = max(0, start - 600)
    for found in _END.finditer(text, low, start):
        if not _SHORT.search(text, max(0, found.start() - 6), found.start() + 1):
            low = found.end()
    high = min(len(text), end + 600)
    for found in _END.finditer(text, end, high):
        if not _SHORT.search(text, max(0, found.start() - 6), found.start() + 1):
            high = found.start()
            break
    return Span(min(low, start), max(high, end))
