"""The words of a report with mentions laid over them: what predicates and their participants are read off."""

from __future__ import annotations

from dataclasses import dataclass

from averment.coding.deeds.mentions import Mention
from averment.coding.text.lexicon import AUXILIARIES
from averment.coding.text.tokens import Words


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of a report with mentions laid over them."""

    words: Words
    mentions: tuple[Mention, ...]
    owner: tuple[int, ...]
    """For each word the mention that it belongs to, or -1."""


def lay_mentions(words: Words, mentions: tuple[Mention, ...]) -> Clauses:
    """Lay mentions over words."""
    owner = [-1] * len(words)
    for k, mention in enumerate(mentions):
        owner[mention.first : mention.end] = [k] * (mention.end - mention.first)
    return Clauses(words, mentions, tuple(owner))


def verb_group(lows: tuple[str, ...], i: int, first: int) -> int:
    """The first word of the verb group that ends with the verb: "had not been"."""
    j = i
    while (
        j > first
        and j > i - 6
        and (
            lows[j - 1] in AUXILIARIES
            or (lows[j - 1] in ("both", "all", "each") and j - 1 > first and lows[j - 2] in AUXILIARIES)
            or (lows[j - 1] == "'s" and j - 1 > first and lows[j - 2] in ("he", "she", "who"))
            or (lows[j - 1].endswith("ly") and len(lows[j - 1]) > 4)
        )
    ):
        j -= 1
    return j


def antecedent(clauses: Clauses, subject: tuple[int, ...]) -> int | None:
    """The one whom a clause without "whom" is about: "the man officers shot"."""
    if not subject:
        return None
    mention = clauses.mentions[subject[0]]
    if mention.first == 0:
        return None
    left = clauses.owner[mention.first - 1]
    return left if left >= 0 and clauses.mentions[left].end == mention.first else None
