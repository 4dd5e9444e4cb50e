"""People told of twice whom no rule joins, and what each is to the incident: two small models.

The rules of `people`, `merging` and `roles` answer first; their answers are features here. So "a man" of the lead and
the name that comes five paragraphs later become one where nothing speaks against it and enough speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from averment.coding.cast.gathering import Entity, Gathering, absorb, alike
from averment.coding.cast.merging import side_by_side
from averment.coding.cast.roles import Part
from averment.coding.deeds.mentions import Form
from averment.coding.weights import Row, likelihood, total
from averment.domain.codes import PersonRole, ReportKind

NOBODY = "nobody"
"""The role of those who take no part."""
MOST = 40
"""People of a report who are compared with each other, so that a hostile text costs no more."""
TRUSTED = 1.0
"""What speaks for the role that a rule gave, beside its features: a rule sees what a list of words does not."""
STAYS, COUNTED, ENTERS = 1.0, 3.0, -1.5
"""How much more may speak for no part than for the best one, where a rule gave a part; of a counted group to whom a
rule gave one; and where no rule did, so that a byline or a guest of the report does not become a victim."""
_OF_FORCE = tuple(PersonRole(r) for r in "subject officer bystander journalist other".split())
_OF_VIOLENCE = tuple(PersonRole(r) for r in "victim suspect officer journalist other".split())


def join_alike(g: Gathering, roles: Mapping[int, PersonRole], parts: Mapping[int, Part], row: Row, bar: float) -> None:
    """Make one of two people where the model is surer than the bar, the surest first."""
    while True:
        parted = pairs(g, roles, parts, taking_part=True)
        scored = [(likelihood(features, row), a, b) for a, b, features in parted]
        best = max(scored, key=lambda each: (each[0], -each[1].number, -each[2].number), default=None)
        if best is None or best[0] < bar:
            return
        _, a, b = best
        absorb(g, a, b)
        a.names.extend(b.names)


def pairs(
    g: Gathering, roles: Mapping[int, PersonRole], parts: Mapping[int, Part], *, taking_part: bool = False
) -> Iterator[tuple[Entity, Entity, tuple[str, ...]]]:
    """Every two people who may be one, the earlier first, with what is known of them.

    With `taking_part`, only those of whom a rule gave one a role: no value hangs on the others.
    """
    people = [e for e in g.entities if e.mentions][:MOST]
    firsts = {e.number: min(e.mentions) for e in people}
    for a, b in combinations(sorted(people, key=lambda e: firsts[e.number]), 2):
        if taking_part and a.number not in roles and b.number not in roles:
            continue
        if _may_be_one(g, a, b):
            yield a, b, tuple(_pair_features(g, a, b, roles, parts, people))


def _may_be_one(g: Gathering, a: Entity, b: Entity) -> bool:
    if a.plural != b.plural or (a.count or (1, 1)) != (b.count or (1, 1)) or a.incident != b.incident:
        return False
    if not alike(a, b) or side_by_side(g, a, b) or b.number in a.members or a.number in b.members:
        return False
    last = {n.surname for n in a.names}, {n.surname for n in b.names}
    return not (last[0] and last[1])


def _pair_features(
    g: Gathering,
    a: Entity,
    b: Entity,
    roles: Mapping[int, PersonRole],
    parts: Mapping[int, Part],
    people: Sequence[Entity],
) -> Iterator[str]:
    named = "both" if a.names and b.names else "first" if a.names else "second" if b.names else "none"
    yield "always"
    yield f"named={named}"
    yield "several" if a.plural else "single"
    ra, rb = (str(roles.get(e.number, NOBODY)) for e in (a, b))
    yield f"roles={ra}+{rb}"
    yield "one role" if ra == rb else "two roles"
    yield f"kinds={'+'.join(sorted((a.kind, b.kind)))}"
    later = g.clauses.mentions[min(b.mentions)]
    yield f"later={later.form}" + (", definite" if later.definite else "")
    if later.owner:
        yield "later is somebody's"
    if a.heads & b.heads:
        yield "one noun"
        yield f"noun={min(a.heads & b.heads)}"
    elif a.heads and b.heads:
        yield "other nouns"
    if a.sex and a.sex == b.sex:
        yield "one sex"
    if a.age is not None and a.age == b.age:
        yield "one age"
    if a.apart or b.apart:
        yield "said to be another"
    got = parts[a.number].got & parts[b.number].got
    did = parts[a.number].did & parts[b.number].did
    for act in sorted(got):
        yield f"both got {act}"
    for act in sorted(did):
        yield f"both did {act}"
    if not got and not did:
        yield "nothing in common"
    gap = abs(g.sentence_of[min(b.mentions)] - g.sentence_of[max(k for k in a.mentions if k < min(b.mentions))])
    yield f"gap={'none' if gap == 0 else 'one' if gap == 1 else 'few' if gap < 5 else 'many'}"
    if any(k in g.apart.get(j, ()) for j in a.mentions for k in b.mentions):
        yield "act on each other"
    rivals = sum(roles.get(e.number) == roles.get(b.number) and e.plural == b.plural and e is not b for e in people)
    yield f"rivals={min(rivals, 3)}, named={named}"
    unnamed = sum(1 for e in people if not e.names and not e.plural)
    yield f"unnamed={min(unnamed, 4)}"


def settle_roles(
    g: Gathering,
    roles: Mapping[int, PersonRole],
    parts: Mapping[int, Part],
    speakers: frozenset[int],
    kind: ReportKind,
    rows: Mapping[str, Row],
) -> dict[int, PersonRole]:
    """The likeliest role of each who takes part; `rows` holds weights for each role and for `nobody`."""
    open_to = _OF_FORCE if kind is ReportKind.USE_OF_FORCE else _OF_VIOLENCE
    settled: dict[int, PersonRole] = {}
    for e in g.entities:
        if not e.mentions:
            continue
        ruled = roles.get(e.number)
        if ruled is PersonRole.OFFICER or (ruled is PersonRole.JOURNALIST and e.names):
            # who acts for the law is told by words that leave no doubt, and so is a journalist to whom something befell
            settled[e.number] = ruled
            continue
        features = tuple(role_features(g, e, roles, parts, speakers, kind))
        scores = {r: total(features, rows.get(str(r), {})) + (TRUSTED if r is ruled else 0.0) for r in open_to}
        best = max(open_to, key=scores.__getitem__)
        doubt = total(features, rows.get(NOBODY, {})) - scores[best]
        if doubt <= _margin(e, ruled):
            settled[e.number] = best
    return settled


def _margin(e: Entity, ruled: PersonRole | None) -> float:
    if ruled is None:
        return ENTERS
    return COUNTED if e.plural and e.count is not None else STAYS


def role_features(
    g: Gathering,
    e: Entity,
    roles: Mapping[int, PersonRole],
    parts: Mapping[int, Part],
    speakers: frozenset[int],
    kind: ReportKind,
) -> Iterator[str]:
    """What is known of one person, by readable names."""
    part = parts[e.number]
    rule = str(roles.get(e.number, NOBODY))
    of = "force" if kind is ReportKind.USE_OF_FORCE else "violence"
    yield f"always, {of}"
    yield f"rule={rule}, {of}"
    yield f"kind={e.kind}, {of}"
    yield "several" if e.plural else "single"
    if e.plural and e.count is None:
        yield "several, uncounted"
    named = "named" if e.names else "unnamed"
    yield f"{named}, {of}"
    many = len(e.mentions)
    yield f"mentions={1 if many == 1 else 2 if many < 4 else 4 if many < 8 else 8}"
    yield f"rule={rule}, mentions={'1' if many == 1 else 'more'}"
    first = g.sentence_of[min(e.mentions)]
    yield f"first={'lead' if first < 3 else 'early' if first < 10 else 'late'}"
    if all(g.clauses.mentions[k].form is Form.PRONOUN for k in e.mentions):
        yield "only pronouns"
    if e.number in speakers:
        yield f"speaks, {rule}"
    yield from (f"noun={h}, {of}" for h in sorted(e.heads))
    yield from (f"did {act}, {of}" for act in sorted(part.did))
    yield from (f"got {act}, {of}" for act in sorted(part.got))
    for name, holds in (("by officer", part.by_officer), ("by other", part.by_other), ("on officer", part.on_officer)):
        if holds:
            yield f"{name}, {of}"
    for name, holds in (("former", e.former), ("minor", e.minor), ("apart", e.apart), ("listed", e.number in g.listed)):
        if holds:
            yield name
    if g.clauses.mentions[min(e.mentions)].owner:
        yield "somebody's"
    if e.incident != 0:
        yield "other incident"
