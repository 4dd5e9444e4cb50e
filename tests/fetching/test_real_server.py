"""Fetching over real sockets, from a server of ours on this machine: what is asked, what is followed, what is left."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx
import pytest

from averment.errors import FetchFailed
from averment.fetching import FetchLimits, WebFetcher
from averment.recording import take_in
from averment.store import Outcome, open_store
from averment.store.store import SystemClock
from tests.fetching.server import Site, endless, leads, sends, serving

pytestmark = pytest.mark.enable_socket
PAGE = b"<html><body><h1>Shots on Quarry Lane</h1><p>Two deputies fired at a man, police said.</p></body></html>"
HTML = "text/html; charset=utf-8"


def fetcher(*, numbers: dict[str, str] | None = None, **limits: Any) -> WebFetcher:
    """A fetcher that may ask this machine and lets no host rest; other names lead where a test says."""
    given = {"private": True, "delay": 0.0, **limits}
    made = WebFetcher(SystemClock(), FetchLimits(**given))
    if numbers is not None:
        made.resolving = lambda host, _port: [numbers[host]]
    return made


def refused(site: Site, path: str, why: str, **limits: Any) -> None:
    """The page is not had, for that reason."""
    with pytest.raises(FetchFailed, match=why):
        fetcher(**limits).fetch(site.url + path)


def test_a_page_comes_as_it_was_sent() -> None:
    """Its bytes and its head; we say who asks, and send no cookie back."""
    with serving(story=sends(PAGE, content_type=HTML, set_cookie="id=1")) as site:
        got = fetcher().fetch(f"{site.url}/story#part")
    assert (got.body, got.status, got.url) == (PAGE, 200, f"{site.url}/story")
    assert "content-type: text/html" in got.head
    assert "cookie" not in got.head.lower()
    assert site.asked == ["/robots.txt", "/story"]
    assert all(h["User-Agent"].startswith("averment (+https://") for h in site.heads)


def test_robots_are_asked_once_and_obeyed() -> None:
    """What they forbid is never asked for; a group that names us counts, and not the one for everybody."""
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: averment\nDisallow: /private\nAllow: /private/open$\n"
    with serving(robots=sends(rules), story=sends(PAGE), private=sends(PAGE)) as site:
        site.pages["/private/open"] = sends(PAGE)
        one = fetcher()
        one.fetch(f"{site.url}/story")
        one.fetch(f"{site.url}/private/open")
        with pytest.raises(FetchFailed, match=r"robots\.txt"):
            one.fetch(f"{site.url}/private")
    assert site.asked == ["/robots.txt", "/story", "/private/open"]


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_whose_robots_are_broken_is_left(status: int) -> None:
    """No answer is no permission."""
    with serving(robots=sends(b"", status), story=sends(PAGE)) as site:
        refused(site, "/story", r"robots\.txt")
    assert site.asked == ["/robots.txt"]


def test_robots_behind_a_redirect_count() -> None:
    """As RFC 9309 asks."""
    with serving(robots=leads("/rules.txt"), story=sends(PAGE)) as site:
        site.pages["/rules.txt"] = sends(b"User-agent: *\nDisallow: /story\n")
        refused(site, "/story", r"robots\.txt")


def test_redirects_are_followed_a_few_times() -> None:
    """Each hop is asked of robots too; a circle ends."""
    with serving(a=leads("/b", 301), b=leads("c", 307), c=sends(PAGE), round=leads("/round")) as site:
        got = fetcher().fetch(f"{site.url}/a")
        assert (got.url, got.asked) == (f"{site.url}/c", f"{site.url}/a")
        refused(site, "/round", "more than 5 times")
        site.pages["/robots.txt"] = sends(b"User-agent: *\nDisallow: /c\n")
        refused(site, "/a", r"robots\.txt")


def test_a_redirect_into_another_network_is_not_followed() -> None:
    """A public page that leads to this machine, or to a cloud's own address, leads nowhere; nothing is asked there."""
    with serving(inside=sends(PAGE)) as site, serving() as public:
        public.pages["/out"] = leads(f"{site.url}/inside")
        public.pages["/cloud"] = leads("http://169.254.169.254/latest/meta-data")
        one = fetcher(private=False, numbers={"news.example": "93.184.216.34"})
        one.transport = _leading_to(public)
        for path in ("/out", "/cloud"):
            with pytest.raises(FetchFailed, match="private network"):
                one.fetch(f"http://news.example{path}")
    assert site.asked == []


def _leading_to(site: Site) -> httpx.BaseTransport:
    """A way that carries what is asked of the open internet to a server of ours."""

    class Way(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            request.url = request.url.copy_with(host="127.0.0.1", port=site.port)
            return super().handle_request(request)

    return Way()


def test_this_machine_is_not_asked_unless_configured() -> None:
    """Not by number, by name, or by a name that leads here; the answer names the option."""
    with serving(story=sends(PAGE)) as site:
        for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]"):  # noqa: S104 - refused
            with pytest.raises(FetchFailed, match="--private-addresses"):
                fetcher(private=False).fetch(f"http://{host}:{site.port}/story")
        with pytest.raises(FetchFailed, match="--private-addresses"):
            fetcher(private=False, numbers={"rebound.example": "127.0.0.1"}).fetch(
                f"http://rebound.example:{site.port}/story"
            )
        assert site.asked == []
        assert fetcher().fetch(f"{site.url}/story").body == PAGE


def test_a_name_is_asked_at_the_number_that_was_checked() -> None:
    """And told by its name, so that a server of many sites knows which is meant."""
    with serving(story=sends(PAGE)) as site:
        fetcher(numbers={"paper.example": "127.0.0.1"}).fetch(f"http://paper.example:{site.port}/story")
    assert {h["Host"] for h in site.heads} == {f"paper.example:{site.port}"}


def test_a_page_is_no_larger_than_the_limit() -> None:
    """Whether the server says how large it is or goes on for ever."""
    with serving(large=sends(b"x" * 5000), on=endless) as site:
        refused(site, "/large", "more than 4,000 bytes", size=4000)
        refused(site, "/on", "more than 4,000 bytes", size=4000)


def test_a_page_takes_no_longer_than_the_limit() -> None:
    """A server that says nothing, or that drips, is left when the time of the whole page is over."""
    with serving() as site:

        def silent(_: BaseHTTPRequestHandler) -> None:
            site.done.wait(20)

        def dripping(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not site.done.wait(0.01):
                handler.wfile.write(b".")

        site.pages |= {"/silent": silent, "/dripping": dripping}
        refused(site, "/silent", "cannot be had|longer than", seconds=0.3)
        refused(site, "/dripping", "longer than 0.3 seconds", seconds=0.3)


def test_a_page_that_is_packed_is_unpacked_no_further_than_the_limit() -> None:
    """A server may pack what it was asked to send as it is; a page of nothing but zeros is no way round the limit."""
    bomb = gzip.compress(bytes(30_000_000))
    with serving(
        packed=sends(gzip.compress(PAGE), content_encoding="gzip"),
        bomb=sends(bomb, content_encoding="gzip"),
        other=sends(PAGE, content_encoding="br"),
        broken=sends(PAGE, content_encoding="gzip"),
    ) as site:
        assert fetcher().fetch(f"{site.url}/packed").body == PAGE
        refused(site, "/bomb", "more than 100,000 bytes", size=100_000)
        refused(site, "/other", "packed it as 'br'")
        refused(site, "/broken", "cannot be unpacked")


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (sends(b"gone", 410), "status 410"),
        (sends(b""), "sent nothing"),
        (sends(PAGE, content_length="9999"), "cannot be had"),
    ],
    ids=["status", "empty", "cut short"],
)
def test_what_is_no_page_is_said_to_be_none(page: Callable[[BaseHTTPRequestHandler], None], why: str) -> None:
    """With the cause; half a page is none."""
    with serving(story=page) as site:
        refused(site, "/story", why)


def test_a_page_that_changes_is_a_new_version_of_its_report(tmp_path: Path) -> None:
    """From the socket to the record: the same bytes change nothing, others are a version."""
    store = open_store(str(tmp_path / "record.db"))
    with serving(story=sends(PAGE, content_type=HTML)) as site:
        outcomes = []
        for body in (PAGE, PAGE, PAGE.replace(b"Two deputies fired at", b"Three deputies fired at")):
            site.pages["/story"] = sends(body, content_type=HTML)
            (taken,) = take_in(store, [f"{site.url}/story"], who="ann", engine="rules", fetcher=fetcher())
            outcomes.append(taken.outcome)
    with store.read() as reader:
        record = reader.report(2)
        assert [v.version for v in record.versions] == [1, 2]
        assert record.report.url == f"{site.url}/story"
    store.close()
    assert outcomes == [Outcome.NEW, Outcome.SAME, Outcome.VERSION]
