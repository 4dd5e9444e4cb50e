"""What the words that name a speaker say: a person with title and body, a body, a document, or a kind of people."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from averment.coding.naming.agencies import Agency, agency_named, straight
from averment.coding.speech.voices.naming import is_body, join_titles, read_description, split_name, without_owner
from averment.coding.speech.voices.wording import (
    AFTER,
    BEFORE,
    BODY_HEAD,
    DOCUMENT,
    FEMALE,
    FOOTAGE,
    MALE,
    OF,
    OUTLET,
    PRESS,
    RELATED,
    SPEAKS_FOR,
    TITLED,
)
from averment.coding.text.wordlist import words
from averment.domain.passages import Span


class Speaker(StrEnum):
    """What sort of thing is said to speak."""

    PERSON = "person"
    BODY = "body"
    """An agency, a company, a council; an unnamed spokesperson speaks as the body."""
    PEOPLE = "people"
    """Somebody without a name: "authorities", "a witness", "his mother"."""
    PRONOUN = "pronoun"
    DOCUMENT = "document"
    FOOTAGE = "footage"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a report names a speaker, and what the words there say."""

    span: Span
    words: str
    """The words as printed, with what stands in apposition."""
    speaker: Speaker
    name: str | None = None
    title: str | None = None
    organisation: str | None = None
    """As printed: "the department", "Human Rights Watch"."""
    agency: Agency | None = None
    head: str = ""
    """The noun in lower case: "statement", "department", "mother"."""
    gender: str | None = None
    plural: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name that is no suffix."""
        parts = [p for p in (self.name or "").split() if p.rstrip(".,") not in _SUFFIX]
        return straight(parts[-1]) if parts else ""


_SUFFIX = frozenset({"Jr", "Sr", "II", "III", "IV"})
_PRONOUN = {
    "he": "m", "his": "m", "him": "m", "she": "f", "her": "f", "they": None, "their": None, "it": None, "its": None,
    "who": None, "which": None, "that": None, "i": None, "we": None, "you": None, "my": None, "our": None, "us": None,
    "both": None, "me": None, "them": None, "himself": "m", "herself": "f",
}  # fmt: skip
_PLURAL = frozenset({"they", "their", "we", "our", "both", "them", "us"})
_AGE = re.compile(r"^\s*\d{1,3}\s*$")


def read_mention(text: str, span: Span) -> Mention:
    """Read the words at a span, with a name or a title that stands in apposition right beside them."""
    words, low = span.read(text).strip(" ,\n"), ""
    low = straight(words).lower()
    base = Mention(span=span, words=words, speaker=Speaker.PEOPLE)
    if low in _PRONOUN:
        return replace(base, speaker=Speaker.PRONOUN, head=low, gender=_PRONOUN[low], plural=low in _PLURAL)
    beside = _beside(text, span)
    whole = ", ".join(filter(None, (beside[0], words, beside[1])))
    gender = "f" if FEMALE.search(whole) else "m" if MALE.search(whole) else None
    base = replace(base, words=whole, gender=gender)
    return (
        _as_outlet(base, words) or _as_person(base, beside, words) or _as_thing(base, words) or _as_people(base, words)
    )


def _beside(text: str, span: Span) -> tuple[str, str]:
    """Descriptions right before and right after the words: "the bureau's director, [Ann Lee], …"."""
    left = BEFORE.search(text, max(0, span.start - 120), span.start)
    right = AFTER.match(text, span.end, min(len(text), span.end + 140))
    before = left.group(1).strip() if left and _describes(left.group(1)) else ""
    after = right.group(1).strip() if right and _describes(right.group(1)) else ""
    return before, after


_NO_DESCRIPTION = frozenset(
    "since after before in on at during with for from when while as because if although though despite by to "
    "under and but about".split()
)
_VERBISH = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|did|will|would|\w{3,}ed|shot|fled|told)\b")


def _describes(words: str) -> bool:
    """Whether words can stand in apposition to a name: they hold a title and no verb of their own."""
    if words.lower().startswith(("who ", "whose ")):
        return True
    if words.split()[0].lower() in _NO_DESCRIPTION:
        return False
    return bool(TITLED.search(words) or RELATED.search(words)) and not _VERBISH.search(words)


def _as_outlet(base: Mention, words: str) -> Mention | None:
    if PRESS.search(words) or (OUTLET.match(words) and not agency_named(words)):
        return replace(base, speaker=Speaker.OUTLET, organisation=without_owner(words), head="outlet")
    return None


def _as_person(base: Mention, beside: tuple[str, str], words: str) -> Mention | None:
    parts = [p for p in re.split(r",\s+(?!Jr|Sr|II)|\s—\s|\s\(|\)", words) if p.strip()]
    for i, part in enumerate(parts):
        found = split_name(part)
        if found is None:
            continue
        before, title, name = found
        if "sheriff" in title.lower() and before:
            sheriff = agency_named(f"{before} Sheriff")
            before = sheriff.name if sheriff else before
        rest = [p for j, p in enumerate(parts) if j != i and not _AGE.match(p)]
        described = read_description([*rest, *beside])
        organisation = before or described[1]
        return replace(
            base, speaker=Speaker.PERSON, name=name, title=join_titles(title, described[0]), organisation=organisation,
            agency=agency_named(organisation) if organisation else None,
            head=(title or described[0] or "").lower().strip("."),
        )  # fmt: skip
    return None


def _as_thing(base: Mention, words: str) -> Mention | None:
    low = words.lower()
    footage = FOOTAGE.search(low)
    related = RELATED.search(low)
    if footage and not (related and related.start() < footage.start()) and not DOCUMENT.match(low):
        return replace(base, speaker=Speaker.FOOTAGE, head="footage", agency=agency_named(words))
    document = next(iter([*DOCUMENT.finditer(words)][::-1]), None)
    if document and not SPEAKS_FOR.search(words):
        return replace(
            base, speaker=Speaker.DOCUMENT, head=document.group("head").lower(), agency=agency_named(words),
            organisation=_owner(words, document),
        )  # fmt: skip
    agency = agency_named(words)
    if agency and not RELATED.search(low):
        return replace(base, speaker=Speaker.BODY, organisation=agency.name, agency=agency, head="agency")
    if RELATED.search(low):
        return None
    body = BODY_HEAD.search(words)
    spoken = SPEAKS_FOR.search(words)
    of = OF.search(words, spoken.end()) if spoken else None
    if of:
        return replace(base, speaker=Speaker.BODY, organisation=words[of.end() :].strip(), head="body")
    proper = re.sub(r"^[Tt]he\s", "", words)
    if body or _ARTICLE.fullmatch(words) or (is_body(proper) and proper[:1].isupper() and not spoken):
        return replace(
            base, speaker=Speaker.BODY, organisation=words, head=body.group("head").lower() if body else "body"
        )
    return None


_ARTICLE = re.compile(r"[Tt]he\s[A-Z][\w’'.&\-]*(?:\s(?:of\s|for\s|and\s)?[A-Z][\w’'.&\-]*)+")
"""A name with an article: of a body, never of a person."""


def _owner(words: str, document: re.Match[str]) -> str | None:
    """Whose document it is, where the words say."""
    owner = re.match(r"(.+?)[’']s?\s", words[: document.end()])
    if owner:
        return owner.group(1)
    source = re.search(r"\s(?:from|by|of|filed by|issued by)\s(.+)$", words[document.end() - 1 :])
    return source.group(1) if source else None


def _as_people(base: Mention, words: str) -> Mention:
    nouns = re.findall(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*", straight(words).lower())
    head = _head(nouns)
    plural = (head.endswith("s") and not head.endswith("ss")) or head in ("people", "police", "family", "men", "women")
    return replace(base, speaker=Speaker.PEOPLE, head=head, plural=plural)


_CUTS = words("of for with at from in on to near by that who which whose representing")


def _head(nouns: list[str]) -> str:
    for i, noun in enumerate(nouns):
        if noun in _CUTS and i:
            return nouns[i - 1]
    return nouns[-1] if nouns else ""
