"""What people decide is what is compared: facts that they rejected, corrected, added; fields that they gave up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from averment.comparing import Comparison, Standing, compare_record
from averment.counting import Verdict
from averment.domain.decisions import Decision, DecisionKind, HeldFact, decided
from averment.domain.draft import Draft, Fact
from averment.domain.record import IncidentRecord, Mark
from tests.comparing.examples import compared, drafts
from tests.comparing.reports import police, record, widow
from tests.comparing.test_standing import EXAMPLES
from tests.counting.test_counting import PLAIN, SHOT, counted


def decide(draft: Draft, kind: DecisionKind, after: Fact | None = None) -> Draft:
    """The draft after a decision on its only fact."""
    (fact,) = draft.facts
    before = HeldFact.of(draft, fact)
    held = None if kind is DecisionKind.REJECT else HeldFact.of(draft, after or fact)
    made = Decision(number=1, at="", who="ann", kind=kind, report=1, fact=fact.id, before=before, after=held)
    return decided(draft, [made])


def marking(kind: DecisionKind, field: str, of: IncidentRecord, person: tuple[str, str] | None = None) -> Comparison:
    """The comparison of a record of which somebody marked a field."""
    mark = Mark(kind=kind, field=field, person=person, who="ann", at="2025-06-01T00:00:00.000000Z", reason="as told")
    return compare_record(replace(of, marks=(mark,)))


@settings(max_examples=30, deadline=None)
@given(EXAMPLES)
def test_what_is_accepted_stands_as_it_was_drafted(example: str) -> None:
    """Accepting everything changes no word of a comparison."""
    accepted = [decide(d, DecisionKind.ACCEPT) for d in drafts(example)]
    assert compare_record(record(*accepted)) == compared(example)


@settings(max_examples=30, deadline=None)
@given(EXAMPLES, st.data())
def test_what_is_rejected_is_nowhere(example: str, data: st.DataObject) -> None:
    """No saying, no value, no cell, no change rests on it; the others stand as if it had never been drafted."""
    made = drafts(example)
    at = data.draw(st.integers(0, len(made) - 1))
    after = compare_record(record(*(decide(d, DecisionKind.REJECT) if i == at else d for i, d in enumerate(made))))
    (gone,) = made[at].facts
    assert (made[at].report.key, gone.id) not in {(s.report, s.fact) for s in after.sayings}
    bare = [replace(d, facts=()) if i == at else d for i, d in enumerate(made)]
    assert after == compare_record(record(*bare))


@settings(max_examples=30, deadline=None)
@given(EXAMPLES, st.data(), st.sampled_from(["blunt", "replica"]))
def test_a_corrected_value_stands_in_place_of_the_drafted_one(example: str, data: st.DataObject, value: str) -> None:
    """In its cell and in the list of values, by the same words of the same party."""
    made = drafts(example)
    at = data.draw(st.integers(0, len(made) - 1))
    (fact,) = made[at].facts
    corrected = decide(made[at], DecisionKind.CORRECT, replace(fact, value=value))
    after = compare_record(record(*(corrected if i == at else d for i, d in enumerate(made))))
    of_it = [s for s in after.sayings if (s.report, s.fact) == (made[at].report.key, fact.id)]
    (saying,) = (s for s in of_it if s.field == "armed")
    assert (saying.value, saying.passage) == (value, fact.passage)
    field = after.field(saying.about, "armed")
    assert field is not None
    assert value in {x for v in field.values for x in (v.value, *v.also)}
    assert saying.id in {s for c in field.cells if c.party == saying.party for s in c.sayings}


@settings(max_examples=30, deadline=None)
@given(EXAMPLES)
def test_only_a_person_says_that_a_field_is_not_knowable(example: str) -> None:
    """No rule gives that standing; a mark gives it to the field, and its values keep what the rule says of each."""
    before = compared(example)
    assert Standing.UNKNOWABLE not in {f.standing for f in before.fields}
    after = marking(DecisionKind.UNKNOWABLE, "armed", record(*drafts(example)))
    of = [f for f in after.fields if f.field == "armed"]
    assert {f.standing for f in of} == {Standing.UNKNOWABLE}
    assert [f.values for f in of] == [f.values for f in before.fields if f.field == "armed"]
    assert not any(q.field == "armed" and q.closed is None for q in after.questions)
    assert [f for f in after.fields if f.field != "armed"] == [f for f in before.fields if f.field != "armed"]


def test_a_field_that_no_report_states_may_be_given_up() -> None:
    """It stands with the incident, and nobody asks for it any more."""
    of = record(police("firearm", field="force", words=SHOT))
    assert any(q.field == "video" for q in compare_record(of).questions)
    after = marking(DecisionKind.UNKNOWABLE, "video", of)
    field = after.field("incident", "video")
    assert field is not None
    assert (field.standing, field.values) == (Standing.UNKNOWABLE, ())
    assert field.mark is not None
    assert field.mark.reason == "as told"
    assert not any(q.field == "video" for q in after.questions)


def test_a_mark_on_one_person_leaves_the_others() -> None:
    """The person is named by a report and the id there; one whom no draft has is nobody."""
    draft = police("knife")
    of = record(draft)
    here = marking(DecisionKind.PENDING, "armed", of, (draft.report.id, draft.people[0].id))
    assert {f.standing for f in here.fields if f.field == "armed"} == {Standing.PENDING}
    gone = marking(DecisionKind.PENDING, "armed", of, (draft.report.id, "p99"))
    assert gone == compare_record(of)


def test_what_is_not_knowable_is_neither_counted_nor_left_out() -> None:
    """Until it was marked, the incident counted; after, it may count, and the row says that a person decided."""
    told = {"field": "force", "words": SHOT, "aimed_at": "person", "struck": "yes"}
    of = record(police("firearm", **told), widow("firearm", **told))
    assert counted(PLAIN, compare_record(of)).low == 1
    (row,) = counted(PLAIN, marking(DecisionKind.UNKNOWABLE, "force", of)).rows
    assert row.verdict is Verdict.MAYBE
    assert [b.words for b in row.because] == ["force: not knowable, as a person decided"]


def test_a_rejected_shot_is_not_counted() -> None:
    """The count of what was told, without what nobody said."""
    told = police("firearm", field="force", words=SHOT)
    assert counted(PLAIN, compare_record(record(told))).low == 1
    assert counted(PLAIN, compare_record(record(decide(told, DecisionKind.REJECT)))).high == 0
