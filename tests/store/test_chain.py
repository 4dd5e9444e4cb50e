"""The chain: lines bound to each other, commitments that say nothing without their salt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.store.chain import GENESIS, Line, fault, next_line

WORDS = st.text(max_size=40)


def chain(*payloads: str) -> list[Line]:
    """Lines with these payloads, from the first on."""
    head, made = (0, GENESIS), []
    for i, payload in enumerate(payloads):
        made.append(next_line(head, at=f"2026-01-0{i % 9 + 1}", kind="decision", payload=payload, report=i))
        head = (made[-1].number, made[-1].hash)
    return made


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_a_chain_fits(payloads: list[str]) -> None:
    """Each line stands after the one before."""
    head = (0, GENESIS)
    for line in chain(*payloads):
        assert fault(line, head) is None
        head = (line.number, line.hash)


@pytest.mark.parametrize(
    "change",
    [
        {"at": "2026-02-01"},
        {"kind": "erasure"},
        {"report": 9},
        {"report": None},
        {"incident": 1},
        {"payload": "other"},
        {"payload": None},
        {"salt": "00" * 32},
        {"salt": None},
        {"salt": "zz"},
        {"commitment": "0" * 64},
        {"previous": "0" * 64},
        {"hash": "0" * 64},
        {"number": 3},
    ],
    ids=lambda c: "-".join(c),
)
def test_no_column_can_be_changed(change: dict[str, object]) -> None:
    """Whatever is changed, the line no longer fits."""
    first, second = chain("one", "two")
    assert fault(replace(second, **change), (first.number, first.hash)) is not None  # type: ignore[arg-type]


def test_a_salt_has_one_way_to_be_written() -> None:
    """Capital digits mean the same number, and are no way to change a line unseen."""
    (line,) = chain("one")
    assert line.salt is not None
    salted = replace(line, salt=line.salt.upper())
    assert salted.salt == line.salt or fault(salted, (0, GENESIS)) is not None


def test_erased_words_leave_a_line_that_fits() -> None:
    """Without payload and salt the commitment still binds the chain."""
    first, second = chain("a name", "two")
    gone = replace(first, payload=None, salt=None)
    assert fault(gone, (0, GENESIS)) is None
    assert fault(second, (gone.number, gone.hash)) is None


def test_equal_words_have_other_commitments() -> None:
    """Nobody finds erased words by trying likely ones."""
    first, second = chain("a name", "a name")
    assert first.commitment != second.commitment
