"""Pictures of incidents: what they count, and that new places are coarse."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from averment.store import Store
from averment.store.rows import IncidentRow
from averment.web import Settings
from averment.web.charts import months, points

TODAY = date(2026, 3, 1)
DELAY = timedelta(days=30)


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
    (old,) = points([incident("2025-11-18")], TODAY, DELAY)
    assert (old.latitude, old.longitude) != (round(old.latitude), round(old.longitude))
    for day in ("2026-02-20", None):
        (new,) = points([incident(day)], TODAY, DELAY)
        assert (new.latitude, new.longitude) == (round(old.latitude), round(old.longitude))


def test_what_has_no_town_is_not_on_the_map() -> None:
    """Nothing is guessed."""
    assert points([incident("2025-11-18", city=None), incident("2025-11-18", state=None)], TODAY, DELAY) == ()


def test_the_pictures_are_drawn(client: TestClient) -> None:
    """As SVG without script, whether or not there is anything to draw."""
    for path in ("over-time.svg", "map.svg", "map.svg?state=ZZ", "over-time.svg?state=ZZ"):
        answer = client.get(f"/incidents/{path}")
        assert answer.headers["content-type"] == "image/svg+xml"
        assert answer.text.startswith("<svg")
        assert "<script" not in answer.text


@given(st.dates(date(2025, 1, 1), date(2026, 3, 1)), st.integers(0, 400))
def test_no_place_newer_than_the_delay_is_exact(day: date, days: int) -> None:
    """Whatever the day and the delay: a whole degree under the state, or older than the delay."""
    (one,) = points([incident(day.isoformat())], TODAY, timedelta(days=days))
    assert one.coarse is (day > TODAY - timedelta(days=days))
    if one.coarse:
        assert (one.latitude % 1, one.longitude % 1, one.label) == (0, 0, "OH")
    else:
        assert one.label == "Toledo"


def test_what_the_pictures_show_is_a_table_too(client: TestClient, store: Store) -> None:
    """As JSON and as CSV, and a new place is as coarse there as on the map."""
    with store.write("averment") as writer:
        writer.place(3, "i1", "US-WA-TACOMA-A")
        writer.commit()
    rows = client.get("/incidents/over-time.json").json()
    assert sum(r["incidents"] for r in rows) == 2
    head, *lines = client.get("/incidents/over-time.csv").text.splitlines()
    assert head == "month,kind,incidents"
    assert len(lines) == len(rows)
    (place,) = client.get("/incidents/map.json").json()
    assert (place["label"], place["coarse"]) == ("Tacoma", False)
    client.app.state.settings = Settings(who="ann", coarse_days=36_500)  # type: ignore[attr-defined]
    (place,) = client.get("/incidents/map.json").json()
    assert (place["latitude"] % 1, place["longitude"] % 1, place["label"]) == (0, 0, "WA")
    assert client.get("/incidents/map.csv").text.splitlines()[1].endswith(",WA,True")
    assert "Tacoma" not in client.get("/incidents/map.svg").text
