"""Names of people: runs of capitalised words with something about them that only people have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from averment.coding.deeds.verbs import VERB_FORMS
from averment.coding.naming.bearers import is_given, is_surname
from averment.coding.text.lexicon import GIVEN_NAMES, NOT_NAMES, PEOPLE, TITLES, Kind
from averment.coding.text.tokens import Words

_PART = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*[a-zß-öø-ÿ][^\W\d_]*(?:[-'’][^\W\d_]+)*|(?:[A-Z]\.)+|[A-Z]")
_SUFFIXES = frozenset("jr sr ii iii iv jr. sr.".split())
_ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ul|ur)-[^\W\d_a-z]")
"""A part of a name that begins with the article."""
_PARTICLES = frozenset("de la del van von bin al da dos di st y".split())
_PLACE_LEADS = frozenset("in at near from outside of on around to through across toward inside throughout".split())
_SPEAKS_OR_ACTS = frozenset(
    "said says was is has had died told did were fled shot wrote added tweeted testified fired pleaded faces "
    "faced suffered "
    "allegedly who remains remained ran drove tried began walked went".split()
)
_BEFELL = frozenset(
    "shot killed found arrested charged taken pronounced sentenced convicted identified struck hit wounded "
    "injured released held "
    "stabbed booked airlifted transported indicted armed driving walking standing detained executed kidnapped "
    "abducted jailed imprisoned tortured murdered assassinated beheaded freed acquitted raided beaten attacked "
    "disappeared missing summoned interrogated remanded rearrested slain martyred".split()
)
_PASSIVES = frozenset("was were is are has have had been being also later both again recently reportedly".split())
"""Words between a name and what befell whom it names: "had also been detained"."""
_OF_SOMEBODY = frozenset(
    "death murder killing shooting slaying body arrest deaths life family mother father wife conviction kidnapping "
    "abduction disappearance detention imprisonment torture assassination trial release beating arrests case "
    "kidnappings deaths lynching harassment whereabouts sentencing brother sister son daughter".split()
)
"""Nouns whose "of" names a person."""
_ROLES = frozenset(
    "activist activists advocate advocates analyst anchor artist attorney author blogger bloggers businessman "
    "campaigner cartoonist "
    "cleric columnist comedian correspondent critic critics defender defenders dissident dissidents doctor editor "
    "editors engineer executive farmer filmmaker founder general lawyer lawyers lawmaker leader leaders minister "
    "model monk musician nurse opponent organizer organizers organiser photographer photojournalist pilot poet "
    "politician politicians preacher president priest prisoner producer professor publisher rapper researcher "
    "satirist scholar scientist secretary secretary-general senator singer soldier spokesman spokesperson "
    "spokeswoman student students teacher teachers trader translator tycoon unionist unionists vice-chairman "
    "vlogger volunteer worker workers writer writers youtuber journalist journalists reporter reporters hostages "
    "captive captives detainee detainees whistleblower imam bishop lecturer academic chair chairperson vice-chair "
    "vice-chairperson coordinator colleague aide novelist lyricist economist historian philosopher comedienne "
    "actress essayist linguist trade-unionist paralegal cameraman columnist sociologist environmentalist".split()
)
"""What people are, right before their name."""
ENOUGH = 2
"""Points at which a run of capitalised words is taken for a person's name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed, titles left out: a range of words."""

    first: int
    end: int
    parts: tuple[str, ...]
    """Its words in lower case, without initials and suffixes."""
    kind: Kind = Kind.PLAIN
    title: str | None = None
    sex: str | None = None
    """Only as a title tells it ("Mrs.")."""

    @property
    def surname(self) -> str:
        """The last word that is no suffix."""
        return self.parts[-1]


def find_names(words: Words) -> list[Name]:
    """Names in reading order: full names that show themselves as such, then every later use of one of their words."""
    runs = list(_runs(words))
    sure: list[Name] = []
    unsure: list[Name] = []
    alone = {r.surname for r in runs if len(r.parts) == 1 and not r.title and _acts(words, r)}
    again_said = {r.surname for r in runs if len(r.parts) == 1}
    for run in runs:
        again = 0
        if len(run.parts) > 1 and not _is_place(words, run):
            again = 2 if run.surname in alone else run.surname in again_said
        (sure if _points(words, run) + again >= ENOUGH else unsure).append(run)
    known = {p for n in sure if len(n.parts) > 1 or n.kind is not Kind.PLAIN for p in (n.parts[0], n.parts[-1])}
    firsts = {n.parts[0] for n in sure if len(n.parts) > 1}
    for run in unsure:
        whole = len(run.parts) == 1 and run.parts[0] in known
        longer = (
            1 < len(run.parts) <= 4 and run.surname in known and (run.parts[0] in firsts or run.parts[0] in GIVEN_NAMES)
        )
        if (whole or longer) and not _is_place(words, run):
            sure.append(run)
    sure += _beside(words, sorted(sure, key=lambda n: n.first), [r for r in unsure if r not in set(sure)])
    return sorted(sure, key=lambda n: n.first)


def _beside(words: Words, sure: list[Name], unsure: list[Name]) -> Iterator[Name]:
    """Names of a list of which one is sure: "A. Roe, Bo Quill and Cy Poe"."""
    ends = {n.end for n in sure}
    for run in sorted(unsure, key=lambda n: n.first):
        j = run.first
        while j > 0 and run.first - j < 2 and words.lows[j - 1] in (",", "and", ";"):
            j -= 1
        if j < run.first and j in ends and 1 < len(run.parts) <= 4 and not _is_place(words, run):
            ends.add(run.end)
            yield run
    starts = {n.first for n in sure}
    for run in unsure:
        joins = run.end + 1 < len(words) and words.lows[run.end] == "and" and run.end + 1 in starts
        if joins and run.end not in ends and 1 < len(run.parts) <= 4 and not _is_place(words, run):
            yield run


def _acts(words: Words, run: Name) -> bool:
    """Whether what follows a single capitalised word is what people do: "Roe fled", "Roe's car"."""
    return run.end < len(words) and (words.lows[run.end] in _SPEAKS_OR_ACTS or words.lows[run.end] in VERB_FORMS)


def _runs(words: Words) -> Iterator[Name]:
    for first, end in words.sentences:
        i = first
        while i < end:
            if not _is_part(words, i) or words.lows[i] in TITLES or words.lows[i] in PEOPLE:
                i += 1
                continue
            stop = i + 1
            while stop < end and stop - i < 6 and not _is_title(words, stop, end):
                if (_is_part(words, stop) and words.starts[stop] - words.ends[stop - 1] <= 1) or _ARABIC.match(
                    words.forms[stop]
                ):
                    stop += 1
                elif (
                    words.lows[stop] in _PARTICLES
                    and stop + 1 < end
                    and _is_part(words, stop + 1)
                    and stop - i >= 1
                    and words.lows[stop] != "y"
                ):
                    stop += 2
                else:
                    break
            stop = _suffix(words, stop, end)
            parts = tuple(
                w for w in words.lows[i:stop] if w[0].isalpha() and "." not in w and len(w) > 1 and w not in _SUFFIXES
            )
            if parts:
                yield _titled(words, Name(i, stop, parts), first)
            i = stop


def _is_title(words: Words, stop: int, end: int) -> bool:
    """Whether a title stands inside a run of capitals: "Executive Director Jane Roe"."""
    return words.lows[stop] in TITLES and stop + 1 < end and _is_part(words, stop + 1)


def _spaced(words: Words, stop: int) -> bool:
    """Whether a word goes on from the one before it: one space, or none after an initial."""
    gap = words.starts[stop] - words.ends[stop - 1]
    return gap == 1 or (gap == 0 and words.forms[stop - 1].endswith("."))


def _suffix(words: Words, stop: int, end: int) -> int:
    j = stop + 1 if stop + 1 < end and words.lows[stop] == "," else stop
    if j < end and words.lows[j] in ("jr", "sr", "ii", "iii", "iv") and words.forms[j][0].isupper():
        return (
            j + 2
            if j + 1 < end and words.lows[j] in ("jr", "sr") and words.lows[j + 1] == "." and j + 2 < end
            else j + 1
        )
    return stop


def _is_part(words: Words, i: int) -> bool:
    form = words.forms[i]
    return (
        (form.isascii() or len(form) > 2)
        and form[0].isupper()
        and form not in NOT_NAMES
        and bool(_PART.fullmatch(form))
    )


def _titled(words: Words, name: Name, floor: int) -> Name:
    """The name with the kind that a title right before it gives."""
    j = name.first - 1
    if j >= floor and words.lows[j] == "." and j - 1 >= floor:
        j -= 1
    if j < floor:
        return name
    low = words.lows[j]
    if low == "and" and j - 2 > floor and words.forms[j - 1][0].isupper():  # "officers A. Roe and B. Poe"
        k = j - 1
        while k > floor and words.forms[k][0].isupper():
            k -= 1
        low = words.lows[k] if words.lows[k] in TITLES and words.lows[k].endswith("s") else low
    if low in TITLES:
        sex = {"mr": "male", "mrs": "female", "ms": "female", "miss": "female"}.get(low)
        return replace(name, kind=TITLES[low], title=low, sex=sex)
    return name


def _points(words: Words, run: Name) -> int:
    """How much about a run of capitalised words says that it is a person."""
    lows, i, stop = words.lows, run.first, run.end
    many = sum(not words.forms[k].islower() for k in range(i, stop)) >= 2
    if len(run.parts) > 4:
        return 0
    points = 3 if run.title else 0
    if not many and not run.title:
        named = i > 1 and lows[i - 1] == "named" and lows[i - 2] in PEOPLE
        return 2 if named or (run.parts[0] in GIVEN_NAMES and _age_follows(lows, stop)) else 0
    if many and run.parts[0] in GIVEN_NAMES:
        points += 2
    elif many and len(run.parts) > 1:
        points += is_given(run.parts[0]) + is_surname(run.surname)
    if many and any("." in lows[k] or len(lows[k]) == 1 for k in range(i + 1, stop - 1)):
        points += 1
    if _age_follows(lows, stop):
        points += 3
    before = lows[i - 1] if i else ""
    if before.endswith("year-old") or (before in PEOPLE and before not in ("police", "ice")):
        points += 3
    if many and before in _ROLES:
        points += 2
    if many and stop + 1 < len(lows) and lows[stop] == "," and (lows[stop + 1] in _TELLS or lows[stop + 1] in _ROLES):
        points += 1
    if before in _SETS_OFF and i > 1 and (lows[i - 2] in PEOPLE or (many and lows[i - 2] in _ROLES)):
        points += 2
    if many and any(_ARABIC.match(words.forms[k].lower()[:3] + words.forms[k][3:]) for k in range(i + 1, stop)):
        points += 2
    if many and len(run.parts) > 1 and _befell(lows, stop):
        points += 2
    if before in ("as", "named") and any(
        w in ("identified", "named", "known", "man", "woman") for w in lows[max(0, i - 9) : i]
    ):
        points += 2
    if stop < len(lows) and lows[stop] in _SPEAKS_OR_ACTS:
        points += 1 + (stop + 1 < len(lows) and lows[stop + 1] in _BEFELL)
    if before == "of" and i > 1 and lows[i - 2] in _OF_SOMEBODY:
        points += 2
    if _is_place(words, run):
        points -= 2
    return points


_TELLS = frozenset("a an the who whose whom his her former".split())
"""Words with which an apposition that tells of somebody begins."""


_SETS_OFF = frozenset(", — – - -- :".split())


def _befell(lows: tuple[str, ...], stop: int) -> bool:
    """Whether what follows says that something was done to somebody: "has also been detained"."""
    k = stop
    while k < len(lows) and k - stop < 5 and lows[k] in _PASSIVES:
        k += 1
    return stop < k < len(lows) and lows[k] in _BEFELL


def _age_follows(lows: tuple[str, ...], stop: int) -> bool:
    return (
        stop + 1 < len(lows)
        and lows[stop] in (",", "(")
        and lows[stop + 1].isdigit()
        and len(lows[stop + 1]) <= 2
        and (stop + 2 >= len(lows) or lows[stop + 2] in (",", ")", ".", ";", "of", "was", "who", "and", "—", ":", "is"))
    )


def _is_place(words: Words, run: Name) -> bool:
    """Whether a run stands as places do: after "in", or before a state or a noun for streets and bodies."""
    before = words.lows[run.first - 1] if run.first else ""
    if before == "of" and run.first > 1 and words.lows[run.first - 2] in _OF_SOMEBODY:
        return False
    after = words.forms[run.end] if run.end < len(words) else ""
    if after in NOT_NAMES and after not in ("Was", "Is", "Has") and after[:1].isupper() and after not in ("Police",):
        return True
    return before in _PLACE_LEADS and run.parts[0] not in GIVEN_NAMES
