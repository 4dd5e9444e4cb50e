"""What a report leaves open: what somebody in it says is not known, and what the program could not settle from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from averment.coding.scene import Scene
from averment.coding.text.clauses import clause_around
from averment.coding.text.sparks import sparked, sparks
from averment.domain.codes import ReportKind, VoiceRole
from averment.domain.draft import DerivedQuestion, Fact, OpenQuestion
from averment.domain.passages import Passage, Span

_NOT = r"(?:not|n[’']t|never)"
_YET = r"(?:yet|immediately|been|be|publicly|being|further|any|clearly|formally|independently|officially)"
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("unclear", "clear", rf"(?:un|not (?:{_YET} )*)clear\b"),
    ("unknown", "known|myster|guess", rf"(?:unknown|not (?:{_YET} )*known|remains? a mystery|anyone[’']s guess)\b"),
    ("not told", "n't |not |n’t |never ", (rf"(?:ha(?:s|ve|d)|was|were|is|are|been)(?: {_NOT}|"
                                          rf"n[’']t) (?:{_YET} )*(?:identified|named|released?|confirmed|"
                                          rf"disclosed|determined|"
     r"revealed|specified|established|said (?:whether|how|why|what|if|where)|provided|located|made public|"
     r"clarified|verified|explained|elaborated)\b")),
    ("would not say", "n't |not |n’t |cannot", (rf"(?:did|do|does|would|could|will|can)(?: not| n[’']t|n[’']t|"
                                               rf" ?not) (?:{_YET} )*(?:say (?:whether|how|why|what|if|where|"
                                               rf"when|which|who)|identify|name|"
     r"specify|elaborate|disclose|confirm|provide|release|answer|explain|clarify|know|detail|address)\b")),
    ("declined", "declin|refus", (r"(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)) to (?:say|answer|identify|name|"
                                 r"specify|elaborate|disclose|confirm|discuss|provide|release|give)\b")),
    ("unable", "unable", r"unable to (?:say|confirm|verify|determine|identify|independently)\b"),
    ("unconfirmed", "unconf|unanswered|available", (r"unconfirmed\b|unanswered\b|not immediately available\b|"
                                                   r"(?:was|were) unavailable\b")),
    ("few details", "detail|information|word", (r"(?:few|no|scant|limited|little) (?:further |other |"
                                               r"additional |immediate |more )?(?:details?|information|word)\b")),
    ("no answer", "respond", (r"(?:has|have|did|had)(?: not|"
                             r"n[’']t) (?:immediately )?respond(?:ed)? to (?:[\w’'.]+ ){0,6}?(?:questions?|"
                             r"clarif\w+|detail)\b")),
    ("to be told", "released|withheld|pending", (r"(?:names?|identit(?:y|ies)|details?|information|results?|"
                                                r"videos?|footage)\b[^.;]{0,40}? (?:will be released|(?:is|are|"
                                                r"was|were) being withheld|"
     r"(?:is|are) pending|pending)\b")),
    ("withheld", "withh", r"withh(?:eld|olding)\b"),
    ("working to learn", "ing to |still to", (r"(?:working|trying|attempting|seeking|still) to (?:identify|"
                                             r"determine|learn|find out|figure out|piece together|establish)\b")),
    ("to be found", "investigat|pending", (r"(?:motive|cause|circumstances|what (?:led|prompted|sparked|"
                                          r"happened))\b[^.;]{0,60}? (?:under investigation|being investigated|"
                                          r"pending)\b")),
    ("unsure", "sure|uncertain|know", r"(?:unsure|not sure|uncertain|don[’']t know|doesn[’']t know|do not know)\b"),
)  # fmt: skip
"""What people write where something is not known: name of the rule, its sparks, its pattern."""
RULES = tuple((re.compile(rf"(?i)\b(?:{words})"), sparks(needed)) for _, needed, words in _WORDS)
_COMMENT = re.compile(
    r"(?i)\b(?:request|requests|calls?|emails?|messages?|inquir(?:y|ies))\b[^.;]{0,40}\bcomment|"
    r"return(?:ed)? (?:a |phone )?calls?|to comment\b|for comment"
)
_NO_QUESTION = re.compile(
    r"(?i)\b(?:made|make|makes|making) (?:it )?(?:un)?clear|let me be clear|don[’']t know what i|you know|"
    r"\b(?:i|we) (?:really |just )*did(?:n[’']t| not) (?:really )?know|"  # what somebody recalls, not what is open
    r"\bi don[’']t know (?:how|why)\b|most uncertain|uncertain times|"
    r"do not (?:release|name|identify) (?:victims|minors|juveniles)|"
    r"anyone with (?:any )?information|with information"
)

_ABOUT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"(?i)\b(?:{words})"))
    for field, words in (
        ("agency", (r"which agenc|what agenc|whose officers|which department|who (?:fired|opened fire)|"
                   r"which (?:officer|agent)s?|agency (?:was )?involved")),
        ("tactic", r"technique|tactics?\b|procedure|maneuver"),
        ("contact_reason", (r"why [\w\s’'.\-]{0,40}?(?:pulled over|stopped|detained|approached|arrested|"
                           r"targeted|there)|reason for the (?:stop|arrest|raid)|basis for")),
        ("shots_fired", r"how many (?:shots|times|rounds|bullets)|number of (?:shots|rounds)|bullet"),
        ("motive", r"motive|motivat\w+|why (?:the |he |she |they )?(?:gunman|shooter|suspect|attack)"),
        ("cause of death", r"cause of (?:his |her )?death|autops(?:y|ies)|manner of death"),
        ("condition", r"conditions?\b|extent of"),
        ("name", r"names?\b|named\b|identit(?:y|ies)|identif\w+|who (?:he|she|they|the)\b"),
        ("video", r"video|footage|body[- ]?(?:worn )?cam\w*|recording|cameras?\b"),
        ("warning", r"warning|commands"),
        ("force", r"opened? fire|fired|shot (?:him|her|them|the)|use of force|shooting began|who shot|force was"),
        ("armed", r"armed|weapons?\b|had a gun|gun\b|knife"),
        ("charge", r"charges?\b|charged"),
        ("injury_cause", r"injur\w+|hit by|wound\w*|struck"),
        ("custody", r"custody|in detention|whereabouts|taken to|taken by|held"),
        ("killed", r"how many (?:people )?(?:were |had )?(?:killed|died|dead)|death toll"),
        ("injured", r"how many (?:people|others)"),
        ("investigation", r"investigat\w+|probe"),
        ("age", r"\bages?\b"),
        ("circumstances", (r"what (?:happened|led|prompted|sparked|caused)|circumstances|details?|information|"
                          r"how\b|why\b")),
    )
)  # fmt: skip
"""What a question is about: a field of the record where one is asked for, a topic otherwise; the first that fits."""


def find_open_questions(scene: Scene) -> tuple[OpenQuestion, ...]:
    """Every place where somebody says that something is not known, not released or not confirmed, in reading order.

    A newsroom's failed request for comment is no question.
    """
    found: dict[Span, OpenQuestion] = {}
    for sentence in scene.layout.sentences:
        for clause, trigger in _open_clauses(scene, sentence):
            words = clause.read(scene.text)
            if _COMMENT.search(words) or _NO_QUESTION.search(words):
                continue
            found[clause] = OpenQuestion(
                about=_about(scene.text, clause, trigger), passage=Passage.cut(scene.text, clause),
                voice=scene.speech.at(clause).voice,
            )  # fmt: skip
    return tuple(found[c] for c in sorted(found))


def _open_clauses(scene: Scene, sentence: Span) -> Iterator[tuple[Span, Span]]:
    low = scene.text[sentence.start : sentence.end].lower()
    rules = (pattern for pattern, needed in RULES if sparked(low, needed))
    triggers = {
        Span(m.start(), m.end())
        for pattern in rules
        for m in pattern.finditer(scene.text, sentence.start, sentence.end)
    }
    told = sentence.start
    for trigger in sorted(triggers):
        if trigger.start >= told:
            clause = clause_around(scene.text, sentence, trigger)
            yield clause, trigger
            told = clause.end


def _about(text: str, clause: Span, trigger: Span) -> str:
    """The field that the words after the trigger ask for, or those before it."""
    for part in ((trigger.start, clause.end), (clause.start, trigger.start)):
        found = next((field for field, words in _ABOUT if words.search(text, *part)), None)
        if found:
            return found
    return "other"


_RELATIVE_DAY = re.compile(
    r"\b(?:(?:on |last |this |early |late )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|"
    r"yesterday|today|last (?:night|week|month)|earlier this week)\b"
)


def derive_questions(
    scene: Scene, facts: Sequence[Fact], questions: Sequence[OpenQuestion]
) -> tuple[DerivedQuestion, ...]:
    """What this report leaves open without saying so, each with the reason; none where it tells of no incident."""
    primary = next((i for i in scene.cast.incidents if i.primary), None)
    if primary is None:
        return ()
    mine = [f for f in facts if f.incident == primary.id]
    rows = [*_about_time(scene, mine)]
    if primary.kind is ReportKind.USE_OF_FORCE:
        rows += _about_force(scene, mine)
    asked = {q.about for q in questions}
    return tuple(DerivedQuestion(about=about, reason=reason) for about, reason in rows if about not in asked)


def _about_time(scene: Scene, facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    if any(f.field == "date" for f in facts):
        return
    if scene.report.published is None and _RELATIVE_DAY.search(scene.text):
        yield "date", "relative day without a date of publication"
    else:
        yield "date", "no day is stated"


def _about_force(scene: Scene, facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """Questions that every use of force raises; a field that has a value raises none."""
    has = {f.field for f in facts}
    officers = {p.id for p in scene.cast.people if p.role == "officer"}
    force = [f for f in facts if f.field == "force"]
    if force and "agency" not in has:
        yield "agency", "force is told, and no agency is named for the officers who used it"
    if force and not any(f.field == "name" and f.person in officers for f in facts):
        yield "name", "no officer who used force is named"
    if any(f.value in ("firearm", "handgun", "rifle", "shotgun") for f in force) and "shots_fired" not in has:
        yield "shots_fired", "shots are told, and no number of them"
    if "video" not in has:
        yield "video", "nothing is said of any video"
    yield from _about_outcome(facts)
    heard = _roles(scene, [f for f in facts if f.field in ("force", "resistance", "armed", "outcome")])
    if heard and heard <= _OFFICIALS:
        yield "accounts", "of what happened, only officials are heard"
    elif heard and heard <= _SUBJECTS:
        yield "accounts", "of what happened, only the subject's side is heard"


def _about_outcome(facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    investigations = {f.value for f in facts if f.field == "investigation"}
    if not investigations:
        yield "investigation", "nothing is said of who investigates"
    elif "open" in investigations and "closed" not in investigations:
        yield "investigation", "an investigation is open, and no outcome is told"
    hurt = {f.person for f in facts if f.field == "outcome" and f.value == "injured" and f.person}
    told = {f.person for f in facts if f.field in ("condition", "severity", "medical")}
    if hurt - told:
        yield "condition", "somebody was injured, and no condition is told"


_OFFICIALS = frozenset({VoiceRole.AGENCY_INVOLVED, VoiceRole.GOVERNMENT_OTHER, VoiceRole.PROSECUTOR})
_SUBJECTS = frozenset({VoiceRole.SUBJECT, VoiceRole.DEFENCE, VoiceRole.FAMILY})


def _roles(scene: Scene, facts: Sequence[Fact]) -> set[VoiceRole]:
    """Roles of those who tell some facts; the publisher's own voice is none of them."""
    roles = {v.id: v.role for v in scene.speech.voices}
    return {roles[f.voice] for f in facts if f.voice in roles}
