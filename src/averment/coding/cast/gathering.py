"""People while their mentions are being gathered, and what the report says became of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from averment.coding.cast.incidents import Stretches
from averment.coding.deeds.finding import Deed
from averment.coding.deeds.laid import Clauses
from averment.coding.deeds.names import Name
from averment.coding.text.lexicon import Kind
from averment.domain.draft import Interval

WINDOW = 40
"""People of the lead, and latest people, whom a noun may go back to."""
NEAR = 3
"""Sentences that a pronoun reaches back."""


@dataclass(slots=True)
class Entity:
    """Somebody, while mentions are still being gathered."""

    number: int
    incident: int
    kind: Kind
    plural: bool
    mentions: list[int] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    sex: str | None = None
    age: int | None = None
    count: Interval | None = None
    minor: bool = False
    sentence: int = 0
    acts: bool = False
    harmed: bool = False
    harms: bool = False
    """Stands in a deed; is said to be hurt; is said to have hurt somebody."""
    apart: bool = False
    """First called "another" or "a second": somebody else than whoever was told of before."""
    members: list[int] = field(default_factory=list)
    """Entities that a list names as those of a group."""
    former: bool = False
    """Retired, former: no officer any more."""

    @property
    def surname(self) -> str | None:
        """The last name, where one is known."""
        full = [n for n in self.names if len(n.parts) > 1]
        return full[0].surname if full else self.names[0].surname if self.names else None


@dataclass(slots=True)
class Gathering:
    """Entities of a report and, for each mention, the number of the one it means (-1 for nobody)."""

    clauses: Clauses
    stretches: Stretches
    sentence_of: list[int]
    entities: list[Entity] = field(default_factory=list)
    whom: list[int] = field(default_factory=list)
    force: bool = True
    """Whether officers took part."""
    acting: set[int] = field(default_factory=set)
    """Mentions that stand in a deed."""
    harmed: set[int] = field(default_factory=set)
    harming: set[int] = field(default_factory=set)
    """Mentions of those said to be hurt, and of those said to have hurt somebody."""
    agents: set[int] = field(default_factory=set)
    """Mentions of those said to have done something to somebody."""
    listed: set[int] = field(default_factory=set)
    """Entities named in a list of a group's people."""
    apart: dict[int, set[int]] = field(default_factory=dict)
    """For each mention those that stand beside it in a deed and so mean somebody else."""

    def label_of(self, k: int) -> int:
        """The incident that the words of a mention tell of."""
        return self.stretches.at(self.sentence_of[k], self.clauses.words.starts[self.clauses.mentions[k].first])

    @property
    def known(self) -> list[Entity]:
        """Whom a noun may go back to: those of the lead and the latest, so that a word costs the same in any text."""
        return self.entities if len(self.entities) <= 2 * WINDOW else self.entities[:WINDOW] + self.entities[-WINDOW:]


DISTINCT = frozenset(
    "driver motorist passenger bystander pedestrian resident neighbor student employee customer clerk protester "
    "demonstrator cyclist witness "
    "occupant homeowner landlord tenant guard teacher owner observer minister detainee inmate observer worker "
    "motorcyclist".split()
)
"""Nouns that tell people of one incident apart: a driver is not the passenger."""
ANOTHER = frozenset("another other second third fourth".split())
"""Words that begin somebody new."""
GROWN = frozenset("man woman father mother".split())


def alike(a: Entity, b: Entity) -> bool:
    """Whether nothing said of two people speaks against their being one."""
    if a.sex and b.sex and a.sex != b.sex:
        return False
    if a.age is not None and b.age is not None and a.age != b.age:
        return False
    if (a.heads & DISTINCT) and (b.heads & DISTINCT) and not a.heads & b.heads & DISTINCT:
        return False
    if (a.minor and b.heads & GROWN) or (b.minor and a.heads & GROWN):
        return False
    return a.kind is b.kind or Kind.PLAIN in (a.kind, b.kind)


FATES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("shoot_dead", "kill", "die"), ("hurt", "dead")),
    **dict.fromkeys(
        (
            "shoot",
            "shoot_hurt",
            "hit",
            "hurt",
            "suffer",
            "stab",
            "bite",
            "grave",
            "minor",
            "condition",
            "survive",
            "surgery",
        ),
        ("hurt",),
    ),
    "torture": ("hurt",),
    "abduct": ("held",),
    **dict.fromkeys(("arrest", "charge", "detain", "convict"), ("held",)),
    "hospital": ("care",),
}
"""What becomes of people, coarsely: those of one fate may be the same person."""


def fates_of(g: Gathering, deeds: tuple[Deed, ...]) -> dict[int, frozenset[str]]:
    """What is said to have become of each entity."""
    out: dict[int, set[str]] = {}
    for deed in deeds:
        if deed.at_target or deed.none:
            continue
        for k in deed.patients:
            if g.whom[k] >= 0:
                out.setdefault(g.whom[k], set()).update(FATES.get(deed.act, ()))
    return {k: frozenset(v) for k, v in out.items()}


def absorb(g: Gathering, into: Entity, gone: Entity) -> None:
    """Make one person of two."""
    for k in gone.mentions:
        g.whom[k] = into.number
    into.mentions = sorted((*into.mentions, *gone.mentions))
    into.heads |= gone.heads
    into.sex = into.sex or gone.sex
    into.age = into.age if into.age is not None else gone.age
    into.minor = into.minor or gone.minor
    if into.kind is Kind.PLAIN:
        into.kind = gone.kind
    into.acts, into.harmed, into.harms = into.acts or gone.acts, into.harmed or gone.harmed, into.harms or gone.harms
    gone.mentions = []
