"""Proposals of grouping: kept once, decided by a person, open again when that is taken back."""

from __future__ import annotations

import pytest

from averment.domain.decisions import DecisionKind
from averment.errors import CannotDecide
from averment.store import Store
from averment.store.checking import check
from averment.store.rows import Because, CountedRow, IncidentFilter, ProposalRow
from averment.store.verifying import verify
from tests.store.keeping import FIRST, SECOND, add
from tests.store.stories import STORY, story

WHY = "report 000001 and report 000002: for it, one town; against it, days apart"


@pytest.fixture
def two(store: Store) -> Store:
    """Two incidents with a report each, and a proposal to merge them."""
    add(store, *story())
    add(store, *story(STORY + " Seen again.", url="https://other.example/b"))
    with store.write("averment") as writer:
        assert writer.propose("merge", [SECOND, FIRST], score=0.41, reason=WHY) == 1
        writer.commit()
    return store


def waiting(store: Store) -> tuple[ProposalRow, ...]:
    """Open proposals; the store is whole."""
    with store.read() as reader:
        assert list(check(reader.connection)) == []
        assert verify(reader.connection).cause == ""
        return reader.proposals().rows


def test_a_proposal_waits_with_its_reason(two: Store) -> None:
    """The elder incident first, whatever order grouping named them in."""
    (one,) = waiting(two)
    assert (one.ask, one.one, one.other, one.reason) == ("merge", FIRST, SECOND, WHY)
    with two.read() as reader:
        assert reader.proposed() == 1
        assert reader.proposals(incident=reader.incident(SECOND).row.number).rows == (one,)
        assert reader.proposals(incident=99).rows == ()


def test_the_same_is_proposed_once(two: Store) -> None:
    """Also after a person refused it: nobody is asked twice."""
    with two.write("averment") as writer:
        assert writer.propose("merge", [FIRST, SECOND], score=0.6, reason="other words") is None
        writer.refuse_proposal(1, reason="two nights")
        assert writer.propose("merge", [FIRST, SECOND], score=0.6, reason="other words") is None
        writer.commit()
    assert waiting(two) == ()


def test_accepting_does_what_is_proposed(two: Store) -> None:
    """The younger name leads to the elder; the decision is the person's, and names what grouping saw."""
    with two.write("bea") as writer:
        assert writer.accept_proposal(1) == FIRST
        writer.commit()
    assert waiting(two) == ()
    with two.read() as reader:
        found = reader.incident(SECOND)
        assert found.row.id == FIRST
        assert [(d.kind, d.who, d.reason) for d in found.decisions] == [
            (DecisionKind.MERGE, "bea", f"as grouping proposed: {WHY}")
        ]


def test_refusing_needs_a_reason_and_stays(two: Store) -> None:
    """And keeps grouping from merging the two by itself."""
    with two.write("bea") as writer:
        with pytest.raises(CannotDecide, match="reason"):
            writer.refuse_proposal(1, reason=" ")
        writer.refuse_proposal(1, reason="two nights")
        writer.commit()
    assert waiting(two) == ()
    with two.read() as reader:
        numbers = {reader.incident(name).row.number for name in (FIRST, SECOND)}
        assert numbers <= reader.settled()
        assert [d.kind for d in reader.incident(FIRST).decisions] == [DecisionKind.REFUSE]


@pytest.mark.parametrize("accepts", [True, False])
def test_what_is_taken_back_waits_again(two: Store, *, accepts: bool) -> None:
    """And can be decided otherwise."""
    with two.write("bea") as writer:
        if accepts:
            writer.accept_proposal(1, reason="one man")
        else:
            writer.refuse_proposal(1, reason="two nights")
        writer.commit()
    with two.read() as reader:
        (made,) = reader.incident(FIRST).decisions
    with two.write("bea") as writer:
        writer.undo(made.number)
        writer.commit()
    assert [p.number for p in waiting(two)] == [1]
    with two.write("bea") as writer:
        writer.refuse_proposal(1, reason="two nights after all")
        writer.commit()
    assert waiting(two) == ()


def test_what_has_become_of_itself_waits_no_more(two: Store) -> None:
    """A person merged one of the two elsewhere: there is nothing to ask, and nothing to accept."""
    with two.write("bea") as writer:
        writer.merge(SECOND, FIRST, reason="one man")
        writer.commit()
    assert waiting(two) == ()
    with two.write("bea") as writer, pytest.raises(CannotDecide):
        writer.accept_proposal(1)


def test_a_split_is_proposed_by_its_parts(two: Store) -> None:
    """The first part stays, the other becomes an incident of its own; moved reports end the proposal."""
    with two.write("bea") as writer:
        writer.accept_proposal(1)
        asked = writer.propose("split", [FIRST], parts=[[2], [1]], score=0.1, reason="two victims")
        assert asked == 2
        writer.commit()
    (one,) = waiting(two)
    assert one.parts == ((1,), (2,))
    with two.write("bea") as writer:
        assert writer.accept_proposal(2) == FIRST
        writer.commit()
    assert waiting(two) == ()
    with two.read() as reader:
        assert reader.report(1).incidents == {"i1": FIRST}
        assert reader.report(2).incidents == {"i1": f"{FIRST[:-1]}C"}


def test_verdicts_are_kept_until_the_incident_changes(two: Store) -> None:
    """By definition; counted, listed where definitions differ, gone with the next change."""
    made = CountedRow(
        definition="d1", verdict="counts", clause="a shot",
        because=(Because(verdict="counts", words="force: firearm", at=((1, 13),)),),
    )  # fmt: skip
    other = CountedRow(definition="d2", verdict="may_count", clause="a wound", because=())
    with two.read() as reader:
        row = reader.incident(FIRST).row
        assert [name for _, name in reader.stale(definitions=["d1"])] == [FIRST, SECOND]
    with two.write("averment") as writer:
        assert writer.compared(FIRST, [], by="t", as_of=row.changed_at, counted=[made, other])
        writer.commit()
    with two.read() as reader:
        assert reader.tallied(["d1", "d2"]) == {"d1": {"counts": 1}, "d2": {"may_count": 1}}
        assert reader.tallied(["d1"], IncidentFilter(until="2020-01-01")) == {}
        assert reader.verdicts(["d1"], [row.number]) == {row.number: {"d1": made}}
        assert [r.id for r in reader.incidents(IncidentFilter(differ=("d1", "d2"))).rows] == [FIRST]
        assert reader.incidents(IncidentFilter(differ=("d1",))).rows == ()
        assert [r.id for r in reader.incidents(IncidentFilter(verdict=("d1", "counts"))).rows] == [FIRST]
        assert reader.incidents_in_all() == 2
        assert [name for _, name in reader.stale(definitions=["d1", "d2"])] == [SECOND]
        assert [name for _, name in reader.stale(definitions=["d1", "d3"])] == [FIRST, SECOND]
    assert len(waiting(two)) == 1
    with two.write("bea") as writer:
        writer.mark(FIRST, DecisionKind.PENDING, "force", reason="asked")
        writer.commit()
    with two.read() as reader:
        assert reader.tallied(["d1", "d2"]) == {}
