"""What a reader of a report should know about the copy at hand, in plain words. Nothing here changes a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from averment.reading.patterns import any_of, line_of

_STUB_PROMPT = any_of(
    r"subscribe (?:now|today|to (?:continue|read|keep|unlock))",
    r"already a subscriber",
    r"(?:subscribers? only|for subscribers|become a subscriber)",
    r"(?:log|sign) in to (?:continue|read|keep)",
    r"(?:continue|keep) reading (?:with|by|for|this)",
    r"to continue reading",
    r"create a free account",
    r"your (?:one )?free articles?",
    r"free articles? (?:left|remaining|this month)",
    r"register to (?:continue|read)",
    r"this (?:article|story|content) is (?:for|available to|reserved for) (?:\w+ )?(?:subscribers|members)",
    r"unlimited (?:digital )?access",
    case=False,
)
_BROKEN_OFF = re.compile(r"(?:[\w,;:–—-]|\.\.\.|…)\s*$")
_IN_A_SENTENCE = re.compile(r"(?:\.\.\.|…)\s*$|\b(?:the|of|and|to|in|a|on|which|that|for|with)\s*$")

_KINDS = (
    (
        "a check for robots",
        any_of(
            r"one moment, please",
            r"just a moment",
            r"checking your browser",
            r"verify(?:ing)? (?:that )?you are (?:a )?human",
            r"are you a robot",
            r"unusual traffic",
            r"enable javascript and cookies",
            r"press (?:&|and) hold",
            r"security check",
            r"request is being verified",
            r"ddos protection",
            r"captcha",
            r"attention required",
            case=False,
        ),
    ),
    (
        "an error page",
        any_of(
            r"page (?:not found|can(?:['’]t|not) be found|isn['’]t available|no longer (?:exists|available))",
            r"404 (?:error|not found)",
            r"error 404",
            r"403 forbidden",
            r"access denied",
            r"(?:500|502|503|504) (?:internal|bad|service|gateway)",
            r"service unavailable",
            r"something went wrong",
            r"not available in your (?:region|country|location)",
            r"unavailable (?:due to|for) legal reasons",
            r"this site can(?:'|’)t be reached",
            r"has not archived that url",
            case=False,
        ),
    ),
    (
        "a page that asks to consent to cookies",
        any_of(
            r"we (?:and our (?:\d+ )?partners )?(?:use|store).{0,40}cookies",
            r"before you continue",
            r"accept all cookies",
            r"manage (?:your )?(?:cookie|privacy) (?:settings|preferences|choices)",
            r"your privacy choices",
            r"cookie (?:consent|policy|preferences)",
            case=False,
        ),
    ),
    (
        "a login page",
        any_of(
            r"(?:log|sign) ?in to (?:your|my) account",
            r"forgot (?:your )?password",
            r"enter your password",
            r"create an account",
            case=False,
        ),
    ),
    (
        "a search engine's page",
        any_of(
            r"google search",
            r"search results",
            r"results for",
            r"did you mean",
            r"no results found",
            r"your search for",
            r"bing search",
            case=False,
        ),
    ),
    (
        "a page that needs scripts to show anything",
        any_of(r"(?:enable|turn on|requires?) javascript", r"javascript is (?:disabled|required)", case=False),
    ),
    (
        "a redirect",
        any_of(r"you are being redirected", r"redirecting you", r"if you are not redirected", case=False),
    ),
)
_SHORT = 1500
"""Characters under which such words mean the page itself and not a part of a story."""

_FURNITURE = line_of(
    r"advertisement",
    r"(?:story|article) continues below.{0,30}",
    r"sign up (?:for|to get|now).{0,80}",
    r"subscribe(?: to .{0,60}| now.{0,40})?",
    r"share(?: this)?(?: (?:article|story|on facebook|on x|via email))?:?",
    r"related(?: (?:stories|articles|coverage|content|links))?:?",
    r"read (?:more|next|also):?.{0,100}",
    r"see also:?.{0,100}",
    r"most (?:read|popular|viewed)",
    r"trending(?: now)?",
    r"recommended(?: (?:for you|stories))?",
    r"more from .{0,60}",
    r"click here to .{0,80}",
    r"follow us.{0,60}",
    r"skip to (?:main )?content",
    r"(?:(?:leave a|post a|view|\d+) )?comments?",
    r"(?:watch live|listen(?: now)?|play(?: video)?|print|copy link|get the (?:app|latest).{0,60})",
    r"(?:facebook|twitter|x|email|linkedin|reddit|whatsapp|instagram|youtube)",
    r"(?:close|menu|search|home|login|log in|donate|newsletters?|up next.{0,60})",
    r"(?:photo|view) gallery",
    r"(?:©|copyright) ?\d{4}.{0,80}",
    r"all rights reserved\.?",
)
_MOJIBAKE = re.compile(r"â€[™œ\x9d\x93\x94“”˜¦]|â\x80[\x90-\xa6]|Ã[©¨¡³±¼¶¤]|Â[ \xa0·»«°]|ï¿½")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_INVISIBLE = re.compile(r"[\u200b\u2060\u00ad\ufeff\U000e0000-\U000e007f]")
_ORDERS = any_of(
    r"(?:ignore|disregard) (?:all )?(?:previous|prior|above) (?:instructions|prompts)",
    r"you are (?:now )?an? (?:ai|language model|helpful)",
    r"as an? (?:ai )?language model",
    r"system prompt",
    case=False,
)


def remarks_on(text: str, *, title: str, locked: bool) -> tuple[str, ...]:
    """Every remark that holds, the gravest first."""
    return tuple(_remarks(text, title, locked=locked))


def counted(number: int, what: str) -> str:
    """A number and its thing: "1 line", "3 lines"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def unlike_a_report(text: str, title: str) -> str | None:
    """What a page is instead of a report: "an error page"; None where it may well be one."""
    if len(text) > _SHORT:
        return None
    for kind, words in _KINDS:
        hits = len(words.findall(text)) + 2 * bool(words.search(title))
        if hits >= (1 if len(text) < 200 else 2 if len(text) < 500 else 3):
            return kind
    return None


def _remarks(text: str, title: str, *, locked: bool) -> Iterator[str]:
    if kind := unlike_a_report(text, title):
        yield f"this looks like {kind}, not like a report"
    elif stub := _stub(text, locked=locked):
        yield stub
    furniture = [m[0].strip() for m in _FURNITURE.finditer(text[:200_000])]
    if len(furniture) > 2:
        yield f"{counted(len(furniture), 'line')} of the text look like furniture of the site, such as {furniture[0]!r}"
    if len(broken := _MOJIBAKE.findall(text)) > 1:
        yield f"{counted(len(broken), 'place')} in the text look wrongly decoded, such as {broken[0]!r}"
    if any(word in text.lower() for word in ("instructions", "language model", "prompt", "you are")) and _ORDERS.search(
        text
    ):
        yield "the text holds orders to a language model; they are words of the report and nothing follows them"
    for form, what in (
        (_CONTROLS, "control character"),
        (_DIRECTIONS, "direction mark"),
        (_INVISIBLE, "invisible character"),
    ):
        if form.search(text):
            yield f"the text holds {counted(sum(1 for _ in form.finditer(text)), what)}"


def _stub(text: str, *, locked: bool) -> str | None:
    asks = bool(_STUB_PROMPT.search(text[-800:])) or (len(text) < _SHORT and bool(_STUB_PROMPT.search(text)))
    breaks = bool(_BROKEN_OFF.search(text[-40:]))
    if locked and (len(text) < _SHORT or breaks):
        return "a paywall stub: the page is not free to read, and the text is only its beginning"
    if asks and (len(text) < 2 * _SHORT or breaks):
        return "perhaps a paywall stub: the text asks to subscribe or to log in"
    if locked:
        return "the page says that it is not free to read; the text may be only a part"
    if breaks and _IN_A_SENTENCE.search(text[-40:]):
        return "the text breaks off in the middle of a sentence"
    return None
