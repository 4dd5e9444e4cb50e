"""Text of a report made safe to look at: what would steer a terminal or turn a line round is shown, not obeyed."""

from __future__ import annotations

import re
import unicodedata

_STEERS = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, escape among them; tab and line feed are white space
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, embeddings, overrides, isolates
    "\u2028\u2029\ufeff\ufff9-\ufffb"  # line separators, byte order mark, interlinear marks
    "\ud800-\udfff"  # halves of surrogate pairs, which no terminal and no file can hold
    "\U000e0000-\U000e007f"  # tags: invisible text
    "]"
)


def harmless(text: str) -> str:
    """The text with every character that steers a terminal or a line's direction written out: `⟨U+202E⟩`, `␛`.

    Everything else stays as it is; a carriage return before a line feed is dropped, since it steers nothing there.
    """
    return _STEERS.sub(_written_out, text.replace("\r\n", "\n"))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


def one_row(text: str) -> str:
    """Harmless, and on one line."""
    return re.sub(r"\s+", " ", harmless(text)).strip()


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    return next((d in ("R", "AL") for c in text if (d := unicodedata.bidirectional(c)) in ("L", "R", "AL")), False)
