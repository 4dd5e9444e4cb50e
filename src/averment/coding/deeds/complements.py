"""What follows a predicate up to the end of its clause: objects, targets, instruments, parts of the body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from averment.coding.deeds.laid import Clauses
from averment.coding.deeds.verbs import VERB_FORMS
from averment.coding.text.lexicon import (
    AUXILIARIES,
    BODY_PARTS,
    BOUNDARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    TIMES,
)

REACH = 24
"""Words that the walk goes at most."""


LONGEST = 90
"""Words that the walk goes at most along a list of names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What follows a predicate: a mention or a thing, and the preposition before it."""

    prep: str | None
    mention: int | None
    word: str
    at: int
    end: int
    whose: int | None = None
    """The mention that a thing belongs to: "the officer's hand"."""


_ALSO_ADJECTIVES = frozenset("wounded injured left saw parked armed fire shot shots".split())


def find_complements(clauses: Clauses, stop: int, end: int) -> tuple[list[Complement], int]:
    """What follows a predicate up to the end of its clause, and where that is."""
    lows, owner = clauses.words.lows, clauses.owner
    out: list[Complement] = []
    prep: str | None = None
    limit = min(end, stop + REACH)
    k = stop
    while k < limit:
        low = lows[k]
        if owner[k] >= 0:
            mention = clauses.mentions[owner[k]]
            if mention.name is not None and prep in (None, "of"):
                limit = max(limit, min(end, mention.end + 8, stop + LONGEST))  # a list of names
            if low == "who":
                break
            if mention.owns:
                k, done = _owned(clauses, owner[k], prep, limit)
                out.append(done)
            else:
                out.append(
                    Complement(prep=prep, mention=owner[k], word=mention.head, at=mention.first, end=mention.end)
                )
                k = mention.end
            continue
        if low in PREPOSITIONS:
            prep = low
        elif low in CONJUNCTIONS or low == ",":
            if not _goes_on(clauses, k, limit, out):
                break
        elif (
            low in BOUNDARIES
            or low in (";", ":", "—", "–", "(")
            or (
                low in VERB_FORMS
                and low not in _ALSO_ADJECTIVES
                and not (lows[k - 1] in DETERMINERS or lows[k - 1] in PREPOSITIONS)
            )
        ):
            break
        elif (
            low[0].isalnum()
            and low not in DETERMINERS
            and low not in AUXILIARIES
            and not (prep is None and low in TIMES)
        ):
            if out and out[-1].mention is None and out[-1].end == k and out[-1].prep == prep:
                out[-1] = Complement(prep=prep, mention=None, word=low, at=out[-1].at, end=k + 1, whose=out[-1].whose)
            else:
                out.append(Complement(prep=prep, mention=None, word=low, at=k, end=k + 1))
        k += 1
    return out, k


def _owned(clauses: Clauses, owner: int, prep: str | None, limit: int) -> tuple[int, Complement]:
    """The thing that a possessive owns, as a complement."""
    mention = clauses.mentions[owner]
    k = mention.end
    word = mention.head
    while k < limit and (
        clauses.words.lows[k] in ("'s", "'", "’")
        or (
            clauses.owner[k] < 0
            and clauses.words.lows[k][0].isalnum()
            and clauses.words.lows[k] not in PREPOSITIONS
            and clauses.words.lows[k] not in CONJUNCTIONS
            and clauses.words.lows[k] not in BOUNDARIES
            and clauses.words.lows[k] not in AUXILIARIES
        )
    ):
        if clauses.words.lows[k][0].isalnum():
            word = clauses.words.lows[k]
        k += 1
    if k < limit and clauses.owner[k] >= 0 and clauses.owner[k] != owner:
        other = clauses.mentions[clauses.owner[k]]
        return other.end, Complement(
            prep=prep, mention=clauses.owner[k], word=other.head, at=mention.first, end=other.end
        )
    return max(k, mention.end), Complement(
        prep=prep, mention=None, word=word, at=mention.first, end=max(k, mention.end), whose=owner
    )


_BREAKS = VERB_FORMS | AUXILIARIES | BOUNDARIES


def _goes_on(clauses: Clauses, k: int, limit: int, out: list[Complement]) -> bool:
    """Whether a comma or "and" joins one more object, and no new clause begins with it."""
    nxt = k + 1
    if nxt < limit and clauses.words.lows[k] == "," and clauses.words.lows[nxt] == "and":
        nxt += 1
    if nxt >= limit:
        return False
    if clauses.owner[nxt] >= 0:
        after = clauses.mentions[clauses.owner[nxt]].end
        starts = after < limit and (clauses.words.lows[after] in AUXILIARIES or clauses.words.lows[after] in VERB_FORMS)
        return not starts and bool(out)
    if out and out[-1].mention is not None and clauses.mentions[out[-1].mention].name is not None:
        named = next((j for j in range(nxt, min(nxt + 4, limit)) if clauses.owner[j] >= 0), None)
        if named is not None and clauses.mentions[clauses.owner[named]].name is not None:
            between = clauses.words.lows[nxt:named]
            if all(
                w.isalpha() and w not in VERB_FORMS and w not in AUXILIARIES and w not in BOUNDARIES for w in between
            ):
                return True  # "A. Roe and aid workers B. Poe"
    if clauses.words.lows[k] == ",":
        return clauses.words.lows[nxt].isdigit()
    return not out or clauses.words.lows[nxt] in ("the", "a", "in", "his", "her", "on")


def find_parts(lows: tuple[str, ...], stop: int, last: int) -> Iterator[tuple[int, str]]:
    """Parts of a body that a stretch of words names, each with its word."""
    for k in range(stop, last):
        part = BODY_PARTS.get(lows[k])
        if (
            part
            and k > stop
            and (
                lows[k - 1] in DETERMINERS
                or lows[k - 1] in PREPOSITIONS
                or lows[k - 1] in ("left", "right", "upper", "lower", "and", "'s", ",")
            )
            and not (part in ("back", "side", "hand", "head", "foot") and _is_figure(lows, k, last))
        ):
            yield k, part


def _is_figure(lows: tuple[str, ...], k: int, last: int) -> bool:
    """Whether a word for a part of the body names none: "in the back of the car", "on the side of the road"."""
    after = lows[k + 1] if k + 1 < last else ""
    return (
        (after == "of" and not (k + 3 < last and lows[k + 3] in BODY_PARTS))
        or lows[k - 1] in ("other", "at", "by")
        or after in ("seat", "yard", "door", "on")
    )
