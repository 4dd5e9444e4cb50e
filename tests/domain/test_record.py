"""Records of incidents across reports."""

from __future__ import annotations

import pytest

from averment.domain.draft import Draft
from averment.domain.record import IncidentRecord, Telling
from tests.building import Build


def _draft(key: str) -> Draft:
    build = Build("Officers shot a man. Another died in March.", {"key": key})
    build.incident()
    build.incident(primary=False)
    return build.done(2, 2, 0)


def test_a_record_tells_whom_it_is_mainly_about_from_who_mentions_it() -> None:
    """A report stands in `reports` where the incident is its primary one, in `mentions` elsewhere."""
    record = IncidentRecord(
        id="US-XX-XX-0000-00-00-A",
        tellings=(Telling(draft=_draft("a"), incident="i1"), Telling(draft=_draft("b"), incident="i2")),
    )
    assert (record.reports, record.mentions) == (("a",), ("b",))


def test_a_telling_of_an_incident_that_its_draft_lacks_says_so() -> None:
    """A wrong id is an error, never an empty telling."""
    with pytest.raises(KeyError):
        _ = Telling(draft=_draft("a"), incident="i9").told
