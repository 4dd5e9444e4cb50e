"""A language model at the other end of a wire as an engine: any server that speaks the OpenAI protocol.

An option, never a need. It codes by itself, and all it says passes the same gate: words that do not stand in the report
do not exist (`answers`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from averment.domain.draft import EngineStamp
from averment.domain.markup import Markup
from averment.domain.report import Report
from averment.engines.llm.answers import Tally, to_markup
from averment.engines.llm.asking import Asker
from averment.engines.llm.prompt import version
from averment.engines.llm.settings import Settings
from averment.errors import BadOption

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class LlmEngine:
    """Marks reports by asking a language model; `tally` counts what became of its quotes so far."""

    asker: Asker
    tally: Tally = field(default_factory=Tally)

    @property
    def stamp(self) -> EngineStamp:
        """The model's name and the version of the instructions: a new wording is a new engine."""
        return EngineStamp(name="llm", version=f"{self.asker.settings.model}@{version()}")

    def mark(self, reports: Sequence[Report]) -> list[Markup]:
        """One markup per report, in the order given; an empty report is not sent."""
        return [self._one(report) if report.text.strip() else Markup() for report in reports]

    def _one(self, report: Report) -> Markup:
        markup, tally = to_markup(report.text, self.asker.ask(report))
        self.tally.add(tally)
        if tally.fabricated or tally.misattributed:
            _log.warning(
                "%s: of %d quotes that the model gave, %d do not stand in the report, nor do %d speakers: dropped",
                report.key,
                tally.found + tally.fabricated,
                tally.fabricated,
                tally.misattributed,
            )
        return markup


def build(settings: Settings) -> LlmEngine:
    """The engine for a server; raises `BadOption` where the `openai` package is not installed."""
    try:
        from openai import OpenAI
    except ImportError as error:
        raise BadOption("--engine", "llm", "it needs one more package: pip install 'averment[llm]'") from error
    client = OpenAI(
        base_url=settings.base_url, api_key=settings.key, timeout=settings.timeout, max_retries=settings.retries
    )
    return LlmEngine(Asker(settings, client))
