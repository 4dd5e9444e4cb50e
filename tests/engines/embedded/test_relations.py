"""How tokens stand to a cue."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from averment.engines.embedded.relations import DISTANCES, PLACES, RELATIONS, Cue, relate
from averment.engines.embedded.tokens import read_tokens
from averment.engines.embedded.windows import Window
from tests.engines.embedded.doubles import word_tokenizer

TEXT = "“We ran,” Mr Dole said. “It burned.”\nThe city agreed. “Never,” it added."


@given(st.data())
def test_rows_of_the_table_are_never_missed(data: st.DataObject) -> None:
    """For every cue and every token of every window."""
    tokens = read_tokens(TEXT * 8, word_tokenizer())
    begin = data.draw(st.integers(0, len(tokens) - 1))
    end = data.draw(st.integers(begin + 1, len(tokens)))
    first = data.draw(st.integers(begin, end - 1))
    last = data.draw(st.integers(first + 1, end))
    how = relate(tokens, Window(begin, end, begin, end), [Cue(first, last)])
    assert how.shape == (1, end - begin)
    assert 0 <= how.min() <= how.max() < RELATIONS


def test_distance_is_counted_from_the_nearer_end() -> None:
    """The tokens beside a cue are as far on either side, and differ from the cue's own."""
    tokens = read_tokens(TEXT, word_tokenizer())
    window = Window(0, len(tokens), 0, len(tokens))
    row = relate(tokens, window, [Cue(5, 7)])[0] // PLACES
    middle = DISTANCES // 2
    assert row[5] == row[6] == middle
    assert row[4] - middle == middle - row[7] != 0


def test_a_cue_knows_its_own_quotation_from_others() -> None:
    """Places differ within one sentence, by the quotation."""
    tokens = read_tokens(TEXT, word_tokenizer())
    window = Window(0, len(tokens), 0, len(tokens))
    inside = relate(tokens, window, [Cue(1, 2)])[0] % PLACES
    outside = relate(tokens, window, [Cue(7, 8)])[0] % PLACES
    assert inside[2] != outside[2]
