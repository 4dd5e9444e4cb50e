"""What the record may say of a value and of a field: the whole of the rule, in the order in which it is applied.

Where several hold, the first of: found by a court, corrected, withdrawn, disputed, corroborated, one side only, single
origin, unattributed. A field has the first standing that any of its values has; without a value it is pending where
somebody says that it is open, and not stated otherwise. `unknowable` is a person's decision and is never given here.
docs/standing.md has the table with an example each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from averment.comparing.knowledge import Knowledge
from averment.comparing.model import Cell, FieldStanding, Saying, Standing, ValueStanding
from averment.comparing.origins import OWN_BASIS, independent
from averment.comparing.values import Relation, narrowness, relate
from averment.domain.codes import Modality, Side
from averment.domain.draft import Value

ORDER = tuple(Standing)
_SAID = frozenset({Modality.ASSERTED, Modality.ALLEGED, Modality.DENIED})
"""How a thing is said that is said to be so, or not to be so. A hedge ("allegedly") and a publisher's "claimed" are
habits of wording: they change no standing. What may be, is planned or is not known is no value yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """Sayings that their own party has replaced: by a correction, a withdrawal, or another value."""

    corrected: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()

    @property
    def every(self) -> frozenset[str]:
        """All of them."""
        return self.corrected | self.withdrawn | self.moved


NOTHING = Superseded()


def stand(
    about: str,
    field: str,
    sayings: Sequence[Saying],
    *,
    knowledge: Knowledge,
    over: Mapping[str, frozenset[str]] | None = None,
    superseded: Superseded = NOTHING,
    asked: bool = False,
    cells: tuple[Cell, ...] = (),
) -> FieldStanding:
    """What stands of one field, whatever the order of its sayings.

    `over` names the origins of bodies over an origin; `asked` says that somebody calls the field open.
    """
    ordered = sorted(sayings, key=lambda s: (str(s.day or "9999"), s.report, s.passage.start, s.id))
    rule = _Rule(field, ordered, knowledge, over or {}, superseded)
    values = tuple(rule.value(main, also) for main, also in rule.clusters())
    standings = [v.standing for v in values]
    if standings:
        standing = min(standings, key=ORDER.index)
    else:
        standing = Standing.PENDING if asked or ordered else Standing.NOT_STATED
    return FieldStanding(about=about, field=field, standing=standing, values=values, cells=cells)


@dataclass(frozen=True, slots=True)
class _Rule:
    field: str
    sayings: Sequence[Saying]
    knowledge: Knowledge
    over: Mapping[str, frozenset[str]]
    superseded: Superseded

    def clusters(self) -> list[tuple[Value, tuple[Value, ...]]]:
        """Values that do not agree, each with the wordings that do; the most specific, then the most said, names it."""
        said: dict[Value, int] = {}
        for s in self.sayings:
            if not s.denies:
                said[s.value] = said.get(s.value, 0) + 1
        mains: dict[Value, list[Value]] = {}
        for value in sorted(said, key=lambda v: (-narrowness(self.field, v, self.knowledge), -said[v], str(v))):
            wider = [m for m in mains if self._relation(m, value) is Relation.AGREES]
            for main in wider:
                mains[main].append(value)
            if not wider:
                mains[value] = []
        denied = [s.value for s in self.sayings if s.denies]
        for value in denied:
            if not any(self._relation(m, value) is Relation.AGREES for m in mains):
                mains[value] = []
        order = {v: i for i, v in enumerate(dict.fromkeys(s.value for s in self.sayings))}
        return [(m, tuple(also)) for m, also in sorted(mains.items(), key=lambda kv: order[kv[0]])]

    def value(self, main: Value, also: tuple[Value, ...]) -> ValueStanding:
        """One value with everybody for and against it."""
        pro = [s for s in self.sayings if not s.denies and s.value in (main, *also)]
        con = [s for s in self.sayings if self._against(s, main, pro)]
        denied = not pro and bool(con)
        if denied:
            pro, con = [s for s in con if s.denies], []
        live = [s for s in pro if s.id not in self.superseded.every and s.modality in _SAID]
        standing, why = self._standing(pro, live, [c for c in con if c.id not in self.superseded.every])
        origins = independent((s.origin for s in live if s.origin), self.over)
        return ValueStanding(
            value=main,
            also=also,
            standing=standing,
            why=why,
            origins=origins,
            sayings=tuple(s.id for s in pro),
            against=tuple(s.id for s in con),
            denied=denied,
        )

    def _relation(self, one: Value, other: Value) -> Relation:
        return relate(self.field, one, other, self.knowledge)

    def _against(self, saying: Saying, main: Value, pro: Sequence[Saying]) -> bool:
        """Whether a saying denies the value, or says what cannot be so together with it.

        Who says both in one report speaks of two things, or tells what was said before: that is no dispute.
        """
        if saying.modality not in _SAID or saying in pro:
            return False
        if saying.denies:
            return self._relation(saying.value, main) is Relation.AGREES
        both = any((s.party, s.report) == (saying.party, saying.report) for s in pro)
        return not both and self._relation(saying.value, main) is Relation.DIFFERS

    def _standing(self, pro: Sequence[Saying], live: Sequence[Saying], con: Sequence[Saying]) -> tuple[Standing, str]:
        if any(s.finds for s in live):
            return Standing.FOUND_BY_COURT, "a court finds it"
        gone = self._gone(pro, live)
        if gone is not None:
            return gone
        if disputing := self._disputing(live, con):
            return Standing.DISPUTED, f"another party {'denies it' if disputing.denies else 'says otherwise'}"
        if not live:
            return Standing.PENDING, "it is said to be possible, planned or not known"
        return self._by_origin(live)

    def _gone(self, pro: Sequence[Saying], live: Sequence[Saying]) -> tuple[Standing, str] | None:
        """Whether nobody who is named says it any more."""
        gone = [s for s in pro if s.id in self.superseded.every]
        if not gone or any(s.origin for s in live):
            return None
        if any(s.id in self.superseded.corrected for s in gone):
            return Standing.CORRECTED, "who said it has corrected it"
        if any(s.id in self.superseded.withdrawn for s in gone):
            return Standing.WITHDRAWN, "who said it has withdrawn it"
        return Standing.DISPUTED, "who said it has since said otherwise"

    def _disputing(self, live: Sequence[Saying], con: Sequence[Saying]) -> Saying | None:
        """The first saying by somebody else against it.

        A party that differs with itself alone disputes nothing, nor does a publisher that names nobody's knowledge.
        """
        named = [s for s in live if s.origin]
        return next((c for c in con if c.origin and any(c.party != s.party for s in named)), None)

    def _by_origin(self, live: Sequence[Saying]) -> tuple[Standing, str]:
        named = [s for s in live if s.origin]
        if not named:
            return Standing.UNATTRIBUTED, "no report names whose knowledge it is"
        origins = independent((str(s.origin) for s in named), self.over)
        sides = _sides(named, origins)
        if _corroborated(named, origins, sides):
            return Standing.CORROBORATED, f"{len(origins)} independent origins, not all of one side"
        sided = {side for side in sides.values() if side in (Side.OFFICER, Side.SUBJECT)}
        if sided == {Side.OFFICER}:
            return Standing.OFFICER_SIDE_ONLY, _only("officers’", origins, sides)
        if sided == {Side.SUBJECT}:
            return Standing.SUBJECT_SIDE_ONLY, _only("subject’s", origins, sides)
        if len(origins) == 1:
            return Standing.SINGLE_ORIGIN, "one origin"
        return Standing.SINGLE_ORIGIN, f"{len(origins)} origins, none of them with a basis of its own"


def _sides(named: Iterable[Saying], origins: Sequence[str]) -> dict[str, Side]:
    """The side of each origin; unknown where its sayings do not stand on one."""
    found: dict[str, set[Side]] = {o: set() for o in origins}
    for s in named:
        if s.origin in found:
            found[s.origin].add(s.side)
    return {o: next(iter(of)) if len(of) == 1 else Side.UNKNOWN for o, of in found.items()}


def _corroborated(named: Sequence[Saying], origins: Sequence[str], sides: Mapping[str, Side]) -> bool:
    """Independent origins on both sides, or one that is on neither and has a basis of its own beside another."""
    if len(origins) < 2:
        return False
    if {Side.OFFICER, Side.SUBJECT} <= set(sides.values()):
        return True
    based = {s.origin for s in named if s.basis in OWN_BASIS}
    return any(sides[o] is Side.NEITHER and o in based for o in origins)


def _only(whose: str, origins: Sequence[str], sides: Mapping[str, Side]) -> str:
    rest = sum(side not in (Side.OFFICER, Side.SUBJECT) for side in sides.values())
    beside = f"; {rest} more without a basis of its own" if rest else ""
    return f"{len(origins) - rest} on the {whose} side, nobody else{beside}"
