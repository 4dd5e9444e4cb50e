"""Wire copy: whose story a report carries, told by dateline, byline and credit line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_AGENCIES = {
    "Associated Press": ("AP", "The Associated Press", "Associated Press"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "UPI": ("UPI", "United Press International"),
    "EFE": ("EFE", "Agencia EFE"),
    "dpa": ("dpa",),
    "Xinhua": ("Xinhua",),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "CNN": ("CNN", "CNN Newsource", "CNN Wire"),
    "Tribune News Service": ("TNS", "Tribune News Service"),
    "States Newsroom": ("States Newsroom",),
    "Stateline": ("Stateline",),
    "Gray News": ("Gray News",),
    "NewsNation": ("NewsNation",),
    "Nexstar": ("Nexstar", "Nexstar Media Wire"),
    "Scripps News": ("Scripps News",),
    "City News Service": ("City News Service",),
    "CNS": ("CNS",),
    "Bay City News": ("Bay City News",),
    "Press Trust of India": ("PTI", "Press Trust of India"),
    "The Canadian Press": ("The Canadian Press", "Canadian Press"),
    "PA Media": ("PA Media", "Press Association"),
    "Kyodo News": ("Kyodo News",),
    "ANSA": ("ANSA",),
    "NBC News": ("NBC News",),
    "CBS News": ("CBS News",),
    "ABC News": ("ABC News",),
    "Fox News": ("Fox News",),
}
"""Agencies by the name that a report gets, with the names that stories print."""
_OUTLETS = frozenset({"CNN", "NBC News", "CBS News", "ABC News", "Fox News", "NewsNation", "Bloomberg"})
"""They publish themselves: their name makes wire copy only where somebody else is known to publish."""
_BY_NAME = {name.lower(): agency for agency, names in _AGENCIES.items() for name in names}

_KNOWN = "|".join(sorted((re.escape(n) for names in _AGENCIES.values() for n in names), key=len, reverse=True))
_WORD = r"[A-Z][\w’'&-]*"
_SERVICE = rf"(?:{_WORD} ){{1,3}}(?:Wire|Newswires?|News Service|News Agency|Wire Service|Press Agency|Syndicate)"
_AGENCY = rf"(?:{_KNOWN}|{_SERVICE})"
_IN_BRACKETS = rf"(?:{_AGENCY}|(?:{_WORD} ){{1,3}}Press)"
"""Many newspapers are called Press: only in a dateline does that word make an agency."""
_STAFF = r"(?:[ \t]+(?:[Ss]taff|[Ww]riters?|[Rr]eporters?))?"

_BRACKET = re.compile(rf"\((?:The )?({_IN_BRACKETS})(?:/{_WORD})?\)[ \t]*(?:[—–:]|-{{1,2}})")
_PLACE = re.compile(r"[ \t]*(?:(?:[A-Z][\w.’'-]*[ ,/]*){1,8}(?:\d{1,2},? ?)?(?:\d{4},? ?)?)?")
_OWN_LINE = re.compile(
    rf"^[ \t]*(?:(?:By|Source:|From|Credit:|Story by)[ \t]+)?(?:The )?({_AGENCY}){_STAFF}[ \t]*$", re.MULTILINE
)
_IN_BYLINE = re.compile(
    rf"(?:^|[,;|/—–]|\band\b|\bBy\b|\b[A-Z][\w’'-]+ )[ \t]*(?:The )?({_AGENCY}){_STAFF}[ \t]*(?:$|[,;|/])", re.MULTILINE
)
_CREDIT = re.compile(
    rf"(?:Copyright|©|\(c\))[^\n.]{{0,20}}?\b(?:The )?({_AGENCY})\b"
    rf"|\bThis (?:material|article|story) (?:is|was) (?:from|provided by) (?:the )?({_AGENCY})\b"
)
_OUTLET = rf"(?:The )?(?!The\b){_WORD}(?:(?: of| for| and| the)* {_WORD}){{0,5}}"
_REPUBLISHED = re.compile(
    r"\b[Tt]his (?:story|article|report|piece) "
    r"(?:(?:was|is) (?:originally |first )?(?:published|produced|republished) (?:by|from|in|on)"
    r"|(?:first|originally) appeared (?:on|in|at))"
    rf"(?: the)? ({_OUTLET})"
)
_BYLINE = re.compile(
    r"^[ \t]*(?i:by|written by|story by)[ \t:]+((?:[^\W\d_][\w.’'-]*)(?:[ ,&|]+(?:and )?[\w.’'-]+){0,9})[ \t]*$",
    re.MULTILINE,
)
_HEAD, _TAIL = 2500, 1500


def wire_of(text: str, *, byline: str | None, publisher: str | None) -> str | None:
    """The agency or outlet whose story this is; None where it is the publisher's own.

    "The Associated Press contributed to this report" makes no wire copy.
    """
    head, tail = text[:_HEAD], text[-_TAIL:]
    said = itertools.chain(
        _REPUBLISHED.finditer(head),
        _REPUBLISHED.finditer(tail),
        _datelines(head),
        _OWN_LINE.finditer(_before_story(head)),
        _IN_BYLINE.finditer(byline or ""),
        _CREDIT.finditer(tail),
    )
    names = (_name(next(filter(None, found.groups()))) for found in said)
    return next((name for name in names if not _its_own(name, publisher)), None)


def _datelines(head: str) -> Iterator[re.Match[str]]:
    """Agencies in brackets with nothing but a place and a day before them on their line."""
    for found in _BRACKET.finditer(head):
        before = head[head.rfind("\n", 0, found.start()) + 1 : found.start()]
        if len(before) < 100 and _PLACE.fullmatch(before):
            yield found


def byline_of(text: str) -> str | None:
    """Who wrote it, from a line "By …" among the first lines."""
    found = _BYLINE.search(text[:1500])
    return " ".join(found[1].split()) if found else None


def _before_story(head: str) -> str:
    """The lines over a story's first long paragraph: there, an agency alone on its line is a credit."""
    lines: list[str] = []
    for line in head.split("\n")[:14]:
        if len(line) > 160:
            break
        lines.append(line)
    return "\n".join(lines)


def _name(said: str) -> str:
    said = said.strip(" .,")
    return _BY_NAME.get(said.lower(), said)


def _its_own(name: str, publisher: str | None) -> bool:
    """Whether the name is the publisher's own; of an outlet's, unless somebody else is known to publish."""
    if publisher is None:
        return name in _OUTLETS
    one, other = (re.sub(r"^the |\W", "", n.lower()) for n in (name, publisher))
    return (one in other or other in one) and (name in _OUTLETS or name not in _AGENCIES)
