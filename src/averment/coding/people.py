"""Which mentions mean the same person: names and the nouns and pronouns that go back to them, within one report.

Readable rules in the order of their trust: names by their words, appositions ("the driver, Jane Roe"), identifications
("the man was identified as"), nouns by kind, sex and number, pronouns by nearness. A new person begins where nothing
fits.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from averment.coding.deeds import Clauses, Deed, subject_at
from averment.coding.incidents import NONE, PRIMARY
from averment.coding.lexicon import BE, GIVEN_NAMES, PREPOSITIONS, Kind
from averment.coding.mentions import Form, Mention
from averment.coding.names import Name
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
    labels: tuple[int, ...]
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

    @property
    def known(self) -> list[Entity]:
        """Whom a noun may go back to: those of the lead and the latest, so that a word costs the same in any text."""
        return self.entities if len(self.entities) <= 2 * WINDOW else self.entities[:WINDOW] + self.entities[-WINDOW:]


def gather(clauses: Clauses, deeds: tuple[Deed, ...], labels: tuple[int, ...], *, force: bool) -> Gathering:
    """Resolve every mention, in reading order."""
    sentence_of = _sentences(clauses)
    g = Gathering(clauses, labels, sentence_of, force=force)
    for deed in deeds:
        g.acting.update(deed.agents, deed.patients)
        g.agents.update(deed.agents)
        if "hurt" in _FATE.get(deed.act, ()) and not deed.hypothetical:
            g.harmed.update(deed.patients)
            g.harming.update(deed.agents)
        for agent in deed.agents:
            for patient in deed.patients:
                g.apart.setdefault(agent, set()).add(patient)
                g.apart.setdefault(patient, set()).add(agent)
    for k, mention in enumerate(clauses.mentions):
        entity = None if mention.none and mention.kind is not Kind.OFFICER else _resolve(g, k, mention)
        if entity is not None:
            _join(g, entity, k, mention)
        g.whom.append(entity.number if entity is not None else -1)
        if mention.name is not None and entity is not None:
            _enlist(g, k, entity)
    return g


def _enlist(g: Gathering, k: int, entity: Entity) -> None:
    """Make a name a member of the group that a list spells out: "three people -- A, 30; B, 31; and C, 44"."""
    j = k - 1
    while j >= 0 and k - j <= 8 and g.sentence_of[j] == g.sentence_of[k]:
        before, here = g.clauses.mentions[j], g.clauses.mentions[j + 1]
        between = g.clauses.words.lows[before.end : here.first]
        if len(between) > 4 or any(w not in _LISTS for w in between):
            return
        if before.plural:
            group = g.entities[g.whom[j]] if g.whom[j] >= 0 else None
            listed = not between or (
                before.count is not None and between[0] in ("-", "—", "–", ":", ",", "as", "were", "identified")
            )
            if group is not None and listed and entity.number not in group.members and group is not entity:
                group.members.append(entity.number)
                g.listed.add(entity.number)
                if group.kind is not Kind.KIN and entity.kind is Kind.PLAIN:
                    entity.kind = group.kind
            return
        if before.name is None:
            return
        j -= 1


_LISTS = frozenset(", ; : - — – and ( ) as were identified".split())


def _sentences(clauses: Clauses) -> list[int]:
    out: list[int] = []
    n = 0
    for mention in clauses.mentions:
        while clauses.words.sentences[n][1] <= mention.first:
            n += 1
        out.append(n)
    return out


def _resolve(g: Gathering, k: int, mention: Mention) -> Entity | None:
    label = g.labels[g.sentence_of[k]]
    if mention.form is Form.PRONOUN:
        return _by_pronoun(g, k, mention, label)
    beside = _beside(g, k, mention)
    if mention.name is not None:
        known = _by_name(g, mention.name, label)
        same = (
            beside
            if beside is not None and not beside.names and not beside.plural
            else _identified(g, k, mention, label)
        )
        if known is not None:
            if same is not None and same is not known and _alike(same, known):
                _absorb(g, known, same)
            return known
        if same is not None:
            return same
        if mention.kind is Kind.SUSPECT:
            free = [
                e for e in g.entities if e.kind is Kind.SUSPECT and not e.names and not e.plural and e.incident == label
            ]
            if len(free) == 1:
                return free[0]
        return _new(g, mention, label)
    if beside is not None and _fits(beside, mention, apposed=True):
        return beside
    same = _said_to_be(g, mention)
    if same is not None and _fits(same, mention, apposed=True):
        return same
    if mention.kind is Kind.KIN and (mention.owner or not mention.definite):
        return _same_kin(g, mention, label) or _new(g, mention, label)
    return _by_noun(g, k, mention, label) or _new(g, mention, label)


def _new(g: Gathering, mention: Mention, label: int) -> Entity:
    entity = Entity(len(g.entities), label, mention.kind, mention.plural)
    g.entities.append(entity)
    return entity


def _join(g: Gathering, entity: Entity, k: int, mention: Mention) -> None:
    entity.mentions.append(k)
    entity.sentence = g.sentence_of[k]
    if mention.form is Form.PRONOUN:
        entity.sex = entity.sex or mention.sex
        return
    if entity.incident == NONE and g.labels[entity.sentence] == PRIMARY:
        entity.incident = PRIMARY
    entity.sex = entity.sex or mention.sex
    entity.age = entity.age if entity.age is not None else mention.age
    entity.count = entity.count or mention.count
    entity.minor = entity.minor or mention.minor or (mention.age is not None and mention.age < 18)
    if mention.head:
        entity.heads.add(mention.head)
    if mention.name is not None:
        entity.names.append(mention.name)
    if mention.kind is not Kind.PLAIN and entity.kind in (Kind.PLAIN, Kind.KIN):
        entity.kind = mention.kind
    lead = g.clauses.words.lows[mention.first : mention.end]
    entity.apart = entity.apart or (len(entity.mentions) == 1 and not _ANOTHER.isdisjoint(lead))
    entity.former = entity.former or any(w in ("former", "retired", "ex-police", "ex-cop") for w in lead)


def _by_name(g: Gathering, name: Name, label: int) -> Entity | None:
    """The person who has that name: all of its words, or a surname or given name that only one has."""
    best: Entity | None = None
    asked = _name_parts(name)
    for entity in g.entities:
        full = [n for n in entity.names if len(n.parts) > 1]
        if len(name.parts) > 1 and any(asked <= _name_parts(n) or _name_parts(n) <= asked for n in full):
            return entity
        for known in full or entity.names:
            if len(name.parts) == 1:
                if name.parts[0] in (known.surname, known.parts[0]) and (
                    best is None or (entity.incident == label and best.incident != label)
                ):
                    best = entity
            elif known.surname == name.surname or (
                known.parts[0] == name.parts[0] and set(known.parts) & set(name.parts[1:])
            ):
                if len(known.parts) == 1 or known.parts[0] == name.parts[0]:
                    return entity
    return best


def _name_parts(name: Name) -> frozenset[str]:
    """Words of a name, those joined by a hyphen apart."""
    return frozenset(p for part in name.parts for p in part.split("-"))


def _beside(g: Gathering, k: int, mention: Mention) -> Entity | None:
    """Whom an apposition or "X was the Y" makes this mention mean."""
    if k == 0 or g.whom[k - 1] < 0 or g.sentence_of[k - 1] != g.sentence_of[k]:
        return None
    before = g.clauses.mentions[k - 1]
    if before.plural or mention.plural or before.form is Form.PRONOUN or before.owns:
        return None
    between = g.clauses.words.lows[before.end : mention.first]
    if not between:
        return g.entities[g.whom[k - 1]] if mention.name is not None and before.name is None else None
    apposed = between == (",",) or (
        len(between) <= 4
        and between[0] in (",", "(")
        and all(w.isdigit() or w in (",", "(", ")", "age", "identified", "as", "named") for w in between)
    )
    if between == ("as",) and mention.name is None and before.name is not None:
        return g.entities[g.whom[k - 1]]
    copula = (
        len(between) <= 3 and between[0] in BE and not any(w.endswith("ed") or w in ("by", "a", "not") for w in between)
    )
    if not (apposed or copula) or (
        (mention.kind is Kind.OFFICIAL) != (before.kind is Kind.OFFICIAL) and before.name is None
    ):
        return None
    if apposed and mention.name is not None and before.name is not None:
        return None
    listed = not mention.definite and not before.definite and before.name is None and mention.kind is before.kind
    if between == (",",) and mention.name is None and listed and g.clauses.words.lows[before.first + 1] != "of":
        return None
    return g.entities[g.whom[k - 1]]


def _said_to_be(g: Gathering, mention: Mention) -> Entity | None:
    """Whom "is a deputy with that agency" is said of."""
    verb = mention.first - 1
    if mention.plural or verb < 0 or g.clauses.words.lows[verb] not in ("is", "was"):
        return None
    subject = subject_at(g.clauses, verb, g.clauses.words.sentences[g.sentence_of[len(g.whom)]][0])
    if subject is None or subject >= len(g.whom) or g.whom[subject] < 0 or g.clauses.mentions[subject].plural:
        return None
    return g.entities[g.whom[subject]]


_IDENTIFIES = frozenset("identified identify named known identifying identity identifies".split())


def _identified(g: Gathering, k: int, mention: Mention, label: int) -> Entity | None:
    """The one whom "was identified as", "police identified the man as", "named ... as" gives this name."""
    words = g.clauses.words
    first = words.sentences[g.sentence_of[k]][0]
    lead = words.lows[max(first, mention.first - 14) : mention.first]
    if not any(w in _IDENTIFIES for w in lead):
        return None
    verb = max(i for i in range(max(first, mention.first - 14), mention.first) if words.lows[i] in _IDENTIFIES)
    if any(w in (",", "and", ";") for w in words.lows[verb + 1 : mention.first]) or (
        "as" not in words.lows[verb : mention.first] and words.lows[verb] != "named"
    ):
        return None
    between = [j for j in range(k) if g.clauses.mentions[j].first > verb]
    subject = between[:1] or [j for j in (subject_at(g.clauses, verb, first),) if j is not None]
    for j in subject:
        entity = g.entities[g.whom[j]] if j < len(g.whom) and g.whom[j] >= 0 else None
        if (
            entity is not None
            and not g.clauses.mentions[j].plural
            and entity.kind is not Kind.OFFICIAL
            and not entity.names
        ):
            return entity
    free = [
        e
        for e in g.entities
        if not e.names and not e.plural and e.incident == label and e.kind in (Kind.SUSPECT, Kind.VICTIM, Kind.PLAIN)
    ]
    return free[0] if len(free) == 1 else None


DISTINCT = frozenset(
    "driver motorist passenger bystander pedestrian resident neighbor student employee customer clerk protester "
    "demonstrator cyclist witness "
    "occupant homeowner landlord tenant guard teacher owner observer minister detainee inmate observer worker "
    "motorcyclist".split()
)
"""Nouns that tell people of one incident apart: a driver is not the passenger."""


def _fits(entity: Entity, mention: Mention, *, apposed: bool = False) -> bool:
    """Whether a noun may mean somebody: number, sex, age and kind do not speak against it."""
    if entity.plural != mention.plural or (entity.sex and mention.sex and entity.sex != mention.sex):
        return False
    if entity.age is not None and mention.age is not None and entity.age != mention.age:
        return False
    if entity.minor and mention.head in _GROWN:
        return False
    if (mention.minor or (mention.age is not None and mention.age < 18)) and not entity.minor and entity.heads & _GROWN:
        return False
    if mention.head in DISTINCT and entity.heads & {"someone", "somebody"}:
        return False
    if mention.head in DISTINCT and any(h in DISTINCT and h != mention.head for h in entity.heads):
        return False
    if entity.kind is mention.kind or (apposed and Kind.PLAIN in (entity.kind, mention.kind)):
        return True
    loose = (Kind.PLAIN, Kind.KIN)
    if mention.kind is Kind.PLAIN:
        return entity.kind in (Kind.SUSPECT, Kind.VICTIM, Kind.KIN, Kind.JOURNALIST)
    return mention.kind in (Kind.SUSPECT, Kind.VICTIM) and entity.kind in loose


_ANOTHER = frozenset("another other second third fourth".split())


def _by_noun(g: Gathering, k: int, mention: Mention, label: int) -> Entity | None:
    """Whom a noun goes back to: the best fit among those of the same incident, the latest where several fit alike."""
    lead = g.clauses.words.lows[mention.first : mention.end]
    if not _ANOTHER.isdisjoint(lead) or mention.head in (
        "someone",
        "somebody",
        "people",
        "residents",
    ):
        return None
    best, best_points = None, 0
    for entity in g.known:
        if entity.incident != label or not _fits(entity, mention) or _other_side(g, entity, mention):
            continue
        if not entity.heads and g.acting.isdisjoint(entity.mentions):
            continue  # only ever named, and never in what happened
        if mention.minor and not entity.minor and not entity.heads and g.harmed.isdisjoint(entity.mentions):
            continue
        points = _likeness(g, entity, mention, g.sentence_of[k])
        if points >= max(best_points, 1):
            best, best_points = entity, points
    return best


def _other_side(g: Gathering, entity: Entity, mention: Mention) -> bool:
    """Whether a noun for one who harms would go back to one who was harmed, or the other way round."""
    if g.force or mention.kind not in (Kind.SUSPECT, Kind.VICTIM):
        return False
    against = g.harmed if mention.kind is Kind.SUSPECT else g.harming
    return not against.isdisjoint(entity.mentions)


def _likeness(g: Gathering, entity: Entity, mention: Mention, sentence: int) -> int:
    points = 0
    same_head = mention.head in entity.heads
    if mention.plural:
        if mention.count is not None and mention.count == entity.count and {mention.head, *entity.heads} <= _ANY_PEOPLE:
            return 4
        if mention.count is not None and entity.count is not None and mention.count != entity.count:
            return 0
        if mention.count is not None and entity.count is None and not mention.definite:
            return 0
        if mention.count is not None and len(entity.members) == mention.count[0] and same_head:
            return 6
        if mention.head == "others":
            return 4 if same_head and mention.count == entity.count and mention.count else 0
        return 4 if same_head else 2 if mention.definite or mention.kind is Kind.OFFICER else 0
    distance = sentence - entity.sentence
    bare = mention.kind is Kind.VICTIM and g.clauses.words.lows[mention.first] == mention.head
    if mention.definite or mention.kind is Kind.SUSPECT or bare:
        points = 3 + 3 * same_head + 2 * (entity.kind is mention.kind) + (distance <= 2) + bool(entity.names)
        if mention.kind in (Kind.OFFICER, Kind.OFFICIAL) and not same_head and entity.names and distance > 3:
            points -= 2
        return points
    if mention.kind is Kind.OFFICER and entity.kind is Kind.OFFICER:
        return 2 if not entity.names and (same_head or {mention.head, *entity.heads} <= _ANY_OFFICER) else 0
    # an indefinite noun begins somebody, unless it says again what the lead or headline said
    if mention.age is not None and entity.age == mention.age:
        return 5
    alike = entity.kind is Kind.PLAIN and mention.kind is Kind.PLAIN and {mention.head, *entity.heads} <= _ANYBODY
    told_again = not entity.names and (same_head or alike)
    early = entity.mentions and g.sentence_of[entity.mentions[0]] <= 2 and sentence <= 6 and distance >= 1
    return 2 if told_again and early and mention.count is None else 0


_ANY_PEOPLE = frozenset("people persons individuals victims".split())
_ANY_OFFICER = frozenset("officer agent".split())
_ANYBODY = frozenset("man woman person driver motorist teen teenager boy girl individual child male female".split())


def _same_kin(g: Gathering, mention: Mention, label: int) -> Entity | None:
    fitting = [e for e in g.entities if mention.head in e.heads and e.incident == label and e.plural == mention.plural]
    return fitting[-1] if fitting else None


def _by_pronoun(g: Gathering, k: int, mention: Mention, label: int) -> Entity | None:
    """The nearest who fits; in an earlier sentence the one named first there."""
    if mention.head == "who":
        before = g.clauses.mentions[k - 1] if k else None
        near = before is not None and mention.first - before.end <= 6 and g.sentence_of[k - 1] == g.sentence_of[k]
        return g.entities[g.whom[k - 1]] if near and g.whom[k - 1] >= 0 else None
    here = g.sentence_of[k]
    others = {g.whom[j] for j in g.apart.get(k, ()) if j < len(g.whom)}
    speaks = any(w in _SAYS for w in g.clauses.words.lows[mention.end : mention.end + 2])
    best: Entity | None = None
    best_points = 0.0
    seen: set[int] = set()
    for j in range(k - 1, max(-1, k - 16), -1):
        away = here - g.sentence_of[j]
        if away > NEAR:
            break
        other = g.clauses.mentions[j]
        if g.whom[j] < 0 or other.head == "who":
            continue
        entity = g.entities[g.whom[j]]
        if (
            entity.plural != mention.plural
            or (entity.sex and mention.sex and entity.sex != mention.sex)
            or entity.incident not in (label, NONE)
        ):
            continue
        if entity.number in others:
            continue
        if entity.kind is Kind.OFFICIAL and not speaks and mention.form is Form.PRONOUN and not mention.owns:
            continue
        if entity.number in seen and away == 0:
            continue
        seen.add(entity.number)
        points = 6.0 - 1.5 * away - 0.1 * (k - j)
        points += 1.0 * (other.first == g.clauses.words.sentences[g.sentence_of[j]][0]) + 0.8 * (
            other.form is Form.PRONOUN
        )
        before = g.clauses.words.lows[other.first - 1] if other.first else ""
        points += 0.6 * (j in g.agents) - 1.0 * (before in PREPOSITIONS) - 0.5 * (entity.number in g.listed)
        points -= 3.0 * (
            entity.sex is None and mention.sex is not None and _likely_sex(entity) not in (None, mention.sex)
        )
        points += 2.0 * (speaks and entity.kind is Kind.OFFICIAL)
        points += (
            0.7 * (entity.kind is not Kind.OFFICER)
            + 0.4 * bool(entity.names)
            - 1.0 * (other.owns and other.form is not Form.PRONOUN)
        )
        if points > best_points:
            best, best_points = entity, points
    return best


def _likely_sex(entity: Entity) -> str | None:
    """The sex that a given name suggests: a hint against a pronoun, never a fact."""
    return next((GIVEN_NAMES[n.parts[0]] for n in entity.names if len(n.parts) > 1 and n.parts[0] in GIVEN_NAMES), None)


_SAYS = frozenset(
    "said says told added wrote explained noted stated tweeted asked recalled testified continued announced".split()
)


def merge_unnamed(g: Gathering, deeds: tuple[Deed, ...]) -> None:
    """Make one of a nameless person and the only other to whom the same is said to have happened.

    A name that comes late goes before another nameless one; two who stand in one sentence are two.
    """
    fates = _fates(g, deeds)
    for entity in g.known:
        if not _may_merge(entity) or entity.names or entity.apart:
            continue
        fate = fates.get(entity.number, frozenset())
        here = set(_in_sentences(g, entity))
        fitting = [
            other
            for other in g.known
            if other is not entity
            and _may_merge(other)
            and other.incident == entity.incident
            and (other.names or other.number < entity.number)
            and _alike(entity, other)
            and fate & fates.get(other.number, frozenset())
            and not here & set(_in_sentences(g, other))
        ]
        named = [e for e in fitting if e.names]
        chosen = named or fitting
        if len(chosen) == 1:
            _absorb(g, chosen[0], entity)


def _may_merge(entity: Entity) -> bool:
    return bool(entity.mentions) and not entity.plural and entity.kind in (Kind.PLAIN, Kind.SUSPECT, Kind.VICTIM)


def merge_officers(g: Gathering, deeds: tuple[Deed, ...]) -> None:
    """Make one of officers without a name to whom alone of officers the same injury is said to have happened."""
    fates = _fates(g, deeds)
    hurt = [
        e
        for e in g.entities
        if e.kind is Kind.OFFICER
        and not e.plural
        and e.incident == PRIMARY
        and e.mentions
        and fates.get(e.number, frozenset()) & {"hurt", "care"}
        and not e.former
    ]
    named = [e for e in hurt if e.names]
    if len(named) > 1 or any(
        e.plural and e.kind is Kind.OFFICER and e.count not in (None, (1, 1)) and fates.get(e.number)
        for e in g.entities
    ):
        return
    keep = next(iter(named or hurt), None)
    for other in hurt:
        if keep is not None and other is not keep and not set(_in_sentences(g, keep)) & set(_in_sentences(g, other)):
            _absorb(g, keep, other)


def _in_sentences(g: Gathering, entity: Entity) -> list[int]:
    return [g.sentence_of[k] for k in entity.mentions if g.clauses.mentions[k].form is not Form.PRONOUN]


_GROWN = frozenset("man woman father mother".split())


def _alike(a: Entity, b: Entity) -> bool:
    if a.sex and b.sex and a.sex != b.sex:
        return False
    if a.age is not None and b.age is not None and a.age != b.age:
        return False
    if (a.heads & DISTINCT) and (b.heads & DISTINCT) and not a.heads & b.heads & DISTINCT:
        return False
    if (a.minor and b.heads & _GROWN) or (b.minor and a.heads & _GROWN):
        return False
    return a.kind is b.kind or Kind.PLAIN in (a.kind, b.kind)


_FATE: dict[str, tuple[str, ...]] = {
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
    **dict.fromkeys(("arrest", "charge", "detain", "convict"), ("held",)),
    "hospital": ("care",),
}
"""What becomes of people, coarsely: those of one fate may be the same person."""


def _fates(g: Gathering, deeds: tuple[Deed, ...]) -> dict[int, frozenset[str]]:
    out: dict[int, set[str]] = {}
    for deed in deeds:
        if deed.at_target or deed.none:
            continue
        for k in deed.patients:
            if g.whom[k] >= 0:
                out.setdefault(g.whom[k], set()).update(_FATE.get(deed.act, ()))
    return {k: frozenset(v) for k, v in out.items()}


def _absorb(g: Gathering, into: Entity, gone: Entity) -> None:
    for k in gone.mentions:
        g.whom[k] = into.number
    into.mentions = sorted((*into.mentions, *gone.mentions))
    into.heads |= gone.heads
    into.sex = into.sex or gone.sex
    into.age = into.age if into.age is not None else gone.age
    into.minor = into.minor or gone.minor
    if into.kind is Kind.PLAIN:
        into.kind = gone.kind
    gone.mentions = []
