"""One report in, one draft out: the order of the steps, and nothing else."""

from __future__ import annotations

from averment.coding import marked
from averment.coding.acts import find_acts
from averment.coding.binding import bind
from averment.coding.cast.casting import find_cast
from averment.coding.choosing import choose
from averment.coding.coverage import cover
from averment.coding.fields import RULES
from averment.coding.gate import admit
from averment.coding.questions import derive_questions, find_open_questions
from averment.coding.scene import Scene
from averment.coding.speech.claims import hear
from averment.coding.speech.speaking import placed
from averment.coding.text.layout import lay_out
from averment.coding.weighing import weigh
from averment.domain.draft import Draft, EngineStamp
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.ports import Gazetteer


def draft(report: Report, markup: Markup, stamp: EngineStamp, gazetteer: Gazetteer) -> Draft:
    """Code one report from what an engine marked on it.

    Raises `BrokenPassage` where the markup names words that the text does not hold.
    """
    return draft_of_scene(stage(report, markup, gazetteer), stamp)


def stage(report: Report, markup: Markup, gazetteer: Gazetteer) -> Scene:
    """Lay a report out, hear who speaks and find who takes part; raises `BrokenPassage` as `draft` does."""
    layout = lay_out(report.text)
    markup = admit(report, markup)
    speech = hear(report, layout, markup)
    if markup.coded is not None:
        cast = marked.cast_of(report, layout, markup, markup.coded)
    else:
        cast = find_cast(report, layout, markup, speech)
    return Scene(report, layout, markup, placed(speech, cast), cast, gazetteer)


def draft_of_scene(scene: Scene, stamp: EngineStamp, *, weighed: bool = True) -> Draft:
    """Code what a scene tells; unweighed facts keep their rules' own confidence, for the weights to be fitted on."""
    coded = scene.markup.coded
    if coded is not None:
        facts = choose(bind(marked.findings(scene, coded), scene), scene)
        acts, questions = marked.acts(scene, coded), marked.questions(scene, coded)
    else:
        facts = choose(bind((finding for rule in RULES for finding in rule(scene)), scene), scene)
        facts = weigh(facts, scene) if weighed else facts
        acts, questions = find_acts(scene), find_open_questions(scene)
    return Draft(
        report=scene.report,
        incidents=scene.cast.incidents,
        claims=scene.speech.claims,
        voices=scene.speech.voices,
        people=scene.cast.people,
        facts=facts,
        acts=acts,
        open_questions=questions,
        derived_questions=derive_questions(scene, facts, questions),
        coverage=cover(scene.layout, scene.speech, facts, acts, questions),
        engine=stamp,
    )
