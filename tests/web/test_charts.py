"""Pictures of incidents: what they count, and that new places are coarse."""

from __future__ import annotations

from datetime import date

from fastapi.testclient import TestClient

from averment.store.rows import IncidentRow
from averment.web.charts import months, points

TODAY = date(2026, 3, 1)


def incident(day: str | None, city: str | None = "Toledo", state: str | None = "OH") -> IncidentRow:
    """An incident of that day and town."""
    return IncidentRow(
        number=1,
        id="X",
        kind="use_of_force",
        date_from=day,
        date_to=day,
        state=state,
        county=None,
        city=city,
        agency=None,
        killed=None,
        injured=None,
        latitude=None,
        longitude=None,
        reports=1,
        mentions=0,
        undecided=0,
        conflicts=0,
        made_at="",
        changed_at="",
    )


def test_months_are_counted_by_kind() -> None:
    """An incident without a day is in none."""
    rows = [incident("2025-11-18"), incident("2025-11-02"), incident("2026-01-01"), incident(None)]
    assert months(rows) == {("2025-11", "use of force"): 2, ("2026-01", "use of force"): 1}


def test_the_place_of_a_new_incident_is_coarse() -> None:
    """A whole degree, until the delay is over; one without a day stays coarse."""
    (old,) = points([incident("2025-11-18")], TODAY)
    assert (old.latitude, old.longitude) != (round(old.latitude), round(old.longitude))
    for day in ("2026-02-20", None):
        (new,) = points([incident(day)], TODAY)
        assert (new.latitude, new.longitude) == (round(old.latitude), round(old.longitude))


def test_what_has_no_town_is_not_on_the_map() -> None:
    """Nothing is guessed."""
    assert points([incident("2025-11-18", city=None), incident("2025-11-18", state=None)], TODAY) == ()


def test_the_pictures_are_drawn(client: TestClient) -> None:
    """As SVG without script, whether or not there is anything to draw."""
    for path in ("over-time.svg", "map.svg", "map.svg?state=ZZ", "over-time.svg?state=ZZ"):
        answer = client.get(f"/incidents/{path}")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert answer.text.startswith("<svg")
        assert "<script" not in answer.text
