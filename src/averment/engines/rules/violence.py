"""Whether a report tells of violence at all, in any country, weighed from the common words of its beginning.

The patterns of `kinds` and the encoder know news of the United States; what is done to people elsewhere is told in
other words: seized, disappeared, tortured, a curfew, a mob. The words here and their weights were learned by
`training/violence.py`; names are not among them, since only words are learned that are printed in lower case.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from averment.domain.codes import ReportKind
from averment.errors import MissingResource

TABLE: Final = Path(__file__).with_name("violence.tsv")
OPENING: Final = 5000
"""Characters of a report that are weighed, after its title."""
BIAS: Final = "*"
"""The row of the table that holds what a report without any known word weighs."""
_CURE: Final = "install averment again, or make it with `python -m training.violence`"
_WORD = re.compile(r"(?<![^\W_])[a-z]{3,}(?:-[a-z]+)*(?![^\W_])")
_TITLE_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{3,}(?:-[A-Za-z]+)*(?![^\W_])")


def words_of(text: str, title: str) -> frozenset[str]:
    """The words of a report's beginning that are printed in lower case, and those of its title, however printed.

    Headlines capitalise what they like; a word of one counts where others print it in lower case, so no name does.
    """
    return frozenset((*_WORD.findall(text, 0, OPENING), *_TITLE_WORD.findall(title.lower())))


def weigh_violence(text: str, title: str) -> float:
    """How much speaks for violence against how much speaks against, in logits; 0 is even."""
    table = _weights()
    known = [table[w] for w in words_of(text, title) if w in table]
    return table[BIAS] + (math.fsum(known) / math.sqrt(len(known)) if known else 0.0)


ENOUGH: Final = 0.0
"""Logits from which a report that seemed to tell of none is taken to tell of violence. Of articles held out of
training, one in five without an incident passes by these words alone, and nineteen in twenty of those on attacks on
rights defenders (`python -m training.violence` prints both)."""
_FORCES = (
    r"(?:[Pp]olice(?:men|man)?|[Oo]fficers?|[Ss]oldiers?|[Tt]roops|[Aa]rmy|[Mm]ilitary|[Ss]ecurity (?:forces?|"
    r"agents?|personnel)|[Mm]ilitia(?:men)?|[Gg]endarmes?|[Pp]aramilitar(?:y|ies)|[Cc]onstables?|[Jj]unta)"
)
_USED = (
    r"(?:shot|fired|opened fire|killed|beat|beaten|tear-?gassed|baton-charged|lathi-charged|clubbed|tortured|raped|"
    r"kicked|punched|assaulted|whipped|used (?:tear gas|live|force|batons))"
)
_BY_FORCES = re.compile(
    rf"\b{_FORCES}(?: [\w’'-]+){{0,4}} {_USED}\b"
    rf"|\b{_USED}(?: [\w’'-]+){{0,4}} (?:by|in) (?:[\w’'-]+ ){{0,3}}?{_FORCES}\b"
    r"|\bpolice firing\b|\blathi-?charge\b"
)


def raised(kinds: Mapping[ReportKind, float], text: str, title: str) -> Mapping[ReportKind, float]:
    """The kinds of a report that seemed to tell of no violence, after its common words were weighed too.

    Where they speak for violence, they share out what is not force between none and other violence; where its
    beginning says that police or soldiers shot, beat or tortured somebody, that share goes to force.
    """
    if max(kinds, key=lambda k: kinds[k]) is not ReportKind.NONE:
        return kinds
    logit = weigh_violence(text, title)
    if logit < ENOUGH:
        return kinds
    force = kinds.get(ReportKind.USE_OF_FORCE, 0.0)
    share = 1.0 / (1.0 + math.exp(-logit))
    told, rest = round((1.0 - force) * share, 4), round((1.0 - force) * (1.0 - share), 4)
    if _BY_FORCES.search(f"{title}. {text[:OPENING]}"):
        return {ReportKind.USE_OF_FORCE: told, ReportKind.OTHER_VIOLENCE: force, ReportKind.NONE: rest}
    return {ReportKind.USE_OF_FORCE: min(force, told), ReportKind.OTHER_VIOLENCE: told, ReportKind.NONE: rest}


@cache
def _weights() -> Mapping[str, float]:
    try:
        lines = TABLE.read_text(encoding="utf-8").splitlines()
        return {word: float(weight) for word, weight in (line.split("\t") for line in lines)}
    except (OSError, ValueError) as error:
        raise MissingResource(
            str(TABLE), "install averment again, or make it with `python -m training.violence`"
        ) from error
