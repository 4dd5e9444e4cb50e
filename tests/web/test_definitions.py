"""Incidents counted under definitions, and what grouping proposes, as a browser without script sees them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from averment.errors import BadDefinition
from averment.store import Store
from averment.web import Settings, create_app
from tests.comparing.reports import police
from tests.counting.test_counting import PLAIN
from tests.web.conftest import ADDRESS
from tests.web.test_incidents import reject_force, settled, whole

INCIDENT = "US-XX-FERRISGAP-2025-10-21-A"
OTHER = "US-WA-TACOMA-2025-10-21-A"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A folder with one definition: a gun of which the officers' side alone tells is enough."""
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "ours.toml").write_text(PLAIN)
    return folder


@pytest.fixture
def desk(store: Store, ours: Path) -> Iterator[TestClient]:
    """A desk with that folder, over two incidents, everything counted."""
    with store.write("averment") as writer:
        draft = police("baton", field="force", words="officers struck the man")
        writer.place(writer.add(draft, draft.report.text.encode()).number, draft.incidents[0].id, OTHER)
        writer.commit()
    app = create_app(store, Settings(who="ann", definitions=ours))
    with TestClient(app, base_url=ADDRESS) as client:
        settled(client)
        yield client


def token(client: TestClient) -> str:
    """The token of a form."""
    return client.get("/queue").text.partition('name="csrf" value="')[2].partition('"')[0]


def test_every_definition_has_its_interval(desk: TestClient) -> None:
    """Those that ship and one's own, over the same incidents; nothing waits to be counted."""
    page = desk.get("/definitions.json").json()
    lines = {d["name"]: d for d in page["definitions"]}
    assert set(lines) == {"any-discharge", "fbi-national-collection", "newsroom-immigration-shootings", "ours"}
    assert all(d["low"] + d["may"] + d["out"] == d["of"] == 2 and d["waits"] == 0 for d in lines.values())
    assert (lines["ours"]["low"], lines["ours"]["own"]) == (1, True)
    assert lines["newsroom-immigration-shootings"]["high"] == 0
    row = next(r for r in page["rows"] if r["id"] == INCIDENT)
    assert row["differ"]
    assert [c["definition"] for c in row["cells"]] == [d["name"] for d in page["definitions"]]
    assert "Reported incidents, not incidence" in desk.get("/definitions").text


def test_a_row_that_is_left_out_names_the_clause(desk: TestClient) -> None:
    """And what decides it; one that counts leads to the words behind it."""
    path = "/definitions/newsroom-immigration-shootings.json?verdict=does_not_count"
    rows = desk.get(path).json()["rows"]
    assert {r["id"] for r in rows} == {INCIDENT, OTHER}
    assert all(c["clause"] and c["because"] for r in rows for c in r["cells"])
    (row,) = desk.get("/definitions/ours.json?verdict=counts").json()["rows"]
    (cell,) = row["cells"]
    assert cell["because"][0]["words"].startswith("force: firearm")
    number, start = cell["because"][0]["at"][0]
    assert f'href="/reports/{number}?show=1#t{start}"' in desk.get("/definitions/ours").text
    assert "clause = &#34;a gun was fired&#34;" in desk.get("/definitions/ours").text


def test_only_where_they_differ(desk: TestClient) -> None:
    """An incident of which all make the same is not listed."""
    assert [r["id"] for r in desk.get("/definitions.json?differ=true").json()["rows"]] == [INCIDENT]
    assert desk.get("/definitions.json?differ=true&until=2020-01-01").json()["rows"] == []
    assert desk.get("/definitions.json?until=2020-01-01").json()["definitions"][0]["of"] == 0


def test_the_tables_are_csv(desk: TestClient) -> None:
    """Every row of what is shown, a verdict, a clause and a reason for each definition."""
    (head, *rows) = csv.reader(io.StringIO(desk.get("/definitions.csv").text))
    assert head[:6] == ["id", "place", "day", "any-discharge", "any-discharge clause", "any-discharge because"]
    assert {r[0] for r in rows} == {INCIDENT, OTHER}
    (head, row) = csv.reader(io.StringIO(desk.get("/definitions/ours.csv?verdict=counts").text))
    assert dict(zip(head, row, strict=True))["clause"] == "a gun was fired"


def test_a_decision_moves_the_count(desk: TestClient, store: Store) -> None:
    """A shot that people rejected is not counted; a field that is not knowable may count."""
    form = {"csrf": token(desk), "kind": "unknowable", "field": "force", "reason": "no record"}
    desk.post(f"/incidents/{INCIDENT}/mark", data=form)
    settled(desk)
    ours = desk.get("/definitions.json").json()["definitions"][-1]
    assert (ours["low"], ours["high"]) == (0, 1)
    reject_force(desk, store, token(desk))
    (mark,) = desk.get(f"/incidents/{INCIDENT}.json").json()["marks"]
    desk.post(f"/incidents/{INCIDENT}/undo", data={"csrf": token(desk), "decision": mark["number"]})
    settled(desk)
    assert desk.get("/definitions.json").json()["definitions"][-1]["high"] == 0
    whole(store)


def test_a_definition_that_is_none_is_refused(desk: TestClient, store: Store, ours: Path) -> None:
    """By name on a page, and by file before a desk opens."""
    assert desk.get("/definitions/theirs").status_code == 404
    (ours / "wrong.toml").write_text('name = "wrong"')
    with pytest.raises(BadDefinition, match=r"wrong\.toml"):
        create_app(store, Settings(who="ann", definitions=ours))


def test_a_proposal_is_answered_by_a_form(desk: TestClient, store: Store) -> None:
    """It stands in the queue and on both incidents; refusing needs a reason; what is taken back waits again."""
    with store.write("averment") as writer:
        writer.propose("merge", [INCIDENT, OTHER], score=0.42, reason="report 000001 and report 000003: one day")
        writer.commit()
    assert "1 proposal of grouping" in desk.get("/queue").text
    page = desk.get("/queue/proposals.json").json()
    assert [s["id"] for s in page["proposals"][0]["sides"]] == [INCIDENT, OTHER]
    assert "grouping asks" in desk.get(f"/incidents/{OTHER}?show=1").text
    form = {"csrf": token(desk), "answer": "refuse", "reason": ""}
    assert desk.post("/queue/proposals/1", data=form).status_code == 409
    desk.post("/queue/proposals/1", data={**form, "reason": "two towns"})
    assert desk.get("/queue/proposals.json").json()["proposals"] == []
    (mark,) = desk.get(f"/incidents/{INCIDENT}.json").json()["marks"]
    assert (mark["reason"], mark["who"]) == ("two towns", "ann")
    desk.post(f"/incidents/{INCIDENT}/undo", data={"csrf": form["csrf"], "decision": mark["number"]})
    desk.post("/queue/proposals/1", data={**form, "answer": "accept"})
    with store.read() as reader:
        assert reader.incident(OTHER).row.id == INCIDENT
    settled(desk)
    whole(store)
