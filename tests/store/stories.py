"""Invented reports with their drafts, as small as a store needs them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from averment.domain.codes import ClaimKind, PersonRole, VoiceRole
from averment.domain.draft import Draft, EngineStamp, Fact
from averment.domain.identity import digest, local_id, text_id
from averment.domain.passages import Passage, Span
from tests.building import Build

STORY = (
    "Two deputies fired at a man on Quarry Lane in Ferris Gap on Oct. 21, 2025, Sheriff Ada Holm said. "
    "The man was taken to a hospital. No deputy was hurt."
)


def story(text: str = STORY, *, url: str | None = "https://ferris.example/a", **report: Any) -> tuple[Draft, bytes]:
    """A draft with one incident, a voice, a claim, a person and three facts, and the report's bytes."""
    given = {
        "key": url or "a.txt",
        "url": url,
        "title": "Deputies fire at man",
        "published": date(2025, 10, 22),
        **report,
    }
    build = Build(text, given)
    incident = build.incident()
    voice = build.voice("Sheriff Ada Holm", VoiceRole.AGENCY_INVOLVED, name="Ada Holm")
    claim = build.claim(voice, ClaimKind.EVENT, "Sheriff Ada Holm", "said", "Two deputies fired at a man")
    man = build.person(PersonRole.SUBJECT, "a man")
    build.fact("date", "2025-10-21", "Oct. 21, 2025", claim)
    build.fact("force", "firearm", "fired at a man", claim, person=man, by="deputies")
    build.fact("medical", "hospitalised", "taken to a hospital", person=man)
    draft = build.done(3, 2, 1)
    facts = tuple(replace(f, id=_name(draft, f, incident), confidence=0.9 - i / 10) for i, f in enumerate(draft.facts))
    return replace(draft, facts=facts), text.encode()


def changed() -> tuple[Draft, bytes]:
    """The story's page after its publisher changed it: nothing on a hospital, and a sentence more."""
    draft, _ = story()
    text = STORY.replace("The man was taken to a hospital.", "The man died at the scene.") + " Holm spoke on Friday."
    kept = tuple(f for f in draft.facts if f.field != "medical")
    report = replace(draft.report, id=digest(text.encode()), text_id=text_id(text, "hand 1"), text=text)
    return replace(draft, facts=kept, report=report, coverage=replace(draft.coverage, sentences=4)), text.encode()


def by_other_engine(draft: Draft, version: str = "2", drop: tuple[str, ...] = ()) -> Draft:
    """The same report as another version of the engine reads it, without the facts of some fields."""
    kept = tuple(f for f in draft.facts if f.field not in drop)
    return replace(draft, facts=kept, engine=EngineStamp(name="hand", version=version))


def at(text: str, words: str) -> Passage:
    """The first place of some words."""
    start = text.index(words)
    return Passage.cut(text, Span(start, start + len(words)))


def fact(draft: Draft, field: str) -> Fact:
    """The draft's fact of that field."""
    return next(f for f in draft.facts if f.field == field)


def _name(draft: Draft, fact: Fact, incident: str) -> str:
    """As the drafting step names facts: by text, field, value and place."""
    return local_id("f", draft.report.text_id, incident, fact.field, fact.value, fact.passage.start, fact.passage.end)
