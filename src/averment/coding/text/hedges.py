"""What the words of a clause say of its truth: said not to be so, possible, alleged, planned, only tried."""

from __future__ import annotations

from dataclasses import dataclass

from averment.coding.text.lexicon import BOUNDARIES, NEGATIONS
from averment.domain.codes import Modality

REACH = 9
"""Words before a verb in which a hedge of it stands."""

_POSSIBLE = frozenset(
    "may might could appeared appears seemed seems apparently possibly perhaps probably likely believed thought "
    "presumably potentially "
    "think believe thinks believes appearing unclear".split()
)
_ALLEGED = frozenset(
    "allegedly alleged accused reportedly purportedly alleges accusing accuses accusations allegations "
    "suspected alleging supposedly".split()
)
_PLANNED = frozenset("will would plans planned expected intends intended scheduled wanted wants won't wouldn't".split())
_TRIED = frozenset(
    "tried attempted trying attempting attempt attempts try tries threatened threatening threatens about "
    "refused refusing failed failing going "
    "wanted started unable able".split()
)
_TRUE_INFINITIVES = frozenset(
    "began begin begins continued had forced proceeded managed started used happened went used turned came".split()
)
_UNDONE = frozenset("refused refusing failed failing unable without denied denies denying deny".split())


@dataclass(frozen=True, slots=True)
class Hedge:
    """How a clause is said by its own words."""

    modality: Modality = Modality.ASSERTED
    attempted: bool = False
    hypothetical: bool = False


def hedge_of(lows: tuple[str, ...], group: int, verb: int, first: int) -> Hedge:
    """The hedge of a verb group: what stands in it, and what leads to it in the same clause."""
    inside = lows[group:verb]
    lead = _lead(lows, group, first)
    near = (*lead, *inside)
    infinitive = "to" in inside
    if "nearly" in inside or "almost" in near[-3:] or ("could" in inside and "have" in inside):
        return Hedge(Modality.POSSIBLE, hypothetical=True)  # "could have hit a child": it did not
    tried = infinitive and any(w in _TRIED for w in lead)
    hypothetical = infinitive and not tried and not any(w in _TRUE_INFINITIVES for w in lead[-3:])
    if any(w in NEGATIONS for w in (*inside, *lead[-1:])) or (
        any(w in _UNDONE for w in lead[-3:]) and not {"bond", "bail", "incident"} & set(lead[-3:])
    ):
        return Hedge(Modality.DENIED, tried, hypothetical)
    if any(w in _ALLEGED for w in near):
        return Hedge(Modality.ALLEGED, tried, hypothetical and not any(w in _ALLEGED for w in lead))
    if any(w in _POSSIBLE for w in (*lead[-4:], *inside)):
        return Hedge(Modality.POSSIBLE, tried, hypothetical and not any(w in _POSSIBLE for w in lead[-4:]))
    if any(w in _PLANNED for w in inside) or (infinitive and any(w in _PLANNED for w in lead[-3:])):
        return Hedge(Modality.PLANNED, tried, "would" in inside or hypothetical)
    if lead[:1] == ("whether",):
        return Hedge(Modality.UNKNOWN, tried, hypothetical)
    return Hedge(Modality.ASSERTED, tried, hypothetical or "if" in lead)


def _lead(lows: tuple[str, ...], group: int, first: int) -> tuple[str, ...]:
    """Words of the same clause before a verb group."""
    j = group
    while (
        j > first
        and j > group - REACH
        and lows[j - 1] not in (",", ";", ":", "“", "”", '"', ".")
        and lows[j - 1] not in BOUNDARIES
    ):
        j -= 1
    keep = lows[j - 1] if j > first else ""
    return (keep, *lows[j:group]) if keep in ("if", "whether") else lows[j:group]
