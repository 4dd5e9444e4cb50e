"""Pages and decisions of the desk, as a browser without script sees them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from averment.demo import shipped_reports
from averment.domain.decisions import DecisionKind
from averment.domain.draft import Draft
from averment.errors import BadOption
from averment.extracting import extract
from averment.reading import Intake, open_inputs
from averment.store import Store
from averment.store.rows import Status
from averment.web import Settings
from averment.web.guard import HEADERS
from tests.store.stories import STORY, story

INCIDENT = "US-XX-FERRISGAP-2025-10-21-A"
PAGES = (
    "/queue",
    "/queue/sure?above=60",
    "/queue/proposals",
    "/definitions",
    "/definitions/any-discharge",
    "/reports/1?show=1",
    "/reports/4?show=1",
    "/incidents",
    f"/incidents/{INCIDENT}?show=1",
    "/search?q=deputies",
    "/ledger",
    f"/ledger?incident={INCIDENT}",
    "/reports/99",
    "/nothing",
)


def first_fact(store: Store, number: int = 1) -> str:
    """The id of the first fact of a report's draft."""
    with store.read() as reader:
        return reader.report(number).draft.facts[0].id


def standing(store: Store, number: int = 1) -> list[DecisionKind]:
    """Kinds of the decisions that stand on a report."""
    with store.read() as reader:
        return [d.kind for d in reader.report(number).decisions]


@pytest.mark.parametrize("path", [*PAGES, "/queue.json", "/openapi.json"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    """Pages, mirrors and errors alike: nothing inline runs, nothing is framed, nothing is kept."""
    answer = client.get(path)
    assert {k: answer.headers[k] for k in HEADERS} == HEADERS


def test_nothing_on_a_page_is_inline_or_from_elsewhere(client: TestClient) -> None:
    """What the policy refuses, no page has: no inline script or style, no handler, no foreign source."""
    for path in PAGES:
        page = client.get(path).text
        assert not re.search(r"<script(?![^>]* src=\"/static/)", page)
        assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page)
        assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?!/static/|/incidents/)", page)


class _Tags(HTMLParser):
    """Every tag of a page, with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "path",
    [
        "/queue",
        "/queue/sure?above=50",
        "/reports/4?show=1",
        "/search?q=alert",
        "/ledger",
        "/incidents",
        "incident",
        "fact",
    ],
)
def test_a_hostile_report_is_words_only(client: TestClient, store: Store, csrf: str, path: str) -> None:
    """Its tags are shown, its address leads nowhere, and no tag of the page is one of its own."""
    client.post("/reports/4/place", data={"csrf": csrf, "local": "i1"})
    with store.read() as reader:
        named = {"incident": f"/incidents/{reader.report(4).incidents['i1']}?show=1"}
    named["fact"] = f"/reports/4/facts/{first_fact(store, 4)}"
    answer = client.get(named.get(path, path))
    assert answer.status_code == 200
    words_only(answer.text)


def test_the_shipped_hostile_page_is_words_only(client: TestClient, store: Store, csrf: str) -> None:
    """Read as `averment add` reads it, it stands on every page without a tag, a handler or an address of its own."""
    path = next(str(p) for p in shipped_reports() if p.name.startswith("12-"))
    (record,) = (r for r in open_inputs([path]) if isinstance(r, Intake))
    (draft,) = extract([record], engine="rules")
    assert isinstance(draft, Draft)
    with store.write("ann") as writer:
        number = writer.add(draft, record.raw).number
        writer.commit()
    client.post(f"/reports/{number}/place", data={"csrf": csrf, "local": draft.incidents[0].id})
    with store.read() as reader:
        incident = next(iter(reader.report(number).incidents.values()))
    fact = f"/reports/{number}/facts/{first_fact(store, number)}"
    for path in ("/queue", f"/reports/{number}?show=1", fact, f"/incidents/{incident}?show=1", "/incidents",
                 "/search?q=photographer", "/ledger", f"/ledger?report={number}", "/queue/sure?above=50"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        words_only(answer.text)


def words_only(page: str) -> None:
    """No tag of the page is one of a report's."""
    parser = _Tags()
    parser.feed(page)
    for tag, attributes in parser.tags:
        assert tag not in {"iframe", "svg", "object", "embed", "base", "math", "noscript"}
        assert tag != "img" or (attributes["src"] or "").startswith("/incidents/")
        assert tag != "script" or (attributes["src"] or "").startswith("/static/")
        assert not any(name.startswith("on") for name in attributes)
        assert not (attributes.get("href") or "").lower().startswith(("javascript:", "data:"))


def test_a_decision_is_kept_and_leads_back_to_the_fact(client: TestClient, store: Store, csrf: str) -> None:
    """Accepting is one form; the browser comes back to where it was."""
    fact = first_fact(store)
    answer = client.post(f"/reports/1/facts/{fact}", data={"csrf": csrf, "kind": "accept"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/reports/1?show=1#fact-{fact}"
    assert standing(store) == [DecisionKind.ACCEPT]
    with store.read() as reader:
        assert reader.report(1).decisions[0].who == "ann"


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_a_form_without_its_token_changes_nothing(client: TestClient, store: Store, csrf: str, token: str) -> None:
    """What another site sends has no token of this browser."""
    assert csrf != token
    answer = client.post(f"/reports/1/facts/{first_fact(store)}", data={"csrf": token, "kind": "accept"})
    assert answer.status_code == 403
    assert standing(store) == []


@pytest.mark.parametrize("headers", [{"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}])
def test_a_form_from_elsewhere_changes_nothing(
    client: TestClient, store: Store, csrf: str, headers: dict[str, str]
) -> None:
    """Even with the token, where the browser says that another site sent it."""
    fact = first_fact(store)
    answer = client.post(f"/reports/1/facts/{fact}", data={"csrf": csrf, "kind": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert standing(store) == []


def test_another_name_of_the_machine_is_not_answered(client: TestClient) -> None:
    """A name of the web that was made to lead to 127.0.0.1 gets nothing."""
    assert client.get("/queue", headers={"host": "evil.example"}).status_code == 421


def test_a_desk_without_logins_listens_nowhere_else() -> None:
    """The refusal names the option and a way that is safe."""
    with pytest.raises(BadOption, match="ssh -L"):
        Settings(host="0.0.0.0")  # noqa: S104 - what is refused


def test_a_correction_keeps_what_was_drafted(client: TestClient, store: Store, csrf: str) -> None:
    """The page shows both values."""
    with store.read() as reader:
        fact = next(f.id for f in reader.report(1).draft.facts if f.field == "force")
    form = {"csrf": csrf, "kind": "correct", "value": "rifle", "reason": "the report says rifle below"}
    page = client.post(f"/reports/1/facts/{fact}", data=form).text
    assert "corrected" in page
    assert "drafted as" in page
    with store.read() as reader:
        after = reader.report(1).decisions[0].after
        assert after is not None
        assert after.fact.value == "rifle"


def test_a_value_outside_the_list_is_refused(client: TestClient, store: Store, csrf: str) -> None:
    """And the answer names the values that there are."""
    with store.read() as reader:
        fact = next(f.id for f in reader.report(1).draft.facts if f.field == "force")
    answer = client.post(f"/reports/1/facts/{fact}", data={"csrf": csrf, "kind": "correct", "value": "catapult"})
    assert answer.status_code == 409
    assert "handgun" in answer.text
    assert standing(store) == []


def test_a_fact_is_added_by_its_words(client: TestClient, store: Store, csrf: str) -> None:
    """Typed exactly as they stand; the place is found, and the fact is the reviewer's."""
    form = {"csrf": csrf, "field": "severity", "value": "minor", "words": " No deputy was hurt ", "person": ""}
    client.post("/reports/1/facts", data=form)
    with store.read() as reader:
        record = reader.report(1)
    after = record.decisions[0].after
    assert after is not None
    assert after.fact.passage.held(record.report.text).exact == "No deputy was hurt"
    assert after.fact.rule == "by hand"


def test_words_that_do_not_stand_there_are_refused(client: TestClient, store: Store, csrf: str) -> None:
    """No resemblance will do: a letter that differs is another word."""
    form = {"csrf": csrf, "field": "severity", "value": "minor", "words": "no deputy was hurt"}
    answer = client.post("/reports/1/facts", data=form)
    assert answer.status_code == 409
    assert "letter for letter" in answer.text
    assert standing(store) == []


def test_undo_takes_back_the_latest_decision(client: TestClient, store: Store, csrf: str) -> None:
    """And only the latest: a page that is out of date is told so."""
    fact = first_fact(store)
    client.post(f"/reports/1/facts/{fact}", data={"csrf": csrf, "kind": "reject"})
    with store.read() as reader:
        number = reader.report(1).decisions[0].number
    assert client.post("/reports/1/undo", data={"csrf": csrf, "decision": number + 1}).status_code == 409
    client.post("/reports/1/undo", data={"csrf": csrf, "decision": number})
    assert standing(store) == []


def test_what_another_report_was_decided_to_say_is_folded(client: TestClient, store: Store, csrf: str) -> None:
    """Accepted once, the same value of the same incident is one press in the next report."""
    with store.read() as reader:
        facts = [f.id for f in reader.report(1).draft.facts]
    for fact in facts:
        client.post(f"/reports/1/facts/{fact}", data={"csrf": csrf, "kind": "accept"})
    page = client.get("/reports/2.json").json()
    assert len(page["agreeing"]) == 3
    assert page["facts"] == []
    client.post("/reports/2/agreeing", data={"csrf": csrf})
    with store.read() as reader:
        assert reader.report(2).row.status is Status.DONE


def test_a_sentence_is_accepted_at_once(client: TestClient, store: Store, csrf: str) -> None:
    """Two facts stand in the first sentence, and the third in another; a decided one takes nothing along."""
    with store.read() as reader:
        facts = {f.field: f.id for f in reader.report(1).draft.facts}
    assert {f["field"]: f["beside"] for f in client.get("/reports/1.json").json()["facts"]} == {
        "date": 1,
        "force": 1,
        "medical": 0,
    }
    assert "Accept sentence" in client.get("/reports/1?show=1").text
    client.post(f"/reports/1/facts/{facts['date']}/sentence", data={"csrf": csrf})
    client.post(f"/reports/1/facts/{facts['force']}/sentence", data={"csrf": csrf})
    with store.read() as reader:
        assert {d.fact for d in reader.report(1).decisions} == {facts["date"], facts["force"]}


def test_a_script_gets_the_list_as_the_page_draws_it(client: TestClient, store: Store, csrf: str) -> None:
    """One template for both, so that what a script shows is escaped as the page is."""
    fact = first_fact(store)
    answer = client.post(
        f"/reports/1/facts/{fact}", data={"csrf": csrf, "kind": "accept"}, headers={"accept": "application/json"}
    ).json()
    assert answer["ok"]
    assert answer["open"] == 2
    assert f'id="fact-{fact}"' in answer["review"]


def test_errors_have_one_shape(client: TestClient, csrf: str) -> None:
    """`ok` and `error`, whatever went wrong."""
    for answer in (
        client.get("/reports/99.json"),
        client.get("/queue.json?order=shoe"),
        client.get("/queue.json?after=zzz"),
        client.post("/reports/1/facts/none", data={"csrf": csrf}, headers={"accept": "application/json"}),
    ):
        body = answer.json()
        assert body["ok"] is False
        assert set(body["error"]) == {"status", "code", "message", "cure"}
        assert body["error"]["status"] == answer.status_code


def test_a_mirror_holds_what_its_page_shows(client: TestClient) -> None:
    """Every title of the queue is in both, and the mirror is described by OpenAPI."""
    rows = client.get("/queue.json").json()["rows"]
    page = client.get("/queue").text
    assert len(rows) == 4
    assert all(f'href="/reports/{r["number"]}"' in page for r in rows)
    assert "/queue.json" in json.dumps(client.get("/openapi.json").json()["paths"])


def test_words_of_a_death_are_covered_until_asked_for(client: TestClient, csrf: str) -> None:
    """The page says what they tell of; one link shows them; a browser may be told not to ask."""
    form = {"csrf": csrf, "field": "killed", "value": "1", "words": "Two deputies fired at a man"}
    client.post("/reports/1/facts", data=form)
    assert "These words tell of a death" in client.get("/reports/1").text
    assert "Quarry Lane" not in client.get("/reports/1").text
    assert "Quarry Lane" in client.get("/reports/1?show=1").text
    client.post("/covers", data={"csrf": csrf, "cover": "no"})
    assert "Quarry Lane" in client.get("/reports/1").text


def test_a_new_incident_is_named_by_place_and_day(client: TestClient, store: Store, csrf: str) -> None:
    """A report that belongs to none yet makes one, by one form."""
    client.post("/reports/3/place", data={"csrf": csrf, "local": "i1", "incident": ""})
    with store.read() as reader:
        name = reader.report(3).incidents["i1"]
    assert re.fullmatch(r"US-WA-TACOMA-\d{4}-\d\d-\d\d-A", name)


def test_a_report_with_an_incident_of_its_own_joins_another(client: TestClient, store: Store, csrf: str) -> None:
    """Its incident is merged, so that the name it had leads on."""
    with store.write("ann") as writer:
        draft, raw = story(f"GAP. {STORY}", url="https://gap.example/c")
        number = writer.add(draft, raw).number
        writer.place(number, "i1", f"{INCIDENT[:-1]}B")
        writer.commit()
    offered = client.get(f"/reports/{number}.json").json()["placings"][0]["candidates"]
    assert [c["id"] for c in offered] == [INCIDENT]
    client.post(f"/reports/{number}/place", data={"csrf": csrf, "local": "i1", "incident": INCIDENT})
    with store.read() as reader:
        assert reader.report(number).incidents == {"i1": INCIDENT}
        assert reader.incident(f"{INCIDENT[:-1]}B").row.id == INCIDENT


def test_the_next_report_is_another_one(client: TestClient) -> None:
    """`n` never leads back to the report at hand."""
    answer = client.get("/queue/next?beside=1", follow_redirects=False)
    assert answer.headers["location"] not in {"/reports/1", "/queue"}


def test_an_incident_says_who_says_what(client: TestClient) -> None:
    """Sentences with their standing, and each value with its words, from every report."""
    page = client.get(f"/incidents/{INCIDENT}.json").json()
    assert len(page["sources"]) == 2
    force = next(s for s in page["sentences"] if s["text"] == "fired")
    assert force["about"].startswith("Force on ")
    assert "Holm" in force["who"]
    shown = client.get(f"/incidents/{INCIDENT}?show=1").text
    assert "fired at a man" in shown


def test_a_merged_name_leads_to_the_incident(client: TestClient, csrf: str) -> None:
    """The old address stays good, says so, and the merge can be taken back."""
    client.post("/reports/3/place", data={"csrf": csrf, "local": "i1", "incident": ""})
    other = next(r["id"] for r in client.get("/incidents.json").json()["rows"] if r["id"] != INCIDENT)
    answer = client.post(f"/incidents/{other}/merge", data={"csrf": csrf, "into": INCIDENT, "reason": "one shooting"})
    assert answer.status_code == 200
    assert f"{other} was merged into this incident" in client.get(f"/incidents/{other}?show=1").text
    decision = client.get(f"/incidents/{INCIDENT}.json").json()["marks"][0]["number"]
    client.post(f"/incidents/{INCIDENT}/undo", data={"csrf": csrf, "decision": decision})
    assert len(client.get("/incidents.json").json()["rows"]) == 2


def test_a_report_is_split_off_into_a_new_incident(client: TestClient, csrf: str) -> None:
    """The next letter of the same place and day."""
    form = {"csrf": csrf, "report": 2, "reason": "another man"}
    answer = client.post(f"/incidents/{INCIDENT}/split", data=form, follow_redirects=False)
    assert answer.headers["location"] == f"/incidents/{INCIDENT[:-1]}B?show=1"


def test_a_field_is_said_not_to_be_knowable_with_a_reason(client: TestClient, csrf: str) -> None:
    """Without one it is refused."""
    form = {"csrf": csrf, "kind": "unknowable", "field": "video"}
    assert client.post(f"/incidents/{INCIDENT}/mark", data=form).status_code == 409
    client.post(f"/incidents/{INCIDENT}/mark", data={**form, "reason": "no camera was worn"})
    assert "no camera was worn" in client.get(f"/incidents/{INCIDENT}").text


def test_incidents_are_narrowed_down_by_their_values(client: TestClient) -> None:
    """A facet leads to the list with it, and out again."""
    page = client.get("/incidents.json").json()
    force = next(f for f in page["facets"] if f["label"] == "force used")["values"][0]
    narrowed = client.get(force["to"].replace("/incidents?", "/incidents.json?")).json()
    assert [r["id"] for r in narrowed["rows"]] == [INCIDENT]
    back = next(f for f in narrowed["facets"] if f["label"] == "force used")["values"][0]
    assert back["chosen"]
    assert "has=" not in back["to"]
    assert client.get("/incidents.json?has=force:ecd").json()["rows"] == []


def test_a_table_runs_nothing_in_a_spreadsheet(client: TestClient, store: Store) -> None:
    """A cell that begins like a formula gets an apostrophe."""
    with store.write("ann") as writer:
        writer.place(3, "i1", "=HYPERLINK(1)-A")
        writer.commit()
    lines = client.get("/incidents.csv").text.splitlines()
    assert len(lines) == 3
    assert any(line.startswith("'=HYPERLINK") for line in lines)


def test_the_surest_are_accepted_only_when_their_sample_is_right(client: TestClient, store: Store, csrf: str) -> None:
    """One that is not ticked, and nothing is accepted."""
    sample = client.get("/queue/sure.json?above=90").json()["sample"]
    right = [f"{s['report']}:{s['fact']['id']}" for s in sample]
    refused = client.post("/queue/sure", data={"csrf": csrf, "above": 90, "right": right[1:]})
    assert refused.status_code == 409
    assert standing(store) == []
    client.post("/queue/sure", data={"csrf": csrf, "above": 90, "right": right})
    assert DecisionKind.ACCEPT in standing(store)
    assert client.get("/queue/sure.json?above=90").json()["facts"] == 0


def test_search_shows_the_words_in_their_place(client: TestClient) -> None:
    """Cut from the text itself."""
    hits = client.get("/search.json", params={"q": '"Quarry Lane"'}).json()["hits"]
    assert {h["report"]["number"] for h in hits} == {1, 2}
    assert all(h["words"] == "Quarry Lane" for h in hits)


def test_the_ledger_tells_who_did_what(client: TestClient, store: Store, csrf: str) -> None:
    """A decision stands there with its field, value, words and reason."""
    form = {"csrf": csrf, "kind": "reject", "reason": "no words for it"}
    client.post(f"/reports/1/facts/{first_fact(store)}", data=form)
    line = client.get("/ledger.json?report=1").json()["lines"][0]
    assert (line["what"], line["who"]) == ("decided: reject", "ann")
    assert "no words for it" in line["detail"]


def test_the_bytes_of_a_report_are_only_downloaded(client: TestClient) -> None:
    """A browser never opens them on the desk's own address."""
    answer = client.get("/reports/4/bytes")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
