"""Whom nouns and pronouns go back to, by kind, sex, number and nearness."""

from __future__ import annotations

from averment.coding.cast.gathering import ANOTHER, DISTINCT, GROWN, NEAR, Entity, Gathering
from averment.coding.cast.incidents import NONE
from averment.coding.deeds.mentions import Form, Mention
from averment.coding.text.lexicon import GIVEN_NAMES, PREPOSITIONS, Kind


def fits(entity: Entity, mention: Mention, *, apposed: bool = False) -> bool:
    """Whether a noun may mean somebody: number, sex, age and kind do not speak against it."""
    if entity.plural != mention.plural or (entity.sex and mention.sex and entity.sex != mention.sex):
        return False
    if entity.age is not None and mention.age is not None and entity.age != mention.age:
        return False
    if entity.minor and mention.head in GROWN:
        return False
    if (mention.minor or (mention.age is not None and mention.age < 18)) and not entity.minor and entity.heads & GROWN:
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


def by_noun(g: Gathering, k: int, mention: Mention, label: int) -> Entity | None:
    """Whom a noun goes back to: the best fit among those of the same incident, the latest where several fit alike."""
    lead = g.clauses.words.lows[mention.first : mention.end]
    if not ANOTHER.isdisjoint(lead) or mention.head in (
        "someone",
        "somebody",
        "people",
        "residents",
    ):
        return None
    best, best_points = None, 0
    for entity in g.known:
        if entity.incident != label or not fits(entity, mention) or _other_side(g, entity, mention):
            continue
        if not entity.heads and not entity.acts:
            continue  # only ever named, and never in what happened
        if mention.minor and not entity.minor and not entity.heads and not entity.harmed:
            continue
        points = _likeness(g, entity, mention, g.sentence_of[k])
        if points >= max(best_points, 1):
            best, best_points = entity, points
    return best


def _other_side(g: Gathering, entity: Entity, mention: Mention) -> bool:
    """Whether a noun for one who harms would go back to one who was harmed, or the other way round."""
    if g.force or mention.kind not in (Kind.SUSPECT, Kind.VICTIM):
        return False
    return entity.harmed if mention.kind is Kind.SUSPECT else entity.harms


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
    both_plain = entity.kind is Kind.PLAIN and mention.kind is Kind.PLAIN and {mention.head, *entity.heads} <= _ANYBODY
    told_again = not entity.names and (same_head or both_plain)
    early = entity.mentions and g.sentence_of[entity.mentions[0]] <= 2 and sentence <= 6 and distance >= 1
    return 2 if told_again and early and mention.count is None else 0


_ANY_PEOPLE = frozenset("people persons individuals victims".split())
_ANY_OFFICER = frozenset("officer agent".split())
_ANYBODY = frozenset("man woman person driver motorist teen teenager boy girl individual child male female".split())


def same_kin(g: Gathering, mention: Mention, label: int) -> Entity | None:
    """Kin called by the same noun before: "her brother", and "her brother" again."""
    fitting = [e for e in g.entities if mention.head in e.heads and e.incident == label and e.plural == mention.plural]
    return fitting[-1] if fitting else None


def by_pronoun(g: Gathering, k: int, mention: Mention, label: int) -> Entity | None:
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
        led_by = g.clauses.words.lows[other.first - 1] if other.first else ""
        points += 0.6 * (j in g.agents) - 1.0 * (led_by in PREPOSITIONS) - 0.5 * (entity.number in g.listed)
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
