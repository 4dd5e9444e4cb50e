"""A draft as lines that a person can compare: what a change of a rule does to the shipped reports, word by word.

`python -m tests.shipped.outline` writes tests/golden/drafts anew; the difference belongs in the commit of its cause.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from averment.demo import shipped_reports
from averment.domain.draft import REPORT_VOICE, Draft
from averment.extracting import extract
from averment.reading import Skipped, open_inputs

FOLDER = Path(__file__).parents[1] / "golden" / "drafts"


def outlines() -> Iterator[tuple[str, str]]:
    """Name and outline of each shipped report, by the engine that needs no model."""
    for path in shipped_reports():
        for outcome in extract(open_inputs([str(path)]), engine="rules"):
            yield path.stem, f"skipped: {outcome.error}\n" if isinstance(outcome, Skipped) else outline(outcome)


def outline(draft: Draft) -> str:
    """Report, incidents, voices, facts, questions and acts, a line each, in the order of the draft."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    voices = {v.id: v.name or v.organisation or v.mentions[0].exact for v in draft.voices}
    voices[REPORT_VOICE] = REPORT_VOICE
    people = {p.id: f"{p.role} {p.mentions[0].exact!r}" for p in draft.people}
    report = draft.report
    yield f"report {report.title!r} {report.publisher!r} {report.publisher_role} {report.published} {report.wire!r}"
    yield from (f"note {note}" for note in report.notes)
    yield from (f"incident {'primary' if i.primary else 'other'} {i.kind}" for i in draft.incidents)
    yield from (f"voice {v.role} {v.side} {voices[v.id]!r} {v.title!r} {v.organisation!r}" for v in draft.voices)
    yield from (f"person {people[p.id]} x{p.count}" for p in draft.people)
    for f in draft.facts:
        who = people.get(f.person or "", "-")
        said = f"{voices[f.voice]!r} {f.attribution} {f.modality} {f.when}"
        yield f"fact {f.field} = {f.value} | {who} | {said} | {f.passage.exact!r}"
    yield from (f"question {q.about} | {voices[q.voice]!r} | {q.passage.exact!r}" for q in draft.open_questions)
    yield from (f"derived {q.about}: {q.reason}" for q in draft.derived_questions)
    yield from (f"act {a.kind} | {a.passage.exact!r}" for a in draft.acts)
    c = draft.coverage
    yield f"coverage {c.coded} coded, {c.claimed} claimed, {len(c.uncoded)} of {c.sentences} neither"


def main() -> None:
    """Write every outline."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in outlines():
        (FOLDER / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
