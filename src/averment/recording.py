"""Reports into the record: read or fetched, extracted, put into the store in small units of work.

What `take_in` yields has been committed: it is there after a crash. What was on the way when a crash came is there
wholly or not at all, and the same command again goes on where it stopped: the same bytes twice change nothing.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from itertools import islice
from pathlib import Path

from averment.bootstrap import build_engine
from averment.domain.draft import Draft
from averment.errors import FetchFailed, SkipReport, UnreadableReport
from averment.extracting import extract
from averment.placing import Placer
from averment.ports import Fetched, Fetcher
from averment.reading import Intake, Record, Skipped, open_inputs
from averment.store import Capture, Outcome, Store

UNIT = 16
"""Reports of one commit: few enough that other writers wait little, enough that a commit costs little."""

_WEB = ("http://", "https://")
_FOLDED = frozenset({".html", ".htm", ".xhtml", ".txt", ".pdf", ".jsonl", ".ndjson", ".warc"})
"""What is taken of a folder, also with `.gz` behind; everything else in it is passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One record that is in the store, or why it is not."""

    key: str
    number: int | None = None
    outcome: Outcome | None = None
    error: SkipReport | None = None


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A record on its way, with what is known of where it came from."""

    record: Record
    capture: Capture | None = None


def take_in(
    store: Store,
    inputs: Sequence[str],
    *,
    who: str,
    engine: str,
    jobs: int = 1,
    published: date | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Taken]:
    """Take files, folders and addresses in; one answer a record, given when it is kept for good.

    What the store already holds as this engine reads it is passed over before anything is extracted. Raises
    `NoSuchInput` for a path that is not there, before anything is read.
    """
    arrivals = _arrivals(inputs, published, fetcher)
    stamp = build_engine(engine).stamp
    placer = Placer()
    known: deque[Taken] = deque()
    waiting: deque[_Arrival] = deque()
    fresh = _fresh(store, arrivals, f"{stamp.name} {stamp.version}", known, waiting)
    unit: list[tuple[Draft, _Arrival]] = []
    for outcome in extract(fresh, engine=engine, jobs=jobs):
        arrival = waiting.popleft()
        if isinstance(outcome, Skipped):
            yield Taken(key=outcome.key, error=outcome.error)
        else:
            unit.append((outcome, arrival))
        if len(unit) >= UNIT:
            yield from _keep(store, unit, who, placer)
            unit = []
        yield from _drained(known)
    yield from _keep(store, unit, who, placer)
    yield from _drained(known)


def expand(inputs: Sequence[str]) -> list[str]:
    """Folders as the files in them, in order, hidden ones and those of no readable name left out."""
    found: list[str] = []
    for each in inputs:
        if not each.startswith(_WEB) and Path(each).is_dir():
            found += [str(p) for p in sorted(Path(each).rglob("*")) if _readable(p, Path(each))]
        else:
            found.append(each)
    return found


def _readable(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return not hidden and path.is_file() and Path(path.name.lower().removesuffix(".gz")).suffix in _FOLDED


def _arrivals(inputs: Sequence[str], published: date | None, fetcher: Fetcher | None) -> Iterator[_Arrival]:
    every = expand(inputs)
    records = open_inputs([i for i in every if not i.startswith(_WEB)], published=published)
    return _in_turn([i for i in every if i.startswith(_WEB)], records, published, fetcher)


def _in_turn(
    addresses: Sequence[str], records: Iterable[Record], published: date | None, fetcher: Fetcher | None
) -> Iterator[_Arrival]:
    for record in records:
        yield _Arrival(record)
    for address in addresses:
        yield from _fetched(address, published, fetcher)


def _fetched(address: str, published: date | None, fetcher: Fetcher | None) -> Iterator[_Arrival]:
    if fetcher is None:
        yield _Arrival(Skipped(address, FetchFailed(address, "nothing fetches here")))
        return
    try:
        page = fetcher.fetch(address)
    except SkipReport as error:
        yield _Arrival(Skipped(address, error))
        return
    at = page.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    capture = Capture(place=page.asked, at=at, head=page.head)
    read = list(open_inputs(["-"], published=published, stdin=io.BytesIO(archived(page))))
    if not read:
        kind = next((h for h in page.head.splitlines() if h.lower().startswith("content-type")), "no type")
        cause = f"the server sent what is no page, text or PDF ({kind})"
        yield _Arrival(Skipped(address, UnreadableReport(address, cause)))
    for record in read:
        if isinstance(record, Intake):
            named = replace(record.report, key=address, url=record.report.url or page.url)
            yield _Arrival(replace(record, report=named), capture)
        else:
            yield _Arrival(Skipped(address, record.error))


def archived(page: Fetched) -> bytes:
    """A page as a WARC of one response: the reader of archives knows what to do with charset, address and status."""
    block = page.head.encode("utf-8", "replace") + b"\r\n" + page.body
    at = page.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {page.url}\r\nWARC-Date: {at}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode("utf-8", "replace") + block + b"\r\n\r\n"


def _fresh(
    store: Store, arrivals: Iterator[_Arrival], stamp: str, known: deque[Taken], waiting: deque[_Arrival]
) -> Iterator[Record]:
    """Records that the store does not hold as this engine reads them; the others go to `known`."""
    while batch := list(islice(arrivals, UNIT)):
        reports = [a.record.report for a in batch if isinstance(a.record, Intake)]
        with store.read() as reader:
            held = reader.held([r.id for r in reports])
        for arrival in batch:
            record = arrival.record
            report = record.report if isinstance(record, Intake) and arrival.capture is None else None
            there = held.get(report.id) if report else None
            if report and there and (there.stamp, there.text_id) == (stamp, report.text_id):
                known.append(Taken(key=report.key, number=there.number, outcome=Outcome.SAME))
                continue
            waiting.append(arrival)
            yield record


def _drained(known: deque[Taken]) -> Iterator[Taken]:
    while known:
        yield known.popleft()


def _keep(store: Store, unit: Sequence[tuple[Draft, _Arrival]], who: str, placer: Placer) -> list[Taken]:
    """Put drafts into the store, their incidents into those of the record, and commit."""
    if not unit:
        return []
    taken: list[Taken] = []
    with store.write(who) as writer:
        for draft, arrival in unit:
            record = arrival.record
            raw = record.raw if isinstance(record, Intake) else b""
            try:
                added = writer.add(draft, raw, capture=arrival.capture)
            except SkipReport as error:
                taken.append(Taken(key=draft.report.key, error=error))
                continue
            taken.append(Taken(key=draft.report.key, number=added.number, outcome=added.outcome))
        placer.place(writer, [t.number for t in taken if t.number and t.outcome is not Outcome.SAME])
        writer.commit()
    return taken
