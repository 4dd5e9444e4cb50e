"""From facts and claims to shown values: each gets its exact words, its sentence and everybody who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from averment.coding.text.layout import Layout, lay_out
from averment.domain.codes import Attributed, Basis, Form, Modality, PublisherRole
from averment.domain.draft import REPORT_VOICE, Claim, Draft, Fact
from averment.domain.identity import local_id
from averment.domain.passages import Passage, Span, hull
from averment.dossier import labels
from averment.dossier.model import Saying, Speaker, Value, Words
from averment.dossier.speakers import find_speakers

_HEDGE = {
    Modality.ASSERTED: "",
    Modality.ALLEGED: ", allegedly",
    Modality.DENIED: "",
    Modality.POSSIBLE: ", as possible",
    Modality.PLANNED: ", as planned",
    Modality.UNKNOWN: ", as not known",
}
_HEDGED = {
    Modality.ASSERTED: "",
    Modality.ALLEGED: "with a hedge (alleged)",
    Modality.DENIED: "said not to be so",
    Modality.POSSIBLE: "said to be possible",
    Modality.PLANNED: "said to be planned",
    Modality.UNKNOWN: "said not to be known",
}
_ATTRIBUTED = {
    Attributed.EXPLICIT: "the clause names its source",
    Attributed.CARRIED: "carried: the source named nearby plainly goes on",
    Attributed.NONE: "no source is named",
}
_EDGES = " \t\n,.;:—–-"
_THAT = re.compile(r"^that (?=\S)")
_MARKS = "“”\"‘’'"


@dataclass(frozen=True, slots=True)
class Sources:
    """One draft, its sentences and its speakers: makes values, and makes none without words."""

    draft: Draft
    layout: Layout
    speakers: tuple[Speaker, ...]
    claims: dict[str, Claim]

    @classmethod
    def of(cls, draft: Draft) -> Sources:
        """What is needed to show a draft."""
        return cls(draft, lay_out(draft.report.text), find_speakers(draft), {c.id: c for c in draft.claims})

    def speaker(self, voice: str) -> Speaker:
        """The speaker of that id; the report itself for an id that is none."""
        return next((s for s in self.speakers if s.id == voice), self.speakers[-1])

    def words(self, passage: Passage) -> Words:
        """Exact words in their sentences. Raises `BrokenPassage` where the text reads otherwise."""
        text = self.draft.report.text
        passage.held(text)
        around = hull([*self.layout.sentences_in(passage.span), passage.span])
        return Words(passage=passage, context=Passage.cut(text, around), page=self.draft.report.page_of(passage.start))

    def sentence_number(self, passage: Passage) -> int:
        """Which sentence the words begin in."""
        return self.layout.sentence_number(passage.start)

    def of_facts(
        self, section: str, text: str, facts: Sequence[Fact], *, verbatim: bool = False, quoted: bool = False
    ) -> Value:
        """One value that all these facts hold, with one saying per voice and way of saying."""
        grouped: dict[tuple[object, ...], list[Fact]] = {}
        for fact in facts:
            grouped.setdefault((fact.voice, fact.attribution, fact.modality, fact.basis, fact.claim), []).append(fact)
        return Value(
            id=local_id("v", section, text, *(f.id for f in facts)),
            text=text,
            fields=tuple(dict.fromkeys(f.field for f in facts)),
            sayings=tuple(self._fact_saying(group) for group in grouped.values()),
            verbatim=verbatim or quoted,
            quoted=quoted,
        )

    def _fact_saying(self, facts: Sequence[Fact]) -> Saying:
        first = facts[0]
        claim = self.claims.get(first.claim or "")
        via = self._via(claim)
        speaker = self.speaker(first.voice)
        return Saying(
            speaker=speaker.id,
            who=_who(speaker, first.attribution, first.modality, via),
            how=self._how(speaker, first.attribution, first.modality, labels.BASIS[first.basis], claim, via),
            attribution=first.attribution,
            modality=first.modality,
            basis=first.basis,
            words=tuple(self.words(p) for p in dict.fromkeys(f.passage for f in facts)),
            source=claim.source if claim else (),
            cue=claim.cue if claim else (),
            via=via,
            facts=tuple(f.id for f in facts),
            claim=first.claim,
            confidence=min(f.confidence for f in facts),
        )

    def of_claim(self, section: str, claim: Claim, text: str | None = None, *, quoted: bool | None = None) -> Value:
        """What somebody said, in full where no shorter text is given."""
        full, all_quoted = self.content(claim)
        via = self._via(claim)
        speaker = self.speaker(claim.voice)
        explicit = Attributed.EXPLICIT if claim.source else Attributed.NONE
        saying = Saying(
            speaker=speaker.id,
            who=_who(speaker, explicit, claim.modality, via) if claim.voice != REPORT_VOICE else speaker.label,
            how=self._how(speaker, explicit, claim.modality, "", claim, via),
            attribution=explicit,
            modality=claim.modality,
            basis=Basis.NOT_STATED,
            words=tuple(self.words(p) for p in claim.content or claim.cue or claim.source),
            source=claim.source,
            cue=claim.cue,
            via=via,
            claim=claim.id,
            confidence=claim.confidence,
        )
        return Value(
            id=local_id("v", section, claim.id),
            text=text or full,
            sayings=(saying,),
            verbatim=True,
            quoted=all_quoted if quoted is None else quoted,
        )

    def of_passage(
        self, section: str, label: str, passage: Passage, voice: str, claim: str | None = None, *, words: int
    ) -> Value:
        """What somebody says at a passage, an act or that something is not known: its first so many words."""
        speaker, said_in = self.speaker(voice), self.claims.get(claim or "")
        via = self._via(said_in)
        explicit = Attributed.EXPLICIT if voice != REPORT_VOICE else Attributed.NONE
        saying = Saying(
            speaker=speaker.id,
            who=_who(speaker, explicit, Modality.ASSERTED, via),
            how=self._how(speaker, explicit, Modality.ASSERTED, "", said_in, via),
            attribution=explicit,
            modality=Modality.ASSERTED,
            basis=Basis.NOT_STATED,
            words=(self.words(passage),),
            source=said_in.source if said_in else (),
            cue=said_in.cue if said_in else (),
            via=via,
            claim=claim,
        )
        return Value(
            id=local_id("v", section, passage.start, passage.end, voice),
            text=shortened(one_line(passage.exact).strip('“”"'), words),
            sayings=(saying,),
            verbatim=True,
            quoted=True,
            label=label,
        )

    def content(self, claim: Claim) -> tuple[str, bool]:
        """The content's words on one line, and whether all of it is quotation (its outer marks then left out)."""
        pieces = [one_line(p.exact) for p in claim.content or claim.cue or claim.source]
        text = _THAT.sub("", " … ".join([p for p in pieces if p != "that"] or pieces))
        bare = text.strip(_EDGES + _MARKS)
        quoted = claim.form is Form.DIRECT or (
            bool(claim.content) and all(self.is_quoted(p.span) for p in claim.content)
        )
        return (text.strip(_EDGES + '“”"'), True) if quoted and bare else (balanced(text.strip(_EDGES)), False)

    def quoted_part(self, claim: Claim) -> str | None:
        """The quoted words of a claim that is half paraphrase: what makes a cell of the accounts."""
        text = self.draft.report.text
        parts = [
            text[max(q.start, p.start) : min(q.end, p.end)]
            for p in claim.content
            for q in self.layout.quotations
            if q.overlaps(p.span)
        ]
        words = " … ".join(w for part in parts if (w := one_line(part).strip(_EDGES)))
        return words or None

    def after(self, claim: Claim, characters: int) -> str:
        """A claim's words and what follows them in their sentence, so many characters at most."""
        end = max((p.end for p in claim.content), default=0)
        start = min((p.start for p in claim.content), default=0)
        stop = max(end, self.layout.sentence_at(end - 1).end) if end else 0
        return self.draft.report.text[start : min(end + characters, stop)]

    def is_quoted(self, span: Span) -> bool:
        """Whether words stand in quotation marks, wholly."""
        marks = 0
        while span.end - marks - 1 > span.start and self.draft.report.text[span.end - marks - 1] in _MARKS + _EDGES:
            marks += 1
        start = span.start
        while start < span.end - 1 and self.draft.report.text[start] in _MARKS:
            start += 1
        inside = self.layout.quotation_at(start)
        return inside is not None and span.end - marks <= inside.end

    def _via(self, claim: Claim | None) -> str | None:
        parent = self.claims.get(claim.parent or "") if claim else None
        if claim is None or parent is None or parent.voice == claim.voice:
            return None
        return None if parent.voice == REPORT_VOICE else self.speaker(parent.voice).label

    def _how(
        self,
        speaker: Speaker,
        attributed: Attributed,
        modality: Modality,
        basis: str,
        claim: Claim | None,
        via: str | None,
    ) -> str:
        agency = speaker.id == REPORT_VOICE and self.draft.report.publisher_role is not PublisherRole.NEWSROOM
        parts = [
            speaker.full if speaker.id == REPORT_VOICE else f"{speaker.full} ({speaker.role_label})",
            f"through {via}" if via else "",
            one_line(claim.channel) if claim and claim.channel else "",
            "in its own publication" if agency else "" if speaker.id == REPORT_VOICE else _ATTRIBUTED[attributed],
            _HEDGED[modality],
            basis,
        ]
        return " · ".join(p for p in parts if p)


def _who(speaker: Speaker, attributed: Attributed, modality: Modality, via: str | None) -> str:
    carried = " (carried)" if attributed is Attributed.CARRIED else ""
    return f"{speaker.label}{carried}{_HEDGE[modality]}" + (f", through {via}" if via else "")


def relays(draft: Draft, claim: Claim) -> bool:
    """Whether a claim mostly passes on words that stand in the draft as somebody else's claim."""
    own = sum(len(p.span) for p in claim.content)
    passed_on = (c for c in draft.claims if c.parent == claim.id and c.voice != claim.voice)
    return any(2 * sum(len(p.span) for p in c.content) >= own for c in passed_on) and own > 0


def balanced(words: str) -> str:
    """Words cut from a sentence, with no quotation mark left open or closed that they do not open."""
    if words.count("“") == words.count("”"):
        return words[1:-1] if words[:1] == "“" and words[-1:] == "”" else words
    lone = words.strip("“”")
    return f"{lone}”" if lone.count("“") > lone.count("”") else lone


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return re.sub(r"\s+", " ", text).strip()


def shortened(text: str, words: int) -> str:
    """The first so many words, with "…" where some were left out."""
    every = text.split()
    return text if len(every) <= words else " ".join(every[:words]).rstrip(_EDGES) + " …"


def spoken(values: Iterable[Value]) -> str:
    """Who says some values, at most two by name: "X", "X and Y", "X, Y and others"."""
    names = list(dict.fromkeys(s.who for v in values for s in v.sayings))
    return labels.listed(names) if len(names) < 3 else f"{names[0]}, {names[1]} and others"
