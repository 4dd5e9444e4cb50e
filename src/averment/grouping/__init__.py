"""Which reports tell of one incident: from drafts to incidents whose names stay, in one run or report by report.

`sketch(draft)` keeps what says which incident is meant; `group(sketches, known)` puts tellings into incidents and gives
what is known now, the decisions with their reasons, and what it proposes to a person; `records(known, drafts)` are the
incidents as comparing reads them. All of it is pure: `Known` is handed on by whoever keeps it.
"""

from averment.grouping.grouping import group
from averment.grouping.known import Ask, Decision, Grouped, Known, KnownIncident, Proposal, Step
from averment.grouping.records import records, row
from averment.grouping.scoring import Explanation, Part, Scorer, shipped_scorer
from averment.grouping.sketches import Sketch, sketch

__all__ = [
    "Ask",
    "Decision",
    "Explanation",
    "Grouped",
    "Known",
    "KnownIncident",
    "Part",
    "Proposal",
    "Scorer",
    "Sketch",
    "Step",
    "group",
    "records",
    "row",
    "shipped_scorer",
    "sketch",
]
