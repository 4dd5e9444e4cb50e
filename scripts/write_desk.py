"""Write what each page of the desk shows into docs/desk.md, between its two marks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_type_hints

from averment.web.app import OF_A_TEAM, PAGES
from averment.web.refusing import ErrorPage
from averment.web.shown import Desk, Shown, help_of

PAGE = Path(__file__).resolve().parent.parent / "docs" / "desk.md"
BEGIN, END = "<!-- pages: written by scripts/write_desk.py -->", "<!-- end of pages -->"


def kinds() -> list[type[Shown]]:
    """The class of every page, in the order of the desk, errors last."""
    return [*(get_type_hints(build)["return"] for build in (*PAGES, *OF_A_TEAM)), ErrorPage]


def reference() -> str:
    """One heading a page, one row a field."""
    parts = [_table("Around every page: `desk`", "What stands around every page.", help_of(Desk))]
    for kind in kinds():
        path = kind.path.replace(":int", "")
        address = f"`{path}`, as JSON `{path}.json`" if path.startswith("/") else "any address that fails"
        parts.append(_table(f"{kind.__name__}: {address}", (kind.__doc__ or "").strip(), help_of(kind)))
    return "\n\n".join(parts)


def _table(heading: str, doc: str, help_: dict[str, str]) -> str:
    rows = [f"| `{name}` | {text} |" for name, text in help_.items()]
    return "\n".join([f"### {heading}", "", doc, "", "| it shows | |", "| --- | --- |", *rows])


def written(page: str) -> str:
    """The page with the reference of today between its marks."""
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


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
