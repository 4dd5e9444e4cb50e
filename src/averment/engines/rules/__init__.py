"""The engine that needs no model: attributions by the grammar of news prose, kinds by weighted words.

It is what tests run on, and what `--engine rules` gives where the shipped model may not run. It finds who is quoted,
paraphrased and cited where the sentence says so with a verb of saying; opinions and beliefs told in other ways are the
model's work.
"""

from __future__ import annotations

from collections.abc import Sequence

from averment.coding.text.layout import lay_out
from averment.domain.draft import EngineStamp
from averment.domain.markup import Attribution, Markup
from averment.domain.report import Report
from averment.engines.rules.attributions import find_attributions
from averment.engines.rules.kinds import weigh_kinds
from averment.engines.rules.violence import raised

__all__ = ["STAMP", "RulesEngine"]

STAMP = EngineStamp(name="rules", version="2")
"""Raise the version with every change that can change a mark."""


class RulesEngine:
    """Marks reports by rules alone; equal text gives equal markup in every process."""

    @property
    def stamp(self) -> EngineStamp:
        """Name and version."""
        return STAMP

    def mark(self, reports: Sequence[Report]) -> list[Markup]:
        """One markup per report, in the order given."""
        return [self._mark(report) for report in reports]

    def attributions(self, report: Report) -> tuple[Attribution, ...]:
        """A report's attributions alone, in reading order."""
        return find_attributions(lay_out(report.text))

    def _mark(self, report: Report) -> Markup:
        title = report.title or ""
        kinds = raised(weigh_kinds(report.text, title), report.text, title)
        return Markup(attributions=self.attributions(report), kinds=kinds)
