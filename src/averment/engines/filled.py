"""A model's marks with their plain gaps filled by the rule engine: what `--engine embedded` gives.

A small encoder now and then leaves a plain "X said" without its X, or passes over it. What filling
buys was compared on an earlier model only, and by no kept command.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from averment.domain.draft import EngineStamp
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.engines.rules import RulesEngine
from averment.engines.rules.filling import fill
from averment.ports import Engine


@dataclass(frozen=True, slots=True)
class FilledEngine:
    """Another engine's markup, with attributions that the rules are sure of where it is silent; kinds stay its own."""

    marking: Engine
    rules: RulesEngine

    @property
    def stamp(self) -> EngineStamp:
        """The marking engine's name; both versions."""
        own, rules = self.marking.stamp, self.rules.stamp
        return EngineStamp(name=own.name, version=f"{own.version}+{rules.name}{rules.version}")

    def mark(self, reports: Sequence[Report]) -> list[Markup]:
        """One markup per report, in the order given."""
        marked = self.marking.mark(reports)
        return [
            replace(m, attributions=fill(report.text, m.attributions, self.rules.attributions(report)))
            for report, m in zip(reports, marked, strict=True)
        ]
