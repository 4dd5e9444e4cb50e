"""Comparing claims with labels, on invented ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.measure_voices import (
    Claim,
    Compared,
    Spans,
    accuracy,
    b_cubed,
    by_class,
    confusions,
    drafted,
    labelled,
    macro_f1,
    majority,
    match,
    nesting,
    prf,
    same_claim,
    shared,
)


def claim(content: Spans = ((10, 20),), parent: int | None = None) -> Claim:
    """Somebody says something."""
    return Claim(((0, 4),), ((5, 9),), content, "event", "asserted", "A", "witness", "neither", parent)


def test_shared_is_intersection_by_union() -> None:
    """Of characters, over all pieces."""
    assert shared(((0, 4), (6, 8)), ((2, 8),)) == 4 / 8
    assert shared((), ()) == 1.0


@pytest.mark.parametrize(
    ("said", "same"),
    [
        (claim(), True),
        (claim(((10, 15),)), True),
        (claim(((10, 14),)), False),
        (replace(claim(), cue=((8, 12),)), True),
        (replace(claim(), cue=((9, 12),)), False),
        (replace(claim(), source=((0, 1),)), False),
    ],
)
def test_same_claim(said: Claim, *, same: bool) -> None:
    """Cues touch, content and source share half."""
    assert same_claim(claim(), said) is same


def test_a_claim_without_a_source_is_the_same_only_without_one() -> None:
    """And one without a cue fits any cue."""
    silent = replace(claim(), source=())
    assert same_claim(silent, silent)
    assert not same_claim(silent, claim())
    assert same_claim(replace(claim(), cue=()), claim())


def test_match_is_one_to_one_and_takes_the_best() -> None:
    """The claim that shares most is taken, not the first."""
    wanted = [claim(((10, 20),))]
    assert match(wanted, [claim(((10, 15),)), claim(((10, 19),))]) == ((0, 1),)
    assert match([*wanted, *wanted], [claim()]) == ((0, 0),)


def test_b_cubed() -> None:
    """Apart: precise; together: complete; the same under other names: both."""
    wanted = ["A", "A", "B", "B"]
    assert b_cubed(wanted, [1, 2, 3, 4]) == pytest.approx((1.0, 0.5, 2 / 3))
    assert b_cubed(wanted, [1, 1, 1, 1]) == pytest.approx((0.5, 1.0, 2 / 3))
    assert b_cubed(wanted, ["x", "x", "y", "y"]) == (1.0, 1.0, 1.0)
    assert b_cubed([], []) == (0.0, 0.0, 0.0)


def test_prf_of_nothing_is_nought() -> None:
    """No division by what is not there."""
    assert prf(0, 0, 0) == (0.0, 0.0, 0.0)
    assert prf(1, 2, 1) == pytest.approx((0.5, 1.0, 2 / 3))


def test_majority_and_accuracy() -> None:
    """The commonest label; of several, the first by name."""
    assert majority(["b", "a", "b"]) == "b"
    assert majority(["b", "a"]) == "a"
    assert accuracy(["a", "b"], ["a", "a"]) == 0.5


def test_by_class_counts_labels() -> None:
    """A class that is only said costs precision elsewhere and has no row."""
    told = by_class(["a", "a", "b"], ["a", "c", "a"])
    assert told == {"a": ((0.5, 0.5, 0.5), 2), "b": ((0.0, 0.0, 0.0), 1)}
    assert macro_f1(["a", "a", "b"], ["a", "c", "a"]) == 0.25
    assert confusions(["a", "a", "b"], ["a", "c", "a"]) == [("a", "c", 1), ("b", "a", 1)]


def test_nesting_looks_only_at_matched_claims() -> None:
    """A pair whose parent nobody found is neither asked nor wrong."""
    wanted = (claim(), claim(parent=0), claim(parent=1), claim(parent=3))
    said = (claim(parent=1), claim(), claim(parent=1))
    pairs = ((0, 1), (1, 0), (2, 2))
    assert nesting([Compared("k", wanted, said, pairs)]) == (1, 2, 2)


def test_labelled_takes_role_and_side_from_the_voice() -> None:
    """By its letter."""
    row = {
        "voices": {"A": {"role": "witness", "side": "neither"}},
        "claims": [
            {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 20]], "kind": "event",
             "modality": "asserted", "voice": "A", "parent": None},
        ],
    }  # fmt: skip
    assert labelled(row) == (claim(),)


def drafted_claim(name: str, **other: Any) -> dict[str, Any]:
    """A claim as a draft holds it."""
    spans = {p: [{"start": a, "end": b}] for p, a, b in (("source", 0, 4), ("cue", 5, 9), ("content", 10, 20))}
    return {"id": name, "kind": "event", "modality": "asserted", "voice": "A", "parent": None} | spans | other


def test_drafted_leaves_judging_words_out() -> None:
    """They share source and cue with their parent; indices of the others still hold."""
    voice = {"id": "A", "role": "witness", "side": "neither"}
    inner = drafted_claim("c", parent="a", source=[], voice="report")
    claims = [drafted_claim("a"), drafted_claim("b", parent="a"), inner]
    outer, said = drafted({"claims": claims, "voices": [voice]})
    assert outer == claim()
    assert (said.parent, said.voice, said.role, said.source) == (0, "report", "report", ())
