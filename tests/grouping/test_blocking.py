"""Which tellings are compared, and how few."""

from __future__ import annotations

from datetime import date, timedelta

from averment.grouping.blocking import candidates
from tests.grouping.making import OTHER, STORY, telling


def test_a_full_name_in_common_is_enough() -> None:
    """Years apart, as reports of a trial are."""
    early = telling("a", names="Odette Marsh", published="2024-01-01")
    assert candidates([early, telling("b", OTHER, names="Odette Marsh")]) == [(0, 1)]


def test_a_place_in_a_time_is_enough() -> None:
    """A day before or after, too; another month is not."""
    near = [telling("a", STORY, city="Tarn", first="2026-03-08"), telling("b", OTHER, city="Tarn", first="2026-03-10")]
    assert candidates(near) == [(0, 1)]
    far = [telling("a", STORY, city="Tarn", first="2026-01-08"), telling("b", OTHER, city="Tarn", first="2026-03-10")]
    assert candidates(far) == []


def test_rare_words_in_common_are_enough() -> None:
    """Without a day, a place or a name."""
    assert candidates([telling("a", published=None), telling("b", published=None)]) == [(0, 1)]
    assert candidates([telling("a", STORY, published=None), telling("b", OTHER, published=None)]) == []


def test_only_pairs_with_a_fresh_telling_are_given_where_others_are_known() -> None:
    """What was compared once is not compared again."""
    assert candidates([telling(k) for k in "abc"], fresh=[2]) == [(0, 2), (1, 2)]


def test_comparisons_grow_with_the_reports_and_not_with_their_square() -> None:
    """Even where all are of one city, one day after the other."""
    days = [(date(2024, 1, 1) + timedelta(n)).isoformat() for n in range(400)]
    several = [telling(f"{n:03}", city="Tarn", first=day, published=day) for n, day in enumerate(days)]
    assert len(candidates(several)) <= 2 * len(candidates(several[:200])) + 60 * 24


def test_a_state_is_enough_only_where_one_names_no_city() -> None:
    """Two that each name a city of one state have cities to meet by."""
    near = {"state": "WI", "first": "2026-03-08"}
    here = telling("a", STORY, city="Tarn", **near)
    assert candidates([here, telling("b", OTHER, **near)]) == [(0, 1)]
    assert candidates([here, telling("b", OTHER, city="Voss", **near)]) == []
