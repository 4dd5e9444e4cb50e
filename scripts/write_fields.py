"""Write the table of fields into docs/contract.md, between its two marks."""

from __future__ import annotations

import sys
from pathlib import Path

from averment.domain.fields import FIELDS, Holds

PAGE = Path(__file__).resolve().parent.parent / "docs" / "contract.md"
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


def main() -> int:
    """Write it, or with --check say whether it is written."""
    page = PAGE.read_text("utf-8")
    new = written(page)
    if "--check" in sys.argv:
        return int(new != page)
    PAGE.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
