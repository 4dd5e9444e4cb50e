"""A scene made by hand: one primary incident, a small gazetteer, no engine and no model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from averment.coding.cast.casting import Cast
from averment.coding.cast.incidents import Stretches
from averment.coding.scene import Finding, Rule, Scene
from averment.coding.speech.speaking import Speech
from averment.coding.text.layout import lay_out
from averment.domain.codes import ReportKind
from averment.domain.draft import Incident
from averment.domain.identity import digest, text_id
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.gazetteer import MemoryGazetteer
from averment.ports import Place


def _place(name: str, kind: str, state: str | None, population: int = 0, **more: str) -> Place:
    known = {"country": "US", "county": None, "city": name if kind == "city" else None, **more}
    return Place(
        name=name, kind=kind, state=state, population=population, latitude=0.0, longitude=0.0, **known  # type: ignore[arg-type]
    )  # fmt: skip


PLACES = (
    _place("Toledo", "city", "OH", 270_000, county="Lucas County"),
    _place("Lima", "city", "OH", 36_000, county="Allen County"),
    _place("Lima", "city", None, 7_700_000, country="PE"),
    _place("Dayton", "city", "OH", 137_000, county="Montgomery County"),
    _place("Dayton", "city", "TN", 7_000),
    _place("Ohio", "state", "OH"),
    _place("Tennessee", "state", "TN"),
    _place("Peru", "country", None, 30_000_000, country="PE"),
    _place("Old West End", "neighbourhood", "OH", city="Toledo"),
    _place("Lucas County", "county", "OH"),
    _place("Allen County", "county", "OH"),
)


def make_scene(
    text: str, *, published: str | None = "2025-10-22", title: str | None = None, incidents: int = 1
) -> Scene:
    """A scene in which every sentence tells of the primary incident; of none where there is none."""
    layout = lay_out(text)
    every = tuple(
        Incident(id=f"i{n}", primary=n == 0, kind=ReportKind.USE_OF_FORCE, relevance=1.0) for n in range(incidents)
    )
    cast = Cast(every, (), layout, stretches=Stretches(tuple(0 for _ in layout.sentences) if every else ()))
    report = Report(
        id=digest(text.encode()),
        text_id=text_id(text, "test 1"),
        key="test",
        text=text,
        title=title,
        published=date.fromisoformat(published) if published else None,
    )
    return Scene(report, layout, Markup(), Speech((), ()), cast, MemoryGazetteer(PLACES))


def read(rule: Rule, text: str, field: str, **more: object) -> set[object]:
    """The values of a field that a rule reads off a text."""
    return {f.value for f in findings(rule, text, field, **more)}


def findings(rule: Rule, text: str, field: str, **more: object) -> list[Finding]:
    """The findings of a field, after the checks that hold for all of them."""
    scene = make_scene(text, **more)  # type: ignore[arg-type]
    found: Iterable[Finding] = rule(scene)
    out = [f for f in found if f.field == field]
    assert all(0 <= f.span.start < f.span.end <= len(text) for f in out)
    assert all(len(f.span) <= 200 for f in out)
    return out


@pytest.fixture
def read_field() -> Callable[..., set[object]]:
    """`read`, for tests."""
    return read


@pytest.fixture
def find_field() -> Callable[..., list[Finding]]:
    """`findings`, for tests."""
    return findings


@pytest.fixture(scope="session")
def scene_of() -> Callable[..., Scene]:
    """`make_scene`, for tests."""
    return make_scene
