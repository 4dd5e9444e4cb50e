"""Publishers that count as one: networks with their stations, wires, chains that share copy."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:\.com|\.org|\.net|,? Inc\.?|,? LLC)$", re.IGNORECASE)


def family_of(publisher: str) -> str:
    """The family of a publisher by its name: the table's, else its own name without article and domain."""
    bare = _TAIL.sub("", _ARTICLE.sub("", " ".join(publisher.split())))
    known = _table()
    if (name := known.get(bare.casefold())) is not None:
        return name
    first = bare.split(" ")[0].casefold()
    return _networks().get(first, bare) if first != bare.casefold() else bare


@cache
def _table() -> Mapping[str, str]:
    return MappingProxyType(
        {n.casefold(): row["family"] for row in _rows() for n in row["names"].split("|") if "*" not in n}
    )


@cache
def _networks() -> Mapping[str, str]:
    """Networks by the first word of a station's name: "NBC 5 Chicago"."""
    return MappingProxyType(
        {
            n.removesuffix("*").strip().casefold(): row["family"]
            for row in _rows()
            for n in row["names"].split("|")
            if re.fullmatch(r"\w+ \* ?", n)
        }
    )


def _rows() -> list[dict[str, str]]:
    text = files("averment.comparing").joinpath("data/families.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
