"""Write the JSON Schema of the draft record, generated from the types: the published copy and the shipped one."""

from __future__ import annotations

import json
from pathlib import Path

from averment.contract import make_schema

ROOT = Path(__file__).resolve().parent.parent
PLACES = (ROOT / "schema" / "draft.schema.json", ROOT / "src" / "averment" / "draft.schema.json")


def main() -> None:
    """Write both copies; a test holds them to the types."""
    text = json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"
    for place in PLACES:
        place.write_text(text, "utf-8")
        print(f"wrote {place.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
