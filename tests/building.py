"""Builds a draft by quoting words of its text; each row is added with its voice, claim and person by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from averment.domain.codes import (
    ActKind,
    Attributed,
    Basis,
    ClaimKind,
    Form,
    Modality,
    PersonRole,
    ReportKind,
    Side,
    VoiceRole,
    When,
)
from averment.domain.draft import (
    REPORT_VOICE,
    Act,
    Claim,
    Coverage,
    DerivedQuestion,
    Draft,
    EngineStamp,
    Fact,
    Incident,
    OpenQuestion,
    Person,
    Voice,
)
from averment.domain.identity import digest, text_id
from averment.domain.passages import Passage, Span
from averment.domain.report import Report


@dataclass
class Build:
    """Collects the rows of a draft; words are named by quoting them, and are found in the text."""

    text: str
    report: dict[str, Any]
    incidents: list[Incident] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    open_questions: list[OpenQuestion] = field(default_factory=list)
    derived_questions: list[DerivedQuestion] = field(default_factory=list)

    def at(self, words: str) -> Passage:
        """The first place of some words; "a|b" finds b after a."""
        before, _, wanted = words.rpartition("|")
        start = self.text.index(wanted, self.text.index(before) if before else 0)
        return Passage.cut(self.text, Span(start, start + len(wanted)))

    def all(self, words: str) -> tuple[Passage, ...]:
        """Passages of words parted by "…"."""
        return tuple(self.at(w) for w in words.split(" … ")) if words else ()

    def incident(self, kind: ReportKind = ReportKind.USE_OF_FORCE, *, primary: bool = True) -> str:
        """Add an incident and return its id."""
        id_ = f"i{len(self.incidents) + 1}"
        self.incidents.append(Incident(id=id_, primary=primary, kind=kind, relevance=0.97))
        return id_

    def voice(self, mentions: str, role: VoiceRole, side: Side = Side.OFFICER, **rest: Any) -> str:
        """Add a voice and return its id."""
        given = {"name": None, "title": None, "organisation": None, **rest}
        id_ = f"v{len(self.voices) + 1}"
        self.voices.append(Voice(id=id_, role=role, side=side, mentions=self.all(mentions), **given))
        return id_

    def claim(self, voice: str, kind: ClaimKind, source: str, cue: str, content: str, **rest: Any) -> str:
        """Add a claim and return its id."""
        given = {"incident": "i1", "form": Form.INDIRECT, "modality": Modality.ASSERTED, **rest}
        id_ = f"c{len(self.claims) + 1}"
        parts: dict[str, Any] = {"source": self.all(source), "cue": self.all(cue), "content": self.all(content)}
        self.claims.append(Claim(id=id_, kind=kind, voice=voice, **parts, **given))
        return id_

    def person(self, role: PersonRole, mentions: str, **rest: Any) -> str:
        """Add a person and return the id."""
        id_ = f"p{len(self.people) + 1}"
        given = {"incident": "i1", **rest}
        self.people.append(Person(id=id_, role=role, mentions=self.all(mentions), **given))
        return id_

    def fact(self, name: str, value: Any, words: str, claim: str | None = None, **rest: Any) -> None:
        """Add a fact; its voice is that of its claim, and the report's without one."""
        said = next((c for c in self.claims if c.id == claim), None)
        given = {
            "incident": "i1",
            "person": None,
            "by": None,
            "by_person": None,
            "basis": Basis.NOT_STATED,
            "modality": Modality.ASSERTED,
            "when": When.DURING,
            "confidence": 0.9,
            "attribution": Attributed.EXPLICIT if claim else Attributed.NONE,
            "voice": said.voice if said else REPORT_VOICE,
            **rest,
        }
        self.facts.append(
            Fact(id=f"f{len(self.facts) + 1}", field=name, value=value, passage=self.at(words), claim=claim, **given)
        )

    def act(self, kind: ActKind, words: str, voice: str = REPORT_VOICE, claim: str | None = None) -> None:
        """Add an act."""
        self.acts.append(Act(kind=kind, passage=self.at(words), voice=voice, claim=claim))

    def asks(self, about: str, words: str, voice: str = REPORT_VOICE) -> None:
        """Add an open question."""
        self.open_questions.append(OpenQuestion(about=about, passage=self.at(words), voice=voice))

    def done(self, sentences: int, coded: int, claimed: int, uncoded: str = "") -> Draft:
        """The draft."""
        report = Report(
            id=digest(self.text.encode("utf-8", "surrogatepass")),
            text_id=text_id(self.text.encode("utf-8", "replace").decode(), "hand 1"),
            text=self.text,
            **self.report,
        )
        return Draft(
            report=report,
            incidents=tuple(self.incidents),
            claims=tuple(self.claims),
            voices=tuple(self.voices),
            people=tuple(self.people),
            facts=tuple(self.facts),
            acts=tuple(self.acts),
            open_questions=tuple(self.open_questions),
            derived_questions=tuple(self.derived_questions),
            coverage=Coverage(sentences=sentences, coded=coded, claimed=claimed, uncoded=self.all(uncoded)),
            engine=EngineStamp(name="hand", version="1"),
        )
