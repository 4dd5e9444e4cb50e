"""Which incident a sentence tells of."""

from __future__ import annotations

import pytest

from averment.coding.cast.incidents import NONE, PRIMARY, segment
from averment.coding.text.layout import lay_out

LEAD = "Deputies shot a man in Dayton on Tuesday. He was hit in the arm. The sheriff said he had run. He is in jail.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "In a separate shooting, a woman was killed by officers.",
        "Last month, agents shot a teacher near the border.",
        "In 2014, deputies killed a farmer there.",
        "In Cleveland, a guard was shot by police.",
    ],
)
def test_other_times_places_and_words_for_another_make_another_incident(sentence: str) -> None:
    """What such a sentence tells is not the primary's."""
    assert segment(lay_out(LEAD + sentence))[-1] > PRIMARY


def test_statistics_tell_of_no_incident() -> None:
    """A count over a year belongs to nobody."""
    assert segment(lay_out(LEAD + "Officers have killed 40 people in the state so far this year."))[-1] == NONE


def test_the_primary_goes_on_in_the_next_paragraph() -> None:
    """Another incident ends with its paragraph."""
    text = (
        LEAD
        + "In a separate shooting, a woman was killed by officers.\nDeputies said the man shot on Tuesday had a gun."
    )
    assert segment(lay_out(text))[-1] == PRIMARY


@pytest.mark.parametrize(
    "line",
    [
        "Related: Two shot dead in Lima",
        "Caption A man was shot. A man was shot in Lima on Monday.",
        "Man shot dead after row in Lima",
    ],
)
def test_furniture_of_a_page_tells_of_nothing(line: str) -> None:
    """Other stories' headlines, captions, prompts."""
    prose = "Deputies shot a man in Dayton on Tuesday night, the sheriff said in a statement.\n"
    assert (
        segment(
            lay_out(prose * 2 + "He was hit in the arm and taken to a hospital, she said, and will live.\n" + line)
        )[-1]
        == NONE
    )


def test_every_sentence_has_a_label() -> None:
    """As many as the layout has sentences."""
    layout = lay_out(LEAD * 3)
    assert len(segment(layout)) == len(layout.sentences)


def test_a_lead_without_a_day_leaves_the_date_to_a_later_sentence() -> None:
    """In a report without officers' force; where the lead says a day, another month is another incident."""
    lead = "Armed men seized a blogger in Lima. His wife saw it. Nobody knows where he is. She waits. "
    told = "Ndaba was arrested in October."
    assert segment(lay_out(lead + told), force=False)[-1] == PRIMARY
    assert segment(lay_out(lead.replace("seized", "on Friday seized") + told), force=False)[-1] > PRIMARY
