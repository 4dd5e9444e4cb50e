"""How one party's account changed: what it said before and after, as proposals that a person publishes or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from averment.comparing.knowledge import Knowledge
from averment.comparing.model import INCIDENT, Change, Party, PartyKind, Saying, Told, Turn
from averment.comparing.standing import Superseded
from averment.comparing.values import ONE_VALUE, Relation, relate
from averment.domain.codes import Modality, Side
from averment.domain.identity import local_id

EVENT = frozenset(
    "resistance armed warning force force_intent force_struck shot_told shots_fired tactic video injury_cause "
    "identifiable on_duty".split()
)
"""Fields of the event itself: what is added to an account of it is worth showing."""
_ADDED = EVENT - {"injury_cause", "on_duty", "identifiable"}
_COUNTED = frozenset({"shots_fired", "killed", "injured", "age", "date", "time"})
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
_ENOUGH = 2
"""Sayings of an earlier account from which its silence on a field is silence and no mere mention."""

_At = tuple[str, int]


def changes_of(
    sayings: Sequence[Saying], parties: Iterable[Party], knowledge: Knowledge, chief: str | None = None
) -> tuple[Change, ...]:
    """Every change within a party's account, in the order of parties and of time; `chief` is the chief subject's id."""
    about = frozenset({INCIDENT, *([chief] if chief else [])})
    return tuple(c for p in parties for c in _of_party(p, [s for s in sayings if s.party == p.id], knowledge, about))


def superseded(changes: Sequence[Change], sayings: Sequence[Saying], knowledge: Knowledge) -> Superseded:
    """Sayings that their own party has since replaced, by what replaced them."""
    by_id = {s.id: s for s in sayings}
    kinds: dict[str, set[str]] = {"corrected": set(), "withdrawn": set(), "moved": set()}
    for change in changes:
        before = by_id.get(change.before.saying or "") if change.before else None
        after = by_id.get(change.after.saying or "") if change.after else None
        if before is None or after is None or change.turn is Turn.ADDED:
            continue
        kind = "withdrawn" if change.turn is Turn.WITHDRAWN else "corrected" if after.corrects else "moved"
        alike = (
            s.id
            for s in sayings
            if (s.party, s.about, s.field, s.denies) == (before.party, before.about, before.field, before.denies)
            and at(s) < at(after)
            and relate(s.field, s.value, before.value, knowledge) is Relation.AGREES
            and (
                s.denies != after.denies
                or after.withdraws
                or relate(s.field, s.value, after.value, knowledge) is not Relation.AGREES
            )
        )
        kinds[kind].update(alike)
        if change.turn is Turn.WITHDRAWN:
            kinds[kind].add(after.id)
    return Superseded(**{name: frozenset(ids) for name, ids in kinds.items()})


def at(saying: Saying) -> _At:
    """When a saying stands in its party's account: day of the report, then what the report says came before."""
    return (saying.day.isoformat() if saying.day else "9999-12-31", saying.phase)


def told(saying: Saying) -> Told:
    """One end of a change or contrast."""
    return Told(
        report=saying.report,
        party=saying.party,
        passage=saying.passage,
        day=saying.day,
        saying=saying.id,
        claim=saying.claim,
    )


def _of_party(party: Party, own: Sequence[Saying], knowledge: Knowledge, about: frozenset[str]) -> Iterator[Change]:
    loose = party.kind is PartyKind.PUBLISHER
    said = sorted((s for s in own if s.modality in _SAID and s.day), key=lambda s: (at(s), s.report, s.passage.start))
    by_field: dict[tuple[str, str], list[Saying]] = {}
    for s in said:
        by_field.setdefault((s.about, s.field), []).append(s)
    for of in by_field.values():
        yield from _within(of, knowledge, corrections_only=loose)
    if party.side is Side.OFFICER and not loose:
        yield from _added(said, {key: of for key, of in by_field.items() if key[0] in about}, knowledge)


def _within(of: Sequence[Saying], knowledge: Knowledge, *, corrections_only: bool) -> Iterator[Change]:
    """The first time that a later saying does not fit an earlier one, for each pair of values."""
    seen: set[tuple[str, str, bool, bool]] = set()
    for i, after in enumerate(of):
        if corrections_only and not (after.corrects or after.withdraws):
            continue
        for before in of[:i]:
            turn = _turn(before, after, knowledge)
            key = (str(before.value), str(after.value), before.denies, after.denies)
            if turn is not None and key not in seen:
                seen.add(key)
                yield _change(turn, before, after, _why(turn, after))


def _turn(before: Saying, after: Saying, knowledge: Knowledge) -> Turn | None:
    if at(before) >= at(after):
        return None
    relation = relate(before.field, before.value, after.value, knowledge)
    if after.withdraws and relation is Relation.AGREES and not before.withdraws:
        return Turn.WITHDRAWN
    if before.denies != after.denies and relation is Relation.AGREES:
        return Turn.CONTRADICTED
    if relation is Relation.DIFFERS and not before.denies and not after.denies:
        return Turn.MOVED if before.field in _COUNTED else Turn.CONTRADICTED
    return None


def _why(turn: Turn, after: Saying) -> str:
    if turn is Turn.WITHDRAWN:
        return "the party is said to have taken it back"
    if after.corrects:
        return "the report tells it as a correction"
    return "both cannot be so" if turn is Turn.CONTRADICTED else "the later value does not agree with the earlier one"


def _added(
    said: Sequence[Saying], by_field: Mapping[tuple[str, str], Sequence[Saying]], knowledge: Knowledge
) -> Iterator[Change]:
    """What a later account tells of the event, and the earlier one, which told enough to be one, did not."""
    if not said:
        return
    first = at(said[0])[0]
    if sum(at(s)[0] == first and s.field in EVENT for s in said) < _ENOUGH:
        return
    for of in by_field.values():
        seen: list[Saying] = []
        for s in of:
            new = not any(relate(s.field, s.value, o.value, knowledge) is not Relation.APART for o in seen)
            if s.field in _ADDED and at(s)[0] > first and new and s.phase >= 0 and not (s.field in ONE_VALUE and seen):
                yield _change(Turn.ADDED, None, s, "the earlier account of this party did not tell it")
            seen.append(s)


def _change(turn: Turn, before: Saying | None, after: Saying, why: str) -> Change:
    return Change(
        id=local_id("change", turn, before.id if before else "", after.id),
        party=after.party,
        about=after.about,
        field=after.field,
        turn=turn,
        before=told(before) if before else None,
        after=told(after),
        why=why,
    )
