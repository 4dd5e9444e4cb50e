"""Attributions of a text: for each cue its source and its content, then the quotations that no cue took."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from averment.coding.text.layout import Layout
from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.engines.rules import sources
from averment.engines.rules.cues import Cue, Frame, find_cues

_OPEN, _CLOSE = '“"‘', '”"’'
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight"
_ADJUNCT = re.compile(
    rf"(?:,?\s+(?:(?:on\s+|early\s+|late\s+|last\s+|this\s+)*(?:{_DAY})(?:\s(?:morning|afternoon|evening|"
    rf"night))?|last\s(?:week|month|year|night)"
    r"|(?:earlier|later)(?:\s(?:this|that|in the)\s\w+)?|at the time|that night|this week|repeatedly|publicly"
    r"|(?:in|at|during|via|through|by|on|over)\s(?:(?:an?|the|his|her|its|their|another|one)\s)?(?:[\w.’'\-]+\s){0,3}?"
    r"(?:statement|release|interview|conference|briefing|e-?mail|post|tweet|message|affidavit|complaint|filing|"
    r"report|letter|"
    r"video|memo|call|hearing|court|phone|X|Facebook|Twitter|Instagram|media|documents?|testimony|lawsuit|"
    r"update)(?:\s(?:with|to|from)\s(?:[\w.’'\-]+\s?){1,4})?))+"
)
_HEARER = re.compile(
    r"\s+(?:(?:the|a|an|his|her|their|our)\s(?:[\w.’'\-]+\s){0,3}?(?:[\w’'\-]+)|(?:[A-Z][\w.’'\-]*\s?){1,5}|"
    r"reporters|officers|deputies|police|"
    r"investigators|detectives|authorities|officials|agents|him|her|them|us|me|you|dispatchers|journalists)"
    r"(?=\s+(?:that|he|she|they|it|the|his|her|in|on|at|during|after|to|there|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|,|:|"
    r"\s[“\"]|\.)"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|do|does|will|would|can|could|may|might|must|should|"
    r"\w{2,}ed|shot|fled|ran|died|hit|struck|"
    r"got|went|came|took|began|fell|drove|told|saw|found|led|left|held|made|threw|broke|fought|there’s|it’s|"
    r"that’s|[’']s|[’']re)\b"
)
_TAIL = re.compile(
    r",\s*(?:and|but|while|when|as|who|which|where|although|though|because|before|after|citing|\w+ing)\b"
)
_THAT = re.compile(r"\s*(?:of|to|for|with|about)\b")


@dataclass(slots=True)
class _Found:
    """An attribution while its parts are being looked for."""

    cue: Cue
    source: Span | None
    content: list[Span] = field(default_factory=list)
    end: int = 0
    inside: Span | None = None
    """A relative clause that the sentence around it is not part of."""

    def attribution(self) -> Attribution:
        source = () if self.source is None else (self.source,)
        return Attribution(source=source, cue=(self.cue.span,), content=tuple(sorted(self.content)), score=0.7)


def find_attributions(layout: Layout) -> tuple[Attribution, ...]:
    """Every attribution that the text's sentences show, in reading order."""
    found: list[_Found] = []
    extra: list[Attribution] = []
    for sentence in layout.sentences:
        extra.extend(_headline(layout, sentence))
        found.extend(_in_sentence(layout, sentence))
    _float(layout, found, extra)
    every = [*(f.attribution() for f in found if f.content), *extra]
    return tuple(sorted(every, key=lambda a: (min(a.spans), a.cue)))


def _in_sentence(layout: Layout, sentence: Span) -> Iterator[_Found]:
    text = layout.text
    cues = [c for c in find_cues(text, sentence) if not _quoted(layout, c.span)]
    floor = sentence.start
    last: _Found | None = None
    for i, cue in enumerate(cues):
        ceiling = cues[i + 1].span.start if i + 1 < len(cues) else sentence.end
        if cue.span.start < floor:
            continue
        made = _FRAMES[cue.frame](text, sentence, cue, floor, ceiling, last)
        if made is not None and last is not None and last.inside is not None:
            made.content = [p for c in made.content for p in _without(c, last.inside)]
        if made is None:
            continue
        made.content = [
            s for c in made.content if (s := _trim(text, _whole_quotation(layout, c, sentence))) is not None
        ]
        if not made.content:
            continue
        yield made
        last, floor = made, max(floor if made.inside else cue.span.end, made.end)


def _whole_quotation(layout: Layout, span: Span, sentence: Span) -> Span:
    """Content at the edge of its sentence and inside a quotation reaches to the edge of that quotation."""
    start, end = span.start, span.end
    if span.start <= sentence.start and (quotation := layout.quotation_at(span.start)) is not None:
        start = max(layout.paragraphs[layout.paragraph_number(span.start)].start, quotation.start - 1)
    if span.end >= sentence.end and (quotation := layout.quotation_at(max(span.start, span.end - 1))) is not None:
        end = max(end, min(quotation.end + 1, len(layout.text)))
    return Span(min(start, span.start), end)


def _without(span: Span, hole: Span) -> Iterator[Span]:
    if not span.overlaps(hole):
        yield span
        return
    if span.start < hole.start:
        yield Span(span.start, hole.start)
    if hole.end < span.end:
        yield Span(hole.end, span.end)


def _quoted(layout: Layout, span: Span) -> bool:
    return layout.quotation_at(span.start) is not None


def _say(text: str, sentence: Span, cue: Cue, floor: int, ceiling: int, last: _Found | None) -> _Found | None:
    left = text[floor : cue.span.start].rstrip()
    source = sources.before(text, floor, cue.span.start)
    if source is None:
        return _inverted(text, sentence, cue, floor, left, last)
    relative = _RELATIVE.search(text, floor, source.start)
    if relative:
        return _related(text, sentence, cue, source, relative)
    pre = Span(floor, source.start) if source.start > floor else None
    after = _past_adjuncts(text, cue.span.end, sentence.end)
    rest = text[after : sentence.end]
    quoted_before = pre is not None and text[pre.start : pre.end].rstrip(" ,")[-1:] in _CLOSE
    if not rest.strip(' .!?…)”"'):
        return _Found(cue, source, [pre] if pre else [], sentence.end)
    if rest[0] == "," or quoted_before:
        return _around(text, sentence, cue, source, pre, after, quoted=quoted_before)
    if rest.lstrip()[:1] == ":" or not (_THAT.match(rest) and pre is not None):
        return _Found(cue, source, [Span(after, _clause_end(text, after, sentence.end, ceiling))], after)
    return _Found(cue, source, [pre], after) if pre else None


_RELATIVE = re.compile(r"(,\s+)?\b(?:who|whom|which|that|what)\s+$")
_CLOSED = re.compile(r",\s|[;:“”\"—–]")


_LONGEST = 600
"""Characters of the longest relative clause that is believed."""


def _related(text: str, sentence: Span, cue: Cue, source: Span, pronoun: re.Match[str]) -> _Found | None:
    """What X said is a relative clause ("…, who X said had fled, …"), and the sentence goes on after it."""
    limit = min(sentence.end, cue.span.end + _LONGEST)
    closed = _CLOSED.search(text, cue.span.end, limit) if pronoun.group(1) else None
    end = closed.start() if closed else limit
    word = Span(pronoun.end() - len(pronoun.group().lstrip(", ")), pronoun.end())
    made = _Found(cue, source, [word, Span(cue.span.end, end)], -1) if end > cue.span.end else None
    if made is not None and pronoun.group(1):
        made.inside = Span(pronoun.start(), end)
    return made


def _around(text: str, sentence: Span, cue: Cue, source: Span, pre: Span | None, after: int, *, quoted: bool) -> _Found:
    """Content on both sides: "…, X said, …"."""
    rest = text[after : sentence.end]
    right = Span(after, sentence.end)
    tail = rest.lstrip(" ,")[:1]
    if pre is None:
        return _Found(cue, source, [right], after)
    if quoted:
        return _Found(cue, source, [pre, right] if tail and tail in _OPEN else [pre], after)
    if _TAIL.match(rest) and _VERB.search(text, pre.start, pre.end):
        return _Found(cue, source, [pre], after)
    if not _VERB.search(text, pre.start, pre.end) and tail in _OPEN:
        return _Found(cue, source, [right], after)
    return _Found(cue, source, [pre, right], sentence.end)


def _inverted(text: str, sentence: Span, cue: Cue, floor: int, left: str, last: _Found | None) -> _Found | None:
    """The source after its cue ("…, said X."); the words before the cue end with a comma or a closing mark."""
    if not left or left[-1] not in ',?!”"’' or cue.frame is not Frame.SAY or cue.span.start <= floor:
        if left.endswith(" and") and last is not None and last.source is not None:
            return _Found(cue, last.source, [Span(cue.span.end, sentence.end)], cue.span.end)
        return None
    source = sources.after(text, cue.span.end, sentence.end)
    if source is None or not re.match(
        r"[A-Z\d]|[a-z]+\s[A-Z]|(?:an?|the|one|another|his|her|their|both|some|many|two|three|police|"
        r"authorities|officials|"
        r"witnesses|federal|state|local|attorneys|investigators|prosecutors|he|she)\b",
        text[source.start : source.end],
    ):
        return None
    return _Found(cue, source, [Span(floor, cue.span.start)], source.end)


def _tell(text: str, sentence: Span, cue: Cue, floor: int, ceiling: int, last: _Found | None) -> _Found | None:
    hearer = _HEARER.match(text, cue.span.end, sentence.end)
    if hearer is None:
        return _say(text, sentence, cue, floor, ceiling, last)
    made = _say(text, sentence, Cue(Span(cue.span.start, hearer.end()), Frame.TELL), floor, ceiling, last)
    if made is not None:
        made.cue = cue
    return made


def _call(text: str, sentence: Span, cue: Cue, floor: int, ceiling: int, _last: _Found | None) -> _Found | None:
    source = sources.before(text, floor, cue.span.start)
    if source is None:
        return None
    end = _clause_end(text, cue.span.end, sentence.end, ceiling)
    start = cue.span.end
    as_ = re.compile(r"\s+as\b").match(text, start, end)
    if as_:
        cue = Cue(Span(cue.span.start, as_.end()), cue.frame)
        start = as_.end()
    return _Found(cue, source, [Span(start, end)], start) if start < end else None


def _adding(text: str, sentence: Span, cue: Cue, _floor: int, ceiling: int, last: _Found | None) -> _Found | None:
    source = last.source if last is not None else _subject(text, sentence, cue)
    if source is None or source.start >= cue.span.start:
        return None
    if last is not None:
        last.content = [Span(c.start, cue.span.start) if c.start < cue.span.start < c.end else c for c in last.content]
    end = _clause_end(text, cue.span.end, sentence.end, ceiling)
    start = _past_adjuncts(text, cue.span.end, end)
    return _Found(cue, source, [Span(start, end)], start) if start < end else None


def _subject(text: str, sentence: Span, cue: Cue) -> Span | None:
    """The subject of the clause on which a participle hangs: the capitalised words that open the sentence."""
    opening = re.compile(r"(?:[A-Z][\w.’'\-]*|the|of|and|for)(?:\s(?:[A-Z][\w.’'\-]*|of|the|for)){0,6}").match(
        text, sentence.start, cue.span.start
    )
    if opening is None or text[cue.span.start - 2 : cue.span.start] != ", ":
        return None
    return Span(opening.start(), opening.end())


def _according(text: str, sentence: Span, cue: Cue, floor: int, _ceiling: int, last: _Found | None) -> _Found | None:
    source = _cited(text, cue.span.end, sentence.end, opens=not text[floor : cue.span.start].strip(' ,—–-“"'))
    if source is None:
        return None
    pre = text[floor : cue.span.start].strip(" ,—–-")
    if not pre and last is not None and last.content and last.cue.frame is not Frame.ACCORDING:
        first = min(*last.content, last.cue.span, last.source or last.cue.span)
        return _Found(cue, source, [Span(first.start, cue.span.start)], source.end)
    if len(pre.split()) >= 2:
        return _Found(cue, source, [Span(floor, cue.span.start)], source.end)
    return _Found(cue, source, [Span(source.end, sentence.end)], source.end) if source.end < sentence.end else None


_CITED_END = re.compile(
    r",(?!\s\d|\s(?:an?|the|which|who|whose)\b)|[;:“”\"\n(]|[.!?](?=[\s”\"’]*$)|—|–|\s(?:that|who|after|when|"
    r"where|on Monday|on Tuesday|on Wednesday|on "
    r"Thursday|on Friday|on Saturday|on Sunday)\b"
)


_OPENING_END = re.compile(r",(?!\s\d|\s(?:an?|which|who|whose)\b[^,]{2,80},)|[;:“”\"\n(]|—|–")


def _cited(text: str, start: int, end: int, *, opens: bool) -> Span | None:
    """Who is cited after "according to"; at the opening of a sentence, up to the comma before the clause."""
    while start < end and text[start].isspace():
        start += 1
    stop = (_OPENING_END if opens else _CITED_END).search(text, start, end)
    last = stop.start() if stop else end
    last = min(last, start + 200)
    return _trim(text, Span(start, last)) if last > start else None


_FRAMES = {
    Frame.SAY: _say, Frame.TELL: _tell, Frame.CALL: _call, Frame.ADDING: _adding, Frame.ACCORDING: _according,
}  # fmt: skip


def _past_adjuncts(text: str, start: int, end: int) -> int:
    match = _ADJUNCT.match(text, start, end)
    return match.end() if match else start


_JOINED = re.compile(r"[,;]?\s(?:and|but|while|though|although|as)\s(?=[^,;]{0,80}$)|;\s")


def _clause_end(text: str, start: int, end: int, ceiling: int) -> int:
    """Where content to the right ends: with the sentence, or before the clause of the next cue."""
    if ceiling >= end:
        return end
    source = sources.before(text, start, ceiling)
    if source is None:
        return end
    joined = re.compile(r"(?:[,;]\s*(?:and|but|while|though|although)?|\b(?:and|but|while))\s*$").search(
        text, max(start, source.start - 12), source.start
    )
    return joined.start() if joined and joined.start() > start + 2 else end


_WORTH = re.compile(r"[^\W_]")


def _trim(text: str, span: Span) -> Span | None:
    """Without spaces, commas and full stops at the edges; quotation marks stay."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",.;:—–-)"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:—–-("):
        end -= 1
    return Span(start, end) if start < end and _WORTH.search(text, start, end) else None


_HEAD = re.compile(
    r"((?:[A-Z][\w.’'\-]*|police|officials|of|the|for|and)(?:\s(?:[A-Z][\w.’'\-]*|police|officials|of|the|for|"
    r"and|family|lawyer)){0,5})(:)\s+(?=[“\"‘'A-Z])"
)
_SPEAKERS = re.compile(
    r"(?i)\b(?:police|sheriff|officials?|authorities|cops|report|ice|dhs|fbi|family|lawyer|attorney|witness\w*|"
    r"prosecutors?|da|"
    r"deputies|troopers|coroner|mayor|governor|chief|lawsuit|complaint|affidavit|records|documents|sources?|"
    r"video|judge)\b"
)


def _headline(layout: Layout, sentence: Span) -> Iterator[Attribution]:
    """A source before a colon that opens a paragraph: "Police: man shot by officers"."""
    match = _HEAD.match(layout.text, sentence.start, sentence.end)
    if match is None or not _SPEAKERS.search(match.group(1)):
        return
    content = _trim(layout.text, Span(match.end(), sentence.end))
    if content is not None and len(content.read(layout.text).split()) > 2:
        yield Attribution(source=(Span(*match.span(1)),), cue=(Span(*match.span(2)),), content=(content,), score=0.6)


_SIGNED = re.compile(r"\s*(?:[―—–]|--?)\s*([A-Z][\w.’'\-]*(?:,?\s[\w.’'\-]+){0,8})\s*$")


def _float(layout: Layout, found: list[_Found], extra: list[Attribution]) -> None:
    """Give quotations that no cue took to their signature, or to the speaker of the sentence before."""
    text = layout.text
    taken = sorted(c for f in found for c in f.content)
    by_sentence = {layout.sentence_number(f.cue.span.start): f for f in found}
    for quotation in layout.quotations:
        if len(quotation) < 30 or any(c.overlaps(quotation) for c in _near(taken, quotation)):
            continue
        paragraph = layout.paragraphs[layout.paragraph_number(quotation.start)]
        signed = _SIGNED.match(text, min(quotation.end + 1, paragraph.end), paragraph.end)
        marked = Span(max(paragraph.start, quotation.start - 1), min(quotation.end + 1, paragraph.end))
        if signed:
            extra.append(Attribution(source=(Span(*signed.span(1)),), cue=(), content=(marked,), score=0.7))
            continue
        owner = _owner(layout, quotation, by_sentence)
        if owner is not None and _begins(layout, marked):
            owner.content.append(marked)


def _near(taken: Sequence[Span], span: Span) -> Iterator[Span]:
    return (c for c in taken if c.start < span.end and span.start < c.end)


def _begins(layout: Layout, marked: Span) -> bool:
    """Whether a quotation opens its sentence: one inside a sentence without a cue is no speech of its own."""
    return marked.start <= layout.sentence_at(marked.start).start + 1


def _owner(layout: Layout, quotation: Span, by_sentence: dict[int, _Found]) -> _Found | None:
    number = layout.sentence_number(quotation.start)
    here = layout.paragraph_number(quotation.start)
    for back in range(1, 5):
        owner = by_sentence.get(number - back)
        if owner is not None:
            return owner if here - layout.paragraph_number(owner.cue.span.start) <= 1 + (back > 1) else None
        before = layout.sentences[number - back] if number >= back else None
        if before is None or layout.quotation_at(before.start + 1) is None:
            return None
    return None
