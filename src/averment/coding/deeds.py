"""Who is said to have done what to whom: predicates of a report with their participants, read clause by clause.

A shallow reading: a predicate is found by its words (`verbs`), its subject by walking left past what stands between,
its objects by walking right to the end of the clause. Walks have a bound, so that the cost grows with the length of a
text and not faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from averment.coding.hedges import hedge_of
from averment.coding.lexicon import (
    AUXILIARIES,
    BE,
    BODY_PARTS,
    BOUNDARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INSTRUMENTS,
    PREPOSITIONS,
    TIMES,
    WEAPONS,
)
from averment.coding.mentions import Form, Mention
from averment.coding.numbers import number
from averment.coding.tokens import Words
from averment.coding.verbs import BY_FIRST_WORD, VERB_FORMS, Predicate, match
from averment.domain.codes import Modality

REACH_LEFT = 40
REACH_RIGHT = 24
"""Words that a walk goes at most."""

_TARGETS = frozenset("at on toward towards into against with onto".split())
_NOUNS_TOO = frozenset(
    "shot fire strike escape charge attack ram kick cut run drive escapes charges fires point arrest surrender "
    "arrests return fight "
    "struggle capture transport wound wounds kill kills shooting killing beating stabbing hit hits stop force "
    "aim lunge spray "
    "take dead shoot shoots wounding trained face attacks speed waving resist use uses sprays rush has had beat "
    "struggles".split()
)
_HAPPENED = frozenset("shooting killing beating stabbing wounding".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What follows a predicate: a mention or a thing, and the preposition before it."""

    prep: str | None
    mention: int | None
    word: str
    at: int
    end: int
    whose: int | None = None
    """The mention that a thing belongs to: "the officer's hand"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One predicate with its participants, as indices of mentions."""

    act: str
    sentence: int
    first: int
    end: int
    """The words of the predicate with its auxiliaries."""
    verb: int
    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    agent_thing: str | None = None
    at_target: bool = False
    """The patient is only said to be aimed at: "fired at"."""
    modality: Modality = Modality.ASSERTED
    attempted: bool = False
    hypothetical: bool = False
    none: bool = False
    """Said of nobody: "no officers were hurt"."""
    complements: tuple[Complement, ...] = ()
    parts: tuple[tuple[int, str], ...] = ()
    """Body parts that the clause names, each with its word."""
    stop: int = 0
    """The word after the last one that the clause was read to."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of a report with mentions laid over them."""

    words: Words
    mentions: tuple[Mention, ...]
    owner: tuple[int, ...]
    """For each word the mention that it belongs to, or -1."""


def lay_mentions(words: Words, mentions: tuple[Mention, ...]) -> Clauses:
    """Lay mentions over words."""
    owner = [-1] * len(words)
    for k, mention in enumerate(mentions):
        owner[mention.first : mention.end] = [k] * (mention.end - mention.first)
    return Clauses(words, mentions, tuple(owner))


def read_deeds(clauses: Clauses) -> tuple[Deed, ...]:
    """Every deed of a report in reading order."""
    return tuple(d for k, (first, end) in enumerate(clauses.words.sentences) for d in _sentence(clauses, k, first, end))


@dataclass(frozen=True, slots=True)
class Last:
    """Whom the last predicate of a sentence was said of, and whether in the passive: what follows "and" shares both."""

    subject: tuple[int, ...] = ()
    passive: bool = False


def _sentence(clauses: Clauses, k: int, first: int, end: int) -> Iterator[Deed]:
    lows = clauses.words.lows
    last = Last()
    i = first
    while i < end:
        known = BY_FIRST_WORD.get(lows[i])
        if known is None or (clauses.owner[i] >= 0 and not _heads_clause(clauses, i)):
            i += 1
            continue
        deed = best = None
        best_stop = i
        matched = sorted(((stop, -n) for n, p in enumerate(known) if (stop := match(p, lows, i, end))), reverse=True)
        for stop, n in matched:
            candidate = known[-n]
            if candidate.frame == "own" and _possessor(clauses, i) < 0:
                continue
            if candidate.frame not in ("of", "own") and stop - i == 1 and _is_noun(clauses, i, first, end):
                continue
            read = _deed(clauses, k, candidate, i, stop, first, end, last)
            if _confirmed(lows, read, end):
                deed, best, best_stop = read, candidate, stop
                break
        if deed is None or best is None:
            i += 1
            continue
        if best.frame in ("does", "gets", "at") or best.act in ("flee", "die", "suffer"):
            passive = _is_passive(lows, i, first) or (last.passive and not deed.agents)
            last = Last(deed.patients if passive else (deed.agents or deed.patients), passive)
        yield deed
        i = best_stop


NEEDS: dict[str, tuple[frozenset[str], int]] = {
    "suffer": (
        frozenset(
            "wound wounds wounded injury injuries injured burn burns fracture fractures fractured bruise "
            "bruises cut cuts laceration "
            "lacerations gunshot concussion bites broken trauma bleeding".split()
        ),
        0,
    ),
    "hospital": (
        frozenset(
            "hospital hospitals hospitalized hospitalised hospitalization clinic medical infirmary trauma "
            "emergency health "
            "icu".split()
        ),
        6,
    ),
    "armed_with": (frozenset(WEAPONS) | {"weapon", "weapons"}, 0),
    "draw": (frozenset(WEAPONS) | {"weapon", "weapons", "waistband", "object"}, 0),
    "point": (frozenset(WEAPONS) | {"weapon", "weapons", "taser", "object"}, 0),
    "minor": (frozenset("injury injuries wound wounds condition life-threatening threatening".split()), 3),
    "escape": (
        frozenset("custody jail prison detention handcuffs facility officers police agents authorities".split()),
        0,
    ),
    "deploy": (frozenset(INSTRUMENTS) | {"pepper", "tear"}, 0),
    "throw": (
        frozenset(
            "rock rocks bottle bottles brick bricks object objects fireworks firework water snowballs debris "
            "items explosive "
            "projectiles molotov".split()
        ),
        0,
    ),
    "detain": (
        frozenset(
            "held detained bond bail jail jailed detention custody prison center facility without questioned "
            "detaining detains".split()
        ),
        0,
    ),
}
"""Acts whose words also mean other things: what their clause must name, and how many words past its end may name it."""


def _confirmed(lows: tuple[str, ...], deed: Deed, end: int) -> bool:
    needs = NEEDS.get(deed.act)
    if needs is None or not needs[0]:
        return True
    return not needs[0].isdisjoint(lows[deed.first : min(deed.stop + needs[1], end)])


def _heads_clause(clauses: Clauses, i: int) -> bool:
    """Whether a word inside a mention is a predicate all the same: "wounded" of "two wounded officers"."""
    mention = clauses.mentions[clauses.owner[i]]
    return mention.form is not Form.PRONOUN and clauses.words.lows[i] in (
        "wounded",
        "injured",
        "armed",
        "unarmed",
        "off-duty",
        "on-duty",
        "masked",
        "plainclothes",
        "undercover",
        "uniformed",
    )


def _leads_verb(low: str) -> bool:
    return (
        low in AUXILIARIES
        or low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in BOUNDARIES
        or low in VERB_FORMS
        or low.endswith(("ly", "ed"))
        or low in ("who", "admitted")
    )


def _is_noun(clauses: Clauses, i: int, first: int, end: int) -> bool:
    """Whether a form that is also a noun stands as one: "the shot", "fatal shooting", "under fire"."""
    lows, low = clauses.words.lows, clauses.words.lows[i]
    before = lows[i - 1] if i > first else ""
    if low.endswith("ing") and before in DETERMINERS and before not in ("that", "all", "both"):
        return True
    if low not in _NOUNS_TOO:
        return False
    after = lows[i + 1] if i + 1 < end else ""
    if before in DETERMINERS or before == "'s" or before.endswith("s'") or number(before) is not None:
        return clauses.owner[i - 1] < 0 or before in ("his", "her", "their") or before == "'s"
    if low in _HAPPENED:
        acts = (i + 1 < end and clauses.owner[i + 1] >= 0) or after in (
            "at",
            "into",
            "toward",
            "and",
            "himself",
            "herself",
        )
        plain = before.isalpha() and clauses.owner[i - 1] < 0 and not _leads_verb(before)
        return (
            not acts
            or plain
            or (clauses.words.forms[i] == "Shooting" and i > first)
            or before
            in (
                "fatal",
                "deadly",
                "mass",
                "police",
                "officer-involved",
                "drive-by",
                "double",
                "triple",
            )
        )
    if low in (
        "fire",
        "run",
        "drive",
        "fight",
        "take",
        "force",
        "aim",
        "kill",
        "shoot",
        "ram",
        "attack",
        "use",
        "surrender",
        "return",
        "spray",
        "rush",
        "lunge",
        "arrest",
        "capture",
        "speed",
        "point",
        "transport",
        "escape",
        "resist",
        "stop",
        "charge",
        "strike",
        "beat",
    ):
        return not (
            before == "to"
            or before in AUXILIARIES
            or before in ("and", "who", "they", "not")
            or (i > first and clauses.owner[i - 1] >= 0)
            or before.endswith("ly")
        )
    return before in PREPOSITIONS and low in ("shot", "fire", "arrest", "attack", "charge", "charges", "hit")


def _deed(
    clauses: Clauses, k: int, predicate: Predicate, i: int, stop: int, first: int, end: int, last_said: Last
) -> Deed:
    lows = clauses.words.lows
    group = _group(lows, i, first)
    complements, last = _complements(clauses, i + 1 if predicate.gapped else stop, end)
    inside = clauses.owner[i]
    alone = predicate.frame in ("gets", "does") and not any(c.prep is None for c in complements)
    said_of = (
        Subject((inside,))
        if inside >= 0
        else _subject(
            clauses, group, first, last_said.subject, alone=alone and group == i and predicate.frame == "gets"
        )
    )
    hedge = hedge_of(lows, group, i, first)
    goes_on = last_said.passive and alone and i > first and lows[i - 1] in ("and", "or", ",", "then", "later")
    passive = _is_passive(lows, i, first) or (goes_on and not lows[i].endswith("ing"))
    agents, patients, agent_thing, at_target = _roles(clauses, predicate, i, stop, passive, said_of, complements)
    denied = any(clauses.mentions[m].none for m in (*agents, *patients))
    return Deed(
        act=predicate.act,
        sentence=k,
        first=group,
        end=stop,
        verb=i,
        agents=agents,
        patients=patients,
        agent_thing=agent_thing,
        at_target=at_target,
        none=denied,
        modality=Modality.DENIED if denied else hedge.modality,
        attempted=hedge.attempted,
        hypothetical=hedge.hypothetical,
        complements=tuple(complements),
        parts=tuple(_parts(lows, stop, last)),
        stop=last,
    )


def _group(lows: tuple[str, ...], i: int, first: int) -> int:
    """The first word of the verb group that ends with the verb: "had not been"."""
    j = i
    while (
        j > first
        and j > i - 6
        and (
            lows[j - 1] in AUXILIARIES
            or (lows[j - 1] == "'s" and j - 1 > first and lows[j - 2] in ("he", "she", "who"))
            or (lows[j - 1].endswith("ly") and len(lows[j - 1]) > 4)
        )
    ):
        j -= 1
    return j


def _is_passive(lows: tuple[str, ...], i: int, first: int) -> bool:
    if lows[i].endswith("ing"):
        return False
    return any(w in BE for w in lows[_group(lows, i, first) : i])


def _roles(
    clauses: Clauses,
    predicate: Predicate,
    i: int,
    stop: int,
    passive: bool,
    said_of: Subject,
    complements: Sequence[Complement],
) -> tuple[tuple[int, ...], tuple[int, ...], str | None, bool]:
    """Agents, patients, a thing that acts, and whether the patient was only aimed at."""
    low, subject, thing = clauses.words.lows[i], said_of.people, said_of.thing
    objects = tuple(c.mention for c in complements if c.prep is None and c.mention is not None)
    things = [c for c in complements if c.prep is None and c.mention is None]
    by = tuple(c.mention for c in complements if c.prep == "by" and c.mention is not None)
    by_thing = next((c.word for c in complements if c.prep == "by" and c.mention is None), None)
    aimed = _TARGETS | {"between"} if low.startswith(("exchang", "trad")) else _TARGETS
    targets = tuple(c.mention for c in complements if c.prep in aimed and c.mention is not None)
    if predicate.frame == "of":
        return by, objects[:3], by_thing, False
    if predicate.frame == "own":
        return (), (clauses.owner[_possessor(clauses, i)],), None, False
    if predicate.frame == "is" and predicate.act == "hospital" and objects:
        return subject, objects, thing, False  # "her mother drove her to a hospital"
    if predicate.frame == "is":
        return (
            (),
            subject or ((said_of.whose,) if said_of.whose is not None and predicate.act in _STATES else ()),
            thing,
            False,
        )
    if predicate.frame == "at":
        done_by = passive or (bool(by) and not subject)
        return (by if done_by else subject), (objects or targets), by_thing if done_by else thing, True
    if passive:
        return by, subject, by_thing, False
    if objects and not (things and things[0].at < complements[0].at):
        return subject, objects, thing, False
    whose = tuple(c.whose for c in things if c.whose is not None)
    if whose and predicate.act in ("hit", "shoot"):
        return subject, whose, thing, predicate.act == "shoot"
    if targets and predicate.frame == "gets" and clauses.words.lows[stop : stop + 1] not in (("with",), ("on",)):
        return subject, targets, thing, predicate.act.startswith("shoot")
    gap = _antecedent(clauses, subject)
    if gap is not None and not things:
        return subject, (gap,), thing, False
    undergoes = not low.endswith("ing") and not things
    if (
        by
        or by_thing
        or (
            undergoes
            and (predicate.frame == "gets" or predicate.act in ("arrest", "hospital", "convict", "charge", "detain"))
        )
    ):
        officers = subject and clauses.mentions[subject[0]].kind == "officer" and clauses.mentions[subject[0]].plural
        if by or by_thing or not (officers and predicate.act in ("arrest", "shoot", "detain", "charge")):
            return by, subject, by_thing, False
    return subject, (), thing, False


_STATES = frozenset("condition grave minor survive".split())
"""Acts that are said of somebody's injuries or condition as well as of them."""


def _possessor(clauses: Clauses, i: int) -> int:
    """The last word of the mention whose possessive leads to a noun: "Smith's fatal shooting"; -1 where none does."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if clauses.owner[j] >= 0:
            return j if clauses.mentions[clauses.owner[j]].owns else -1
        if clauses.words.lows[j] in PREPOSITIONS or (
            not clauses.words.lows[j][0].isalpha() and clauses.words.lows[j] != "'s"
        ):
            return -1
    return -1


def _antecedent(clauses: Clauses, subject: tuple[int, ...]) -> int | None:
    """The one whom a clause without "whom" is about: "the man officers shot"."""
    if not subject:
        return None
    mention = clauses.mentions[subject[0]]
    if mention.first == 0:
        return None
    left = clauses.owner[mention.first - 1]
    return left if left >= 0 and clauses.mentions[left].end == mention.first else None


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a verb group is said of."""

    people: tuple[int, ...]
    thing: str | None = None
    whose: int | None = None
    """The mention that the thing belongs to: "his injuries"."""


def _subject(clauses: Clauses, group: int, first: int, before: tuple[int, ...], *, alone: bool = False) -> Subject:
    """Whom or what a verb group is said of; the last verb's subject where none stands there."""
    lows, owner = clauses.words.lows, clauses.owner
    thing: str | None = None
    i, low_end = group - 1, max(first, group - REACH_LEFT)
    if before and i >= low_end and lows[i] == "," and lows[group].endswith("ing"):
        return Subject(before)  # "…, killing him": the same who did the last
    if i >= low_end and lows[i] in _SHOTS:
        return Subject((), lows[i])  # "a report of shots fired"
    beside = i >= low_end and owner[i] >= 0 and not clauses.mentions[owner[i]].owns and lows[i] != "who"
    if beside and (lows[group].endswith("ing") or alone):
        return Subject((owner[i],))  # "confronted by a man holding a knife", "a report of a man shot"
    while i >= low_end:
        low = lows[i]
        if low in ("who", "who'd"):
            return Subject(_before_who(clauses, i, first))
        if owner[i] >= 0:
            mention = clauses.mentions[owner[i]]
            left = mention.first - 1
            if mention.head in _OBJECTS and not mention.owns:
                i, thing = left, None
                continue
            if mention.owns and thing is not None:
                if _is_object(lows, left, low_end) or (left >= low_end and lows[left] in PREPOSITIONS):
                    i, thing = left - 1, None
                    continue
                return Subject((), thing, owner[i])
            if (left > low_end and lows[left] in PREPOSITIONS) or _is_object(
                lows, left, low_end, beside=mention.end == group
            ):
                i, thing = left - 1, None
                continue
            return Subject((owner[i], *_joined(clauses, mention, low_end)))
        if low == ",":
            opened = _comma(clauses, i, low_end)
            if opened is not None:
                i, thing = opened - 1, None
                continue
            if thing is not None:
                return Subject((), thing)
        elif low in ("and", "but", "then", "or") or (low in VERB_FORMS and thing is None):
            if thing is not None:
                return Subject((), thing)
            if low in _SAYS:
                return Subject(_before_who(clauses, i, first, reach=8, only_who=True) or before)
            if before and low.endswith("ing") and i > low_end and lows[i - 1] == ",":
                return Subject(before)  # "drove at the deputies, trying to run them over"
            verb = i if low in VERB_FORMS else _verb_before(lows, i, low_end)
            if verb is None:
                return Subject(before)
            i = _group(lows, verb, first) - 1
            continue
        elif low in BOUNDARIES or low in (";", ":", "—", "–", "(", ")"):
            if thing is not None:
                return Subject((), thing)
            who = _before_who(clauses, i, first, reach=8, only_who=True) if low in _SAYS else ()
            return Subject(who or (_said_about(clauses, i, first) if low in _SAYS else ()) or before)
        elif low in VERB_FORMS:
            return Subject((), thing)
        elif low in DETERMINERS:
            if thing in _TRIES or _is_object(lows, i - 1, low_end) or (i > low_end and lows[i - 1] in PREPOSITIONS):
                thing = None
            elif thing is not None:
                return Subject((), thing)
        elif low in PREPOSITIONS:
            thing = None
        elif low[0].isalpha() and thing is None and low not in AUXILIARIES and not low.endswith("ly"):
            thing = low
        i -= 1
    return Subject((), thing) if thing is not None else Subject(before)


_SHOTS = frozenset("shot shots rounds gunshots bullets gunfire".split())
_OBJECTS = frozenset("him them himself herself themselves".split())
"""Pronouns that are never a subject."""
_TRIES = frozenset("attempt effort bid order chance ability plan attempts efforts way".split())
_SAYS = frozenset("said says say believe believed alleged allege think thought told claimed".split())


def _said_about(clauses: Clauses, i: int, first: int) -> tuple[int, ...]:
    """The one of whom something is said without a "who": "a man deputies say shot at them"."""
    if i - 1 <= first or clauses.owner[i - 1] < 0:
        return ()
    gap = _antecedent(clauses, (clauses.owner[i - 1],))
    return () if gap is None else (gap,)


def _is_object(lows: tuple[str, ...], left: int, low_end: int, *, beside: bool = False) -> bool:
    """Whether a noun phrase is the object of the verb before it: "attempting to arrest a man", "rammed a car to flee".

    Right beside the verb in question it is the object of none but a verb without a subject of its own.
    """
    if left < low_end or (lows[left] not in VERB_FORMS and not lows[left].endswith("ing")):
        return False
    if lows[left].endswith("ing") or (left > low_end and lows[left - 1] == "to"):
        return True
    return not beside and lows[left] not in _SAYS and lows[left] not in ("and", "saw", "found", "confronted", "heard")


def _verb_before(lows: tuple[str, ...], i: int, low_end: int) -> int | None:
    """The verb of the clause that a conjunction goes on from."""
    for j in range(i - 1, low_end - 1, -1):
        if lows[j - 1] in DETERMINERS or lows[j - 1] in PREPOSITIONS:
            continue
        if lows[j] not in _SAYS and (lows[j] in VERB_FORMS or (lows[j].endswith("ed") and len(lows[j]) > 4)):
            return j
        if lows[j] in (";", ":"):
            return None
    return None


def _before_who(clauses: Clauses, i: int, first: int, *, reach: int = 12, only_who: bool = False) -> tuple[int, ...]:
    """The mention that a "who" goes back to; with `only_who` the "who" itself is looked for first."""
    j = i - 1
    if only_who:
        while j >= first and j > i - reach and clauses.words.lows[j] not in ("who", "whom"):
            j -= 1
        if j < first or clauses.words.lows[j] not in ("who", "whom"):
            return ()
        i, j = j, j - 1
    while j >= first and j > i - 12:
        if clauses.owner[j] >= 0:
            return (clauses.owner[j],)
        j -= 1
    return ()


def _joined(clauses: Clauses, mention: Mention, low_end: int) -> tuple[int, ...]:
    """The other subjects of "A, B and C"."""
    out: list[int] = []
    left = mention.first - 1
    while len(out) < 6 and left - 2 >= low_end and clauses.words.lows[left] in ("and", ","):
        if clauses.words.lows[left] == "," and not out:
            break
        left -= clauses.words.lows[left] == "and" and clauses.words.lows[left - 1] == ","
        if clauses.owner[left - 1] < 0:
            break
        out.append(clauses.owner[left - 1])
        left = clauses.mentions[out[-1]].first - 1
    return tuple(out)


def _comma(clauses: Clauses, i: int, low_end: int) -> int | None:
    """The comma that opened what a comma closes, where the two enclose an aside."""
    for j in range(i - 1, max(low_end, i - 22) - 1, -1):
        low = clauses.words.lows[j]
        if low == ",":
            return j if j > low_end and j + 1 < i and _aside(clauses, j + 1, i) else None
        if low in (";", "“", "”", '"'):
            return None
    return None


def _aside(clauses: Clauses, start: int, stop: int) -> bool:
    """Whether words between commas only tell more of what stands before them: an age, a place, a clause with "who"."""
    low = clauses.words.lows[start]
    before = clauses.owner[start - 2] if start >= 2 else -1
    return (
        before >= 0 or low in ("who", "which", "of", "age", "a", "an", "the") or low[0].isdigit() or stop - start <= 3
    )


_ALSO_ADJECTIVES = frozenset("wounded injured left saw parked armed fire shot shots".split())


def _complements(clauses: Clauses, stop: int, end: int) -> tuple[list[Complement], int]:
    """What follows a predicate up to the end of its clause, and where that is."""
    lows, owner = clauses.words.lows, clauses.owner
    out: list[Complement] = []
    prep: str | None = None
    limit = min(end, stop + REACH_RIGHT)
    k = stop
    while k < limit:
        low = lows[k]
        if owner[k] >= 0:
            mention = clauses.mentions[owner[k]]
            if low == "who":
                break
            if mention.owns:
                k, done = _owned(clauses, owner[k], prep, limit)
                out.append(done)
            else:
                out.append(
                    Complement(prep=prep, mention=owner[k], word=mention.head, at=mention.first, end=mention.end)
                )
                k = mention.end
            continue
        if low in PREPOSITIONS:
            prep = low
        elif low in CONJUNCTIONS or low == ",":
            if not _goes_on(clauses, k, limit, out):
                break
        elif (
            low in BOUNDARIES
            or low in (";", ":", "—", "–", "(")
            or (
                low in VERB_FORMS
                and low not in _ALSO_ADJECTIVES
                and not (lows[k - 1] in DETERMINERS or lows[k - 1] in PREPOSITIONS)
            )
        ):
            break
        elif (
            low[0].isalnum()
            and low not in DETERMINERS
            and low not in AUXILIARIES
            and not (prep is None and low in TIMES)
        ):
            if out and out[-1].mention is None and out[-1].end == k and out[-1].prep == prep:
                out[-1] = Complement(prep=prep, mention=None, word=low, at=out[-1].at, end=k + 1, whose=out[-1].whose)
            else:
                out.append(Complement(prep=prep, mention=None, word=low, at=k, end=k + 1))
        k += 1
    return out, k


def _owned(clauses: Clauses, owner: int, prep: str | None, limit: int) -> tuple[int, Complement]:
    """The thing that a possessive owns, as a complement."""
    mention = clauses.mentions[owner]
    k = mention.end
    word = mention.head
    while k < limit and (
        clauses.words.lows[k] in ("'s", "'", "’")
        or (
            clauses.owner[k] < 0
            and clauses.words.lows[k][0].isalnum()
            and clauses.words.lows[k] not in PREPOSITIONS
            and clauses.words.lows[k] not in CONJUNCTIONS
            and clauses.words.lows[k] not in BOUNDARIES
            and clauses.words.lows[k] not in AUXILIARIES
        )
    ):
        if clauses.words.lows[k][0].isalnum():
            word = clauses.words.lows[k]
        k += 1
    if k < limit and clauses.owner[k] >= 0 and clauses.owner[k] != owner:
        other = clauses.mentions[clauses.owner[k]]
        return other.end, Complement(
            prep=prep, mention=clauses.owner[k], word=other.head, at=mention.first, end=other.end
        )
    return max(k, mention.end), Complement(
        prep=prep, mention=None, word=word, at=mention.first, end=max(k, mention.end), whose=owner
    )


def _goes_on(clauses: Clauses, k: int, limit: int, out: list[Complement]) -> bool:
    """Whether a comma or "and" joins one more object, and no new clause begins with it."""
    nxt = k + 1
    if nxt < limit and clauses.words.lows[k] == "," and clauses.words.lows[nxt] == "and":
        nxt += 1
    if nxt >= limit:
        return False
    if clauses.owner[nxt] >= 0:
        after = clauses.mentions[clauses.owner[nxt]].end
        starts = after < limit and (clauses.words.lows[after] in AUXILIARIES or clauses.words.lows[after] in VERB_FORMS)
        return not starts and bool(out)
    if clauses.words.lows[k] == ",":
        return clauses.words.lows[nxt].isdigit()
    return not out or clauses.words.lows[nxt] in ("the", "a", "in", "his", "her", "on")


def _parts(lows: tuple[str, ...], stop: int, last: int) -> Iterator[tuple[int, str]]:
    for k in range(stop, last):
        part = BODY_PARTS.get(lows[k])
        if (
            part
            and k > stop
            and (
                lows[k - 1] in DETERMINERS
                or lows[k - 1] in PREPOSITIONS
                or lows[k - 1] in ("left", "right", "upper", "lower", "and", "'s", ",")
            )
            and not (part in ("back", "side", "hand", "head", "foot") and _is_figure(lows, k, last))
        ):
            yield k, part


def _is_figure(lows: tuple[str, ...], k: int, last: int) -> bool:
    """Whether a word for a part of the body names none: "in the back of the car", "on the side of the road"."""
    after = lows[k + 1] if k + 1 < last else ""
    return (
        (after == "of" and not (k + 3 < last and lows[k + 3] in BODY_PARTS))
        or lows[k - 1] in ("other", "at", "by")
        or after in ("seat", "yard", "door", "on")
    )


def subject_at(clauses: Clauses, i: int, first: int) -> int | None:
    """The mention that a verb at a word is said of."""
    people = _subject(clauses, _group(clauses.words.lows, i, first), first, ()).people
    return people[0] if people else None
