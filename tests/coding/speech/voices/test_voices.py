"""Voices: who is one speaker, what is known of them, in which role and on whose side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from averment.coding.speech.claims import hear
from averment.coding.speech.voices import find_voices
from averment.coding.speech.voices.mentions import Speaker, read_mention
from averment.coding.text.layout import lay_out
from averment.domain.codes import ReportKind, Side, VoiceRole
from averment.domain.draft import Voice
from averment.domain.markup import Markup
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.engines.rules import RulesEngine


def voices(report: Report, kind: ReportKind = ReportKind.USE_OF_FORCE) -> list[Voice]:
    """The voices of a report of some kind."""
    marked = RulesEngine().mark([report])[0]
    return list(hear(report, lay_out(report.text), Markup(attributions=marked.attributions, kinds={kind: 1.0})).voices)


@pytest.mark.parametrize(
    ("words", "name", "title", "organisation"),
    [
        ("Sheriff Dana Holm", "Dana Holm", "Sheriff", None),
        ("Harlan police Capt. Ann Lee", "Ann Lee", "Capt.", "Harlan police"),
        (
            "Ann Lee, a spokeswoman for the Harlan Police Department",
            "Ann Lee",
            "spokeswoman",
            "Harlan Police Department",
        ),
        ("the department’s deputy director, Ann Lee", "Ann Lee", "deputy director", "the department"),
        ("Harlan County Supervisor Ann Lee", "Ann Lee", "Supervisor", "Harlan County"),
        ("Ann Lee, one of the family’s attorneys at Pell Law Office", "Ann Lee", "attorneys", "Pell Law Office"),
        ("Ann Lee", "Ann Lee", None, None),
        ("Carl Dean Harper", "Carl Dean Harper", None, None),
    ],
)
def test_a_mention_tells_name_title_and_body(
    words: str, name: str, title: str | None, organisation: str | None
) -> None:
    """From the words before, after and around the name."""
    mention = read_mention(words, Span(0, len(words)))
    assert (mention.name, mention.title, mention.organisation or None) == (name, title, organisation)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("the statement", Speaker.DOCUMENT),
        ("surveillance video", Speaker.FOOTAGE),
        ("The Daily Ledger News", Speaker.OUTLET),
        ("witnesses", Speaker.PEOPLE),
        ("she", Speaker.PRONOUN),
        ("the Harlan Police Department", Speaker.BODY),
    ],
)
def test_a_mention_tells_what_speaks(words: str, speaker: Speaker) -> None:
    """A person, a body, people, a paper, footage, another publisher."""
    assert read_mention(words, Span(0, len(words))).speaker is speaker


def test_a_surname_and_a_pronoun_are_the_person_named_before(make_report: Callable[..., Report]) -> None:
    """One voice, with all that any mention says."""
    text = "Harlan police Capt. Ann Lee said the man ran. Lee said he fell. She said he was shot."
    (voice,) = voices(make_report(text))
    assert (voice.name, voice.title, len(voice.mentions)) == ("Ann Lee", "Capt.", 3)


def test_the_department_is_the_one_named_before(make_report: Callable[..., Report]) -> None:
    """And an acronym of it."""
    text = (
        "The Department of Homeland Security said agents fired. The department said one man was hit. DHS said he lived."
    )
    (voice,) = voices(make_report(text))
    assert voice.organisation == "Department of Homeland Security"


def test_state_police_are_no_city_or_federal_force(make_report: Callable[..., Report]) -> None:
    """They are the state's force, or nobody's that was named."""
    text = "Deputies of the Harlan Police Department fired at the man. State police said he died."
    (voice,) = voices(make_report(text))
    assert voice.organisation != "Harlan Police Department"


def test_a_particle_with_a_small_letter_is_the_same_name(make_report: Callable[..., Report]) -> None:
    """Both "De Soto" and "de Soto" are one person's."""
    text = "Ann De Soto said the man ran. He was shot, de Soto said."
    (voice,) = voices(make_report(text))
    assert voice.name == "Ann De Soto"


def test_a_spokeswoman_is_a_voice_beside_her_body(make_report: Callable[..., Report]) -> None:
    """Grouped by the body's usual name."""
    text = (
        "Harlan police said an officer fired. “He ran,” said Ann Lee, a spokeswoman for the Harlan Police Department."
    )
    found = voices(make_report(text))
    assert [v.name for v in found] == [None, "Ann Lee"]
    assert {v.organisation for v in found} == {"Harlan Police Department"}


def test_a_statement_without_an_owner_has_candidates(make_report: Callable[..., Report]) -> None:
    """And is no voice of theirs."""
    text = (
        "Harlan police said in a statement that an officer fired. The Harlan County Sheriff’s Office said in a "
        "statement that a deputy was hurt. The man is stable, according to the statement."
    )
    *given, statement = voices(make_report(text))
    assert statement.organisation is None
    assert statement.candidates == tuple(v.id for v in given)


@pytest.mark.parametrize(
    ("text", "role", "side"),
    [
        ("An officer shot a man, Harlan police said.", VoiceRole.AGENCY_INVOLVED, Side.OFFICER),
        ("Federal agents shot a man, authorities said.", VoiceRole.AGENCY_INVOLVED, Side.UNKNOWN),
        ("An officer shot a man. “He ran,” said his mother, Ann Lee.", VoiceRole.FAMILY, Side.SUBJECT),
        ("An officer shot a man. “He ran,” said Ann Lee, a lawyer for the family.", VoiceRole.DEFENCE, Side.SUBJECT),
        ("An officer shot a man. “He ran,” said Ann Lee, a neighbor.", VoiceRole.WITNESS, Side.NEITHER),
        ("An officer shot a man. “He ran,” said Mayor Ann Lee.", VoiceRole.GOVERNMENT_OTHER, Side.NEITHER),
        ("An officer shot a man. “He ran,” said District Attorney Ann Lee.", VoiceRole.PROSECUTOR, Side.NEITHER),
        ("An officer shot a man. “He ran,” said U.S. District Judge Ann Lee.", VoiceRole.COURT, Side.NEITHER),
        ("An officer shot a man. “He ran,” said Ann Lee, a professor of law.", VoiceRole.EXPERT, Side.NEITHER),
        ("An officer shot a man. He is stable, according to the hospital.", VoiceRole.MEDICAL, Side.NEITHER),
        ("An officer shot a man. The ACLU said he ran.", VoiceRole.NGO, Side.NEITHER),
        ("An officer shot a man. The video shows him running.", VoiceRole.VIDEO, Side.NEITHER),
        ("An officer shot a man. He ran, according to The Associated Press.", VoiceRole.JOURNALIST, Side.NEITHER),
    ],
)
def test_role_and_side_follow_who_speaks(
    text: str, role: VoiceRole, side: Side, make_report: Callable[..., Report]
) -> None:
    """By the agencies that took part, and by what the words call the speaker."""
    assert [(v.role, v.side) for v in voices(make_report(text))] == [(role, side)]


def test_another_agency_that_investigates_is_not_involved(make_report: Callable[..., Report]) -> None:
    """It speaks of others' force."""
    text = (
        "A Harlan police officer shot a man. The Georgia Bureau of Investigation is investigating. The GBI said he ran."
    )
    assert [v.role for v in voices(make_report(text))] == [VoiceRole.GOVERNMENT_OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "An officer shot a man. He ran, police said.",
        "The Harlan Police Department is investigating after an officer shot a man. He ran, Harlan police said.",
        "A protest ended in six arrests outside the store. Harlan police said some threw stones.",
    ],
)
def test_police_speak_for_their_own_officers_where_no_other_agency_acts(
    text: str, make_report: Callable[..., Report]
) -> None:
    """Also where nobody says of which city, where they look into their own, and where no sentence says who acted."""
    (voice,) = voices(make_report(text))
    assert (voice.role, voice.side) == (VoiceRole.AGENCY_INVOLVED, Side.OFFICER)


def test_a_city_s_police_are_not_involved_where_federal_officers_are(make_report: Callable[..., Report]) -> None:
    """They are no more than neighbours of those who used force."""
    text = "Federal officers stood outside the store, and six people were arrested. Harlan police said they kept away."
    assert [v.role for v in voices(make_report(text))] == [VoiceRole.GOVERNMENT_OTHER]


def test_a_fire_captain_speaks_for_no_police(make_report: Callable[..., Report]) -> None:
    """A rank alone does not make an officer."""
    (voice,) = voices(make_report("An officer shot a man. “He is stable,” said Fire Capt. Ann Lee."))
    assert voice.role is VoiceRole.GOVERNMENT_OTHER


def test_police_speak_for_no_side_in_a_civilian_shooting(make_report: Callable[..., Report]) -> None:
    """They look into others' violence."""
    (voice,) = voices(make_report("A man was shot outside a bar, Harlan police said."), ReportKind.OTHER_VIOLENCE)
    assert (voice.role, voice.side) == (VoiceRole.GOVERNMENT_OTHER, Side.NEITHER)


def test_who_goes_back_to_words_that_speak_already(make_report: Callable[..., Report]) -> None:
    """One place, one voice, though "a second" is somebody new wherever it stands."""
    text = "A second nurse, who said she ran, said that the van stood still."
    nurse, who = text.index("A second nurse"), text.index("who")
    layout = lay_out(make_report(text).text)
    heard = find_voices(layout, "t", ReportKind.USE_OF_FORCE, [Span(nurse, nurse + 14), Span(who, who + 3)])
    assert len(set(heard.of)) == len({v.id for v in heard.voices}) == len(heard.voices) == 1


def test_who_was_arrested_speaks_as_the_subject(make_report: Callable[..., Report]) -> None:
    """Where no office speaks in them."""
    text = "Agents arrested Ada Holm at the gate on Monday. “I did nothing,” Holm said."
    (voice,) = voices(make_report(text))
    assert (voice.role, voice.side) == (VoiceRole.SUBJECT, Side.SUBJECT)


def test_one_of_a_crowd_who_tells_of_nothing_is_no_witness(make_report: Callable[..., Report]) -> None:
    """What somebody thinks is not what somebody saw; and their side is neither."""
    (thinks,) = voices(make_report("“We deserve answers,” a resident said."))
    (saw,) = voices(make_report("“I saw two men run,” a resident said."))
    assert (thinks.role, thinks.side) == (VoiceRole.OTHER, Side.NEITHER)
    assert saw.role is VoiceRole.WITNESS


def test_a_police_document_speaks_for_an_official_body(make_report: Callable[..., Report]) -> None:
    """Where no officers took part, not as somebody unknown."""
    (voice,) = voices(make_report("The arrest report says the man had two guns."), ReportKind.OTHER_VIOLENCE)
    assert (voice.role, voice.side) == (VoiceRole.GOVERNMENT_OTHER, Side.NEITHER)


@pytest.mark.parametrize(
    "text",
    [
        "“We marched,” said a woman, who feared the police.",
        "“We marched,” said Ada Holm, of Center City.",
    ],
)
def test_nobody_is_an_official_by_a_word_beside_them(text: str, make_report: Callable[..., Report]) -> None:
    """A clause that names the police, or a place with City in its name, makes no office."""
    (voice,) = voices(make_report(text))
    assert voice.role not in (VoiceRole.GOVERNMENT_OTHER, VoiceRole.AGENCY_INVOLVED)


def test_who_tells_that_another_was_held_is_not_the_subject(make_report: Callable[..., Report]) -> None:
    """Only who tells it of themselves."""
    (voice,) = voices(make_report("Holm said a woman cried when he asked why she was being detained."))
    assert voice.role is not VoiceRole.SUBJECT
