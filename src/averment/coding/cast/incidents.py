"""Which incident each sentence tells of: the primary one, another that the report also mentions, or none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from averment.coding.cast.recalling import Aside, asides, names_in, without
from averment.coding.text.layout import Layout
from averment.coding.text.sparks import sparked, sparks
from averment.domain.passages import Span

NONE, PRIMARY = -1, 0
"""Labels of sentences; other incidents are numbered from 1 in the order in which the report comes to them."""

_EVENT = (
    r"(?:shootings?|incidents?|cases?|attacks?|encounters?|killings?|clash(?:es)?|confrontations?|arrests?|deaths?"
    r"|raids?|protests?|episodes?)"
)
ELSEWHERE = re.compile(
    rf"\b(?:separate|unrelated|another|similar|previous|prior|earlier|second|third|different)\s+(?:[\w-]+\s+){{0,3}}?{_EVENT}\b"
    r"|\b(?:separately|elsewhere|meanwhile)\b,?"
    rf"|\bin (?:that|the other) {_EVENT}\b"
    r"|\b(?:days|weeks|months|years|week|month|year|day) (?:after|before|since) "
    rf"(?!(?:the|his|her|their|this) (?:fatal |deadly |initial )?{_EVENT}\b)(?:the |a |an )?(?:[\w-]+\s+){{0,4}}?"
    rf"{_EVENT}\b"
    r"|\b(?:a|two|three|four|five|six|several|few) (?:days|weeks|months|years|week|month|year) (?:ago|earlier|prior)\b",
    re.IGNORECASE,
)
ELSEWHERES = sparks(
    "separate|unrelated|another|similar|previous|prior|earlier|second|third|different|elsewhere|meanwhile|"
    "in that|the other|day|week|month|year"
)
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
)
WHEN = re.compile(
    rf"\b(?:(?:[Ii]n|[Ss]ince|[Oo]n|of)\s+)(?:(?P<month>{_MONTHS})\b\.?(?!\s+(?:said|told|was))(?:,?\s+(?P<my>(?:19|20)\d\d))?|(?P<year>(?:19|20)\d\d)\b)"
    r"|\b(?P<last>(?:[Ll]ast|this past) (?:week|month|year|summer|fall|autumn|spring|winter|weekend|(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)day))\b"
)
WHENS = sparks("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|19|20|last|this past")
_VIOLENT = re.compile(
    r"\b(?:shot|shoot\w*|killed|killing|fired|died|wounded|injured|struck|stabbed|tased|pepper|tear gas|tackled|"
    r"beat(?:en|ing)?|rammed|arrest\w*|"
    r"dead|fatal\w*|deadly|hit|detained|attacked|opened fire|gunned|dragged|hurt)\b",
    re.IGNORECASE,
)
_STATISTIC = re.compile(
    r"\b(?:so far this year|this year alone|nationwide|across the (?:country|nation|state)|(?:per|each) year|"
    r"annually|database|statistics|"
    r"since the (?:start|beginning) of (?:the|this) year|on average|\d+(?:st|nd|rd|"
    r"th) (?:[\w-]+\s){0,3}(?:shooting|homicide|killing|murder)|"
    r"of (?:the|this) year|at least \d+ (?:\w+ )?shootings|in (?:recent|past) (?:years|months|weeks)|"
    r"in the (?:past|last) (?:\w+ )?(?:years|months|weeks|decade))\b",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"^(?:related|read (?:more|next|also)|more(?: from| on|:)|editor.?s.? picks?|trending|also (?:read|on)|"
    r"see also|watch(?: live)?:|listen:|"
    r"recommended|sign up|subscribe|newsletter|advertis\w+|copyright|©|all rights reserved|click here|download|"
    r"follow us|share|"
    r"most (?:read|popular|viewed)|you may also|get (?:breaking|the latest|our)|story continues|continue reading|"
    r"load (?:more|comments)|"
    r"top stories|latest (?:news|stories)|caption |photos?:|gallery|photo gallery|this slideshow|map of|>>|×|"
    r"hide transcript|copy link|comments?\b|tags?:)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\bin (?:this|the (?:latest|most recent|current)) "
    + _EVENT
    + r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s|\s+(?:night|morning|afternoon|evening))?\b"
)
_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Tt]oday|[Yy]esterday|[Tt]onight)\b")
_GOES_ON = re.compile(r"(?:He|She|They|That|Those|His|Her|Their|In that|The (?:two|three|other)|Both|Neither)\b")
_NEW_PLACE = re.compile(
    r"^(?:In|Near|Meanwhile,? in|Elsewhere,? in|Also in|Earlier in|Outside) ([A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)*)"
)
_LIST = re.compile(
    rf"(?:(?:in|among) )?(?:the )?(?:[\w-]+ )?(?:other|more|recent|earlier|similar|previous) (?:[\w-]+ ){{0,3}}{_EVENT}"
    r"[^.]{0,40}:$|elsewhere:$",
    re.IGNORECASE,
)
"""A line that opens a list of other incidents; each paragraph after it is one of them."""
MENU, MENU_CAPITALS = 600, 0.5
"""Characters, and share of words with a capital, from which a sentence is a menu that was flattened into one."""
OPENS_WITHIN = 12
"""Sentences of a page in which its menus stand."""
FLAT = 2000
"""Characters of a paragraph from which it is a page without paragraphs."""
LEAD = 3
"""Sentences in which the primary incident shows itself; what they date and place is the primary's."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Which incident each part of a report tells of: a label per sentence, and clauses with one of their own."""

    of_sentence: tuple[int, ...]
    asides: tuple[tuple[Span, int], ...] = ()
    """Clauses that recall another incident, in reading order, each with its label."""

    def at(self, sentence: int, offset: int) -> int:
        """The label of the words at an offset of a sentence."""
        k = bisect_right(self.asides, offset, key=lambda a: a[0].start) - 1
        if k >= 0 and offset < self.asides[k][0].end:
            return self.asides[k][1]
        return self.of_sentence[sentence] if sentence < len(self.of_sentence) else NONE


def stretch(layout: Layout, *, force: bool = True) -> Stretches:
    """Label sentences, and the clauses within them that recall another incident.

    A later sentence that tells of violence and names somebody recalled tells of that incident too.
    """
    labels = list(segment(layout, force=force))
    recalled = asides(layout, [n for n, label in enumerate(labels) if label == PRIMARY])
    numbers = _numbered(recalled, max((PRIMARY, *labels)) + 1)
    by_name = {name: number for aside, number in zip(recalled, numbers, strict=True) for name in aside.names}
    _follow_names(layout, labels, by_name, recalled)
    return Stretches(tuple(labels), tuple((a.span, number) for a, number in zip(recalled, numbers, strict=True)))


def _follow_names(layout: Layout, labels: list[int], by_name: dict[str, int], recalled: Sequence[Aside]) -> None:
    """Give later sentences on those of another incident its label, but for names that the lead has."""
    begun = begins(layout)
    main = " ".join(s.read(layout.text) for s in layout.sentences[begun : begun + LEAD + 1])
    for n in range(begun + LEAD, len(labels)):
        if labels[n] > PRIMARY:
            names = {name for name in names_in(layout.text, layout.sentences[n]) if name not in main}
            by_name.update({name: labels[n] for name in names if name not in by_name})
        elif labels[n] == PRIMARY and by_name:
            labels[n] = _of_names(without(layout, n, recalled), by_name)


def _of_names(words: str, by_name: Mapping[str, int]) -> int:
    if not _VIOLENT.search(words):
        return PRIMARY
    return next((n for name, n in by_name.items() if re.search(rf"\b{re.escape(name)}\b", words)), PRIMARY)


def _numbered(recalled: Sequence[Aside], first: int) -> list[int]:
    """A label for each: one incident for those that name somebody in common, and one for all that name nobody."""
    numbers: list[int] = []
    known: dict[str, int] = {}
    for aside in recalled:
        keys = aside.names or {""}
        number = next((known[k] for k in sorted(keys) if k in known), first + len(set(known.values())))
        known.update(dict.fromkeys(keys, number))
        numbers.append(number)
    return numbers


def begins(layout: Layout) -> int:
    """The sentence with which the story begins: 0, but on a page flattened to one line the first after its menus."""
    words = [s.read(layout.text) for s in layout.sentences]
    menus = [n for n, w in enumerate(words[:OPENS_WITHIN]) if len(w) > MENU and _capitals(w) > MENU_CAPITALS]
    if not menus:
        return 0
    story = (n for n in range(menus[-1] + 1, len(words)) if _VIOLENT.search(words[n]) and len(words[n]) <= MENU)
    return next(story, 0)


def _capitals(words: str) -> float:
    """The share of words that begin with a capital letter."""
    every = words.split()
    return sum(w[0].isupper() for w in every) / len(every)


def segment(layout: Layout, *, force: bool = True) -> tuple[int, ...]:
    """One label per sentence of the layout; `force` says whether officers used any in the primary incident."""
    begun = begins(layout)
    lead = " ".join(s.read(layout.text) for s in layout.sentences[begun : begun + LEAD + 1])
    lead_dates = {_key(m) for m in WHEN.finditer(lead)}
    furniture = _furniture(layout)
    undated = not force and not lead_dates and not _DAY.search(lead)
    labels: list[int] = []
    others = 0
    paragraph, current, listing = -1, PRIMARY, False
    for n, sentence in enumerate(layout.sentences):
        words = sentence.read(layout.text)
        here = layout.paragraph_number(sentence.start)
        if here in furniture:
            labels.append(NONE)
            continue
        if here != paragraph or len(layout.paragraphs[here]) > FLAT:
            paragraph = here
            listing = listing or (n >= begun + LEAD and bool(_LIST.match(words)))
            if listing:
                others += 1
                current = others
            elif current != PRIMARY and not _GOES_ON.match(words.lstrip("\"“'‘")):
                current = PRIMARY
        if n >= begun + LEAD:
            violent = bool(_VIOLENT.search(words))
            if violent and _STATISTIC.search(words):
                labels.append(NONE)
                continue
            if _tells_another(words, lead, lead_dates, undated=undated):
                if not violent:
                    current = NONE
                elif current <= PRIMARY:
                    others += 1
                    current = others
            elif not listing and current != PRIMARY and (current == NONE or _BACK.search(words)):
                current = PRIMARY
        labels.append(current)
    return tuple(labels)


def _tells_another(words: str, lead: str, lead_dates: set[str], *, undated: bool) -> bool:
    low = words.lower()
    if sparked(low, ELSEWHERES) and ELSEWHERE.search(words):
        return True
    place = _NEW_PLACE.match(words)
    if place and place.group(1) not in lead and place.group(1).split()[0] not in ("Addition", "Other", "All"):
        return True
    if undated:
        return False  # a lead without a day leaves the primary's own to a later sentence
    if not sparked(low, WHENS):
        return False
    return any(_key(m) not in lead_dates and _far(m, lead_dates) for m in WHEN.finditer(words))


def _key(found: re.Match[str]) -> str:
    if found["last"]:
        return str(found["last"]).lower()
    return str(found["year"]) if found["year"] else str(found["month"])[:3] + str(found["my"] or "")


def _far(found: re.Match[str], lead_dates: set[str]) -> bool:
    """Whether a date lies outside what the lead tells: the same month without its year does not."""
    key = _key(found)
    return not any(
        key[:3] == known[:3] and (key[3:] == known[3:] or not key[3:] or not known[3:]) for known in lead_dates
    )


def _furniture(layout: Layout) -> set[int]:
    """Paragraphs that are the page's and not the report's: prompts, captions told twice, other headlines, credits."""
    out: set[int] = set()
    bodies = [k for k, p in enumerate(layout.paragraphs) if _is_prose(p.read(layout.text))]
    begun = bodies[0] if bodies else len(layout.paragraphs)
    for k, paragraph in enumerate(layout.paragraphs):
        words = paragraph.read(layout.text).lstrip("*•-–— ​")
        if (
            not words
            or (_FURNITURE.match(words) and (len(words) < 300 or words.startswith("Caption")))
            or _repeats(words)
        ) or (k > begun and len(bodies) > 2 and _is_headline(words)):
            out.add(k)
    return out


def _is_prose(words: str) -> bool:
    """A line of some length that ends as sentences end."""
    return len(words) > 60 and words[-1] in ".!?\"”’'"


def _is_headline(words: str) -> bool:
    """A line without a full stop that stands among prose: another story's headline, a subheading, a credit."""
    return len(words) <= 160 and words[-1] not in '.!?:;,"”’…' and words[0].isalnum() and len(words.split()) >= 3


def _repeats(words: str) -> bool:
    """Whether a paragraph says a sentence twice, as captions in a page do."""
    if len(words) < 80 or len(words) > 4000:
        return False
    said = [p.strip() for p in words.split(". ") if len(p) > 30]
    return len(said) - len(set(said)) >= 1
