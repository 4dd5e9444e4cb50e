"""Where names meet implementations: the one table of engines, and the gazetteer that is shipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from averment.errors import UnknownEngine
from averment.ports import Engine, Gazetteer

if TYPE_CHECKING:
    from averment.comparing import Knowledge

DEFAULT_ENGINE = "embedded"


def _embedded(threads: int) -> Engine:
    from averment.engines.embedded import EmbeddedEngine
    from averment.engines.filled import FilledEngine
    from averment.engines.rules import RulesEngine

    return FilledEngine(EmbeddedEngine(threads=threads), RulesEngine())


def _rules(threads: int) -> Engine:  # noqa: ARG001 - one signature for every builder
    from averment.engines.rules import RulesEngine

    return RulesEngine()


def _llm(threads: int) -> Engine:  # noqa: ARG001 - one signature for every builder
    from averment.engines.llm import build
    from averment.engines.llm.settings import read_settings

    return build(read_settings())


ENGINES: Mapping[str, Callable[[int], Engine]] = MappingProxyType({"embedded": _embedded, "rules": _rules, "llm": _llm})
"""Every engine by name; a builder takes the number of threads it may use and imports what it needs itself."""

REMOTE = frozenset({"llm"})
"""Engines that only ask another machine: more processes would ask it more than their settings allow."""


def build_engine(name: str, *, threads: int = 0) -> Engine:
    """The engine of that name; `threads` 0 leaves the number to it. Raises `UnknownEngine`."""
    try:
        builder = ENGINES[name]
    except KeyError:
        raise UnknownEngine(name, ", ".join(ENGINES)) from None
    return builder(threads)


@cache
def build_gazetteer() -> Gazetteer:
    """The gazetteer that the package ships, opened once per process."""
    from averment.gazetteer import ShippedGazetteer

    return ShippedGazetteer()


@cache
def build_knowledge() -> Knowledge:
    """What comparing asks of the outside, as the package ships it."""
    from averment.comparing import Knowledge
    from averment.knowledge import KnownOrganisations, MinHashCopies

    return Knowledge(organisations=KnownOrganisations(), copies=MinHashCopies(), gazetteer=build_gazetteer())
