"""Whom a verb is said of, found by walking left past what stands between: asides, objects, clauses with "who"."""

from __future__ import annotations

from dataclasses import dataclass

from averment.coding.deeds.laid import Clauses, antecedent, verb_group
from averment.coding.deeds.mentions import Mention
from averment.coding.deeds.verbs import VERB_FORMS
from averment.coding.text.lexicon import AUXILIARIES, BOUNDARIES, DETERMINERS, PREPOSITIONS

REACH = 40
"""Words that the walk goes at most."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a verb group is said of."""

    people: tuple[int, ...]
    thing: str | None = None
    whose: int | None = None
    """The mention that the thing belongs to: "his injuries"."""


def find_subject(
    clauses: Clauses, group: int, first: int, before: tuple[int, ...], *, alone: bool = False, acts: bool = False
) -> Subject:
    """Whom or what a verb group is said of; the last verb's subject where none stands there.

    `alone` says that no object follows, `acts` that the verb does something: who only owns something does not act.
    """
    lows, owner = clauses.words.lows, clauses.owner
    thing: str | None = None
    i, low_end = group - 1, max(first, group - REACH)
    if before and i >= low_end and lows[i] == "," and lows[group].endswith("ing"):
        return Subject(before)  # "…, killing him": the same who did the last
    if i >= low_end and lows[i] in _SHOTS:
        return Subject((), lows[i])  # "a report of shots fired"
    beside = i >= low_end and owner[i] >= 0 and not clauses.mentions[owner[i]].owns and lows[i] != "who"
    if beside and (lows[group].endswith("ing") or alone or lows[group] == "dead"):
        return Subject((owner[i],))  # "confronted by a man holding a knife", "a report of a man shot"
    while i >= low_end:
        low = lows[i]
        if low in ("who", "who'd"):
            return Subject(_before_who(clauses, i, first))
        if owner[i] >= 0:
            mention = clauses.mentions[owner[i]]
            left = mention.first - 1
            if mention.head in _OBJECTS and not mention.owns:
                i, thing = left, None
                continue
            if mention.owns and thing is not None:
                if _is_object(lows, left, low_end) or (left >= low_end and lows[left] in PREPOSITIONS):
                    i, thing = left - 1, None
                    continue
                return Subject((), thing, owner[i])
            if mention.owns and acts:
                i, thing = left, None
                continue
            if (left > low_end and lows[left] in PREPOSITIONS) or _is_object(
                lows, left, low_end, beside=mention.end == group
            ):
                i, thing = left - 1, None
                continue
            return Subject((owner[i], *_joined(clauses, mention, low_end)))
        if low == ",":
            opened = _comma(clauses, i, low_end)
            if opened is not None:
                i, thing = opened - 1, None
                continue
            if thing is not None:
                return Subject((), thing)
        elif low == "used" and i > low_end and _is_thing(clauses, i - 1):
            return Subject((), lows[i - 1])  # "the weapon used to kill"
        elif low in ("and", "but", "then", "or") or (low in VERB_FORMS and thing is None):
            if thing is not None:
                return Subject((), thing)
            if low in _SAYS:
                whose = _before_who(clauses, i, first, reach=8, only_who=True)
                return Subject(whose or _said_about(clauses, i, first) or before)
            if before and low.endswith("ing") and i > low_end and lows[i - 1] == ",":
                return Subject(before)  # "drove at the deputies, trying to run them over"
            verb = i if low in VERB_FORMS else _verb_before(lows, i, low_end)
            if verb is None:
                return Subject(before)
            i = verb_group(lows, verb, first) - 1
            continue
        elif low in BOUNDARIES or low in (";", ":", "—", "–", "(", ")"):
            if thing is not None:
                return Subject((), thing)
            who = _before_who(clauses, i, first, reach=8, only_who=True) if low in _SAYS else ()
            return Subject(who or (_said_about(clauses, i, first) if low in _SAYS else ()) or before)
        elif low in VERB_FORMS:
            return Subject((), thing)
        elif low in DETERMINERS:
            if thing in _TRIES or _is_object(lows, i - 1, low_end) or (i > low_end and lows[i - 1] in PREPOSITIONS):
                thing = None
            elif thing is not None:
                return Subject((), thing)
        elif low in PREPOSITIONS:
            thing = None
        elif low[0].isalpha() and thing is None and low not in AUXILIARIES and not low.endswith("ly"):
            thing = low
        i -= 1
    return Subject((), thing) if thing is not None else Subject(before)


_SHOTS = frozenset("shot shots rounds gunshots bullets gunfire".split())
_OBJECTS = frozenset("him them himself herself themselves".split())
"""Pronouns that are never a subject."""
_TRIES = frozenset("attempt effort bid order chance ability plan attempts efforts way".split())
_SAYS = frozenset("said says say believe believed alleged allege think thought told claimed".split())


def _is_thing(clauses: Clauses, i: int) -> bool:
    """Whether a plain noun stands at a word: "weapon", "gun"."""
    low = clauses.words.lows[i]
    return clauses.owner[i] < 0 and low.isalpha() and low not in AUXILIARIES and low not in VERB_FORMS


def _said_about(clauses: Clauses, i: int, first: int) -> tuple[int, ...]:
    """The one of whom something is said without a "who": "a man deputies say shot at them"."""
    if i - 1 <= first or clauses.owner[i - 1] < 0:
        return ()
    gap = antecedent(clauses, (clauses.owner[i - 1],))
    return () if gap is None else (gap,)


def _is_object(lows: tuple[str, ...], left: int, low_end: int, *, beside: bool = False) -> bool:
    """Whether a noun phrase is the object of the verb before it: "attempting to arrest a man", "rammed a car to flee".

    Right beside the verb in question it is the object of none but a verb without a subject of its own.
    """
    if left < low_end or (lows[left] not in VERB_FORMS and not lows[left].endswith("ing")):
        return False
    if lows[left].endswith("ing") or (left > low_end and lows[left - 1] == "to"):
        return True
    return not beside and lows[left] not in _SAYS and lows[left] not in ("and", "saw", "found", "confronted", "heard")


def _verb_before(lows: tuple[str, ...], i: int, low_end: int) -> int | None:
    """The verb of the clause that a conjunction goes on from."""
    for j in range(i - 1, low_end - 1, -1):
        if lows[j - 1] in DETERMINERS or lows[j - 1] in PREPOSITIONS:
            continue
        if lows[j] not in _SAYS and (lows[j] in VERB_FORMS or (lows[j].endswith("ed") and len(lows[j]) > 4)):
            return j
        if lows[j] in (";", ":"):
            return None
    return None


def _before_who(clauses: Clauses, i: int, first: int, *, reach: int = 12, only_who: bool = False) -> tuple[int, ...]:
    """The mention that a "who" goes back to; with `only_who` the "who" itself is looked for first."""
    j = i - 1
    if only_who:
        while j >= first and j > i - reach and clauses.words.lows[j] not in ("who", "whom"):
            j -= 1
        if j < first or clauses.words.lows[j] not in ("who", "whom"):
            return ()
        i, j = j, j - 1
    while j >= first and j > i - 12:
        if clauses.owner[j] >= 0:
            return (clauses.owner[j],)
        j -= 1
    return ()


def _joined(clauses: Clauses, mention: Mention, low_end: int) -> tuple[int, ...]:
    """The other subjects of "A, B and C", of "A and her son", of "two boys, ages 3 and 5, and a man"."""
    lows, owner = clauses.words.lows, clauses.owner
    out: list[int] = []
    left = mention.first - 1
    while len(out) < 6 and left - 2 >= low_end:
        if owner[left] >= 0 and lows[left] in ("his", "her", "their"):
            left -= 1
        if lows[left] not in ("and", ",") or (lows[left] == "," and not out):
            break
        left -= lows[left] == "and" and lows[left - 1] == ","
        if owner[left - 1] < 0:
            left = _before_ages(lows, left, low_end)
        if left - 1 < low_end or owner[left - 1] < 0:
            break
        out.append(owner[left - 1])
        left = clauses.mentions[out[-1]].first - 1
    return tuple(out)


def _before_ages(lows: tuple[str, ...], left: int, low_end: int) -> int:
    """The comma before ", ages 3 and 5", which stands right before a word; the word itself where it does not."""
    j = left - 1
    while j > low_end and (lows[j].isdigit() or lows[j] in ("and", "ages", "age", "aged", "both")):
        j -= 1
    return j if j < left - 1 and lows[j] == "," else left


def _comma(clauses: Clauses, i: int, low_end: int) -> int | None:
    """The comma that opened what a comma closes, where the two enclose an aside."""
    for j in range(i - 1, max(low_end, i - 22) - 1, -1):
        low = clauses.words.lows[j]
        if low == ",":
            return j if j > low_end and j + 1 < i and _aside(clauses, j + 1, i) else None
        if low in (";", "“", "”", '"'):
            return None
    return None


def _aside(clauses: Clauses, start: int, stop: int) -> bool:
    """Whether words between commas only tell more of what stands before them: an age, a place, a clause with "who"."""
    low = clauses.words.lows[start]
    before = clauses.owner[start - 2] if start >= 2 else -1
    return (
        before >= 0 or low in ("who", "which", "of", "age", "a", "an", "the") or low[0].isdigit() or stop - start <= 3
    )


def subject_at(clauses: Clauses, i: int, first: int) -> int | None:
    """The mention that a verb at a word is said of."""
    people = find_subject(clauses, verb_group(clauses.words.lows, i, first), first, ()).people
    return people[0] if people else None
