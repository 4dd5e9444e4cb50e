"""Makes sketches of invented tellings."""

from __future__ import annotations

from datetime import date
from typing import Any

from averment.domain.codes import ReportKind
from averment.grouping.sketches import Sketch, fold
from averment.grouping.words import shipped_words, telling_words

STORY = "Deputies fired at a gray pickup near the Halvorsen grain elevator; Odette Marsh was struck in the wrist."
OTHER = "Police shot a man with a machete outside the Quillfeather library; he died at Saint Bride hospital."


def telling(key: str, text: str = STORY, **given: Any) -> Sketch:
    """A sketch of a report that says `text`; days are ISO, `names` and `victims` are parted by commas."""
    days = {name: date.fromisoformat(given.pop(name)) for name in ("published", "first", "last") if given.get(name)}
    if "first" in days:
        days.setdefault("last", days["first"])
    victims, names = (frozenset(filter(None, map(fold, given.pop(n, "").split(",")))) for n in ("victims", "names"))
    city = given.pop("city", None)
    row: dict[str, Any] = {
        "report": given.pop("report", f"sha256:{key}"),
        "key": key,
        "incident": "i1",
        "primary": True,
        "kind": ReportKind.USE_OF_FORCE,
        "published": date(2026, 3, 10),
        "city": city,
        "cities": frozenset({fold(city)} if city else ()),
        "states": frozenset({given["state"]} if given.get("state") else ()),
        "victims": victims,
        "names": names | victims,
        "words": telling_words(text, shipped_words()),
    }
    return Sketch(**row | days | given)


MARLOW: dict[str, Any] = {"first": "2026-03-09", "city": "Marlow Falls", "state": "OH"}
TOLD: dict[str, Any] = MARLOW | {"victims": "Odette Marsh", "injured": (1, 1)}
"""What reports of one incident tell alike."""
TARN: dict[str, Any] = {"first": "2026-03-02", "city": "Tarn", "state": "MN"}
TOLD_OTHERWISE: dict[str, Any] = TARN | {"victims": "Ivo Bell", "killed": (1, 1)}
