"""Incidents of new reports into the record: grouped with what it holds, in the same unit of work as the reports.

What is grouped are sketches of the drafts that the store keeps, so nothing is kept twice and nothing is left when words
are erased. Where a person placed a report, it stays; an incident that a person decided on is merged with no other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from averment.domain.draft import Draft
from averment.grouping import Decision, Known, KnownIncident, Sketch, Step, group, sketch
from averment.store import Reader, Writer
from averment.store.rows import Near, TellingRow

WHOLE = 1000
"""Tellings up to which new reports are compared with the whole record; beyond, with the incidents that are near."""
AROUND = timedelta(days=7)
"""How far around its days, and around its publication, a report looks for incidents and for other reports."""
_REMEMBERED = 20_000
"""Drafts whose sketches are kept at hand: some kilobytes each."""


class Placer:
    """Places the incidents of new reports; remembers sketches from one unit of work to the next."""

    def __init__(self, *, whole: int = WHOLE) -> None:
        self._whole = whole
        self._sketches: dict[int, tuple[Sketch, ...]] = {}

    def place(self, writer: Writer, numbers: Sequence[int]) -> None:
        """Put every incident of these reports that has no place yet into an incident of the record, new or known.

        A passage that says too little to know which incident it tells of has no place afterwards: a person may say.
        Two known incidents that the new reports show to be one are merged, unless a person decided on one of them.
        What grouping would rather ask is kept as a proposal, once.
        """
        fresh = {n: set(locals_) for n in dict.fromkeys(numbers) if (locals_ := writer.unplaced(n))}
        if not fresh:
            return
        reader = Reader(writer.connection)
        drafts = {n: writer.work.draft(n) for n in fresh}
        rows = reader.tellings(_near(drafts), whole=self._whole)
        held = self._known(reader, rows)
        settled = reader.settled()
        grouped = group(
            # All that a report tells is given: what is placed already is known as it is and stays.
            [s for n, draft in drafts.items() for s in _named(n, sketch(draft))],
            held,
            settled={r.incident for r in rows if r.number in settled},
        )
        by_report = {draft.report.id: n for n, draft in drafts.items()}
        names = _write(writer, grouped.decisions, by_report)
        for one in grouped.proposals:
            incidents = [names.get(i, i) for i in one.incidents]
            parts = [[int(key.rpartition(" ")[2]) for key in part] for part in one.parts]
            writer.propose(one.ask.value, incidents, parts=parts, score=one.score, reason=one.reason)

    def _known(self, reader: Reader, rows: Sequence[TellingRow]) -> Known:
        """The incidents of these tellings, in the order in which they were made."""
        self._sketch(reader, {r.draft: r.report for r in rows})
        found = []
        for id_, told in groupby(rows, key=lambda r: r.incident):
            here = [s for r in told for s in self._sketches.get(r.draft, ()) if s.incident == r.local]
            if here:
                found.append(KnownIncident(id=id_, sketches=tuple(sorted(here, key=lambda s: s.order))))
        return Known(incidents=tuple(found))

    def _sketch(self, reader: Reader, wanted: dict[int, int]) -> None:
        """Have the sketches of these drafts at hand."""
        if len(self._sketches) > _REMEMBERED:
            self._sketches = {draft: s for draft, s in self._sketches.items() if draft in wanted}
        missing = {report: draft for draft, report in wanted.items() if draft not in self._sketches}
        numbers = sorted(missing)
        for start in range(0, len(numbers), 100):
            for number, draft in reader.drafts(numbers[start : start + 100]).items():
                self._sketches[missing[number]] = tuple(_named(number, sketch(draft)))


def _named(number: int, sketches: Iterable[Sketch]) -> Iterator[Sketch]:
    """Sketches under the report's number.

    Two reports of one file name are no versions of one page in a record; and a reason that names reports by number
    holds no word that an erasure would have to find.
    """
    return (replace(s, key=f"report {number:06}") for s in sketches)


def _near(drafts: dict[int, Draft]) -> Near:
    days: set[tuple[str, str]] = set()
    for draft in drafts.values():
        days |= {_around(s.first, s.last) for s in sketch(draft) if s.first and s.last}
        if draft.report.published:
            days.add(_around(draft.report.published, draft.report.published))
    names = {str(f.value) for draft in drafts.values() for f in draft.facts if f.field == "name"}
    return Near(days=tuple(sorted(days)), names=tuple(sorted(names)), reports=tuple(drafts))


def _around(first: date, last: date) -> tuple[str, str]:
    """Both days with some around them; of a long interval the last of it, as grouping looks at it too."""
    first = max(first, last - AROUND)
    return (first - AROUND).isoformat(), (last + AROUND).isoformat()


def _write(writer: Writer, decisions: Iterable[Decision], by_report: dict[str, int]) -> dict[str, str]:
    """Write what grouping decided; a name that the record has given to an incident not at hand gets a later letter.

    The names that incidents got, by what grouping called them.
    """
    names: dict[str, str] = {}
    for made in decisions:
        if made.incident is None or made.step is Step.LEFT:
            continue
        into = names.get(made.incident, made.incident)
        if made.step is Step.MERGED and made.merged:
            writer.merge(names.get(made.merged, made.merged), into, reason=f"grouping: {made.reason}", pinned=False)
        elif made.report and made.told:
            number = by_report[made.report]
            if made.step is Step.OPENED:
                names[made.incident] = writer.place_new(number, made.told, made.incident.rpartition("-")[0])
            else:
                writer.place(number, made.told, into)
    return names
