"""The kind of a claim by the weight of its words: a linear model learned from read articles, scored by adding up.

The rules of `kinds` are clues among others here. Weights come from `training.claim_kinds` and are read as they are:
what a clue adds to a kind can be looked up in `data/kinds.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from averment.coding.speech.kinds import GIVES_FACTS, conduct, opening, plain_kind, ruled_kind, signs
from averment.domain.codes import ClaimKind
from averment.domain.draft import REPORT_VOICE, Voice
from averment.domain.markup import Attribution

FILE: Final = "kinds.json"
_READ: Final = 60
"""Words of the content that are weighed: what a claim does, it does at its beginning."""
_PLAINLY: Final = 2
"""Different words of conduct that plainly state some; in a few words ("He was not armed") one is enough."""
_BRIEFLY: Final = 9
_LENGTHS: Final = (4, 9, 18, 35)
_WORD: Final = re.compile(r"[a-z]+(?:[’'\-][a-z]+)*")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each clue adds to each kind, in hundredths, in the order of `ClaimKind`; and what a kind has at first."""

    clues: Mapping[str, tuple[int, ...]]
    first: tuple[int, ...]

    def scores(self, clues: Iterable[str]) -> tuple[int, ...]:
        """The score of each kind."""
        rows = [self.first, *(self.clues[c] for c in clues if c in self.clues)]
        return tuple(map(sum, zip(*rows, strict=True)))


def clues(text: str, marked: Attribution, voice: Voice | None, *, nested: bool) -> frozenset[str]:
    """What speaks for one kind or another: signs that rules know, words of cue and content, who says it, how."""
    words = opening(text, marked)
    cue = " ".join(s.read(text) for s in marked.cue).lower()
    said = _WORD.findall(words.lower())[:_READ]
    found = {f"rule={ruled_kind(text, marked, voice)}", f"conduct={conduct(words)}"}
    found |= signs(text, marked)
    found |= {f"cue={w}" for w in _WORD.findall(cue) or [""]} | {f"w={w}" for w in said}
    found |= {f"first={w}" for w in said[:1]} | {f"length={sum(len(said) >= n for n in _LENGTHS)}"}
    found.add(f"role={voice.role if voice else REPORT_VOICE}")
    more = {
        "digit": re.search(r"\d", words),
        "quoted": words.lstrip()[:1] in ("“", '"'),
        "marks": re.search(r"[“”\"]", words),
        "question": "?" in words,
        "nested": nested,
    }
    return frozenset(found | {name for name, holds in more.items() if holds})


@cache
def weights() -> Weights:
    """The weights that ship."""
    row = json.loads(files("averment.coding.speech").joinpath(f"data/{FILE}").read_text(encoding="utf-8"))
    return Weights({name: tuple(each) for name, each in row["clues"].items()}, tuple(row["first"]))


def kind_of(text: str, marked: Attribution, voice: Voice | None, *, nested: bool = False) -> ClaimKind:
    """What a claim does: the kind for which most speaks; the first in the order of `ClaimKind` of equal ones.

    Where the words leave no doubt nothing is weighed. What plainly states conduct is an event whatever it weighs, so
    that its facts are coded.
    """
    plain = plain_kind(text, marked)
    if plain is not None:
        return plain
    scores = weights().scores(clues(text, marked, voice, nested=nested))
    found = list(ClaimKind)[scores.index(max(scores))]
    if (
        (found not in GIVES_FACTS or found is ClaimKind.ANNOUNCEMENT)
        and ruled_kind(text, marked, voice) is ClaimKind.EVENT
        and _states_conduct(text, marked)
    ):
        return ClaimKind.EVENT
    return found


def _states_conduct(text: str, marked: Attribution) -> bool:
    words = opening(text, marked)
    return conduct(words) >= (1 if len(words.split()) <= _BRIEFLY else _PLAINLY)
