"""Reports in, drafts out: streamed, in order, on one process or several, one bad report at a time left aside."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from averment.bootstrap import REMOTE, build_engine, build_gazetteer
from averment.coding.drafting import draft, stage
from averment.coding.explaining import Explained
from averment.coding.explaining import explain as explain_scene
from averment.domain.draft import Draft
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.errors import BrokenPassage, EngineFailed, SkipReport
from averment.ports import Engine, Gazetteer
from averment.reading import Intake, Record, Skipped

BATCH = 8
"""Reports that go to the engine together at most: enough to share its searches, few enough that memory stays flat."""

MOST_JOBS = 4
"""Processes that a run takes without being told to; each holds about 140 MB with the shipped model."""

Outcome = Draft | Skipped
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Extractor:
    """Marks and codes reports with one engine and one gazetteer."""

    engine: Engine
    gazetteer: Gazetteer

    def mark(self, reports: Sequence[Report]) -> list[Markup | SkipReport]:
        """One markup per report; where a batch fails, each report is tried alone: one does not cost the others."""
        try:
            return list(self.engine.mark(reports))
        except SkipReport as error:
            if len(reports) == 1:
                return [error]
            return [self.mark([report])[0] for report in reports]

    def code(self, report: Report, markup: Markup | SkipReport) -> Outcome:
        """A draft, or what kept the report from becoming one."""
        if isinstance(markup, SkipReport):
            return Skipped(report.key, markup)
        try:
            return draft(report, markup, self.engine.stamp, self.gazetteer)
        except BrokenPassage as error:
            return Skipped(report.key, EngineFailed(self.engine.stamp.name, report.key, str(error)))

    def explain(self, report: Report, markup: Markup | SkipReport, fields: Collection[str]) -> Explained | Skipped:
        """Why the facts of some fields are as they are, or what kept the report from being coded."""
        if isinstance(markup, SkipReport):
            return Skipped(report.key, markup)
        try:
            return explain_scene(stage(report, markup, self.gazetteer), self.engine.stamp, fields)
        except BrokenPassage as error:
            return Skipped(report.key, EngineFailed(self.engine.stamp.name, report.key, str(error)))

    def run(self, reports: Sequence[Report]) -> list[Outcome]:
        """One outcome per report, in the order given."""
        return [self.code(r, m) for r, m in zip(reports, self.mark(reports), strict=True)]


def usual_jobs(engine: str) -> int:
    """Processes that suit an engine here: one a core where it computes, one where it only asks another machine."""
    if engine in REMOTE:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST_JOBS, cores)


def extract(records: Iterable[Record], *, engine: str, jobs: int = 1) -> Iterator[Outcome]:
    """One outcome per record, in the order of the records, at most a few batches ahead of the reader of this stream."""
    return extract_as(_itself, records, engine=engine, jobs=jobs)


def extract_as(
    make: Callable[[Draft], Made], records: Iterable[Record], *, engine: str, jobs: int = 1
) -> Iterator[Made | Skipped]:
    """As `extract`, with what `make` makes of each draft in its place.

    It is made in the process that codes, which then sends no draft: `make` must be a function of a module.
    """
    extractor = Extractor(build_engine(engine), build_gazetteer())  # here too for processes: what is missing stops here
    if jobs > 1:
        yield from _on_processes(records, extractor, make, engine, jobs)
    else:
        yield from _made(_overlapped(records, extractor), make)


def _itself(draft: Draft) -> Draft:
    return draft


def _made(outcomes: Iterable[Outcome], make: Callable[[Draft], Made]) -> Iterator[Made | Skipped]:
    return (outcome if isinstance(outcome, Skipped) else make(outcome) for outcome in outcomes)


def explain(records: Iterable[Record], *, engine: str, fields: Collection[str]) -> Iterator[Explained | Skipped]:
    """What made the facts of some fields, one outcome per record in their order, on this process alone."""
    extractor = Extractor(build_engine(engine), build_gazetteer())
    for batch in _batches(records):
        markups = iter(extractor.mark(_reports(batch)))
        for record in batch:
            if isinstance(record, Skipped):
                yield record
            else:
                yield extractor.explain(record.report, next(markups), fields)


def _overlapped(records: Iterable[Record], extractor: Extractor) -> Iterator[Outcome]:
    """While one batch is coded here, the next is marked on a thread, outside the interpreter's lock."""
    waiting: deque[tuple[list[Record], Future[list[Markup | SkipReport]]]] = deque()
    with ThreadPoolExecutor(1) as marking:
        for batch in _batches(records):
            waiting.append((batch, marking.submit(extractor.mark, _reports(batch))))
            if len(waiting) > 1:
                yield from _coded(*waiting.popleft(), extractor)
        while waiting:
            yield from _coded(*waiting.popleft(), extractor)


def _coded(batch: list[Record], marking: Future[list[Markup | SkipReport]], extractor: Extractor) -> Iterator[Outcome]:
    markups = iter(marking.result())
    for record in batch:
        yield record if isinstance(record, Skipped) else extractor.code(record.report, next(markups))


def _on_processes(
    records: Iterable[Record], extractor: Extractor, make: Callable[[Draft], Made], engine: str, jobs: int
) -> Iterator[Made | Skipped]:
    """The first record is worked on here, so that one report alone pays for no process; the others on all of them."""
    waiting: deque[tuple[list[Record], Future[list[Made | Skipped]]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(engine, make)) as pool:
        pool.submit(_work, ())  # the workers begin before a model is loaded here: its threads survive no fork
        batches = _batches(records)
        for batch in islice(batches, 1):
            yield from _in_order(batch, _made(extractor.run(_reports(batch)), make))
        for batch in batches:
            waiting.append((batch, pool.submit(_work, _reports(batch))))
            if len(waiting) > 2 * jobs:
                earliest, work = waiting.popleft()
                yield from _in_order(earliest, work.result())
        for earliest, work in waiting:
            yield from _in_order(earliest, work.result())


def _in_order(batch: list[Record], made: Iterable[Made | Skipped]) -> Iterator[Made | Skipped]:
    outcomes = iter(made)
    return (record if isinstance(record, Skipped) else next(outcomes) for record in batch)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The first batch is one record, so that the first draft waits for no other; the next ones grow."""
    stream = iter(records)
    size = 1
    while batch := list(islice(stream, size)):
        yield batch
        size = min(BATCH, 2 * size)


def _reports(batch: Iterable[Record]) -> list[Report]:
    return [record.report for record in batch if isinstance(record, Intake)]


_worker: list[tuple[Extractor, Callable[[Draft], Any]]] = []
"""This process's extractor, set once when a worker starts: engines hold what cannot be pickled."""


def _start_worker(engine: str, make: Callable[[Draft], Any]) -> None:
    _worker[:] = [(Extractor(build_engine(engine, threads=1), build_gazetteer()), make)]


def _work(reports: Sequence[Report]) -> list[Any]:
    extractor, make = _worker[0]
    return list(_made(extractor.run(reports), make))
