"""The language of a text, by its commonest small words: enough to say that a report is not in English."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "en": "the of and to in that was for on with said he is by at from were they his her it as who an",
    "es": "de la que el en los del las por una con para se su al lo como más fue un pero según",
    "fr": "de la le les des et en du une est dans que pour qui sur par au pas avec son été il",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch wurde",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos foi ao",
    "it": "di che il la e in un per del una sono con non le si da della gli al dei",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om door",
    "tl": "ang ng sa mga na at ay ni si para kay hindi ito",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _code, _words in _WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_code)
_SAMPLE = 3000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_CODE = re.compile(r"^\s*([A-Za-z]{2,3})(?:[-_].*)?\s*$")
NAMES = {
    "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
    "tl": "Tagalog", "ar": "Arabic", "he": "Hebrew", "ru": "Russian", "ja": "Japanese", "ko": "Korean", "zh": "Chinese",
    "el": "Greek", "hi": "Hindi", "th": "Thai",
}  # fmt: skip


def language_of(text: str) -> str | None:
    """An ISO 639-1 code, told by the text alone; None where it is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = sum(map(str.isalpha, sample))
        for code, script in _SCRIPTS:
            if letters > 20 and len(script.findall(sample)) > letters * 0.3:
                return code
    words = _WORD.findall(sample.lower())
    if len(words) < 8:
        return None
    seen = Counter(code for word in words for code in _LANGUAGES_OF.get(word, ()))
    (best, hits), (_, others) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    return best if hits > 0.12 * len(words) and hits > others * 1.25 else None


def declared_language(value: object) -> str | None:
    """The code in a declaration such as `en-US`."""
    found = _CODE.match(value) if isinstance(value, str) else None
    return found[1].lower() if found else None
