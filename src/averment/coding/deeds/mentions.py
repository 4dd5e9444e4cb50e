"""Where a report names people: by name, by a noun ("two wounded officers", "a 34-year-old woman"), by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from averment.coding.deeds.names import Name, find_names
from averment.coding.deeds.verbs import VERB_FORMS
from averment.coding.text.lexicon import (
    AUXILIARIES,
    BE,
    BOUNDARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INDEFINITE,
    NOT_HEADS,
    PEOPLE,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    Kind,
)
from averment.coding.text.numbers import count, number
from averment.coding.text.tokens import Words
from averment.domain.draft import Interval

_OLD = re.compile(r"([a-z]+(?:-[a-z]+)??|\d{1,3})-(years?|yrs?|months?|weeks?|days?)-olds?")


SHORTENED = {
    "who'd": "who",
    "he'd": "he",
    "she'd": "she",
    "they'd": "they",
    "they've": "they",
    "he'll": "he",
    "they're": "they",
}
"""Pronouns with a verb grown on to them."""


def years(low: str) -> int | None:
    """The age that "34-year-old" and "two-month-old" tell, in whole years; None for any other word."""
    found = _OLD.fullmatch(low) if low.endswith(("old", "olds")) else None
    n = number(found.group(1)) if found else None
    if found is None or n is None:
        return None
    return n if found.group(2).startswith("y") else 0


COMPOUNDS = frozenset(
    "police officer ice detective patrol teen teenage male female juvenile adult baby suspect ranger fugitive "
    "deputy child".split()
)
"""Nouns for people that may stand before another as its modifier: "police officer", "male victim"."""


class Form(StrEnum):
    """How a mention means somebody."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mean somebody: a range of words, and what they say of whom they mean."""

    first: int
    end: int
    form: Form
    kind: Kind = Kind.PLAIN
    head: str = ""
    """The noun or pronoun in lower case; empty where there is only a name."""
    name: Name | None = None
    sex: str | None = None
    age: int | None = None
    plural: bool = False
    minor: bool = False
    count: Interval | None = None
    definite: bool = False
    none: bool = False
    """"no officers", "nobody": what is said of it is denied of everybody of that kind."""
    owns: bool = False
    """Followed by a possessive: the words after it name something of theirs."""
    owner: bool = False
    """Led by a possessive ("his brother"): somebody else than the one who has them."""


def find_mentions(words: Words) -> tuple[Mention, ...]:
    """Every mention of the text in reading order; no two share a word."""
    names = find_names(words)
    starting = {n.first: n for n in names}
    found: list[Mention] = []
    for first, end in words.sentences:
        found.extend(_in_sentence(words, first, end, starting))
    return tuple(found)


def _in_sentence(words: Words, first: int, end: int, names: dict[int, Name]) -> Iterator[Mention]:
    i = floor = first
    while i < end:
        mention = None if i not in names and _means_nobody(words.lows[i]) else _at(words, i, floor, end, names)
        if mention is not None:
            yield mention
            i = floor = mention.end
        else:
            i += 1


@lru_cache(maxsize=8192)
def _means_nobody(low: str) -> bool:
    """Whether no mention stands at a word, whatever is beside it: most words of a report."""
    tables = (PEOPLE, PRONOUNS, SHORTENED, _EMPTY, _QUANTITIES)
    return not any(low in table for table in tables) and years(low) is None and number(low) is None


_EMPTY = frozenset({"nobody", "none", "one"})
_QUANTITIES = frozenset({"another", "several", "dozens", "both"})


def _at(words: Words, i: int, floor: int, end: int, names: dict[int, Name]) -> Mention | None:
    """The mention whose head, name or pronoun stands at a word."""
    low = words.lows[i]
    if (name := names.get(i)) is not None:
        return _named(words, name, floor, end)
    noun = PEOPLE.get(low)
    if noun is not None:
        return None if _is_modifier(words, i, end, names) else _noun(words, i, floor, end, names)
    if low in PRONOUNS or low in SHORTENED:
        return _pronoun(words, i, end)
    if (age := years(low)) is not None and not _noun_follows(words, i, end, names):
        first, lead = _left(words, i, floor)
        return Mention(
            first=first,
            end=i + 1,
            form=Form.NOUN,
            head="person",
            age=age,
            plural=low.endswith("s"),
            definite=_definite(words, first, i),
            owner=lead == "owner",
            owns=_owns(words, i + 1, end),
        )
    if low in ("nobody", "none") or (low == "one" and i > floor and words.lows[i - 1] == "no"):
        return Mention(first=i - (low == "one"), end=i + 1, form=Form.NOUN, head="person", none=True)
    return _bare_number(words, i, floor, end)


def _noun_follows(words: Words, i: int, end: int, names: dict[int, Name]) -> bool:
    """Whether an age before a noun or name ("34-year-old Chicago man") belongs to it."""
    for j in range(i + 1, min(i + 5, end)):
        low = words.lows[j]
        if low in PEOPLE or j in names:
            return True
        if (
            not low[0].isalpha()
            or low in AUXILIARIES
            or low in PREPOSITIONS
            or low in BOUNDARIES
            or low in CONJUNCTIONS
        ):
            return False
    return False


def _is_modifier(words: Words, i: int, end: int, names: dict[int, Name]) -> bool:
    """Whether the noun only tells something about the next: "police department", "victim advocate"."""
    if i + 1 >= end:
        return False
    low, after = words.lows[i], words.lows[i + 1]
    if low == "ice" and words.forms[i] != "ICE":
        return True
    if low in ("ice", "police") and after.isalpha() and not _may_act(after) and after not in TIMES:
        return True
    if low in ("deceased", "casualty", "subject") and (i == 0 or words.lows[i - 1] not in _LEADS):
        return True
    if low in ("subject", "witness", "patient", "guard") and (after == "to" or after in NOT_HEADS):
        return True
    if after in PEOPLE and i + 1 not in names:
        return low in COMPOUNDS
    return after in NOT_HEADS and not (low in ("man", "woman", "suspect") and after == "shooting")


_LEADS = frozenset("the a male female unknown second other armed injured".split())
"""Words after which "subject" and the like name a person."""


def _may_act(low: str) -> bool:
    """Whether a word may follow a noun for people without belonging to it."""
    return (
        low in VERB_FORMS
        or low in AUXILIARIES
        or low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in BOUNDARIES
        or low.endswith(("ed", "ly", "ing"))
        or low in ("who", "officers", "officer")
    )


def _noun(words: Words, i: int, floor: int, end: int, names: dict[int, Name]) -> Mention:
    noun = PEOPLE[words.lows[i]]
    first, lead = _left(words, i, floor)
    stop = i + 1
    name = names.get(stop)
    if name is not None and not noun.plural:
        stop = name.end
    else:
        name = None
    between = words.lows[first:i]
    low = words.lows[i]
    how_many = _counted(words, first, i, floor)
    plural = noun.plural or bool(how_many and how_many != (1, 1))
    if how_many == (1, 1) and noun.plural and low not in ("police", "authorities", "ice", "swat"):
        plural = False  # "one of the men"
    if first - 2 >= floor and words.lows[first - 1] == "of" and count(words.lows[first - 2]) is not None:
        first -= 2  # "one of the men"
    owns = _owns(words, stop, end)
    age = _first(_age_before(between), _age_after(words, stop, end))
    stop = _past_age(words, stop, end, age) if name else stop
    return Mention(
        first=first,
        end=stop,
        form=Form.NAME if name else Form.NOUN,
        kind=noun.kind,
        head=low,
        name=name,
        sex=noun.sex or _sex_before(between),
        age=age,
        plural=plural,
        minor=noun.minor,
        count=how_many,
        definite=_definite(words, first, i),
        none=lead == "no",
        owns=owns,
        owner=lead == "owner" or _possessed(words, first),
    )


def _named(words: Words, name: Name, floor: int, end: int) -> Mention:
    """A name with whatever noun or title stands right before it."""
    first, lead = _left(words, name.first, floor) if name.title or name.first > floor else (name.first, "")
    between = words.lows[first : name.first]
    if first < name.first and not name.title and not any(years(w) is not None for w in between):
        first, between = name.first, ()
    age = _first(_age_before(between), _age_after(words, name.end, end))
    return Mention(
        first=first,
        end=_past_age(words, name.end, end, age),
        form=Form.NAME,
        kind=name.kind,
        head=name.title or "",
        name=name,
        sex=name.sex,
        age=age,
        definite=True,
        owns=_owns(words, name.end, end),
        owner=lead == "owner" and bool(between),
    )


def _pronoun(words: Words, i: int, end: int) -> Mention:
    low = SHORTENED.get(words.lows[i], words.lows[i])
    owns = low in ("his", "their") or (low == "her" and i + 1 < end and _starts_noun(words.lows[i + 1]))
    return Mention(
        first=i,
        end=i + 1,
        form=Form.PRONOUN,
        head=low,
        sex=PRONOUNS[low],
        plural=low.startswith("the"),
        definite=True,
        owns=owns,
    )


def _possessed(words: Words, first: int) -> bool:
    """Whether a possessive stands right before a noun phrase: "her daughter", "Ms. Roe's brother"."""
    return first > 0 and words.lows[first - 1] in ("his", "her", "their", "my", "our", "'s")


def _starts_noun(low: str) -> bool:
    return (
        low[0].isalpha()
        and low not in PREPOSITIONS
        and low not in AUXILIARIES
        and low not in CONJUNCTIONS
        and low not in BOUNDARIES
    )


def _bare_number(words: Words, i: int, floor: int, end: int) -> Mention | None:
    """A number that stands for people: "Four were killed", "one dead"."""
    low = words.lows[i]
    if i + 1 >= end or (low not in _QUANTITIES and number(low) is None):
        return None
    after = words.lows[i + 1]
    told = after in (
        "was",
        "were",
        "dead",
        "died",
        "injured",
        "wounded",
        "hurt",
        "killed",
        "shot",
        "remained",
        "suffered",
    )
    if after == "of" and i + 2 < end and words.lows[i + 2] == "them":
        told = True
    if after in ("wounded", "injured", "dead") and any(w in PEOPLE for w in words.lows[i + 2 : min(i + 5, end)]):
        return None  # "two wounded officers"
    if (
        after == "shot"
        and i > floor
        and words.lows[i - 1] in ("least", "fired", "firing", "fire", "about", "only", "just")
    ):
        return None
    if not told or (
        low[0].isdigit() and (len(low) > 3 or (i > floor and words.lows[i - 1] in ("june", "july", "at", "$")))
    ):
        return None
    if (
        i > floor
        and (words.lows[i - 1] in PREPOSITIONS or words.forms[i - 1][0].isupper())
        and words.lows[i - 1] not in ("least", "to", "about")
    ):
        return None
    how_many = (1, 1) if low == "another" else count(low, words.lows[max(floor, i - 3) : i])
    return Mention(
        first=i,
        end=i + (3 if after == "of" else 1),
        form=Form.NOUN,
        head="people",
        plural=how_many != (1, 1),
        count=how_many,
    )


def _left(words: Words, i: int, floor: int) -> tuple[int, str]:
    """Where the noun phrase that ends before a head begins, and what leads it: `no`, `owner` or nothing."""
    first, lead = i, ""
    for j in range(i - 1, max(floor, i - 8) - 1, -1):
        low = words.lows[j]
        if low == "that":
            return first, lead
        if low in DETERMINERS:
            return j, "no" if low == "no" else "owner" if low in ("his", "her", "their") else ""
        if low == "'s" or (low.endswith("s'") and first == i):
            return first, "owner"
        if number(low) is not None or low in ("several", "multiple", "dozens", "couple", "few", "numerous"):
            first = j
            if j > floor and words.lows[j - 1] in DETERMINERS and words.lows[j - 1] != "that":
                return j - 1, "owner" if words.lows[j - 1] in ("his", "her", "their") else ""
            return first, lead
        if not _modifies(words, j, floor):
            return first, lead
        first = j
    return first, lead


def _modifies(words: Words, j: int, floor: int) -> bool:
    low = words.lows[j]
    if not (low[0].isalpha() or low[0].isdigit()) or low in PRONOUNS or (low in PEOPLE and low not in COMPOUNDS):
        return False
    if (
        low in PREPOSITIONS
        or low in BE
        or low in BOUNDARIES
        or low in CONJUNCTIONS
        or (low in AUXILIARIES and not low.endswith("ly"))
    ):
        return False
    if low in ("shooting", "stabbing", "surviving", "remaining", "responding", "arresting", "living"):
        return True
    if low in VERB_FORMS or low.endswith("ing"):
        before = words.lows[j - 1] if j > floor else ""
        return before in DETERMINERS or number(before) is not None
    return True


def _counted(words: Words, first: int, i: int, floor: int) -> Interval | None:
    """How many a noun phrase counts: its own number, or the one before "of" ("two of the four officers")."""
    if first > floor + 1 and words.lows[first - 1] == "of":
        before = count(words.lows[first - 2], words.lows[max(floor, first - 4) : first - 2])
        if before is not None:
            return before
    for j in range(first, i):
        if words.lows[j + 1] in ("year", "years", "year-old"):
            continue
        if (told := count(words.lows[j], words.lows[max(floor, j - 3) : j])) is not None and words.lows[j] not in (
            "some",
            "many",
        ):
            return told
    return None


def _definite(words: Words, first: int, i: int) -> bool:
    lead = words.lows[first] if first < i else ""
    if lead in INDEFINITE:
        return False
    return lead in DETERMINERS


def _owns(words: Words, stop: int, end: int) -> bool:
    return stop < end and words.lows[stop] in ("'s", "'", "’")


def _sex_before(between: tuple[str, ...]) -> str | None:
    return "female" if "female" in between else "male" if "male" in between else None


def _age_before(between: tuple[str, ...]) -> int | None:
    for k, low in enumerate(between):
        if (age := years(low)) is not None:
            return age
        if (
            k + 1 < len(between)
            and between[k + 1] in ("year", "years", "year-old")
            and (age := number(low)) is not None
        ):
            return age
    return None


def _first(*ages: int | None) -> int | None:
    return next((a for a in ages if a is not None), None)


def _past_age(words: Words, stop: int, end: int, age: int | None) -> int:
    """The word after a name and the age that stands right behind it."""
    if age is None or stop + 1 >= end or words.lows[stop] not in (",", "(") or words.lows[stop + 1] != str(age):
        return stop
    return min(end, stop + 3) if words.lows[stop] == "(" else stop + 2


def _age_after(words: Words, stop: int, end: int) -> int | None:
    """The age behind a name: "Jane Roe, 34," and "Jane Roe (34)"."""
    if (
        stop + 1 < end
        and words.lows[stop] in (",", "(")
        and words.lows[stop + 1].isdigit()
        and len(words.lows[stop + 1]) <= 3
    ):
        closes = stop + 2 >= end or words.lows[stop + 2] in (
            ",",
            ")",
            ".",
            ";",
            "was",
            "of",
            "—",
            "-",
            "–",
            "and",
            ":",
            "years",
            "who",
            "is",
            "has",
            "died",
        )
        age = int(words.lows[stop + 1])
        return age if closes and 0 < age < 115 else None
    if stop + 1 < end and words.lows[stop] == "," and (old := years(words.lows[stop + 1])) is not None:
        return old
    if stop + 2 < end and words.lows[stop] == "," and words.lows[stop + 1] == "age" and words.lows[stop + 2].isdigit():
        return int(words.lows[stop + 2])
    return None
