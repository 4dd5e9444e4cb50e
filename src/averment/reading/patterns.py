"""Lists of wordings as one pattern each."""

from __future__ import annotations

import re


def any_of(*wordings: str, case: bool = True) -> re.Pattern[str]:
    """Finds any of the wordings as whole words; in capital and small letters alike, unless `case` counts."""
    return re.compile(r"\b(?:" + "|".join(wordings) + r")(?!\w)", 0 if case else re.IGNORECASE)


def line_of(*wordings: str) -> re.Pattern[str]:
    """Finds lines that are one of the wordings from end to end, in capital and small letters alike."""
    return re.compile(r"^[ \t]*(?:" + "|".join(wordings) + r")[ \t]*$", re.IGNORECASE | re.MULTILINE)
