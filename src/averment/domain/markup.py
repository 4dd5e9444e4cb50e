"""What an engine marks on a report, before any of it is coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from averment.domain.codes import ReportKind
from averment.domain.passages import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody is said to have said something: parts in reading order, each a tuple of disjoint spans.

    The three parts and their names are PolNeAR's (Newell, Margolin & Ruths 2018). `source` may be empty (nobody is
    named), `cue` may be empty (`"…" —Name`). `score` is the engine's confidence from 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of every part."""
        return (*self.source, *self.cue, *self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """An engine's whole answer on one report.

    `kinds` gives each `ReportKind` a score; the scores sum to 1.
    """

    attributions: tuple[Attribution, ...] = ()
    kinds: Mapping[ReportKind, float] = field(default_factory=lambda: {ReportKind.NONE: 1.0})

    @property
    def kind(self) -> ReportKind:
        """The kind with the highest score; the first of the enumeration where two are equal."""
        return max(ReportKind, key=lambda k: self.kinds.get(k, 0.0))
