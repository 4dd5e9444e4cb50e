"""Decisions on an incident: what a person decided stands in the record, changes are published, news is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from averment.domain.decisions import DecisionKind
from averment.domain.draft import Draft
from averment.store import Store
from averment.store.checking import check
from averment.store.rows import IncidentFilter
from averment.store.verifying import verify
from averment.web import Settings, create_app
from tests.comparing.reports import police
from tests.web.conftest import ADDRESS

INCIDENT = "US-XX-FERRISGAP-2025-10-21-A"
CHANGED = "US-WI-WAUSAU-2025-05-03-A"


@pytest.fixture
def drift(store: Store) -> Iterator[dict[str, Any]]:
    """An incident of whose shot the police say another thing on the second day; its page and the form's token."""
    with store.write("averment") as writer:
        first = police("in", field="force", words="the man was shot in self-defense", key="one", day=4)
        second = police("in", field="force", words="the gun went off and struck the man", key="two", day=6)
        for draft in (_gun(first), _gun(second)):
            number = writer.add(draft, draft.report.text.encode()).number
            writer.place(number, draft.incidents[0].id, CHANGED)
        writer.commit()
    with TestClient(create_app(store, Settings(who="ann")), base_url=ADDRESS) as client:
        yield {"client": client, "page": client.get(f"/incidents/{CHANGED}.json").json()}


def _gun(draft: Draft) -> Draft:
    return replace(draft, facts=tuple(replace(f, value="firearm") for f in draft.facts))


def values(store: Store, field: str, value: str) -> dict[str, str]:
    """The standings of a value in lists, by incident."""
    from sqlalchemy import select

    from averment.store.schema import incident_values, incidents

    with store.read() as reader:
        query = (
            select(incidents.c.id, incident_values.c.standing)
            .join(incidents, incidents.c.n == incident_values.c.incident)
            .where(incident_values.c.field == field, incident_values.c.value == value)
        )
        return {r.id: r.standing for r in reader.connection.execute(query)}


def named(store: Store, number: int, field: str = "force") -> str:
    """The id of a report's fact."""
    with store.read() as reader:
        return next(f.id for f in reader.report(number).draft.facts if f.field == field)


def reject_force(client: TestClient, store: Store, csrf: str) -> None:
    """Reject the force that both reports tell of."""
    for number in (1, 2):
        client.post(f"/reports/{number}/facts/{named(store, number)}", data={"csrf": csrf, "kind": "reject"})


def whole(store: Store) -> None:
    """The store is what its ledger and its drafts say."""
    with store.read() as reader:
        assert list(check(reader.connection)) == []
        assert verify(reader.connection).cause == ""


def settled(client: TestClient) -> None:
    """Wait until what was decided is compared."""
    client.app.state.refreshing.settle()  # type: ignore[attr-defined]


def test_a_decision_moves_the_standing_in_lists(client: TestClient, store: Store, csrf: str) -> None:
    """Comparing follows each decision by itself: no command has to be run."""
    client.post(f"/reports/1/facts/{named(store, 1)}", data={"csrf": csrf, "kind": "accept"})
    settled(client)
    assert values(store, "force", "firearm") == {INCIDENT: "officer_side_only"}
    reject_force(client, store, csrf)
    settled(client)
    assert values(store, "force", "firearm") == {}
    with store.read() as reader:
        assert reader.incidents(IncidentFilter(values=(("force", "firearm"),))).rows == ()
        assert reader.stale() == ()
    whole(store)


def test_a_rejected_fact_is_gone_from_the_page(client: TestClient, store: Store, csrf: str) -> None:
    """From sentences, values and matrix, at once."""
    reject_force(client, store, csrf)
    page = client.get(f"/incidents/{INCIDENT}.json").json()
    assert "force" not in {f["name"] for b in page["blocks"] for f in b["fields"]}
    assert "fired at a man" not in client.get(f"/incidents/{INCIDENT}?show=1").text


def test_what_is_not_knowable_stands_so(client: TestClient, store: Store, csrf: str) -> None:
    """On the page with who and why, and in the lists; taken back, the rule's standing is there again."""
    form = {"csrf": csrf, "kind": "unknowable", "field": "force", "reason": "no record was kept"}
    page = client.post(f"/incidents/{INCIDENT}/mark", data=form).text
    assert "not knowable</span> as a person decided. <bdi>ann: no record was kept" in page
    settled(client)
    assert values(store, "force", "firearm") == {INCIDENT: "unknowable"}
    decision = client.get(f"/incidents/{INCIDENT}.json").json()["marks"][0]["number"]
    client.post(f"/incidents/{INCIDENT}/undo", data={"csrf": csrf, "decision": decision})
    settled(client)
    assert values(store, "force", "firearm") == {INCIDENT: "officer_side_only"}
    whole(store)


def test_a_field_of_one_person_is_marked(client: TestClient, csrf: str) -> None:
    """Whom the reports tell of, and nobody else."""
    page = client.get(f"/incidents/{INCIDENT}.json").json()
    (_, man) = page["people"]
    form = {"csrf": csrf, "kind": "pending", "field": "age", "about": man["value"], "reason": "the coroner will say"}
    client.post(f"/incidents/{INCIDENT}/mark", data=form)
    block = next(b for b in client.get(f"/incidents/{INCIDENT}.json").json()["blocks"] if b["id"] != "incident")
    assert next(f for f in block["fields"] if f["name"] == "age")["standing"] == "pending"
    assert client.post(f"/incidents/{INCIDENT}/mark", data={**form, "about": "sha256:0#p1"}).status_code == 409


def test_a_change_of_account_is_published_by_a_person(drift: dict[str, Any], store: Store) -> None:
    """With a reason; the decision is in the log and the ledger, holds no words of a report, and can be undone."""
    client, page = drift["client"], drift["page"]
    change = next(c for c in page["changes"] if len(c["ends"]) == 2)
    assert change["published"] is None
    csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/queue").text)
    assert csrf
    form = {"csrf": csrf[1], "change": change["id"], "reason": ""}
    assert client.post(f"/incidents/{CHANGED}/publish", data=form).status_code == 409
    shown = client.post(f"/incidents/{CHANGED}/publish", data={**form, "reason": "two statements, one shot"}).text
    assert "<strong>Published</strong> by <bdi>ann</bdi>" in shown
    after = client.get(f"/incidents/{CHANGED}.json").json()
    assert [c["published"]["reason"] for c in after["changes"] if c["published"]] == ["two statements, one shot"]
    with store.read() as reader:
        (made,) = reader.incident(CHANGED).decisions
        assert made.kind is DecisionKind.PUBLISH_DRIFT
        assert "went off" not in made.detail
        line = reader.history().rows[0]
        assert line.payload is not None
        assert line.payload["row"]["kind"] == "publish_drift"
    whole(store)
    client.post(f"/incidents/{CHANGED}/undo", data={"csrf": csrf[1], "decision": made.number})
    assert not any(c["published"] for c in client.get(f"/incidents/{CHANGED}.json").json()["changes"])
    whole(store)


def test_a_change_that_is_no_more_is_not_published(drift: dict[str, Any], csrf: str, client: TestClient) -> None:
    """A form of an old page is told so."""
    assert drift["page"]["changes"]
    form = {"csrf": csrf, "change": "change-0", "reason": "x"}
    assert client.post(f"/incidents/{CHANGED}/publish", data=form).status_code == 409


@pytest.mark.usefixtures("drift")
def test_what_changed_since_a_day(csrf: str, client: TestClient, store: Store) -> None:
    """New reports, what the comparison says otherwise, and what people decided, whether or not it still stands."""
    with store.read() as reader:
        number = max(reader.incident(CHANGED).reports.values())
    fact = f"/reports/{number}/facts/{named(store, number)}"
    client.post(fact, data={"csrf": csrf, "kind": "reject", "reason": "not said"})
    client.post(fact, data={"csrf": csrf, "kind": "accept"})
    news = client.get(f"/incidents/{CHANGED}.json?since=2025-05-05").json()["news"]
    assert any(line.startswith("new report") for line in news["reports"])
    assert any(line.startswith("changed account") for line in news["reports"])
    assert [(d["text"], d["stands"]) for d in news["decisions"]] == [
        ("Force used rejected: fired", False),
        ("1 fact accepted", True),
    ]
    later = client.get(f"/incidents/{CHANGED}.json?since=2999-01-01").json()["news"]
    assert later == {"reports": [], "decisions": []}
    assert client.get(f"/incidents/{CHANGED}.json?since=2025-02-31").status_code == 400
    assert "Changed since 2025-05-05" in client.get(f"/incidents/{CHANGED}?show=1&since=2025-05-05").text


def test_a_column_of_ones_own_is_filled_by_a_form(client: TestClient, csrf: str, store: Store) -> None:
    """It stands among the decisions, is offered on other incidents, and can be taken back."""
    form = {"csrf": csrf, "column": "reviewer", "value": "Dana Whitlow"}
    page = client.post(f"/incidents/{INCIDENT}/fill", data=form).text
    assert "reviewer: Dana Whitlow" in page
    assert '<option value="reviewer">' in page
    assert client.post(f"/incidents/{INCIDENT}/fill", data={**form, "column": "force"}).status_code == 409
    (mark,) = client.get(f"/incidents/{INCIDENT}.json").json()["marks"]
    client.post(f"/incidents/{INCIDENT}/undo", data={"csrf": csrf, "decision": mark["number"]})
    assert client.get(f"/incidents/{INCIDENT}.json").json()["columns_of_own"] == []
    settled(client)
    whole(store)
