"""Streams of reports: order, isolation of what fails, no more read ahead than promised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from averment import extracting
from averment.bootstrap import build_gazetteer
from averment.domain.draft import Draft, EngineStamp
from averment.domain.markup import Attribution, Markup
from averment.domain.passages import Span
from averment.domain.report import Report
from averment.errors import EngineFailed, UnknownEngine, UnreadableReport
from averment.extracting import BATCH, MOST_JOBS, Extractor, extract, usual_jobs
from averment.reading import Intake, Record, Skipped


class FailsOn:
    """An engine that cannot stand one word, and marks beyond the text at another."""

    stamp = EngineStamp(name="double", version="1")

    def mark(self, reports: Sequence[Report]) -> list[Markup]:
        """Raise for a whole batch, as engines do."""
        for report in reports:
            if "poison" in report.text:
                raise EngineFailed("double", report.key, "poison")
        beyond = Attribution(source=(), cue=(Span(0, 10_000),), content=())
        return [Markup(attributions=(beyond,) if "beyond" in r.text else ()) for r in reports]


class NoMap:
    """Leads nowhere."""

    def raw_span(self, span: Span) -> tuple[int, int] | None:  # noqa: ARG002 - the port's signature
        """Never known."""
        return None


def taken(report: Report) -> Intake:
    """A report as a reader hands it on."""
    return Intake(report, report.text.encode(), NoMap())


@pytest.fixture
def extractor() -> Extractor:
    """The double with the shipped gazetteer."""
    return Extractor(FailsOn(), build_gazetteer())


def test_one_bad_report_costs_no_other(extractor: Extractor, make_report: Callable[..., Report]) -> None:
    """A batch that fails is tried report by report."""
    outcomes = extractor.run([make_report(t, key=t) for t in ("one.", "poison.", "two.")])
    assert [isinstance(o, Draft) for o in outcomes] == [True, False, True]
    assert isinstance(outcomes[1], Skipped)
    assert outcomes[1].key == "poison."


def test_words_that_are_not_there_stop_the_report(extractor: Extractor, make_report: Callable[..., Report]) -> None:
    """The gate refuses it, as a failure of the engine, and nothing is printed of it."""
    (outcome,) = extractor.run([make_report("beyond.")])
    assert isinstance(outcome, Skipped)
    assert "AVT-201" in str(outcome.error)


def test_records_that_could_not_be_read_keep_their_place(make_report: Callable[..., Report]) -> None:
    """Skipped ones pass through in order."""
    bad = Skipped("bad", UnreadableReport("bad", "it is empty"))

    def records() -> Iterator[Record]:
        for i in range(3 * BATCH):
            yield taken(make_report(f"Report {i}.", key=str(i)))
            yield bad

    outcomes = list(extract(records(), engine="rules"))
    assert [o.report.key if isinstance(o, Draft) else o.key for o in outcomes] == [
        key for i in range(3 * BATCH) for key in (str(i), "bad")
    ]


def test_no_more_is_read_ahead_than_two_batches(make_report: Callable[..., Report]) -> None:
    """So that memory does not grow with the input."""
    read = 0

    def records() -> Iterator[Record]:
        nonlocal read
        for i in range(10 * BATCH):
            read += 1
            yield taken(make_report(f"Report {i}.", key=str(i)))

    stream = extract(records(), engine="rules")
    next(stream)
    assert read <= 1 + 2 * BATCH


def test_the_first_draft_does_not_wait_for_a_batch() -> None:
    """Whoever pipes one article sees it at once."""
    sizes = [len(b) for b in extracting._batches(iter([Skipped("x", UnreadableReport("x", "y"))] * 40))]
    assert sizes[0] == 1
    assert max(sizes) == BATCH


def test_an_engine_elsewhere_is_asked_by_one_process() -> None:
    """Its own settings say how much it may be asked."""
    assert usual_jobs("llm") == 1
    assert 1 <= usual_jobs("embedded") <= MOST_JOBS


def test_an_unknown_engine_stops_a_run_on_processes_too() -> None:
    """By its own error, before any process starts."""
    with pytest.raises(UnknownEngine):
        next(extract(iter([]), engine="nobody", jobs=2))
