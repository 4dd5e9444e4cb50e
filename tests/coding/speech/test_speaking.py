"""Who speaks at a span: explicit, carried, or nobody but the publisher."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from averment.coding.speech.claims import hear
from averment.coding.speech.speaking import Speaking, Speech, placed
from averment.coding.text.layout import lay_out
from averment.domain.codes import Attributed, Basis, PersonRole, ReportKind, Side, VoiceRole
from averment.domain.draft import REPORT_VOICE, Incident, Person
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.engines.rules import RulesEngine


def listen(report: Report) -> Speech:
    """The speech of a report as the rules mark it."""
    return hear(report, lay_out(report.text), RulesEngine().mark([report])[0])


def at(speech: Speech, text: str, words: str) -> Speaking:
    """Who speaks at some words."""
    start = text.index(words)
    return speech.at(Span(start, start + len(words)))


def speaker(speech: Speech, text: str, words: str) -> str | None:
    """The name or the words of who speaks at some words; None for the publisher."""
    voice = speech.voice(at(speech, text, words).voice)
    return None if voice is None else voice.name or voice.organisation or voice.mentions[0].exact


def test_words_in_a_claim_are_the_speakers(make_report: Callable[..., Report]) -> None:
    """And attributed explicitly, to the claim."""
    text = "Two deputies fired at the car, Sheriff Dana Holm said. The car was blue."
    speech = listen(make_report(text))
    said = at(speech, text, "fired at the car")
    assert (speaker(speech, text, "fired"), said.attribution) == ("Dana Holm", Attributed.EXPLICIT)
    assert said.claim == speech.claims[0].id


def test_a_sentence_without_a_source_is_the_publishers(make_report: Callable[..., Report]) -> None:
    """Also right after one that has a source."""
    text = "Two deputies fired at the car, Sheriff Dana Holm said. The car was blue."
    assert at(listen(make_report(text)), text, "The car was blue") == Speaking(voice=REPORT_VOICE)


def test_a_clause_after_the_cue_is_carried(make_report: Callable[..., Report]) -> None:
    """X plainly goes on after "…, X said, and …"."""
    text = "The officers fired twice, Chief Ann Lee said, and the man was struck in the arm."
    speech = listen(make_report(text))
    assert at(speech, text, "the man was struck").attribution is Attributed.CARRIED
    assert speaker(speech, text, "the man was struck") == "Ann Lee"


def test_the_words_that_name_a_speaker_are_the_publishers(make_report: Callable[..., Report]) -> None:
    """Sheriff Holm does not say that she is the sheriff."""
    text = "Harlan County Sheriff Dana Holm said the man ran."
    assert at(listen(make_report(text)), text, "Harlan County").voice == REPORT_VOICE


def test_the_innermost_claim_speaks(make_report: Callable[..., Report]) -> None:
    """Not the publisher that passes it on."""
    text = "“They took him from the car,” Ann Lee said, according to The Associated Press."
    speech = listen(make_report(text))
    assert speaker(speech, text, "took him") == "Ann Lee"
    inner = next(c for c in speech.claims if c.parent)
    outer = next(c for c in speech.claims if c.id == inner.parent)
    voice = speech.voice(outer.voice)
    assert voice is not None
    assert voice.role is VoiceRole.JOURNALIST


def test_footage_is_a_basis(make_report: Callable[..., Report]) -> None:
    """What it shows is known from it."""
    text = "The video shows an officer striking the man."
    assert at(listen(make_report(text)), text, "striking the man").basis is Basis.FOOTAGE


def test_a_predicate_takes_its_subject_along(make_report: Callable[..., Report]) -> None:
    """The agency says that the man had fled, though the man is not in its words."""
    text = "The man, who the sheriff's office said had fled, was shot."
    speech = listen(make_report(text))
    assert at(speech, text, "The man, who the sheriff's office said had fled").attribution is Attributed.EXPLICIT


class _Cast:
    """Somebody named Lee is the subject of the one incident."""

    def incident_at(self, _: Span) -> Incident | None:
        return Incident(id="i1", primary=True, kind=ReportKind.USE_OF_FORCE, relevance=1.0)

    def person_at(self, _: Span) -> Person | None:
        return Person(id="p1", incident="i1", role=PersonRole.SUBJECT, mentions=())


def test_a_cast_places_claims_and_knows_the_subject(make_report: Callable[..., Report]) -> None:
    """Claims get the incident; a speaker of no office who is the subject stands on the subject's side."""
    speech = placed(listen(make_report("“I had nothing in my hands,” Rowan Pell said.")), _Cast())
    assert [c.incident for c in speech.claims] == ["i1"]
    assert [(v.role, v.side) for v in speech.voices] == [(VoiceRole.SUBJECT, Side.SUBJECT)]


_PIECES = st.sampled_from(
    ["Police", " said ", "the man", " fled", ", ", ". ", "“", "”", "\n", "She", "who ", "the department ", "é", "🚓",
     "Ann Lee", " according to ", "Sheriff ", " told reporters ", "the statement", "'s "]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join), st.data())
@settings(max_examples=150, deadline=None)
def test_any_span_of_any_text_has_a_speaker(text: str, data: st.DataObject) -> None:
    """A voice of the list or the publisher, and the same one when asked again."""
    report = Report(id="i", text_id="t", key="k", text=text)
    speech, again = listen(report), listen(report)
    assert (speech.voices, speech.claims, speech.carried) == (again.voices, again.claims, again.carried)
    voices = {v.id for v in speech.voices} | {REPORT_VOICE}
    assert all(c.voice in voices for c in speech.claims)
    assert all(p.held(text) for c in speech.claims for p in (*c.source, *c.cue, *c.content))
    assert len({c.id for c in speech.claims}) == len(speech.claims)
    if text:
        start = data.draw(st.integers(0, len(text) - 1))
        assert speech.at(Span(start, data.draw(st.integers(start + 1, len(text))))).voice in voices


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_unicode_is_heard(text: str) -> None:
    """Whatever the text, hearing it raises nothing."""
    listen(Report(id="i", text_id="t", key="k", text=text))
