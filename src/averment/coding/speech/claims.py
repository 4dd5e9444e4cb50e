"""From the attributions that an engine marked to claims: who said what, of which kind, with which hedge."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from averment.coding.speech.carrying import carry
from averment.coding.speech.kinds import judging_words, modality_of
from averment.coding.speech.knowing import basis_of, channel_of
from averment.coding.speech.speaking import Speech
from averment.coding.speech.voices import find_voices
from averment.coding.speech.voices.mentions import Speaker
from averment.coding.speech.weighing import kind_of
from averment.coding.text.covering import Covering
from averment.coding.text.layout import Layout
from averment.domain.codes import Basis, ClaimKind, Form, Side, VoiceRole
from averment.domain.draft import REPORT_VOICE, Claim, Voice
from averment.domain.identity import local_id
from averment.domain.markup import Attribution, Markup
from averment.domain.passages import Passage, Span, hull
from averment.domain.report import Report


def hear(report: Report, layout: Layout, markup: Markup) -> Speech:
    """Voices and claims of a report; claims stand in reading order and in no incident yet (`speech.placed`).

    A claim that stands within the content of another has it as `parent`; judging words within an event claim are a
    claim of their own under it, with the same source. The same markup gives the same speech in every process.
    """
    marked = _ordered(_of_nobody(layout, _with_source(layout, a)) for a in markup.attributions)
    sourced = [a for a in marked if a.source]
    heard = find_voices(layout, report.text_id, markup.kind, [hull(a.source) for a in sourced])
    voice_of = dict(zip(map(id, sourced), heard.of, strict=True))
    speaker_of = dict(zip(map(id, sourced), heard.speakers, strict=True))
    drafts = [_Draft(a, voice_of.get(id(a), REPORT_VOICE), speaker_of.get(id(a)), None) for a in marked]
    drafts = _nested(drafts)
    claims = tuple(_claims(report, layout, drafts, heard.voices))
    voices = tuple(_as_told(v, claims) for v in heard.voices)
    return Speech(voices, claims, carry(layout, claims), _bases(layout, claims, drafts, report))


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution with its voice, before it is a claim."""

    marked: Attribution
    voice: str
    speaker: Speaker | None
    parent: int | None

    @property
    def whole(self) -> Span:
        return hull(self.marked.spans)


def _ordered(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Those with content, in reading order, each once."""
    distinct = {a.spans: a for a in attributions if a.content}
    return sorted(distinct.values(), key=lambda a: (min(a.spans), tuple(-s.end for s in a.spans)))


_SAYS = re.compile(
    r"(?:said|says|say|told|tells|added|wrote|explained|testified|recalled|described|tweeted|claimed|alleged)\b"
)
_SPEAKER = re.compile(
    r"(?:\b(?:[Hh]e|[Ss]he|[Tt]hey)|\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w’'\-]+\s){0,2}?[a-z]+|"
    r"[A-Z][\w’'\-]+(?:\s[A-Z][\w’'.\-]+){0,3})\s$"
)


def _with_source(layout: Layout, marked: Attribution) -> Attribution:
    """An engine's attribution that has a verb of saying and no source, with the speaker who stands right before it."""
    if marked.source or not marked.cue or not _SAYS.match(layout.text, marked.cue[0].start):
        return marked
    cue = marked.cue[0].start
    found = _SPEAKER.search(layout.text, max(layout.sentence_at(cue).start, cue - 60), cue)
    if found is None:
        return marked
    source = Span(found.start(), found.end() - 1)
    return marked if any(source.overlaps(s) for s in marked.content) else replace(marked, source=(source,))


_ACCUSED = re.compile(r"(?:(?:is|are|was|were|been|also|now|stands?) )*(?:accused|suspected)(?: of)?$", re.IGNORECASE)
_OF_WHAT = re.compile(r"\s*(?:of|in)\b")


def _of_nobody(layout: Layout, marked: Attribution) -> Attribution:
    """Who "is accused of" something does not say it: an engine's source that is the one spoken of is content."""
    if len(marked.source) != 1 or not marked.cue or not marked.content:
        return marked
    source, cue = marked.source[0], hull(marked.cue)
    words = cue.read(layout.text)
    passive = words.endswith(" of") or _OF_WHAT.match(layout.text, cue.end)
    if not passive or not _ACCUSED.match(words) or not 0 <= cue.start - source.end <= 1:
        return marked
    return replace(marked, source=(), content=tuple(sorted((source, *marked.content))))


def _nested(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Each with the smallest claim in whose content it stands whole; two that hold each other part by length."""
    outer = Covering.of((hull(d.marked.content), i) for i, d in enumerate(drafts))
    wholes = [d.whole for d in drafts]
    parents = (
        next((j for j in outer.over(w) if j != i and len(wholes[j]) > len(w) and _within(drafts[i], drafts[j])), None)
        for i, w in enumerate(wholes)
    )
    return [replace(d, parent=parent) for d, parent in zip(drafts, parents, strict=True)]


def _within(inner: _Draft, outer: _Draft) -> bool:
    """Whether every word of one claim is content of the other, which may be interrupted by its own source and cue."""
    return all(any(span in piece for piece in outer.marked.content) for span in inner.marked.spans)


def _claims(report: Report, layout: Layout, drafts: Sequence[_Draft], voices: Sequence[Voice]) -> Iterator[Claim]:
    ids = [_id(report, d) for d in drafts]
    known = {v.id: v for v in voices}
    kinds = [kind_of(layout.text, d.marked, known.get(d.voice), nested=d.parent is not None) for d in drafts]
    for i, draft in enumerate(drafts):
        above = draft.parent
        if above is not None and kinds[above] is ClaimKind.BLAME and drafts[above].voice == draft.voice:
            kinds[i] = ClaimKind.BLAME
        claim = _claim(report, layout, draft, ids, kinds[i])
        yield claim
        if claim.kind is ClaimKind.EVENT:
            yield from _judgements(layout, claim)


def _id(report: Report, draft: _Draft) -> str:
    return local_id("c", report.text_id, *(f"{s.start}-{s.end}" for s in draft.marked.spans))


def _claim(report: Report, layout: Layout, draft: _Draft, ids: Sequence[str], kind: ClaimKind) -> Claim:
    text, marked = report.text, draft.marked
    return Claim(
        id=_id(report, draft), incident=None, kind=kind, source=_cut(text, marked.source), cue=_cut(text, marked.cue),
        content=_cut(text, marked.content), form=form_of(layout, marked.content), modality=modality_of(text, marked),
        voice=draft.voice, channel=channel_of(layout, marked),
        parent=None if draft.parent is None else ids[draft.parent],
        confidence=marked.score,
    )  # fmt: skip


def _cut(text: str, spans: Sequence[Span]) -> tuple[Passage, ...]:
    return tuple(Passage.cut(text, s) for s in sorted(spans))


def _judgements(layout: Layout, claim: Claim) -> Iterator[Claim]:
    """Claims of their own for the words of an event claim that judge or justify what it states."""
    for content in claim.content:
        for span, kind in judging_words(layout.text, content.span):
            yield replace(
                claim, id=local_id("c", claim.id, span.start, span.end), kind=kind, parent=claim.id,
                content=(Passage.cut(layout.text, span),), form=form_of(layout, (span,)),
            )  # fmt: skip


def form_of(layout: Layout, content: Sequence[Span]) -> Form:
    """Direct where all of the content stands in quotation marks, indirect where none does, mixed otherwise."""
    inside = outside = False
    for span in content:
        at = span.start
        for start, end in (*_quoted(layout, span), (span.end, span.end)):
            outside = outside or bool(_WORD.search(layout.text, at, start))
            inside = inside or end > start
            at = end
    if not inside:
        return Form.INDIRECT
    return Form.MIXED if outside else Form.DIRECT


_WORD = re.compile(r"[^\W_]")


def _quoted(layout: Layout, span: Span) -> Iterator[tuple[int, int]]:
    first = max(0, bisect_right(layout.quotations, span.start, key=lambda q: q.start) - 1)
    for quotation in layout.quotations[first:]:
        if quotation.start >= span.end:
            return
        start, end = max(span.start, quotation.start), min(span.end, quotation.end)
        if start < end:
            yield start, end


_BEING_THERE = re.compile(
    r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)(?:[’']d)? (?:just |then |all |only |had |could )?(?:saw|seen|hear|"
    r"heard|watched|witnessed|looked (?:out|up|over)|woke|noticed|"
    r"recorded|filmed|ran (?:out|over|away|for)|took cover|(?:was|were) (?:inside|outside|sleeping|driving|"
    r"walking|standing|sitting|at home|scared|shocked|\w+ing\b[^.!?]{0,40}? when))\b|"
    r"\b[Ii]t sounded like\b|\bsounded like (?:fire|gun|shots)"
)
_SUFFERED = re.compile(
    r"(?:\bI|^(?:that )?[Hh]e|^(?:that )?[Ss]he)(?: was|[’']d been| had been| got| is being| was being) "
    r"(?:\w+ly )?(?:shot|arrested|detained|"
    r"tackled|tased|handcuffed|held|pinned|dragged|pepper[- ]sprayed|hit|struck|thrown|pushed|pulled|deported)\b"
)
_CROWD = re.compile(
    r"(?i)\b(?:protest(?:e|o)rs?|demonstrators?|residents?|neighbou?rs?|people|person|workers?|employees?|students?|"
    r"observers?|friends?|volunteers?|co-?workers?|customers?|m[ae]n|wom[ae]n|owners?|others|some)\b"
)
_SAW = re.compile(
    r"(?i)witness|bystander|onlooker|passer|who (?:saw|watched|heard|recorded|filmed|was (?:there|inside|nearby))"
)


def _as_told(voice: Voice, claims: Iterable[Claim]) -> Voice:
    """What a voice of no office is by what it tells: a witness tells of what it met with, a subject of what befell it.

    One of a crowd who tells of nothing that happened and only says what it thinks is no witness.
    """
    if voice.role not in (VoiceRole.OTHER, VoiceRole.WITNESS) or (voice.organisation and not voice.name):
        return voice
    mine = [c for c in claims if c.voice == voice.id and c.parent is None]
    words = [p.exact for c in mine for p in c.content]
    if any(_SUFFERED.search(each) for each in words):
        return replace(voice, role=VoiceRole.SUBJECT, side=Side.SUBJECT)
    if any(_BEING_THERE.search(each) for each in words):
        return replace(voice, role=VoiceRole.WITNESS, side=Side.NEITHER)
    named = " ".join(filter(None, (voice.title, *(m.exact for m in voice.mentions))))
    told = any(c.kind is ClaimKind.EVENT for c in mine)
    if voice.role is VoiceRole.WITNESS and not told and _CROWD.search(named) and not _SAW.search(named):
        return replace(voice, role=VoiceRole.OTHER)
    return voice


def _bases(
    layout: Layout, claims: Sequence[Claim], drafts: Sequence[_Draft], report: Report
) -> tuple[tuple[str, Basis], ...]:
    speakers = {_id(report, d): d.speaker for d in drafts}
    found = ((c.id, basis_of(layout, c, speakers.get(c.id) or speakers.get(c.parent or ""))) for c in claims)
    return tuple((name, basis) for name, basis in found if basis is not Basis.NOT_STATED)
