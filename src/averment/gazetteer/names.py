"""How names of places are compared: without case, accents, punctuation, and the many ways to write Saint."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w\s]|_")
_SAME = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "township": "twp"}
LONGEST = 80
"""Characters beyond which nothing is a name of a place."""


def fold(name: str) -> str:
    """The key under which a name is stored and looked up; empty where nothing is left of it, or too much."""
    if len(name) > LONGEST:
        return ""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("'", "").replace("’", "").replace(".", "")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", plain).split()
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SAME.get(w, w) for w in words)
