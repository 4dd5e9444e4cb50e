"""Which words of a report tell its event, and which tell of speech, courts, aftermath or earlier days.

A day, an hour or a place belongs to the incident only where the words around it tell the incident. Every sentence is
read once for anchors: words that tell what their clause is about. The anchor that governs a span is the nearest one
before it in its clause, or, where the span opens its clause, the nearest one after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from averment.coding.scene import Scene
from averment.coding.text.cues import Cues, cue
from averment.coding.text.layout import Layout
from averment.domain.passages import Span


class Tells(StrEnum):
    """What an anchor says that its clause is about."""

    EVENT = "event"
    """The event itself: shot, stopped, happened."""
    SCENE = "scene"
    """Who came and what they found: responded, called, found, driving."""
    AFTER = "after"
    """What came of it: died, taken to hospital, arrested, mourned."""
    SPEECH = "speech"
    COURT = "court"
    BEFORE = "before"
    """Earlier days: previously, history, a similar case."""
    PRINT = "print"
    """The publication itself: posted, updated, copyright."""


_ANCHORS = Cues(
    (
        cue(Tells.PRINT, "updated posted published copyright photo photos photograph courtesy credit update"),
        cue(Tells.PRINT, "image images pictured", after=r"(?! of (?:the|a) (?:shooting|scene))"),
        cue(Tells.PRINT, "last", after=r" updated"),
        cue(Tells.PRINT, "file", after=r" photo"),
        cue(Tells.BEFORE, "previous previously prior similar unrelated separate past formerly"),
        cue(Tells.BEFORE, "history", after=r" of\b"),
        cue(Tells.BEFORE, "earlier last", after=r" (?:this )?year\b"),
        cue(Tells.BEFORE, "years months", after=r" (?:ago|earlier|before)\b"),
        cue(Tells.BEFORE, "in since", after=r" (?:19|20)\d\d\b(?! block)"),
        cue(Tells.BEFORE, "day days week weeks", after=r" (?:after|since) (?:an?|the|another)\b"),
        cue(Tells.BEFORE, "grew", after=r" up\b"),
        cue(Tells.BEFORE, "used", after=r" to\b"),
        cue(Tells.BEFORE, "another", after=r" (?:shooting|incident|case)\b"),
        cue(Tells.BEFORE, "graduated"),
        cue(
            Tells.COURT,
            "charged charges arraigned arraignment sentenced sentencing plead pleaded pleads pled indicted "
            "indictment convicted trial hearing court courthouse courtroom bail bond filed lawsuit sued jury "
            "testified ruled judge affidavit complaint jailed booked",
        ),
        cue(Tells.COURT, "Court", before=r"(?:in|before) (?:[\w’]+ ){0,3}"),
        cue(Tells.COURT, "appear appeared appearance", after=r" (?:in|before)\b"),
        cue(
            Tells.SPEECH,
            "said says saying told tells announce announced confirm confirmed confirms state stated added wrote "
            "tweeted statement released declined asked spoke interview interviewed briefing explained described "
            "identified named",
        ),
        cue(Tells.SPEECH, "news press", after=r" (?:conference|release)\b"),
        cue(Tells.SPEECH, "reported", after=r" (?:that|by)\b"),
        cue(Tells.SPEECH, "according", after=r" to\b"),
        cue(Tells.SPEECH, "claimed claims alleged insisted", after=r"(?= (?:that|he|she|they|it|on|in|\w+day)\b)"),
        cue(Tells.SPEECH, "called", after=r" for\b"),
        cue(
            Tells.AFTER,
            "died dies pronounced arrest arrested arrests custody vigil funeral memorial mourn mourned mourning "
            "protest protested protests protesters march marched rally rallied surgery recover recovering "
            "recovered remain remains remained hospitalized hospitalised airlifted transported rushed surrendered "
            "search searched searching scheduled autopsy closed reopened resident lives lived",
        ),
        cue(Tells.AFTER, "taken", after=r" to\b"),
        cue(Tells.AFTER, "dead", after=r" at\b"),
        cue(Tells.AFTER, "turned", after=r" (?:him|her)self"),
        cue(Tells.AFTER, "administrative", after=r" leave"),
        cue(
            Tells.EVENT,
            "shot shoot shoots shooting shootings shots shootout gunfire gunned fired firing gunman shooter "
            "killed killing slain wounded wounding injured injuring stabbed stabbing attack attacked attacking "
            "attacker struck hit rammed ramming tased tasered pepper-sprayed tear-gassed beat beaten beating "
            "punched tackled happen happened happening occur occurred occurring unfold unfolded unfolding began "
            "started erupted incident confrontation confronted standoff encounter altercation crash crashed "
            "robbery robberies robbed homicide murder murdered bullet bullets stopped pursuit chase chased "
            "chasing raid raids raided clash clashed clashes detain detained detaining struggle scuffle fatal "
            "fatally hostage hostages explosion bomb bombing bombed kidnap kidnapped kidnapping abduct abducted "
            "abduction assault assaulted assaulting assassinated assassination ambush ambushed drive-by ricochet "
            "ricocheted carnage massacre rampage tortured torture lynched executed beheaded abducting "
            "abductors snatched seized disappeared raped",
        ),
        cue(Tells.EVENT, "took", after=r" place\b"),
        cue(Tells.EVENT, "broke", after=r" out\b"),
        cue(Tells.EVENT, "traffic vehicle", after=r"(?: enforcement)? stop\b"),
        cue(Tells.EVENT, "pulled", after=r" over\b"),
        cue(
            Tells.SCENE,
            "respond responded responding call calls dispatched arrive arrived arriving arrival found discovered "
            "scene encountered approached went walking driving drove sitting standing riding walked inside parked "
            "playing warrant operation received alert alerted spotted located fled ran entered attempt attempted "
            "attempting tried armed pointed outside",
        ),
        cue(Tells.SCENE, "called", after=r"(?! for\b)"),
        cue(Tells.SCENE, "seen", before=r"last "),
        cue(Tells.SCENE, "report reports", after=r" of\b"),
        cue(Tells.SCENE, "showed", after=r" up\b"),
    )
)
_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|while|which|who|when|where|after|before|as|according)\b|[—–]| -+ "
    r"| (?:when|while|after|before|that) "
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that tells what its clause is about."""

    span: Span
    tells: Tells


@dataclass(frozen=True, slots=True)
class Telling:
    """The anchors of a report, by which any of its words can be asked what they belong to."""

    layout: Layout
    anchors: tuple[Anchor, ...]
    starts: tuple[int, ...]
    clauses: tuple[int, ...]
    """Where clauses part, within sentences."""

    def governor(self, span: Span) -> Anchor | None:
        """The anchor that says what the words at a span belong to, in their sentence; None where there is none."""
        own = next((a for a in self.within(span) if a.tells in (Tells.EVENT, Tells.SCENE)), None)
        if own is not None:
            return own
        here = self.within(self.layout.sentence_at(span.start))
        before = [a for a in here if a.span.end <= span.start]
        after = [a for a in here if a.span.start >= span.end]
        follows = after[0] if after else None
        precedes = before[-1] if before else None
        if precedes is None or follows is None:
            return precedes or follows
        breaks_before = self._parted(precedes.span.end, span.start)
        breaks_after = self._parted(span.end, follows.span.start)
        if breaks_before != breaks_after:
            return follows if breaks_before else precedes
        return follows if follows.span.start - span.end <= len(" 's ") else precedes

    def within(self, span: Span) -> Sequence[Anchor]:
        """Every anchor that begins in a span."""
        return self.anchors[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def count(self, span: Span, tells: Tells) -> int:
        """How many anchors of a kind a span holds."""
        return sum(a.tells is tells for a in self.within(span))

    def _parted(self, start: int, end: int) -> bool:
        i = bisect_left(self.clauses, start)
        return i < len(self.clauses) and self.clauses[i] < end


_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")


def even(scene: Scene) -> Scene:
    """The scene with plain spaces for odd ones, character for character: every offset holds in both."""
    text = _ODD_SPACES.sub(" ", scene.text)
    if text == scene.text:
        return scene
    return replace(scene, report=replace(scene.report, text=text), layout=replace(scene.layout, text=text))


def listen(layout: Layout) -> Telling:
    """Find the anchors and clause breaks of a text, in time linear in its length."""
    anchors, clauses = _read(layout.text)
    return Telling(layout, anchors, tuple(a.span.start for a in anchors), clauses)


@lru_cache(maxsize=2)  # several rules ask about one report
def _read(text: str) -> tuple[tuple[Anchor, ...], tuple[int, ...]]:
    anchors = sorted((Anchor(span, Tells(code)) for code, span in _ANCHORS.find(text)), key=lambda a: a.span)
    return tuple(anchors), tuple(m.start() for m in _CLAUSE.finditer(text))
