"""Names that people bear, from all over the world: a list that tells a person's name from other capitals."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def is_given(name: str) -> bool:
    """Whether a word in lower case is borne as a given name."""
    return _listed().get(_plain(name), "s") != "s"


def is_surname(name: str) -> bool:
    """Whether a word in lower case is borne as a surname."""
    return _listed().get(_plain(name), "g") != "g"


def _plain(name: str) -> str:
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@cache
def _listed() -> Mapping[str, str]:
    """`data/names.txt`: each name with `g` (given), `s` (surname) or `b` (both)."""
    table = files("averment.coding.naming").joinpath("data/names.txt").read_text(encoding="utf-8")
    return MappingProxyType(dict(line.split(" ", 1) for line in table.splitlines()))
