"""What a page shows of a draft: every value with its words, nothing lost, nothing called true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from averment.domain.codes import ClaimKind, Modality, PersonRole, PublisherRole, Side, VoiceRole
from averment.domain.draft import Draft, Fact
from averment.domain.passages import Passage, Span
from averment.dossier import Dossier, view
from averment.dossier.model import Value
from averment.dossier.people import heading
from averment.errors import BrokenPassage
from tests.building import Build
from tests.dossier.drafts import draft_of


def texts(values: tuple[Value, ...]) -> list[str]:
    """What some values say."""
    return [v.text for v in values]


def cells(dossier: Dossier, topic: str) -> dict[str, list[str]]:
    """One topic of the accounts: what each account says on it."""
    row = next(t for t in dossier.topics if t.label == topic)
    return {a.label: texts(c) for a, c in zip(dossier.accounts, row.cells, strict=True) if c}


def test_every_value_has_words_that_are_in_the_text(dossier: Dossier) -> None:
    """No value is shown without at least one passage, and each passage is words of the text."""
    for value in dossier.values():
        assert value.sayings
        for saying in value.sayings:
            assert saying.words
            assert all(w.passage.held(dossier.text) for w in saying.words)


def test_every_passage_shown_is_words_of_the_text(dossier: Dossier) -> None:
    """Sources, cues, contexts and uncoded sentences too."""
    assert all(p.held(dossier.text) for p in dossier.passages())


def test_the_context_of_words_holds_them(dossier: Dossier) -> None:
    """The sentences that are shown around some words are those in which they stand."""
    for value in dossier.values():
        for words in (w for s in value.sayings for w in s.words):
            assert words.passage.span in words.context.span


def test_no_fact_is_lost(draft: Draft) -> None:
    """Each fact of a draft stands somewhere on its page."""
    shown = {f for v in view(draft).values() for s in v.sayings for f in s.facts}
    assert shown == {f.id for f in draft.facts}


def test_no_claim_is_lost(draft: Draft) -> None:
    """Each claim of a draft stands in the list of all claims."""
    assert [c.id for c in view(draft).claims] == [c.id for c in draft.claims]


def test_no_act_and_no_question_is_lost(draft: Draft) -> None:
    """Each act and each open question stands on the page with its words."""
    dossier = view(draft)
    shown = {w.passage for v in dossier.values() for s in v.sayings for w in s.words}
    assert {a.passage for a in draft.acts} | {q.passage for q in draft.open_questions} <= shown


def test_every_value_has_its_own_name(dossier: Dossier) -> None:
    """A page can lead to each value by its id."""
    ids = [v.id for v in dossier.values()]
    assert len(set(ids)) == len(ids)


def test_every_saying_names_a_speaker_of_the_dossier(dossier: Dossier) -> None:
    """Who says it can be looked up."""
    known = {s.id for s in dossier.speakers}
    assert {s.speaker for v in dossier.values() for s in v.sayings} <= known


def test_a_broken_passage_makes_no_dossier() -> None:
    """A draft with words that are not there is an error of the program, not a page."""
    draft = draft_of("statement")
    first = replace(draft.facts[0], passage=Passage(3, 6, "not"))
    with pytest.raises(BrokenPassage):
        view(replace(draft, facts=(first, *draft.facts[1:])))


def test_the_day_says_the_word_it_was_worked_out_from() -> None:
    """A relative day stands beside the date made of it."""
    assert view(draft_of("statement")).head.day == "Mon 15 Sep 2025 (from “Monday”)"


def test_a_spokesperson_and_her_agency_are_one_account() -> None:
    """Words of both stand in one column."""
    dossier = view(draft_of("statement"))
    assert [a.label for a in dossier.accounts] == ["Office of Coastal Enforcement", "subject’s side", "others"]
    assert cells(dossier, "why they fired") == {
        "Office of Coastal Enforcement": ["Afraid for their lives", "protective rounds"]
    }


def test_a_side_that_says_nothing_is_said_not_to_be_heard() -> None:
    """The subject's side keeps its column when nobody of it speaks."""
    side = next(a for a in view(draft_of("statement")).accounts if a.id == "subject")
    assert not side.heard


def test_who_is_heard_counts_an_open_source_as_those_it_may_be() -> None:
    """A "statement" of one of two agencies is an official source."""
    hearing = view(draft_of("statement")).hearing
    assert hearing.text == "On the event, only officials are heard."
    assert hearing.not_heard == ("the man shot", "family", "lawyer", "witnesses", "footage", "hospital")


def test_a_dead_man_is_not_missed_as_a_speaker() -> None:
    """Nobody expects to hear whom the officers killed."""
    assert view(draft_of("witness")).hearing.not_heard == ("lawyer",)


def test_the_summary_names_who_said_it() -> None:
    """A sentence about the event says whose it is."""
    assert [s.text for s in view(draft_of("witness")).sentences] == [
        "One officer fired, Ackerby said.",
        "A man was killed, the county coroner said.",
    ]


def test_a_summary_of_shots_from_both_sides_names_both() -> None:
    """Whose shots killed is not left to be guessed from a sentence that names only officers."""
    draft = draft_of("statement")
    used = next(f for f in draft.facts if f.field == "force")
    shots = replace(used, id="f98", field="resistance", value="firearm", by=None, by_person=None)
    facts = tuple(f for f in draft.facts if f.person != used.person or f.field not in ("armed", "resistance"))
    assert " and federal agents fired" in view(replace(draft, facts=(*facts, shots))).sentences[0].text


@pytest.mark.parametrize(("sex", "called"), [("female", "girl"), ("male", "boy"), (None, "child")])
def test_a_child_is_called_one(sex: str | None, called: str) -> None:
    """Not "woman shot" over a block that says she is four."""
    draft = draft_of("statement")
    hurt = next(p for p in draft.people if p.role is PersonRole.SUBJECT)
    of = [f for f in draft.facts if f.person == hurt.id and f.field not in ("sex", "age")]
    young = [replace(of[0], id="f97", field="age", value=4)]
    young += [replace(of[0], id="f96", field="sex", value=sex)] if sex else []
    assert heading(hurt, [*of, *young]).startswith(called)


def test_a_summary_without_a_source_is_the_reports_own_account() -> None:
    """What no source is named for is not said in our voice either."""
    draft = draft_of("statement")
    own = tuple(replace(f, voice="report", claim=None) for f in draft.facts)
    assert view(replace(draft, facts=own)).sentences[0].text.endswith("by the report’s own account.")


@pytest.mark.parametrize(
    ("modality", "told"),
    [(Modality.ALLEGED, "Federal agents allegedly fired"), (Modality.POSSIBLE, "Federal agents possibly fired")],
)
def test_a_hedge_is_kept_in_the_summary(modality: Modality, told: str) -> None:
    """What is only alleged or possible is not summed up as if it had been asserted."""
    draft = draft_of("statement")
    facts = tuple(replace(f, modality=modality) if f.field == "force" else f for f in draft.facts)
    assert view(replace(draft, facts=facts)).sentences[0].text.startswith(told)


def test_a_denial_is_shown_as_one() -> None:
    """What is denied is not shown beside "he had a gun" as the same value."""
    armed = cells(view(draft_of("witness")), "armed")
    assert armed["Dayton Police Dept."] == ["a pistol"]
    assert "had no gun" in armed["others"]


def test_counts_of_the_summary_agree_with_the_facts() -> None:
    """The report's own counts are used where it gives them."""
    text = view(draft_of("civilian")).sentences[0].text
    assert text == "One person was killed and two people were hurt, the Boise Police Dept. said."


def test_counts_that_differ_are_both_told() -> None:
    """Two counts of one thing are not made one."""
    draft = draft_of("civilian")
    second = replace(next(f for f in draft.facts if f.field == "injured"), id="f99", value=3)
    dossier = view(replace(draft, facts=(*draft.facts, second)))
    assert "two or three people were hurt" in dossier.sentences[0].text


def test_a_minor_has_no_name_to_be_missed() -> None:
    """The page does not ask for the name of a boy of seventeen."""
    suspect = view(draft_of("civilian")).people[-1]
    assert suspect.heading == "suspect"
    assert "name" not in suspect.not_stated


def test_injuries_of_one_sentence_make_one_row() -> None:
    """Cause and part of the body belong together, and their words stay apart."""
    man = view(draft_of("statement")).people[0]
    row = next(v for v in man.values if v.text == "shot in the shoulder")
    assert row.who == "Halvorsen (carried)"
    assert [w.passage.exact for w in row.sayings[0].words] == ["hit in the shoulder", "shoulder"]


def test_words_that_another_publisher_passes_on_say_so() -> None:
    """A claim within a claim names both speakers, and stands on the page once."""
    elsewhere = view(draft_of("statement")).elsewhere
    relayed = [v for v in elsewhere if "Parents call" in v.text]
    assert [v.who for v in relayed] == ["Brandt, through Narrows Dispatch"]


def test_what_was_before_is_no_part_of_the_event() -> None:
    """An earlier escape stands under "before" alone."""
    dossier = view(draft_of("statement"))
    assert texts(dossier.before) == ["escaped from custody"]
    assert "escaped from custody" not in texts(dossier.people[0].values)


def test_an_agency_that_publishes_is_not_unattributed() -> None:
    """What an agency says in its own publication is its own account."""
    draft = draft_of("statement")
    report = replace(draft.report, publisher="Office of Coastal Enforcement", publisher_role=PublisherRole.AGENCY)
    facts = tuple(replace(f, voice="report", claim=None) for f in draft.facts)
    dossier = view(replace(draft, report=report, facts=facts))
    assert dossier.hearing.text.startswith("Office of Coastal Enforcement speaks for itself here.")
    assert "unattributed" not in {s.who for v in dossier.values() for s in v.sayings}


def test_a_report_of_no_incident_lists_what_is_said() -> None:
    """Without an incident there are claims, and neither people nor accounts."""
    dossier = view(draft_of("nothing"))
    assert dossier.sentences[0].text == "This report tells of no specific violent incident."
    assert not dossier.people
    assert not dossier.topics
    assert len(dossier.claims) == 2


def test_an_empty_draft_has_a_dossier() -> None:
    """A report in which nothing was found at all can still be shown."""
    draft = draft_of("nothing")
    bare = replace(draft, claims=(), voices=())
    assert view(bare).hearing.text == "Nobody is heard."


def test_a_value_without_anybody_who_says_it_cannot_be_made() -> None:
    """The rule that every value has its words is held by the type."""
    with pytest.raises(ValueError, match="nobody who says it"):
        Value(id="v", text="shot", sayings=())


def test_a_view_does_not_depend_on_the_order_of_facts() -> None:
    """Facts given in another order are shown with the same words."""
    draft = draft_of("witness")
    turned: tuple[Fact, ...] = tuple(reversed(draft.facts))
    one, other = view(draft), view(replace(draft, facts=turned))
    assert {v.text for v in one.values()} == {v.text for v in other.values()}


def test_no_cell_of_the_accounts_repeats_somebodys_status() -> None:
    """Immigration status is never coded; words that tell it stand in the text alone."""
    draft = draft_of("statement")
    text = draft.report.text.replace("a “planned roadside stop,”", "a stop of immigrants, now,")
    assert len(text) == len(draft.report.text)
    words = Passage.cut(text, Span(text.index("stop of"), text.index(", now,")))
    report = replace(draft.report, text=text)
    facts = tuple(replace(f, passage=words) if f.field == "contact_reason" else f for f in draft.facts)
    claims = tuple(replace(c, content=(words,)) if "planned" in c.content[0].exact else c for c in draft.claims)
    dossier = view(replace(draft, report=report, facts=facts, claims=claims))
    assert cells(dossier, "contact") == {"Office of Coastal Enforcement": ["traffic stop"]}


def test_whom_only_another_quotes_is_not_heard() -> None:
    """What an official says that a mother told him is the official's to be heard with."""
    build = Build("A deputy shot a man. The sheriff said that his mother told him the man was ill.", {"key": "k"})
    build.incident()
    sheriff = build.voice("The sheriff", VoiceRole.AGENCY_INVOLVED)
    mother = build.voice("his mother", VoiceRole.FAMILY, Side.SUBJECT)
    outer = build.claim(sheriff, ClaimKind.EVENT, "The sheriff", "said", "that his mother told him the man was ill")
    build.claim(mother, ClaimKind.EVENT, "his mother", "told him", "the man was ill", parent=outer)
    hearing = view(build.done(2, 0, 2)).hearing
    assert hearing.text == "On the event, only officials are heard."
    assert "family" in hearing.not_heard


@pytest.mark.parametrize(
    ("role", "shown"), [(PersonRole.OFFICER, ["is a deputy with that agency"]), (PersonRole.SUBJECT, [])]
)
def test_what_an_officer_is_said_to_be_stands_with_the_officer(role: PersonRole, shown: list[str]) -> None:
    """Words that say what an officer is, and that gave no value, stand in the officer's block; nobody else's do."""
    b = Build(
        "The patrol’s office said that the woman who was hurt is a deputy with that agency, on loan.",
        {"key": "patrol.txt"},
    )
    b.incident()
    office = b.voice("The patrol’s office", VoiceRole.AGENCY_INVOLVED, organisation="Harbor Patrol")
    woman = b.person(role, "the woman … a deputy")
    told = "that the woman who was hurt is a deputy with that agency, on loan"
    said = b.claim(office, ClaimKind.EVENT, "The patrol’s office", "said", told)
    b.fact("outcome", "injured", "the woman who was hurt", said, person=woman)
    (block,) = view(b.done(1, 1, 0)).people
    assert [v.text for v in block.values if not v.fields] == shown
