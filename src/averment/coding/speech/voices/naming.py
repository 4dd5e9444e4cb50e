"""Name, title and body of a person, from the words that stand before, after and around a name."""

from __future__ import annotations

import re

from averment.coding.naming.agencies import agency_named, find_agencies
from averment.coding.speech.voices.wording import BODY_WORD, COMMON, LED, NAME, OF, ONE_OF, RANK_BEFORE, RELATED, TITLED
from averment.coding.text.lexicon import GIVEN_NAMES, NOT_NAMES, PEOPLE


def join_titles(title: str, described: str | None) -> str | None:
    """The title before a name, or the one in apposition where that says more than "Mr."; without its article."""
    civil = title.lower().strip(".") in ("mr", "mrs", "ms", "miss", "")
    chosen = re.sub(r"(?i)^(?:an?|the|one of(?: the| his| her| their)?)\s+", "", (described if civil else title) or "")
    return chosen or None


_NAMES_TOO = frozenset(("Dean", "Marshal", "Major", "Bishop", "Justice"))
"""Titles that are names as well: between two names they are one ("Carl Dean Harper")."""
_ONE_NAME = re.compile(r"[A-Z][a-z]+")


def split_name(part: str) -> tuple[str, str, str] | None:
    """Body before, title and name, where the words hold a person's name."""
    part = part.strip()
    titled = [*TITLED.finditer(part)]
    for match in reversed(titled):
        name = NAME.match(part, _skip(part, match.end()))
        if name and not is_body(name.group()) and len(name.group().strip()) > 1:
            before = part[: match.start()].strip()
            if match.group() in _NAMES_TOO and _ONE_NAME.fullmatch(before) and " " not in name.group().strip():
                return "", "", f"{before} {match.group()} {name.group().strip(' ,')}"
            former = re.search(
                r"(?i)\b(?:former|acting|interim|then|deputy|assistant|chief|senior|us|u\.s\.)\s*$", before
            )
            start = former.start() if former and "u" not in former.group()[:1].lower() else match.start()
            while (rank := RANK_BEFORE.search(part, 0, start)) is not None:
                start = rank.start()
            before, title = without_owner(part[:start].strip()), part[start : match.end()].strip()
            led = LED.match(before)
            if led:
                before, title = before[led.end() :], f"{led.group().strip()} {title}"
            return before, title, name.group().strip(" ,")
    if titled:
        return None
    name = NAME.match(part)
    if name and not _is_name(name.group()):
        return None
    if name and name.end() >= len(part.rstrip()) and not is_body(part) and agency_named(part) is None:
        return "", "", name.group().strip(" ,")
    lead = re.match(r"[a-z\d][\w\-’']*(?:\s[a-z\d][\w\-’']*){0,6}\s(?=[A-Z])", part)
    if lead and lead.group().strip().lower() not in ("the", "a", "an"):
        name = NAME.match(part, lead.end())
        if name and name.end() >= len(part.rstrip()) and not is_body(name.group()) and " " in name.group().strip():
            return "", lead.group().strip(), name.group().strip(" ,")
    return None


def _is_name(words: str) -> bool:
    """Whether capitalised words without a title can be a person's name: no common noun, no word of places."""
    parts = words.replace(",", " ").split()
    if any(p in NOT_NAMES and p.lower() not in GIVEN_NAMES for p in parts[:1] + parts[-1:]):
        return False
    return len(parts) > 1 or not (
        parts[0].lower() in PEOPLE or parts[0].lower() in COMMON or parts[0].lower().rstrip("s") in PEOPLE
    )


def _skip(part: str, at: int) -> int:
    while at < len(part) and part[at] in " \u00a0,":
        at += 1
    return at


def is_body(words: str) -> bool:
    """Whether words name a body: one of its usual nouns stands in them, or they are an acronym."""
    words = words.strip()
    if BODY_WORD.search(words):
        return True
    return words.isupper() and len(words) > 1 and "." not in words


def read_description(phrases: list[str]) -> tuple[str | None, str]:
    """Title and body from descriptions beside a name."""
    for phrase in phrases:
        plain = phrase.strip()
        if not TITLED.search(plain) and not RELATED.search(plain):
            continue
        plain = (
            re.sub(r"(?i)^(?:an?|the|one of|who is|who was)\s+(?![A-Z])", "", plain)
            if not re.match(r"the \w+[’']s", plain)
            else plain
        )
        plain = ONE_OF.sub("", plain)
        named = next(iter(find_agencies(plain)), None)
        if named is not None:
            title = re.sub(r"\s+(?:for|of|at|with|in|from)?(?: the)?\s*$", "", plain[: named.span.start])
            title = title if TITLED.search(title) else plain[named.span.end :].lstrip("’'s ")
            return _short(title), named.agency.name
        owner = re.match(r"((?:[Tt]he\s)?[^,]{2,60}?)[’']s?\s(?=[a-z])", plain)
        if owner and not RELATED.search(plain[owner.end() :][:24]):
            return plain[owner.end() :].split(",")[0].strip() or None, owner.group(1).strip()
        of = OF.search(plain)
        if of:
            return plain[: of.start()].strip() or None, plain[of.end() :].strip()
        first = TITLED.search(plain)
        body = plain[: first.start()].strip() if first else ""
        return plain[first.start() :].strip() if first and body[:1].isupper() else plain, body if body[
            :1
        ].isupper() else ""
    return None, ""


def _short(title: str) -> str | None:
    return title.split(",")[0].strip() or None


def without_owner(words: str) -> str:
    """The words without a possessive at their end."""
    return re.sub(r"[’']s?$", "", words.strip())
