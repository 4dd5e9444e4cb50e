"""Whether a report tells of violence, by its common words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from averment.domain.codes import ReportKind
from averment.domain.report import Report
from averment.engines.rules import RulesEngine
from averment.engines.rules.violence import raised, weigh_violence, words_of

FORCE, OTHER, NONE = ReportKind.USE_OF_FORCE, ReportKind.OTHER_VIOLENCE, ReportKind.NONE
UNSURE = {FORCE: 0.05, OTHER: 0.25, NONE: 0.7}

SEIZED = (
    "Two journalists were arrested at their homes in the capital on Monday and one of them was tortured in prison, a "
    "human rights group said. The journalist was taken from his house by armed men and found injured in a hospital."
)
VOTE = (
    "The candidate said at a rally that her campaign would win more voters than the party expects. She wants a new "
    "policy on taxes, and most of her supporters would vote for it in the election."
)
BATONS = (
    "Police beat protesters with batons and fired tear gas at the crowd on Monday, and three people were injured. The "
    "victims were taken to a hospital, where one of them died of a head wound, doctors and human rights groups said."
)


def kind_of(text: str) -> ReportKind:
    """The likeliest kind after the common words were weighed."""
    kinds = raised(UNSURE, text, "")
    return max(kinds, key=lambda k: kinds[k])


@pytest.mark.parametrize(("text", "kind"), [(SEIZED, OTHER), (VOTE, NONE), (BATONS, FORCE)])
def test_violence_is_seen_in_any_country(text: str, kind: ReportKind) -> None:
    """People seized are other violence, people beaten by police are force, a campaign is neither."""
    assert kind_of(text) is kind


def test_a_kind_that_was_seen_stays() -> None:
    """Only a report that seemed to tell of none is looked at again."""
    seen = {FORCE: 0.6, OTHER: 0.3, NONE: 0.1}
    assert raised(seen, VOTE, "") is seen


def test_a_headline_is_read_however_it_is_printed() -> None:
    """Headlines capitalise every word; a name of one weighs nothing, since others print it so too."""
    assert words_of("", "Journalist ABDUCTED in Quilltown") == words_of("", "journalist abducted in quilltown")
    assert weigh_violence(VOTE, "Journalist Abducted") > weigh_violence(VOTE, "")
    assert weigh_violence(VOTE, "Quilltown") == weigh_violence(VOTE, "")


@pytest.mark.parametrize("text", [SEIZED, BATONS])
def test_shares_sum_to_one(text: str) -> None:
    """However they are shared out."""
    assert sum(raised(UNSURE, text, "").values()) == pytest.approx(1.0, abs=0.001)


def test_names_weigh_nothing() -> None:
    """Words with a capital are not read: the table holds no name."""
    assert words_of("Police said Mara Quill was shot.", "") == {"said", "was", "shot"}


def test_no_words_are_the_bias_alone() -> None:
    """A text without a known word is judged by none."""
    assert weigh_violence("", "") == weigh_violence("Zzz QQQ", "")


def test_the_rule_engine_looks_again_too(make_report: Callable[..., Report]) -> None:
    """What its patterns pass over, the words may see."""
    [markup] = RulesEngine().mark([make_report(SEIZED)])
    assert markup.kind is OTHER
