"""The incidents of the demo under three definitions, as docs/definitions.md shows them."""

from __future__ import annotations

from pathlib import Path

from averment.bootstrap import build_knowledge
from averment.comparing import compare_record
from averment.comparison.counted import interval
from averment.counting import Row, Verdict, count, shipped_text, understand
from averment.grouping import group, records, sketch
from tests.shipped.test_grouping import drafts

ROOT = Path(__file__).parents[2]
NEWSROOM = ROOT / "src/averment/demo/newsroom.toml"
SAID = {Verdict.YES: "counts", Verdict.MAYBE: "may count", Verdict.NO: "does not count"}


def said(row: Row) -> str:
    """A cell of the table."""
    return f"{SAID[row.verdict]}: {'; '.join(b.words for b in row.because)}"


def test_the_table_of_the_demo_is_what_comes_out() -> None:
    """Word for word: three definitions of the same four incidents, and why they differ."""
    every = list(records(group([s for d in drafts() for s in sketch(d)]).known, drafts()))
    compared = [compare_record(r, build_knowledge()) for r in every]
    kinds = {r.id: str(r.tellings[0].told.kind) for r in every}
    texts = [*(shipped_text(n) for n in ("any-discharge", "fbi-national-collection")), NEWSROOM.read_text("utf-8")]
    counts = [count(understand(t, "demo"), compared, kinds, build_knowledge()) for t in texts]
    head = " | ".join(["incident", *(f"{c.definition} ({interval(c)})" for c in counts)])
    rows = [" | ".join([rows[0].incident, *map(said, rows)]) for rows in zip(*(c.rows for c in counts), strict=True)]
    table = "\n".join(f"| {line} |" for line in (head, "--- | --- | --- | ---", *rows))
    assert table in (ROOT / "docs/definitions.md").read_text("utf-8")
