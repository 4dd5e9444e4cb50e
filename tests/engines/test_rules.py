"""The engine of rules: who is cited in plain news sentences, and what kind of report it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.coding.text.layout import lay_out
from averment.domain.codes import ReportKind
from averment.domain.markup import Attribution
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.engines.rules import RulesEngine
from averment.engines.rules.attributions import find_attributions
from averment.engines.rules.filling import fill


def parts(text: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of every attribution of a text."""
    return [
        (
            " ".join(s.read(text) for s in a.source),
            " ".join(s.read(text) for s in a.cue),
            [s.read(text) for s in a.content],
        )
        for a in find_attributions(lay_out(text))
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The man fled on foot, police said.", "police", "said", "The man fled on foot"),
        ("Police said the man fled on foot.", "Police", "said", "the man fled on foot"),
        ("“He had a knife,” said Sheriff Dana Holm.", "Sheriff Dana Holm", "said", "“He had a knife,”"),
        ("“He had a knife,” Holm told reporters.", "Holm", "told", "“He had a knife,”"),
        ("Holm told reporters that the man had a knife.", "Holm", "told", "that the man had a knife"),
        ("According to the coroner, the man was shot twice.", "the coroner", "According to", "the man was shot twice"),
        ("The man was shot twice, according to the coroner.", "the coroner", "according to", "The man was shot twice"),
        ("Ann Lee, a neighbor, said she heard two shots.", "Ann Lee, a neighbor", "said", "she heard two shots"),
        (
            "The union described the arrest as “a kidnapping.”",
            "The union",
            "described",
            "the arrest as “a kidnapping.”",
        ),
        ("Police: Man shot by deputies near school", "Police", ":", "Man shot by deputies near school"),
        ("The chief said in a statement that an officer fired.", "The chief", "said", "that an officer fired"),
    ],
)
def test_a_plain_attribution_is_found(text: str, source: str, cue: str, content: str) -> None:
    """Source, cue and content stand where a reader would put them."""
    assert parts(text) == [(source, cue, [content])]


def test_a_quotation_may_go_on_after_its_speaker() -> None:
    """Both halves are one attribution's content."""
    (found,) = parts("“We heard shots,” Lee said. “Then the street was full of officers, all of them running.”")
    assert found[2] == ["“We heard shots,”", "“Then the street was full of officers, all of them running.”"]


def test_a_relative_clause_leaves_the_sentence_around_it() -> None:
    """The agency said one half of the sentence, its spokeswoman the other."""
    text = "The driver, who the agency said had left custody, “rammed a car,” its spokeswoman, Ann Lee, said."
    assert {source: content for source, _, content in parts(text)} == {
        "the agency": ["who", "had left custody"],
        "its spokeswoman, Ann Lee": ["The driver", "“rammed a car,”"],
    }


def test_a_publisher_that_cites_a_speaker_holds_the_whole_claim() -> None:
    """What X said according to Y: two attributions, one within the other."""
    text = "“They took him,” Ann Lee said, according to the Daily Ledger."
    assert ("the Daily Ledger", "according to", ["“They took him,” Ann Lee said"]) in parts(text)


def test_a_signed_quotation_needs_no_cue() -> None:
    """A dash and a name are enough."""
    text = "“I looked out and saw three officers on top of him.” — Ann Lee, neighbor"
    assert parts(text) == [("Ann Lee, neighbor", "", ["“I looked out and saw three officers on top of him.”"])]


def test_the_united_states_says_nothing() -> None:
    """A capital letter makes a name of a verb."""
    assert parts("He had lived in the United States since 2004.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A deputy shot and wounded a man who lunged at officers with a knife.", ReportKind.USE_OF_FORCE),
        (
            "Two men were shot outside a bar. Police said the gunman fled. Both victims were wounded.",
            ReportKind.OTHER_VIOLENCE,
        ),
        ("The council approved a new library on Elm Street after a long debate about parking.", ReportKind.NONE),
    ],
)
def test_the_kind_follows_who_acts(text: str, kind: ReportKind, make_report: Callable[..., Report]) -> None:
    """Officers who only speak make no use of force."""
    (markup,) = RulesEngine().mark([make_report(text)])
    assert markup.kind is kind
    assert sum(markup.kinds.values()) == pytest.approx(1)


_PIECES = st.sampled_from([*"aA .,“”\"'’\n:—?é🚓", "said ", "police ", "according to ", "who "])


@given(st.lists(_PIECES, max_size=120).map("".join))
@settings(max_examples=200, deadline=None)
def test_no_span_leaves_the_text(text: str) -> None:
    """And every attribution has content."""
    for found in find_attributions(lay_out(text)):
        assert found.content
        assert all(0 <= s.start < s.end <= len(text) for s in found.spans)


def test_rules_fill_a_plain_cue_that_a_model_missed() -> None:
    """What the model marked with a source stays as it was."""
    text = "Police said he ran. He fell, Lee said."
    ruled = find_attributions(lay_out(text))
    marked = (Attribution(source=(Span(0, 6),), cue=(Span(7, 11),), content=(Span(12, 15),)),)
    filled = fill(text, marked, ruled)
    assert marked[0] in filled
    assert [a.source[0].read(text) for a in filled] == ["Police", "Lee"]


def test_rules_give_a_source_where_a_model_saw_none() -> None:
    """The rest of what the model marked stays."""
    text = "Police said he ran."
    marked = (Attribution(source=(), cue=(Span(7, 11),), content=(Span(12, 18),)),)
    assert fill(text, marked, find_attributions(lay_out(text)))[0].source == (Span(0, 6),)


def test_a_quotation_beside_its_speaker_is_the_speakers() -> None:
    """A model that took only what follows the cue gets back what stands before it, if nobody else holds it."""
    text = "Afraid, the agents fired “warning shots,” Lee said, and the man fell."
    ruled = find_attributions(lay_out(text))
    cue, fell = text.index("said"), text.index("and the man")
    marked = [
        Attribution(
            source=(Span(cue - 4, cue - 1),), cue=(Span(cue, cue + 4),), content=(Span(fell, len(text) - 1),), score=0.9
        )
    ]
    (filled,) = fill(text, marked, ruled)
    assert [s.read(text) for s in filled.content] == ["Afraid, the agents fired “warning shots,”", "and the man fell"]


def test_who_stands_before_a_headlines_colon_says_the_headline() -> None:
    """If the text cites that name elsewhere, or it is a poll or an office; a label says nothing."""
    body = "\n\nThe bridge is safe, Lee said."
    marked = find_attributions(lay_out("Lee: The Bridge on Main Street Is Safe" + body))
    for name, sources in (("Lee", ["Lee", "Lee"]), ("Police", ["Police", "Lee"]), ("The Latest", ["Lee"])):
        text = f"{name}: The Bridge on Main Street Is Safe{body}"
        shift = len(name) - len("Lee")
        moved = [Attribution(**{p: tuple(Span(s.start + shift, s.end + shift) for s in getattr(a, p))
                                for p in ("source", "cue", "content")}, score=a.score) for a in marked]  # fmt: skip
        filled = fill(text, moved, ())
        assert [a.source[0].read(text) for a in filled] == sources


def test_every_turn_of_a_transcript_is_its_speakers() -> None:
    """Up to the next turn, without what the transcript notes of the room; one name in capitals is no transcript."""
    text = 'They spoke.\n\n"LEE: Who fired?\n\n"HOLM: Nobody did.\n\nI saw it.\n\n(CROSSTALK)\n\nLEE: Thank you.'
    assert [(a.source[0].read(text), a.content[0].read(text)) for a in fill(text, (), ())] == [
        ("LEE", "Who fired?"),
        ("HOLM", "Nobody did.\n\nI saw it."),
        ("LEE", "Thank you."),
    ]
    assert not fill("UPDATE: It is over.\n\nLEE: Who fired?", (), ())
