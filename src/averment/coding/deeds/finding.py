"""Who is said to have done what to whom: predicates of a report with their participants, read clause by clause.

A shallow reading: a predicate is found by its words (`verbs`), its subject by walking left past what stands between,
its objects by walking right to the end of the clause. Walks have a bound, so that the cost grows with the length of a
text and not faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from averment.coding.deeds.complements import Complement, find_complements, find_parts
from averment.coding.deeds.laid import Clauses, antecedent, verb_group
from averment.coding.deeds.mentions import Form
from averment.coding.deeds.subjects import Subject, find_subject
from averment.coding.deeds.verbs import BY_FIRST_WORD, VERB_FORMS, Predicate, match
from averment.coding.text.hedges import hedge_of
from averment.coding.text.lexicon import (
    AUXILIARIES,
    BE,
    BOUNDARIES,
    CONJUNCTIONS,
    DETERMINERS,
    INSTRUMENTS,
    PREPOSITIONS,
    WEAPONS,
)
from averment.coding.text.numbers import number
from averment.domain.codes import Modality

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
            "detaining detains serving serve serves served arrest rounded away bars remanded rearrested".split()
        ),
        0,
    ),
}
"""Acts whose words also mean other things: what their clause must name, and how many words past its end may name it."""


LISTED = 8
"""People of a list after "the killing of" that are taken."""
_WELL = frozenset("ok okay fine alright recovery it well".split())
_ROUNDS = frozenset("bullet bullets shot shots round rounds projectile projectiles canister canisters".split())
_NOT_PEOPLE = frozenset(
    "dog dogs animal pit car cars vehicle vehicles truck suv van tire tires windshield air ceiling".split()
)


def _confirmed(lows: tuple[str, ...], deed: Deed, end: int) -> bool:
    if deed.act == "survive" and lows[deed.end - 1] in ("be", "make"):
        return not _WELL.isdisjoint(w.rstrip(".") for w in lows[deed.end : min(deed.end + 4, end)])
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
    if low == "shot" and i - 2 >= first and lows[i - 2] in DETERMINERS and clauses.owner[i - 1] < 0:
        return before.isalpha() and not before.endswith("ly")  # "a defensive shot"
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
    group = verb_group(lows, i, first)
    complements, last = find_complements(clauses, i + 1 if predicate.gapped else stop, end)
    inside = clauses.owner[i]
    alone = predicate.frame in ("gets", "does") and not any(c.prep is None for c in complements)
    said_of = (
        Subject((inside,))
        if inside >= 0
        else find_subject(
            clauses,
            group,
            first,
            last_said.subject,
            alone=alone and group == i and predicate.frame == "gets",
            acts=predicate.frame != "is",
        )
    )
    if predicate.act == "fire" and i > first and lows[i - 1] in _ROUNDS and clauses.owner[i - 1] < 0:
        said_of = Subject(())  # "struck by a bullet fired from a gun": whoever was struck did not fire it
    if predicate.act == "shoot" and predicate.frame == "is" and (wounded := _with_a_wound(clauses, i, first)):
        said_of = Subject(wounded)
    hedge = hedge_of(lows, group, i, first)
    goes_on = last_said.passive and alone and i > first and lows[i - 1] in ("and", "or", ",", "then", "later")
    passive = _is_passive(lows, i, first) or (goes_on and not lows[i].endswith("ing"))
    agents, patients, agent_thing, at_target = _roles(
        clauses, predicate, i, stop, said_of, complements, passive=passive
    )
    if not patients and predicate.frame in ("gets", "does") and lows[i].endswith(_PARTICIPLES):
        patients = _among(clauses, i, stop, first, end)
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
        hypothetical=hedge.hypothetical or (predicate.act == "abduct" and _made_up(lows, group, first)),
        complements=tuple(complements),
        parts=tuple(find_parts(lows, stop, last)),
        stop=last,
    )


_PARTICIPLES = ("ed", "en", "shot", "held", "slain")


def _among(clauses: Clauses, i: int, stop: int, first: int, end: int) -> tuple[int, ...]:
    """Who is said to be among some to whom it happened: "Roe was among those arrested", "Among the dead is Roe"."""
    lows = clauses.words.lows
    j = i - 1
    while j > first and i - j < 8 and lows[j] != "among":
        j -= 1
    if lows[j] != "among":
        return ()
    if j > first and lows[j - 1] in BE:
        return find_subject(clauses, verb_group(lows, j - 1, first), first, ()).people
    if j > first:
        return ()
    k = next((k for k in range(stop, min(end, stop + 8)) if lows[k] in ("is", "are", "was", "were")), None)
    if k is None:
        return ()
    following, _ = find_complements(clauses, k + 1, end)
    return tuple(c.mention for c in following if c.prep is None and c.mention is not None)[:LISTED]


def _with_a_wound(clauses: Clauses, i: int, first: int) -> tuple[int, ...]:
    """Who is told of as having a wound: "the man, with a gunshot wound", "found her with several gunshot wounds"."""
    j = i - 1
    while j > first and i - j < 4 and clauses.words.lows[j] != "with":
        j -= 1
    if j <= first or clauses.words.lows[j] != "with":
        return ()
    j -= 1 + (clauses.words.lows[j - 1] == ",")
    return (clauses.owner[j],) if j >= first and clauses.owner[j] >= 0 else ()


_MADE_UP = frozenset("false fake faked hoax plot plotted plotting scheme conspiracy conspired invented".split())


def _made_up(lows: tuple[str, ...], group: int, first: int) -> bool:
    """Whether what was only planned or never happened is told of: "a false report of being kidnapped"."""
    return not _MADE_UP.isdisjoint(lows[max(first, group - 8) : group])


def _is_passive(lows: tuple[str, ...], i: int, first: int) -> bool:
    if lows[i].endswith("ing"):
        return False
    return any(w in BE for w in lows[verb_group(lows, i, first) : i])


def _roles(
    clauses: Clauses,
    predicate: Predicate,
    i: int,
    stop: int,
    said_of: Subject,
    complements: Sequence[Complement],
    *,
    passive: bool,
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
        return by, objects[:LISTED], by_thing, False
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
        return (
            by,
            subject,
            by_thing,
            predicate.act == "shoot"
            and clauses.words.lows[stop : stop + 1] == ("at",)
            and (clauses.words.lows[stop + 1 : stop + 2] in _AIMED_ONLY),
        )
    if objects and not (things and things[0].at < complements[0].at):
        return subject, objects, thing, False
    whose = tuple(c.whose for c in things if c.whose is not None)
    if whose and predicate.act in ("hit", "shoot"):
        return subject, whose, thing, predicate.act == "shoot"
    if targets and predicate.frame == "gets" and clauses.words.lows[stop : stop + 1] not in (("with",), ("on",)):
        return subject, targets, thing, predicate.act.startswith("shoot")
    if predicate.act == "shoot" and _at_no_person(clauses, stop):
        return subject, (), thing, True
    gap = antecedent(clauses, subject)
    if gap is not None and not things:
        return subject, (gap,), thing, False
    group = verb_group(clauses.words.lows, i, max(0, i - 6))
    relative = group > 0 and clauses.words.lows[group - 1] == "who"
    undergoes = not low.endswith(("ing", "s")) and low not in ("shoot", "kill") and not things and not relative
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


_AIMED_ONLY = frozenset((w,) for w in ("by", "from", ".", ",", "and", "while", "when", "multiple", "several", "as"))
"""What follows "at" where somebody was "shot at" and the place of it does not stand there."""


def _at_no_person(clauses: Clauses, stop: int) -> bool:
    """Whether "at" and an animal or a thing follow: "shot at the dog"."""
    lows = clauses.words.lows[stop : stop + 4]
    return lows[:1] in (("at",), ("toward",), ("towards",)) and not _NOT_PEOPLE.isdisjoint(lows[1:])


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
