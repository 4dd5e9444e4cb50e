"""US states and territories as reports write them: full names, postal codes, abbreviations of the AP Stylebook."""

from __future__ import annotations

import re
from types import MappingProxyType

_TABLE = """
AL Alabama|Ala.
AK Alaska
AZ Arizona|Ariz.
AR Arkansas|Ark.
CA California|Calif.|Cal.
CO Colorado|Colo.
CT Connecticut|Conn.
DE Delaware|Del.
DC District of Columbia|D.C.
FL Florida|Fla.
GA Georgia|Ga.
HI Hawaii|Hawai'i
ID Idaho
IL Illinois|Ill.
IN Indiana|Ind.
IA Iowa
KS Kansas|Kan.
KY Kentucky|Ky.
LA Louisiana|La.
ME Maine
MD Maryland|Md.
MA Massachusetts|Mass.
MI Michigan|Mich.
MN Minnesota|Minn.
MS Mississippi|Miss.
MO Missouri|Mo.
MT Montana|Mont.
NE Nebraska|Neb.
NV Nevada|Nev.
NH New Hampshire|N.H.
NJ New Jersey|N.J.
NM New Mexico|N.M.
NY New York state|New York State|N.Y.
NC North Carolina|N.C.
ND North Dakota|N.D.
OH Ohio
OK Oklahoma|Okla.
OR Oregon|Ore.
PA Pennsylvania|Pa.|Penn.
PR Puerto Rico|P.R.
RI Rhode Island|R.I.
SC South Carolina|S.C.
SD South Dakota|S.D.
TN Tennessee|Tenn.
TX Texas|Tex.
UT Utah
VT Vermont|Vt.
VA Virginia|Va.
WA Washington state|Washington State|Wash.
WV West Virginia|W.Va.|W. Va.
WI Wisconsin|Wis.|Wisc.
WY Wyoming|Wyo.
GU Guam
"""
CODES = MappingProxyType({name: line[:2] for line in _TABLE.strip().splitlines() for name in line[3:].split("|")})
"""Every name that stands for a state anywhere in a text, to its two letters."""

AFTER_A_PLACE = MappingProxyType(
    {**CODES, **{c: c for c in CODES.values()}, "New York": "NY", "Washington": "WA", "Georgia": "GA"}
)
"""What stands for a state where it follows a place and a comma: postal codes too."""

_LONGEST_FIRST = sorted(CODES, key=lambda n: (-len(n), n))
_BY_LETTER = {name[0]: [n[1:] for n in _LONGEST_FIRST if n[0] == name[0]] for name in _LONGEST_FIRST}
STATE = re.compile(  # letter by letter: where each branch begins with a letter, nothing else is tried
    "|".join(rf"{a}(?<![\w.-]{a})(?:{'|'.join(map(re.escape, rest))})(?![\w-])" for a, rest in _BY_LETTER.items())
)
"""A state by a name of its own."""

_FOLLOWS = sorted(AFTER_A_PLACE, key=lambda n: (-len(n), n))
FOLLOWING = re.compile(rf"(?P<comma>,)? ?\(?(?P<state>{'|'.join(map(re.escape, _FOLLOWS))})(?![\w-])")
"""A state right after a place, with or without a comma."""


def state_code(name: str) -> str | None:
    """Two letters of a state by any of its names; None for what is no state's name."""
    return AFTER_A_PLACE.get(name)
