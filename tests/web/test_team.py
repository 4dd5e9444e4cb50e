"""A team's desk: who is let in, who may do what, and what is never told."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from averment.errors import BadOption
from averment.store import Store, open_store
from averment.store.members import Role
from averment.web import Settings
from averment.web.access import DEEDS, LEAST, OPEN
from averment.web.visitor import SESSION_COOKIE
from tests.web.team import WORDS, browser, log_in, member, moved, team_app, token

INCIDENT = "US-XX-FERRISGAP-2025-10-21-A"
JSON = {"accept": "application/json"}
DOCS = Path(__file__).parents[2] / "docs/team.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """A desk that `app` moves to each test's store."""
    return team_app(open_store(str(tmp_path_factory.mktemp("desk") / "record.db")))


@pytest.fixture
def app(desk: FastAPI, store: Store) -> Iterator[FastAPI]:
    """A team of one of each role: rea, cod, edi, adm."""
    for role in Role:
        member(store, role.value[:3], role)
    yield moved(desk, store)
    desk.state.refreshing.close()


def of(app: FastAPI, role: str) -> TestClient:
    """The browser of somebody of that role, logged in."""
    client = browser(app)
    assert log_in(client, role[:3]) == 303
    return client


def fact_of(store: Store) -> str:
    """The first fact of report 1."""
    with store.read() as reader:
        return reader.report(1).draft.facts[0].id


def forms(store: Store) -> dict[str, tuple[str, dict[str, str]]]:
    """An address and a form for each thing that the table names, which would do something if it were let through."""
    return {
        "POST /reports/{number:int}/facts/{fact}": (f"/reports/1/facts/{fact_of(store)}", {"kind": "accept"}),
        "POST /reports/{number:int}/facts": (
            "/reports/1/facts",
            {"field": "severity", "value": "minor", "words": "No deputy was hurt"},
        ),
        "POST /reports/{number:int}/agreeing": ("/reports/1/agreeing", {}),
        "POST /reports/{number:int}/undo": ("/reports/1/undo", {"decision": "1"}),
        "POST /reports/{number:int}/close": ("/reports/1/close", {}),
        "POST /reports/{number:int}/reopen": ("/reports/1/reopen", {}),
        "POST /reports/{number:int}/settle": ("/reports/1/settle", {"decision": "1"}),
        "POST /reports/{number:int}/place": ("/reports/3/place", {"local": "i1"}),
        "POST /incidents/{name}/merge": (f"/incidents/{INCIDENT}/merge", {"into": "x", "reason": "r"}),
        "POST /incidents/{name}/split": (f"/incidents/{INCIDENT}/split", {"report": "2", "reason": "r"}),
        "POST /incidents/{name}/mark": (
            f"/incidents/{INCIDENT}/mark",
            {"kind": "pending", "field": "video", "reason": "r"},
        ),
        "POST /incidents/{name}/publish": (f"/incidents/{INCIDENT}/publish", {"change": "x", "reason": "r"}),
        "POST /incidents/{name}/undo": (f"/incidents/{INCIDENT}/undo", {"decision": "1"}),
        "POST /queue/sure": ("/queue/sure", {"above": "60"}),
        "POST /covers": ("/covers", {"cover": "no"}),
        "POST /users": ("/users", {"name": "new", "role": "admin"}),
        "POST /users/link": ("/users/link", {"name": "adm"}),
        "POST /users/role": ("/users/role", {"name": "rea", "role": "admin"}),
        "POST /users/disabled": ("/users/disabled", {"name": "adm", "disabled": "true"}),
        "POST /users/sessions": ("/users/sessions", {"name": "adm"}),
    }


def lines(store: Store) -> int:
    """How many lines the ledger has."""
    with store.read() as reader:
        return reader.head()[0]


def test_every_form_of_the_desk_is_in_the_table(app: FastAPI) -> None:
    """What nobody thought of takes an admin, and this test asks for the thought."""
    asked = {f"{m} {r.path}" for r in _routes(app) for m in r.methods or () if m == "POST"}
    assert "POST /login" in asked
    assert asked - set(LEAST) - OPEN == set()


def _routes(app: FastAPI) -> list[APIRoute]:
    """Every route; FastAPI keeps those of an included router with that router."""
    found: list[APIRoute] = []
    todo: list[object] = list(app.routes)
    while todo:
        each = todo.pop()
        if isinstance(each, APIRoute):
            found.append(each)
        todo += getattr(getattr(each, "original_router", None), "routes", [])
    return found


@pytest.mark.parametrize("role", list(Role))
def test_a_role_does_what_the_table_says_and_no_more(app: FastAPI, store: Store, role: Role) -> None:
    """A form above one's role is refused with 403 and changes nothing; one within it is never refused so."""
    client = of(app, role)
    csrf = token(client, "/queue")
    for named, (path, form) in forms(store).items():
        before = lines(store)
        status = client.post(path, data={"csrf": csrf, **form}).status_code
        if role.reaches(LEAST[named]):
            assert status != 403, named
            if named in {"POST /users/disabled", "POST /users/sessions"}:
                member(store, f"spare {named}", Role.ADMIN)
                break  # this one shut itself out
        else:
            assert status == 403, named
            assert lines(store) == before, named


@pytest.mark.parametrize("path", ["/queue", "/incidents", "/reports/1", "/ledger", "/search?q=a", "/users", "/me"])
def test_nothing_is_read_without_a_login(app: FastAPI, path: str) -> None:
    """A page leads to the login and back to itself; its JSON says 401."""
    client = browser(app)
    answer = client.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=%2F")
    mirror = path.replace("?", ".json?") if "?" in path else f"{path}.json"
    refused = client.get(mirror)
    assert refused.status_code == 401
    assert refused.json()["error"]["status"] == 401


@pytest.mark.parametrize("path", ["/openapi.json", "/incidents.csv", "/incidents/map.svg", "/reports/1/bytes", "/"])
def test_nothing_else_is_read_without_a_login_either(app: FastAPI, path: str) -> None:
    """The description, tables, pictures and bytes neither."""
    assert browser(app).get(path).status_code in {303, 401}


def test_a_form_without_a_login_changes_nothing(app: FastAPI, store: Store) -> None:
    """Whatever token it has."""
    client = browser(app)
    csrf = token(client)
    for path, form in forms(store).values():
        assert client.post(path, data={"csrf": csrf, **form}).status_code == 401


def test_the_users_page_takes_an_admin(app: FastAPI) -> None:
    """The page and its JSON alike; nobody else has it in the navigation."""
    for role in ("reader", "coder", "editor"):
        client = of(app, role)
        assert client.get("/users").status_code == 403
        assert client.get("/users.json").status_code == 403
        assert 'href="/users"' not in client.get("/queue").text
    admin = of(app, "admin")
    assert 'href="/users"' in admin.get("/queue").text
    assert [u["name"] for u in admin.get("/users.json").json()["users"]] == ["adm", "cod", "edi", "rea"]


def test_a_reader_is_shown_no_form_that_would_be_refused(app: FastAPI, store: Store) -> None:
    """And a coder none of an editor's."""
    for path in ("/reports/1?show=1", "/queue", "/queue/sure?above=50", f"/incidents/{INCIDENT}?show=1"):
        for role, most in (("reader", Role.READER), ("coder", Role.CODER)):
            page = of(app, role).get(path).text
            for named, (at, _) in forms(store).items():
                form = re.search(rf'method="post" action="{re.escape(at)}">(.*?)</form>', page, re.DOTALL)
                shown = form is not None and "<button" in form[1]
                assert not shown or most.reaches(LEAST[named]), (path, role, named)


def test_a_decision_carries_the_name_of_who_made_it(app: FastAPI, store: Store) -> None:
    """In the record and in the ledger."""
    client = of(app, "coder")
    form = {"csrf": token(client, "/queue"), "kind": "accept"}
    client.post(f"/reports/1/facts/{fact_of(store)}", data=form)
    with store.read() as reader:
        assert reader.report(1).decisions[0].who == "cod"
        line = reader.history().rows[0]
    assert line.payload is not None
    assert line.payload["who"] == "cod"


def test_a_coder_takes_back_only_what_they_decided(app: FastAPI, store: Store) -> None:
    """An editor takes back anybody's."""
    editor, coder = of(app, "editor"), of(app, "coder")
    form = {"csrf": token(editor, "/queue"), "kind": "accept"}
    editor.post(f"/reports/1/facts/{fact_of(store)}", data=form)
    with store.read() as reader:
        number = str(reader.report(1).decisions[0].number)
    refused = coder.post("/reports/1/undo", data={"csrf": token(coder, "/queue"), "decision": number})
    assert refused.status_code == 403
    assert "edi decided that" in refused.text
    assert editor.post("/reports/1/undo", data={"csrf": form["csrf"], "decision": number}).status_code == 303


@pytest.mark.parametrize(("name", "password"), [("cod", "another password"), ("nobody", WORDS), ("dis", WORDS)])
def test_a_login_that_fails_does_not_say_why(app: FastAPI, store: Store, name: str, password: str) -> None:
    """A wrong password, a name that nobody has, a user who is disabled: one sentence."""
    member(store, "dis", Role.CODER)
    with store.write("averment") as writer:
        writer.change_user("dis", disabled=True)
        writer.commit()
    client = browser(app)
    answer = client.post("/login", data={"csrf": token(client), "name": name, "password": password})
    assert answer.status_code == 401
    assert "Name or password is not right." in answer.text
    assert password not in answer.text
    assert SESSION_COOKIE not in answer.cookies


def test_a_name_that_nobody_has_costs_as_much(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """One hash is compared for every try, so that time tells nothing."""
    asked: list[str] = []
    real = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, password: str) -> bool:
        asked.append(kept)
        return bool(real(self, kept, password))

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    client = browser(app)
    for name in ("cod", "nobody"):
        log_in(client, name, "not the password")
    assert len(asked) == 2
    assert asked[0].rpartition("$")[0].rpartition("$")[0] == asked[1].rpartition("$")[0].rpartition("$")[0]


def test_a_name_may_be_tried_ten_times(app: FastAPI) -> None:
    """Then the right password does not help either, for a quarter of an hour; another name is not touched."""
    client = browser(app)
    assert [log_in(client, "COD", "wrong, wrong") for _ in range(10)] == [401] * 10
    assert log_in(client, "cod") == 429
    assert log_in(client, "edi") == 303


def test_one_place_may_try_fifty_times(app: FastAPI) -> None:
    """Whatever names it tries; those who got in do not count."""
    client = browser(app)
    assert log_in(client, "edi") == 303
    client.cookies.clear()
    assert {log_in(client, f"name {n}", "wrong, wrong") for n in range(50)} == {401}
    assert log_in(client, "edi") == 429


def test_a_link_lets_somebody_in_once(app: FastAPI) -> None:
    """Shown once, used once; the password has a least length, and is typed twice."""
    admin, guest = of(app, "admin"), browser(app)
    page = admin.post("/users", data={"csrf": token(admin, "/users"), "name": "Nia  Orr", "role": "coder"}).text
    link = next(iter(re.findall(r"http://127\.0\.0\.1(/join\?link=[\w-]+)", page)))
    assert link not in admin.get("/users").text
    assert "as coder" in guest.get(link).text
    held = link.partition("=")[2]
    form = {"csrf": token(guest, link), "link": held, "password": "short", "again": "short"}
    assert "at least 12" in guest.post("/join", data=form).text
    assert "differ" in guest.post("/join", data={**form, "again": "shorter"}).text
    assert "guessed" in guest.post("/join", data={**form, "password": "my nia orr!!", "again": "my nia orr!!"}).text
    done = guest.post("/join", data={**form, "password": WORDS, "again": WORDS})
    assert done.headers["location"] == "/queue"
    assert guest.get("/me.json").json()["name"] == "Nia Orr"
    assert browser(app).get(link).status_code == 404
    assert log_in(browser(app), "nia orr") == 303


def test_logging_out_ends_the_session_and_not_only_the_cookie(app: FastAPI) -> None:
    """Whoever copied the cookie has nothing."""
    client = of(app, "coder")
    kept = client.cookies[SESSION_COOKIE]
    assert client.post("/logout", data={"csrf": token(client, "/queue")}).headers["location"] == "/login"
    thief = browser(app)
    thief.cookies.set(SESSION_COOKIE, kept)
    assert thief.get("/queue.json").status_code == 401


def test_a_new_login_is_a_new_session(app: FastAPI) -> None:
    """One that somebody else planted in the browser is not taken over, and the old one ends."""
    client = browser(app)
    client.cookies.set(SESSION_COOKIE, "planted-by-somebody-else")
    client.cookies.clear()
    log_in(client, "cod")
    first = client.cookies[SESSION_COOKIE]
    form = {"csrf": token(client, "/queue"), "name": "cod", "password": WORDS}
    client.post("/login", data=form)
    assert client.cookies[SESSION_COOKIE] != first
    other = browser(app)
    other.cookies.set(SESSION_COOKIE, first)
    assert other.get("/queue.json").status_code == 401


def test_ones_own_password_is_changed_with_the_one_so_far(app: FastAPI) -> None:
    """Every other browser is logged out; this one stays."""
    here, there = of(app, "coder"), of(app, "coder")
    form = {"csrf": token(here, "/me"), "now": "not this one", "password": WORDS + "!", "again": WORDS + "!"}
    assert "so far is not right" in here.post("/me/password", data=form).text
    done = here.post("/me/password", data={**form, "now": WORDS})
    assert done.headers["location"] == "/me?done=password"
    assert "Your password is changed" in here.get("/me?done=password").text
    assert there.get("/queue.json").status_code == 401
    assert log_in(browser(app), "cod") == 401
    assert log_in(browser(app), "cod", WORDS + "!") == 303


def test_other_browsers_are_logged_out_from_ones_own_page(app: FastAPI) -> None:
    """Without touching this one."""
    here, there = of(app, "coder"), of(app, "coder")
    assert here.get("/me.json").json()["sessions"] == 2
    here.post("/me/sessions", data={"csrf": token(here, "/me")})
    assert there.get("/queue.json").status_code == 401
    assert here.get("/me.json").json()["sessions"] == 1


def test_what_an_admin_does_counts_at_once(app: FastAPI) -> None:
    """Another role, sent away, disabled: from the next request on."""
    admin, coder = of(app, "admin"), of(app, "coder")
    csrf = token(admin, "/users")
    admin.post("/users/role", data={"csrf": csrf, "name": "cod", "role": "admin"})
    assert coder.get("/users").status_code == 200
    admin.post("/users/sessions", data={"csrf": csrf, "name": "cod"})
    assert coder.get("/users.json").status_code == 401
    assert log_in(coder, "cod") == 303
    admin.post("/users/disabled", data={"csrf": csrf, "name": "cod", "disabled": "true"})
    assert coder.get("/queue.json").status_code == 401
    assert log_in(coder, "cod") == 401
    admin.post("/users/disabled", data={"csrf": csrf, "name": "cod", "disabled": "false"})
    assert log_in(coder, "cod") == 303


def test_a_form_outlives_a_restart_of_the_desk(app: FastAPI, store: Store) -> None:
    """The token of a session is the session's, not the process's."""
    before = of(app, "coder")
    csrf = token(before, "/queue")
    after = browser(moved(app, store))
    after.cookies = before.cookies
    form = {"csrf": csrf, "kind": "accept"}
    assert after.post(f"/reports/1/facts/{fact_of(store)}", data=form).status_code == 303


@pytest.mark.parametrize("change", [{"csrf": "0" * 64}, {"csrf": ""}, {"origin": "http://evil.example"}])
def test_a_form_that_was_not_given_to_this_session_changes_nothing(
    app: FastAPI, store: Store, change: dict[str, str]
) -> None:
    """Not with another token, not from another site, not with the token of somebody else."""
    client, other = of(app, "editor"), of(app, "editor")
    headers = {"origin": change["origin"]} if "origin" in change else {}
    right = token(client, "/queue") if "origin" in change else change["csrf"]
    before = lines(store)
    for csrf in (right, token(other, "/queue")):
        sent = client.post("/reports/1/close", data={"csrf": csrf}, headers=headers)
        assert sent.status_code == 403
    assert lines(store) == before


def test_a_login_form_is_given_out_too(app: FastAPI) -> None:
    """Nobody is logged in by another site, as somebody that site chose."""
    client = browser(app)
    token(client)
    sent = client.post("/login", data={"csrf": "0" * 64, "name": "cod", "password": WORDS})
    assert sent.status_code == 403


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""]
)
def test_a_login_leads_to_this_desk_only(app: FastAPI, onward: str) -> None:
    """Whatever address the link to the login named."""
    client = browser(app)
    form = {"csrf": token(client), "name": "cod", "password": WORDS, "next": onward}
    assert client.post("/login", data=form).headers["location"] == "/queue"
    client = browser(app)
    form = {"csrf": token(client), "name": "cod", "password": WORDS, "next": "/reports/1?show=1"}
    assert client.post("/login", data=form).headers["location"] == "/reports/1?show=1"


def test_the_cookie_is_out_of_reach(app: FastAPI, store: Store) -> None:
    """Of scripts and other sites; and under a name of the web it goes over TLS only."""
    client = browser(app)
    form = {"csrf": token(client), "name": "cod", "password": WORDS}
    said = client.post("/login", data=form).headers["set-cookie"]
    assert re.search(r"HttpOnly; Max-Age=43200; Path=/; SameSite=lax", said)
    assert "Secure" not in said
    settings = Settings(team=True, names=frozenset({"desk.example.org"}), proxy="127.0.0.1")
    client = browser(team_app(store, settings), "https://desk.example.org")
    form = {"csrf": token(client), "name": "cod", "password": WORDS}
    every = client.post("/login", data=form).headers.get_list("set-cookie")
    assert every
    assert all("Secure" in each for each in every)


def test_only_the_names_of_the_desk_are_answered(store: Store) -> None:
    """Its own and this machine's."""
    app = team_app(store, Settings(team=True, names=frozenset({"Desk.Example.org"}), proxy="127.0.0.1"))
    assert browser(app, "https://desk.example.org").get("/login").status_code == 200
    assert browser(app).get("/login").status_code == 200
    assert browser(app, "https://evil.example").get("/login").status_code == 421


def test_tries_are_counted_by_whom_the_proxy_speaks_for(store: Store) -> None:
    """And by what nobody but the proxy wrote: the last of the addresses."""
    settings = Settings(team=True, names=frozenset({"desk.example.org"}), proxy="testclient")
    app = team_app(store, settings)
    member(store, "cod", Role.CODER)
    client = browser(app, "https://desk.example.org")
    client.headers["x-forwarded-for"] = "203.0.113.9, 198.51.100.7"
    for n in range(50):
        log_in(client, f"name {n}", "wrong, wrong")
    client.headers["x-forwarded-for"] = "203.0.113.10, 198.51.100.7"
    assert log_in(client, "cod") == 429
    client.headers["x-forwarded-for"] = "203.0.113.9, 198.51.100.8"
    assert log_in(client, "cod") == 303


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"host": "0.0.0.0", "team": True}, "--cert and --key"),  # noqa: S104 - what is refused
        ({"host": "0.0.0.0", "team": True, "tls": True}, "--name"),  # noqa: S104
        ({"host": "10.0.0.5"}, "--team"),
        ({"names": frozenset({"desk.example.org"})}, "add --team"),
        ({"proxy": "127.0.0.1"}, "add --team"),
    ],
)
def test_settings_that_let_in_whoever_comes_by_are_refused(given: dict[str, object], said: str) -> None:
    """With what to do instead."""
    with pytest.raises(BadOption, match=re.escape(said)):
        Settings(**given)  # type: ignore[arg-type]


def test_no_secret_is_logged(app: FastAPI, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not where a login fails, not where the desk itself does."""
    caplog.set_level(logging.DEBUG)
    client = of(app, "admin")
    csrf, session = token(client, "/users"), client.cookies[SESSION_COOKIE]
    page = client.post("/users", data={"csrf": csrf, "name": "nia", "role": "coder"}).text
    held = next(iter(re.findall(r"link=([\w-]+)", page)))
    log_in(browser(app), "cod", "a wrong password")

    def broken(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("averment.store.writer.Writer.join", broken)
    guest = browser(app)
    form = {"csrf": token(guest, f"/join?link={held}"), "link": held, "password": WORDS, "again": WORDS}
    assert guest.post("/join", data=form).status_code == 500
    ours = [r for r in caplog.records if not r.name.startswith("http")]  # the tests' own browser tells what it asks
    said = "\n".join(f"{logging.Formatter().format(r)}" for r in ours)
    assert "the disk is full" in said
    assert "a login from" in said
    for secret in (csrf, session, held, WORDS, "a wrong password"):
        assert secret not in said


def test_one_persons_desk_has_no_users(client: TestClient) -> None:
    """It says that it has no login, and those pages are not there."""
    for path in ("/users", "/me", "/login", "/join?link=x"):
        assert client.get(path).status_code == 404
    page = client.get("/queue").text
    assert "without a login" in page
    assert "Log out" not in page


def test_openapi_says_who_may_ask(app: FastAPI) -> None:
    """The cookie, and the least role of each address."""
    schema = of(app, "reader").get("/openapi.json").json()
    assert schema["components"]["securitySchemes"]["session"]["name"] == SESSION_COOKIE
    assert schema["paths"]["/users.json"]["get"]["x-least-role"] == "admin"
    assert schema["paths"]["/queue.json"]["get"]["x-least-role"] == "reader"
    assert schema["paths"]["/queue.json"]["get"]["security"] == [{"session": []}]
    assert "403" in schema["paths"]["/users.json"]["get"]["responses"]


def test_a_form_too_large_is_not_read(app: FastAPI) -> None:
    """Nor one that does not say how large it is: anybody can send one."""
    client = browser(app)
    assert client.post("/login", content=b"x" * 1_000_001).status_code == 413
    assert client.post("/login", content=iter([b"x"])).status_code == 413


def test_the_docs_print_the_table() -> None:
    """What each role may do, word for word."""
    rows = [f"| {d.least} | {d.what} |" for d in DEEDS]
    assert "\n".join(rows) in DOCS.read_text("utf-8")
