"""The contract of a store, the same on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from averment.domain.decisions import DecisionKind, decided
from averment.errors import BadOption, CannotDecide, Suppressed
from averment.store import Outcome, Store
from averment.store.rows import QueueOrder, Status
from averment.store.verifying import verify
from tests.store.keeping import FIRST, SECOND, add, decide
from tests.store.stories import STORY, at, by_other_engine, changed, fact, story


def test_a_report_comes_back_as_it_was_taken_in(store: Store) -> None:
    """Text, draft and bytes are those that were given."""
    draft, raw = story()
    number = add(store, draft, raw)
    with store.read() as reader:
        assert reader.report(number).draft == draft
        assert reader.raw(number) == raw
        assert reader.report_number(draft.report.id) == reader.report_number("https://ferris.example/a") == number


def test_leaving_without_a_commit_undoes(store: Store) -> None:
    """Nothing of the unit of work remains."""
    with store.write("ann") as writer:
        writer.add(*story())
    with store.read() as reader:
        assert reader.queue().rows == ()
        assert reader.head()[0] == 0


def test_an_error_undoes(store: Store) -> None:
    """A block left by an exception commits nothing."""
    with pytest.raises(CannotDecide), store.write("ann") as writer:
        writer.decide(writer.add(*story()).number, DecisionKind.ACCEPT, fact="f-none")
    with store.read() as reader:
        assert reader.queue().rows == ()


def test_the_same_bytes_twice_change_nothing(store: Store) -> None:
    """No row and no line is added."""
    add(store, *story())
    with store.read() as reader:
        before = reader.head()
    with store.write("ann") as writer:
        assert writer.add(*story()).outcome is Outcome.SAME
        writer.commit()
    with store.read() as reader:
        assert reader.head() == before


def test_a_changed_page_is_a_new_version(store: Store) -> None:
    """The older version stays, leaves the queue, and its incident goes on to the newer one."""
    old = add(store, *story())
    new = add(store, *changed())
    with store.read() as reader:
        assert [v.number for v in reader.report(new).versions] == [old, new]
        assert reader.report(old).row.status is Status.OLD
        assert [r.number for r in reader.queue().rows] == [new]
        assert reader.report(new).incidents == {"i1": FIRST}


def test_a_decision_whose_words_still_stand_is_carried(store: Store) -> None:
    """The newer version has it, in the name of who took it."""
    draft, raw = story()
    old = add(store, draft, raw)
    first = decide(store, old, DecisionKind.ACCEPT, draft, "force")
    new = add(store, *changed())
    with store.read() as reader:
        (carried,) = reader.report(new).decisions
    assert (carried.carries, carried.who, carried.kind) == (first, "bea", DecisionKind.ACCEPT)


def test_a_decision_whose_words_vanish_is_an_orphan(store: Store) -> None:
    """It returns to the queue, and leaves it when somebody settles it."""
    draft, raw = story()
    old = add(store, draft, raw)
    lost = decide(store, old, DecisionKind.ACCEPT, draft, "medical")
    new = add(store, *changed())
    with store.read() as reader:
        assert [d.number for d in reader.report(new).orphans] == [lost]
        assert reader.queue(order=QueueOrder.ORPHANED).rows[0].orphans == 1
    with store.write("bea") as writer:
        writer.settle(lost, report=new)
        writer.commit()
    with store.read() as reader:
        assert reader.report(new).orphans == ()


def test_a_newer_engine_replaces_its_draft_and_leaves_decisions(store: Store) -> None:
    """An accepted fact stays although the newer engine does not find it."""
    draft, raw = story()
    number = add(store, draft, raw)
    decide(store, number, DecisionKind.ACCEPT, draft, "medical")
    with store.write("averment") as writer:
        assert writer.add(by_other_engine(draft, drop=("medical",)), raw).outcome is Outcome.REDRAFTED
        writer.commit()
    with store.read() as reader:
        record = reader.report(number)
    assert "medical" not in {f.field for f in record.draft.facts}
    assert "medical" in {f.field for f in decided(record.draft, record.decisions).facts}


def test_a_rejected_fact_is_gone_and_its_draft_stays(store: Store) -> None:
    """What was drafted is kept; what people left is without it."""
    draft, raw = story()
    number = add(store, draft, raw)
    decide(store, number, DecisionKind.REJECT, draft, "force", reason="it says fired at, by whom is open")
    with store.read() as reader:
        record = reader.report(number)
    assert record.draft == draft
    assert "force" not in {f.field for f in decided(record.draft, record.decisions).facts}
    assert record.decisions[0].before is not None


def test_a_correction_keeps_the_words_and_the_initial_value(store: Store) -> None:
    """Both stand in the decision."""
    draft, raw = story()
    number = add(store, draft, raw)
    force = fact(draft, "force")
    decide(store, number, DecisionKind.CORRECT, draft, "force", after=replace(force, value="handgun"))
    with store.read() as reader:
        (made,) = reader.report(number).decisions
    assert made.before is not None
    assert made.after is not None
    assert (made.before.fact.value, made.after.fact.value) == ("firearm", "handgun")
    assert made.after.fact.passage == force.passage


def test_a_fact_by_hand_has_its_passage(store: Store) -> None:
    """It joins the facts of the report."""
    draft, raw = story()
    number = add(store, draft, raw)
    hand = replace(fact(draft, "date"), field="address", value="Quarry Lane", passage=at(STORY, "Quarry Lane"))
    with store.write("bea") as writer:
        writer.decide(number, DecisionKind.ADD, after=hand)
        writer.commit()
    with store.read() as reader:
        record = reader.report(number)
    assert "Quarry Lane" in {f.value for f in decided(record.draft, record.decisions).facts}
    assert record.row.facts == 4


@pytest.mark.parametrize(
    "change",
    [
        {"passage": replace(at(STORY, "Quarry Lane"), exact="Quarry lane")},
        {"field": "weather"},
        {"field": "force", "value": "cannon"},
        {"field": "killed", "value": "one"},
        {"field": "date", "value": "2025-13-01"},
        {"person": "p9"},
        {"voice": "v9"},
        {"incident": "i9"},
    ],
    ids=lambda c: "-".join(c),
)
def test_a_fact_that_cannot_be_is_refused(store: Store, change: dict[str, object]) -> None:
    """Words that do not stand there, values that the field does not have, pointers that lead nowhere."""
    draft, raw = story()
    number = add(store, draft, raw)
    broken = replace(fact(draft, "date"), **change)  # type: ignore[arg-type]
    with store.write("bea") as writer, pytest.raises(CannotDecide):
        writer.decide(number, DecisionKind.ADD, after=broken)


def test_a_later_decision_replaces_the_earlier_and_undoing_restores_it(store: Store) -> None:
    """At any time one stands."""
    draft, raw = story()
    number = add(store, draft, raw)
    first = decide(store, number, DecisionKind.ACCEPT, draft, "force")
    second = decide(store, number, DecisionKind.REJECT, draft, "force", reason="a slip")
    with store.write("bea") as writer:
        writer.undo(second, reason="it was right")
        writer.commit()
    with store.read() as reader:
        assert [d.number for d in reader.report(number).decisions] == [first]
        assert reader.report(number).row.undecided == 2


def test_a_decided_report_is_done_and_can_be_reopened(store: Store) -> None:
    """Bulk acceptance takes it out of the queue; closing and reopening move it."""
    draft, raw = story()
    number = add(store, draft, raw)
    with store.read() as reader:
        chosen = [(f.report, f.id) for f in reader.open_facts(0.5)]
    with store.write("bea") as writer:
        assert writer.accept(chosen, reason="sample of 3 checked") == 3
        writer.commit()
    with store.read() as reader:
        assert reader.report(number).row.status is Status.DONE
        assert reader.progress().undecided == 0


def test_closing_and_reopening(store: Store) -> None:
    """A closed report is done though facts are undecided; a reopened one waits again."""
    number = add(store, *story())
    for act, status in (("close", Status.DONE), ("reopen", Status.WAITING)):
        with store.write("bea") as writer:
            getattr(writer, act)(number, reason="enough for today")
            writer.commit()
        with store.read() as reader:
            assert reader.report(number).row.status is status


def test_the_queue_pages_by_key(store: Store) -> None:
    """Every report once, whatever the size of a page; a place that was never given is refused."""
    for i in range(5):
        add(store, *story(STORY + f" It was call {i}.", url=f"https://ferris.example/{i}"))
    for order in QueueOrder:
        seen: list[int] = []
        after = None
        with store.read() as reader:
            while True:
                page = reader.queue(order=order, after=after, limit=2)
                seen += [r.number for r in page.rows]
                after = page.next
                if after is None:
                    break
            assert sorted(seen) == [1, 2, 3, 4, 5]
            with pytest.raises(BadOption):
                reader.queue(order=order, after="nowhere")


def test_an_incident_shows_its_tellings_as_people_left_them(store: Store) -> None:
    """And the columns that lists are made of."""
    draft, raw = story()
    number = add(store, draft, raw)
    decide(store, number, DecisionKind.REJECT, draft, "force", reason="no")
    with store.read() as reader:
        detail = reader.incident(FIRST)
        (row,) = reader.incidents().rows
    assert {f.field for f in detail.record.tellings[0].facts()} == {"date", "medical"}
    assert (row.date_from, row.reports) == ("2025-10-21", 1)


def test_merging_leads_the_name_on_and_undoing_brings_it_back(store: Store) -> None:
    """Tellings move, and move back."""
    add(store, *story())
    add(store, *story(STORY + " More.", url="https://other.example/b"))
    one, other = FIRST, SECOND
    with store.write("bea") as writer:
        merged = writer.merge(other, one, reason="the same lane and night")
        writer.commit()
    with store.read() as reader:
        assert reader.incident(other).row.id == one
        assert len(reader.incident(one).record.tellings) == 2
    with store.write("bea") as writer:
        writer.undo(merged, reason="two nights")
        writer.commit()
    with store.read() as reader:
        assert len(reader.incident(other).record.tellings) == len(reader.incident(one).record.tellings) == 1


def test_splitting_makes_an_incident_of_its_own(store: Store) -> None:
    """Under the next free letter."""
    add(store, *story())
    second = add(store, *story(STORY + " More.", url="https://other.example/b"))
    one, other = FIRST, SECOND
    with store.write("bea") as writer:
        writer.merge(other, one, reason="the same")
        number, name = writer.split(one, [(second, "i1")], reason="another night")
        writer.commit()
    with store.read() as reader:
        assert name == "US-MT-FERRISGAP-2025-10-21-C"
        assert reader.incident(name).row.reports == 1
        assert number > 0


def test_a_field_can_be_marked_and_the_mark_taken_back(store: Store) -> None:
    """Unknowable only with a reason."""
    add(store, *story())
    name = FIRST
    with store.write("bea") as writer:
        with pytest.raises(CannotDecide):
            writer.mark(name, DecisionKind.UNKNOWABLE, "shots_fired", reason=" ")
        writer.mark(name, DecisionKind.PENDING, "shots_fired", reason="the coroner will say")
        number = writer.mark(name, DecisionKind.UNKNOWABLE, "shots_fired", reason="the coroner died")
        writer.commit()
    with store.read() as reader:
        assert [d.kind for d in reader.incident(name).decisions] == [DecisionKind.UNKNOWABLE]
    with store.write("bea") as writer:
        writer.undo(number)
        writer.commit()
    with store.read() as reader:
        assert [d.kind for d in reader.incident(name).decisions] == [DecisionKind.PENDING]


def test_search_finds_words_in_any_case_and_without_accents(store: Store) -> None:
    """Words beside each other in quotation marks; only current versions."""
    add(store, *story(STORY + " José Ibáñez filmed it.", url="https://ferris.example/j"))
    with store.read() as reader:
        for words in ("jose IBANEZ", '"José Ibáñez"', "quarry", "deputies fire"):
            assert len(reader.search(words).rows) == 1, words
        for words in ('"Ibáñez José"', "quarrying", "", '"', "x OR quarry", "quarry NOT", "quarry*nothing", "'; drop"):
            assert reader.search(words).rows == (), words
        (hit,) = reader.search("ibáñez").rows
    assert hit.words == "Ibáñez"


def test_erasing_takes_every_word_and_leaves_a_tombstone(store: Store) -> None:
    """The report does not come back, nor one that names the person."""
    draft, raw = story()
    number = add(store, draft, raw)
    decide(store, number, DecisionKind.ACCEPT, draft, "force", reason="Ada Holm said so")
    with store.write("editor") as writer:
        assert writer.erase(number, grounds="a private person asked", names=["Ada Holm"]) > 0
        writer.commit()
    with store.read() as reader:
        assert reader.raw(number) is None
        assert reader.search("quarry").rows == ()
        assert all(h.payload is None or "Holm" not in str(h.payload) for h in reader.history().rows)
        with pytest.raises(CannotDecide):
            reader.report(number)
    with store.write("ann") as writer:
        with pytest.raises(Suppressed):
            writer.add(draft, raw)
        with pytest.raises(Suppressed):
            writer.add(*story(STORY + " Again.", url="https://other.example/b"))


def test_a_store_opened_again_holds_the_same(open_at: Callable[[], Store]) -> None:
    """Nothing lives in memory alone."""
    number = add(open_at(), *story())
    with open_at().read() as reader:
        assert reader.report(number).row.facts == 3


def test_a_mark_is_part_of_the_incident_until_it_is_taken_back(store: Store) -> None:
    """Of a field or of one person's; a later one on the same takes its place; what was decided since is told."""
    draft, raw = story()
    add(store, draft, raw)
    man = f"{draft.report.id}#{draft.people[0].id}"
    with store.write("bea") as writer:
        writer.mark(FIRST, DecisionKind.PENDING, "age", person=man, reason="asked")
        last = writer.mark(FIRST, DecisionKind.UNKNOWABLE, "age", person=man, reason="nobody wrote it down")
        writer.mark(FIRST, DecisionKind.PENDING, "shot_told", reason="asked")
        writer.commit()
    with store.read() as reader:
        marks = reader.incident(FIRST).record.marks
        assert [(m.kind, m.field, m.person) for m in marks] == [
            (DecisionKind.UNKNOWABLE, "age", (draft.report.id, draft.people[0].id)),
            (DecisionKind.PENDING, "shot_told", None),
        ]
        since = reader.decided_since(reader.incident(FIRST).row.number, date(2025, 12, 31))
        assert [d.stands for d in since] == [True, True, False]
        assert reader.decided_since(reader.incident(FIRST).row.number, date(2026, 1, 1)) == ()
    with store.write("bea") as writer:
        writer.undo(last)
        writer.commit()
    with store.read() as reader:
        assert {m.kind for m in reader.incident(FIRST).record.marks} == {DecisionKind.PENDING}
        assert verify(reader.connection).fits


def test_each_change_of_a_field_is_published_for_itself(store: Store) -> None:
    """Two parties may change the account of one field; the same change again replaces its decision."""
    add(store, *story())
    with store.write("bea") as writer:
        for detail in ("one", "other", "one"):
            writer.mark(FIRST, DecisionKind.PUBLISH_DRIFT, "force", detail=detail, reason="both passages")
        writer.commit()
    with store.read() as reader:
        assert [d.detail for d in reader.incident(FIRST).decisions] == ["other", "one"]


def test_who_writes_hears_which_incidents_changed(store: Store) -> None:
    """After the commit, by number."""
    heard: list[tuple[int, ...]] = []
    draft, raw = story()
    number = add(store, draft, raw)
    with store.write("bea", changed=heard.append) as writer:
        writer.decide(number, DecisionKind.ACCEPT, fact=draft.facts[0].id)
        assert heard == []
        writer.commit()
        writer.commit()
    with store.read() as reader:
        assert heard == [(reader.incident(FIRST).row.number,)]
        assert [n for n, _ in reader.stale(only=[reader.incident(FIRST).row.number])] == list(heard[0])
        assert reader.stale(only=[99]) == ()
