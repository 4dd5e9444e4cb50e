"""Short invented reports of one invented shooting in Wausau, built word by word."""

from __future__ import annotations

from datetime import date
from typing import Any

from averment.domain.codes import Basis, ClaimKind, PersonRole, PublisherRole, Side, VoiceRole
from averment.domain.draft import Draft
from averment.domain.record import IncidentRecord, Telling
from tests.building import Build

POLICE = "Wausau Police Department"


def record(*drafts: Draft) -> IncidentRecord:
    """One incident, told by every draft's primary incident."""
    tellings = tuple(Telling(draft=d, incident=d.primary.id) for d in drafts if d.primary)
    return IncidentRecord(id="US-WI-WAUSAU-2025-05-03-A", tellings=tellings)


def report(text: str, key: str, day: int = 4, **rest: Any) -> Build:
    """A report of the incident, published on a day of May 2025."""
    given = {"key": key, "publisher": f"The {key.title()} Post", "published": date(2025, 5, day), **rest}
    build = Build(text, given)
    build.incident()
    return build


def says(
    value: Any,
    *,
    field: str = "armed",
    key: str = "a",
    day: int = 4,
    role: VoiceRole = VoiceRole.AGENCY_INVOLVED,
    side: Side = Side.OFFICER,
    who: str = POLICE,
    name: str | None = None,
    words: str = "",
    cue: str = "said",
    **fact: Any,
) -> Draft:
    """A report in which one voice says one value of a field of the subject (of the incident for a field of it)."""
    words = words or f"the man was armed as {value}"
    text = f"{name or who} {cue} that {words}. The case is open."
    b = report(text, key, day)
    voice = b.voice(name or who, role, side, name=name, organisation=None if name else who)
    claim = b.claim(voice, ClaimKind.EVENT, name or who, cue, words)
    person = b.person(PersonRole.SUBJECT, "the man") if "the man" in words else None
    b.fact(field, value, words, claim, person=person, **fact)
    return b.done(2, 1, 0)


def police(value: Any, **rest: Any) -> Draft:
    """The agency involved says it."""
    return says(value, **{"key": "police", **rest})


def widow(value: Any, **rest: Any) -> Draft:
    """A relative of the subject says it."""
    given = {
        "key": "widow",
        "role": VoiceRole.FAMILY,
        "side": Side.SUBJECT,
        "who": "Ines Calder",
        "name": "Ines Calder",
    }
    return says(value, **{**given, **rest})


def neighbour(value: Any, **rest: Any) -> Draft:
    """A witness, who saw it, says it."""
    given = {
        "key": "neighbour", "role": VoiceRole.WITNESS, "side": Side.NEITHER, "who": "Bram Oduya", "name": "Bram Oduya",
        "basis": Basis.SAW,
    }  # fmt: skip
    return says(value, **{**given, **rest})


def mayor(value: Any, **rest: Any) -> Draft:
    """A public official who states no basis says it."""
    given = {
        "key": "mayor", "role": VoiceRole.GOVERNMENT_OTHER, "side": Side.NEITHER, "who": "Lena Sorbo",
        "name": "Lena Sorbo",
    }  # fmt: skip
    return says(value, **{**given, **rest})


def paper(value: Any, *, field: str = "armed", key: str = "paper", words: str = "", **rest: Any) -> Draft:
    """A newspaper says it in its own voice."""
    words = words or f"the man was armed as {value}"
    day = rest.pop("day", 4)
    of = {k: rest.pop(k) for k in ("publisher", "publisher_role", "wire") if k in rest}
    b = report(f"On Saturday {words}. The case is open.", key, day, **of)
    person = b.person(PersonRole.SUBJECT, "the man") if "the man" in words else None
    b.fact(field, value, words, person=person, **rest)
    return b.done(2, 1, 0)


def release(value: Any, **rest: Any) -> Draft:
    """The agency's own publication says it."""
    return paper(value, **{"key": "release", "publisher": POLICE, "publisher_role": PublisherRole.AGENCY, **rest})
