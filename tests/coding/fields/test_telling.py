"""What the words around a span say that it belongs to."""

import pytest

from averment.coding.fields.telling import Tells, listen
from averment.coding.text.cues import Cues, cue
from averment.coding.text.layout import lay_out
from averment.domain.passages import Span


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("He was shot on TUESDAY.", Tells.EVENT),
        ("The chief said TUESDAY that he was shot.", Tells.SPEECH),
        ("On TUESDAY, officers shot him.", Tells.EVENT),
        ("He was shot, and the mayor said TUESDAY little.", Tells.SPEECH),
        ("He was charged TUESDAY with the shooting.", Tells.COURT),
        ("TUESDAY's shooting was loud.", Tells.EVENT),
        ("He died TUESDAY.", Tells.AFTER),
    ],
)
def test_governor(text: str, tells: Tells) -> None:
    """The nearest anchor of the clause governs."""
    layout = lay_out(text)
    at = text.index("TUESDAY")
    governor = listen(layout).governor(Span(at, at + 7))
    assert governor is not None
    assert governor.tells is tells


def test_nothing_governs_where_nothing_is_told() -> None:
    """A sentence without anchors says nothing about its words."""
    layout = lay_out("Tuesday is a day.")
    assert listen(layout).governor(Span(0, 7)) is None


def test_cues_ask_what_stands_around() -> None:
    """A trigger counts only with its surroundings, and its span holds them."""
    text = "He left the parking lot. Parking is free. He sat in the parking lot."
    table = Cues([cue("lot", "parking", before=r"in the ", after=r" lot")])
    assert [(code, span.read(text)) for code, span in table.find(text)] == [("lot", "in the parking lot")]


def test_a_long_text_is_read_in_linear_time() -> None:
    """A hostile text of one word is read like any other."""
    assert list(Cues([cue("x", "a", before=r"(?:\w+ ){0,4}")]).find("b " * 50_000)) == []
