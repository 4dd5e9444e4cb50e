"""Open questions, derived questions and acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from averment.coding.acts import find_acts
from averment.coding.questions import derive_questions, find_open_questions
from averment.coding.scene import Scene
from averment.coding.speech.claims import hear
from averment.coding.text.layout import lay_out
from averment.domain.codes import ActKind, ReportKind
from averment.domain.draft import REPORT_VOICE, Incident
from averment.domain.report import Report
from averment.engines.rules import RulesEngine


def scene(report: Report) -> Scene:
    """A scene with one use of force and nobody in it."""
    layout, markup = lay_out(report.text), RulesEngine().mark([report])[0]
    incident = Incident(id="i1", primary=True, kind=ReportKind.USE_OF_FORCE, relevance=1.0)
    nobody = cast(Any, SimpleNamespace(incidents=(incident,), people=()))
    return Scene(report, layout, markup, hear(report, layout, markup), nobody, cast(Any, None))


@pytest.mark.parametrize(
    ("text", "about", "words"),
    [
        ("It is unclear why the man was stopped.", "contact_reason", "It is unclear why the man was stopped"),
        ("The officer, whose name has not been released, is on leave.", "name", "whose name has not been released"),
        (
            "The man is stable, but the extent of his injuries is unknown.",
            "condition",
            "the extent of his injuries is unknown",
        ),
        (
            "Police said they do not know how many shots were fired.",
            "shots_fired",
            "they do not know how many shots were fired",
        ),
        ("The chief declined to say whether body camera video exists.", "video", None),
        ("Investigators are still trying to determine a motive.", "motive", None),
    ],
)
def test_what_is_not_known_is_a_question(
    text: str, about: str, words: str | None, make_report: Callable[..., Report]
) -> None:
    """About a field of the record, at the clause that says so."""
    (question,) = find_open_questions(scene(make_report(text)))
    assert question.about == about
    assert question.passage.exact == (words or text.rstrip("."))


@pytest.mark.parametrize(
    "text",
    [
        "The agency did not immediately respond to a request for comment.",
        "The chief made clear that officers would stay.",
        "Anyone with information is asked to call police.",
    ],
)
def test_what_only_sounds_unknown_is_no_question(text: str, make_report: Callable[..., Report]) -> None:
    """A failed request for comment, a phrase, an appeal."""
    assert find_open_questions(scene(make_report(text))) == ()


def test_a_question_has_the_voice_that_asks_it(make_report: Callable[..., Report]) -> None:
    """The publisher's, where nobody else is said to."""
    theirs, ours = find_open_questions(
        scene(make_report("It is unclear who fired, Sheriff Dana Holm said. It is unclear whether video exists."))
    )
    assert theirs.voice != REPORT_VOICE
    assert ours.voice == REPORT_VOICE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A federal judge ordered agents to wear badges.", ActKind.ORDER),
        ("County officials voted to declare a state of emergency.", ActKind.DECLARATION),
        ("The council passed an ordinance on masks.", ActKind.POLICY),
        ("The state police are investigating the shooting.", ActKind.INVESTIGATION),
        ("The man was charged with assault.", ActKind.CHARGE),
    ],
)
def test_a_public_act_is_found(text: str, kind: ActKind, make_report: Callable[..., Report]) -> None:
    """With its clause as passage."""
    (act,) = find_acts(scene(make_report(text)))
    assert (act.kind, act.passage.exact) == (kind, text.rstrip("."))


def test_a_demand_for_an_act_is_none(make_report: Callable[..., Report]) -> None:
    """Somebody wants one; nobody did one."""
    assert find_acts(scene(make_report("Advocates called for the officer to be charged with murder."))) == ()
    assert find_acts(scene(make_report("State police have authority to investigate what agents do."))) == ()


def test_a_relative_day_without_publication_is_a_derived_question(make_report: Callable[..., Report]) -> None:
    """Only there: with a day of publication it could be read."""
    text = "An officer shot a man on Tuesday."
    undated = derive_questions(scene(make_report(text, published=None)), (), ())
    assert ("date", "relative day without a date of publication") in [(q.about, q.reason) for q in undated]
    dated = scene(make_report(text, published=date(2025, 10, 22).isoformat()))
    assert "relative" not in " ".join(q.reason for q in derive_questions(dated, (), ()))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The man was charged with delivering stolen goods.", [ActKind.CHARGE]),
        ("The bureau is charged with enforcing the law at the border.", []),
        ("She thanked those charged with protecting the courthouse.", []),
    ],
)
def test_a_task_is_no_charge(make_report: Callable[..., Report], text: str, kinds: list[ActKind]) -> None:
    """Officers are "charged with enforcing" what others are charged with breaking."""
    assert [a.kind for a in find_acts(scene(make_report(text)))] == kinds
