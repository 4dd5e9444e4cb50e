"""How many keys a person presses for each shipped report: a first one under forty, a further one under ten."""

from __future__ import annotations

from pathlib import Path

from averment.demo import shipped_reports
from averment.domain.decisions import decided
from averment.recording import take_in
from averment.store import Reader, Store, open_store
from averment.web.pages.facts import same_sentence
from averment.web.pages.report import made

TOLEDO = ("01", "02", "03", "04", "05", "14", "15")
"""Reports of one incident, in the order of their numbers."""


def presses(store: Store, report: int) -> int:
    """`A` on each sentence of which something is asked, then `g` once for all that agrees."""
    pressed = 0
    while True:
        with store.write("ann") as writer:
            reader = Reader(writer.connection)
            page, record = made(reader, report, covered=False), reader.report(report)
            asked = [f for f in page.facts if f.state == "open"]
            left = decided(record.draft, record.decisions)
            rows = same_sentence(left, page.facts, asked[0].id) if asked else page.agreeing
            if not rows:
                return pressed
            writer.accept([(report, r.id) for r in rows], reason="")
            writer.commit()
        pressed += 1


def test_a_further_report_on_a_known_incident_takes_under_ten_keys(tmp_path: Path) -> None:
    """Whatever is new in it is read by the sentence; what the incident has is folded."""
    paths = [str(p) for p in shipped_reports() if p.name[:2] in TOLEDO]
    store = open_store(str(tmp_path / "record.db"))
    numbers = [t.number or 0 for t in take_in(store, paths, who="averment", engine="embedded")]
    taken = dict(zip(TOLEDO, (presses(store, n) for n in numbers), strict=True))
    store.close()
    assert taken.pop("01") < 40
    assert max(taken.values()) < 10, taken
