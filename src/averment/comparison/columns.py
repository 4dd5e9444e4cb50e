"""Columns of the matrix: parties by side, the most heard first, the rest of a side together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from averment.comparing.model import Comparison, Party, PartyKind
from averment.comparison import words
from averment.comparison.model import Column
from averment.domain.codes import Side

_MOST = {Side.OFFICER: 3, Side.SUBJECT: 2, Side.NEITHER: 3, Side.UNKNOWN: 0}
"""How many parties of a side have a column of their own."""
REPORTS = "the reports themselves"
OWN_VOICE = "naming nobody"


def columns_of(comparison: Comparison) -> tuple[Column, ...]:
    """Columns for everybody who says anything of a field, sides in a fixed order, publishers' own voices last."""
    said = Counter(s.party for s in comparison.sayings)
    speaking = [p for p in comparison.parties if said[p.id] or _expected(p)]
    publishers = [p for p in speaking if p.kind is PartyKind.PUBLISHER]
    made: list[Column] = []
    for side in (Side.OFFICER, Side.SUBJECT, Side.NEITHER, Side.UNKNOWN):
        of = [p for p in speaking if p.side is side and p not in publishers]
        made += _of_side(side, sorted(of, key=lambda p: (p.kind is PartyKind.UNNAMED, -said[p.id])))
    if publishers:
        made.append(Column(label=REPORTS, side=OWN_VOICE, parties=tuple(p.id for p in publishers)))
    return tuple(made)


def _expected(party: Party) -> bool:
    """Whether a party's silence is worth a place: the sides that an event is about."""
    return party.side in (Side.OFFICER, Side.SUBJECT) and party.kind is not PartyKind.UNNAMED


def _of_side(side: Side, parties: Sequence[Party]) -> Iterable[Column]:
    most = _MOST[side]
    own = parties if len(parties) <= most + 1 and side is not Side.UNKNOWN else parties[:most]
    for p in own:
        yield Column(label=p.label, side=words.SIDE[side], parties=(p.id,))
    rest = [p.id for p in parties if p not in own]
    if rest:
        label = f"{len(rest)} others" if own else f"{len(rest)} parties" if len(rest) > 1 else parties[0].label
        yield Column(label=label, side=words.SIDE[side], parties=tuple(rest))
