"""Write docs/fields.md, and the table of fields between its two marks in docs/contract.md."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from averment.domain.fields import FIELDS, Holds

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.fields_page import page as fields_page

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "contract.md"
FIELDS_PAGE, MEASURED = DOCS / "fields.md", DOCS / "measurements" / "fields.json"
BEGIN, END = "<!-- fields: written by scripts/write_fields.py -->", "<!-- end of fields -->"


def table() -> str:
    """One row a field: its name, what it is of, what it means, its codes."""
    rows = ["| field | of | meaning | values |", "| --- | --- | --- | --- |"]
    for f in FIELDS.values():
        values = ", ".join(f.codes)
        if f.holds is Holds.CLOCK:
            values = f"`HH:MM`, {values}"
        rows.append(f"| `{f.name}` | {f.of} | {f.meaning} | {values or f.holds} |")
    return "\n".join(rows)


def written(page: str) -> str:
    """The page with the table of today between its marks."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def fields_written() -> str:
    """The page of fields, from the tables of today and the measurements that are kept."""
    return fields_page(json.loads(MEASURED.read_text("utf-8")))


def main() -> int:
    """Write them, or with --check say whether they are written."""
    page = PAGE.read_text("utf-8")
    new, fields = written(page), fields_written()
    if "--check" in sys.argv:
        return int(new != page or not FIELDS_PAGE.exists() or fields != FIELDS_PAGE.read_text("utf-8"))
    PAGE.write_text(new, "utf-8")
    FIELDS_PAGE.write_text(fields, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
