"""The shipped reports compared: together they show every standing, changes of an account, a dismissal, a correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from averment.bootstrap import DEFAULT_ENGINE, build_knowledge
from averment.comparing import Comparison, Standing, compare_record
from averment.comparing.model import Turn
from averment.comparing.notices import DISMISSED_WITHOUT_FINDING
from averment.demo import shipped_reports
from averment.domain.record import IncidentRecord, Telling
from averment.extracting import extract
from averment.reading import Skipped, open_inputs

INCIDENTS = {"A": "01 02 03 04 05 14 15", "B": "06 07 13 16 17", "C": "08 09 12 18"}
"""Which reports are mainly about which incident: src/averment/demo/reports/README.md."""


@pytest.fixture(scope="module")
def compared() -> dict[str, Comparison]:
    """Each shipped incident's reports, compared."""
    return {name: compare_record(_record(name, of), build_knowledge()) for name, of in INCIDENTS.items()}


def _record(name: str, numbers: str) -> IncidentRecord:
    paths = [str(p) for p in shipped_reports() if p.name[:2] in numbers.split()]
    drafts = [d for d in extract(open_inputs(paths), engine=DEFAULT_ENGINE) if not isinstance(d, Skipped)]
    return IncidentRecord(id=name, tellings=tuple(Telling(draft=d, incident=d.primary.id) for d in drafts if d.primary))


def test_every_standing_that_a_rule_gives_is_shown(compared: dict[str, Comparison]) -> None:
    """But for what nobody states, and for a person's decision."""
    shown = {v.standing for c in compared.values() for f in c.fields for v in f.values}
    shown |= {f.standing for c in compared.values() for f in c.fields}
    assert set(Standing) - shown - {Standing.NOT_STATED, Standing.UNKNOWABLE} == set()


def test_the_agency_s_shot_goes_off_on_the_second_day(compared: dict[str, Comparison]) -> None:
    """Fired in self-defense on Tuesday, discharged on Wednesday, by the agency's own pages."""
    changes = [c for c in compared["A"].changes if c.field == "shot_told" and c.turn is Turn.CONTRADICTED]
    assert changes
    ends = [Path(t.report).name[:2] for t in (changes[0].before, changes[0].after) if t]
    assert ends == ["01", "14"]


def test_the_dismissal_found_nothing(compared: dict[str, Comparison]) -> None:
    """The notice has the words."""
    (notice,) = [n for n in compared["A"].notices if n.code == DISMISSED_WITHOUT_FINDING]
    assert "made no finding" in [t.passage.exact for t in notice.told]


def test_the_count_of_shots_is_corrected(compared: dict[str, Comparison]) -> None:
    """Three on Sunday, four on Wednesday."""
    found = [c for c in compared["B"].changes if c.field == "shots_fired"]
    assert [c.turn for c in found] == [Turn.MOVED]
