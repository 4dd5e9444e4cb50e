"""One report in, one draft out: the order of the steps, and nothing else."""

from __future__ import annotations

from averment.coding.acts import find_acts
from averment.coding.binding import bind
from averment.coding.cast.casting import find_cast
from averment.coding.coverage import cover
from averment.coding.fields import RULES
from averment.coding.gate import admit
from averment.coding.questions import derive_questions, find_open_questions
from averment.coding.scene import Scene
from averment.coding.speech.claims import hear
from averment.coding.speech.speaking import placed
from averment.coding.text.layout import lay_out
from averment.domain.draft import Draft, EngineStamp
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.ports import Gazetteer


def draft(report: Report, markup: Markup, stamp: EngineStamp, gazetteer: Gazetteer) -> Draft:
    """Code one report from what an engine marked on it.

    Raises `BrokenPassage` where the markup names words that the text does not hold.
    """
    layout = lay_out(report.text)
    markup = admit(report, markup)
    speech = hear(report, layout, markup)
    cast = find_cast(report, layout, markup, speech)
    speech = placed(speech, cast)
    scene = Scene(report, layout, markup, speech, cast, gazetteer)
    facts = bind((finding for rule in RULES for finding in rule(scene)), scene)
    acts = find_acts(scene)
    questions = find_open_questions(scene)
    return Draft(
        report=report,
        incidents=cast.incidents,
        claims=speech.claims,
        voices=speech.voices,
        people=cast.people,
        facts=facts,
        acts=acts,
        open_questions=questions,
        derived_questions=derive_questions(scene, facts, questions),
        coverage=cover(layout, speech, facts, acts, questions),
        engine=stamp,
    )
