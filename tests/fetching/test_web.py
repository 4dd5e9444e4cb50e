"""Fetching without a network: a transport of our own answers, and a clock stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx
import pytest

from averment.errors import FetchFailed
from averment.fetching import FetchLimits, WebFetcher

PAGE = b"<html><body><p>Two deputies fired.</p></body></html>"
Answer = Callable[[httpx.Request], httpx.Response]


class Standing:
    """A clock that stands still."""

    def now(self) -> datetime:
        """Always the same."""
        return datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Web:
    """A web of made-up hosts: answers by address, and what was asked for."""

    answers: dict[str, Answer]
    numbers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def fetcher(self, **limits: float | bool) -> WebFetcher:
        """A fetcher that sees this web alone."""
        return WebFetcher(
            Standing(),
            FetchLimits(**limits),  # type: ignore[arg-type]
            transport=httpx.MockTransport(self._answer),
            resolving=lambda host, _port: [self.numbers.get(host, "93.184.216.34")],
            monotonic=lambda: self.time,
            sleep=self._sleep,
        )

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def _answer(self, request: httpx.Request) -> httpx.Response:
        name = f"{request.url.scheme}://{request.headers['host']}{request.url.raw_path.decode()}"
        self.asked.append(name)
        assert request.url.host == self.numbers.get(request.headers["host"], "93.184.216.34")
        answer = self.answers.get(name)
        return answer(request) if answer else httpx.Response(404, content=iter(()))


def page(body: bytes = PAGE, status: int = 200, **headers: str) -> Answer:
    """A server that answers so."""
    named = {k.replace("_", "-"): v for k, v in headers.items()}
    return lambda _: httpx.Response(status, content=iter((body,)), headers=named)  # not read yet, as from a socket


def test_a_page_comes_with_its_head() -> None:
    """Without cookies, and without the codings of its way."""
    web = Web({"https://a.example/x": page(content_type="text/html", set_cookie="id=1")})
    got = web.fetcher().fetch("https://a.example/x#part")
    assert (got.body, got.url, got.status) == (PAGE, "https://a.example/x", 200)
    assert "content-type: text/html" in got.head
    assert "cookie" not in got.head


def test_robots_are_asked_once_a_site_and_obeyed() -> None:
    """What they forbid is not asked for."""
    web = Web(
        {
            "https://a.example/robots.txt": page(b"User-agent: *\nDisallow: /no"),
            "https://a.example/1": page(),
            "https://a.example/2": page(),
        }
    )
    fetcher = web.fetcher()
    fetcher.fetch("https://a.example/1")
    fetcher.fetch("https://a.example/2")
    with pytest.raises(FetchFailed, match="robots"):
        fetcher.fetch("https://a.example/no")
    assert web.asked.count("https://a.example/robots.txt") == 1
    assert "https://a.example/no" not in web.asked


@pytest.mark.parametrize(("status", "fetched"), [(404, True), (403, True), (503, False)])
def test_robots_that_cannot_be_had(status: int, *, fetched: bool) -> None:
    """None allows everything; a broken server allows nothing."""
    web = Web({"https://a.example/robots.txt": page(b"", status), "https://a.example/1": page()})
    if fetched:
        assert web.fetcher().fetch("https://a.example/1").body == PAGE
    else:
        with pytest.raises(FetchFailed):
            web.fetcher().fetch("https://a.example/1")


def test_a_host_is_left_to_rest() -> None:
    """At least the delay, longer where it asks for that, and not for another host."""
    web = Web(
        {
            "https://a.example/robots.txt": page(b"User-agent: *\nCrawl-delay: 9"),
            "https://a.example/1": page(),
            "https://a.example/2": page(),
            "https://b.example/1": page(),
        }
    )
    fetcher = web.fetcher(delay=2.0)
    for url in ("https://a.example/1", "https://b.example/1", "https://a.example/2"):
        fetcher.fetch(url)
    assert web.slept == [9.0]


def test_redirects_are_followed_and_checked_hop_by_hop() -> None:
    """A page that leads into a private network is not followed there."""
    web = Web(
        {
            "https://a.example/1": page(b"", 302, location="https://b.example/2"),
            "https://b.example/2": page(b"", 301, location="/3"),
            "https://b.example/3": page(),
            "https://a.example/evil": page(b"", 302, location="https://inside.example/admin"),
            "https://a.example/raw": page(b"", 302, location="https://169.254.169.254/latest"),
        },
        numbers={"inside.example": "10.0.0.5"},
    )
    assert web.fetcher().fetch("https://a.example/1").url == "https://b.example/3"
    for url in ("https://a.example/evil", "https://a.example/raw"):
        with pytest.raises(FetchFailed, match="private network"):
            web.fetcher().fetch(url)
    assert not any("inside" in a or "169" in a for a in web.asked)


def test_robots_of_a_redirect_are_asked_too() -> None:
    """The site that a page leads to may forbid it."""
    web = Web(
        {
            "https://a.example/1": page(b"", 302, location="https://b.example/2"),
            "https://b.example/robots.txt": page(b"User-agent: averment\nDisallow: /"),
            "https://b.example/2": page(),
        }
    )
    with pytest.raises(FetchFailed, match="robots"):
        web.fetcher().fetch("https://a.example/1")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (page(b"", 302, location="https://a.example/1"), "more than 5 times"),
        (page(b"x", 500), "status 500"),
        (page(b""), "nothing"),
        (page(b"x" * 2000), "more than 1,000 bytes"),
        (page(b"", 302, location="http://a.example/1"), "from https to http"),
    ],
    ids=["loop", "status", "empty", "size", "downgrade"],
)
def test_what_cannot_be_had_is_said(answer: Answer, said: str) -> None:
    """With the address."""
    web = Web({"https://a.example/1": answer})
    with pytest.raises(FetchFailed, match=said) as caught:
        web.fetcher(size=1000).fetch("https://a.example/1")
    assert "a.example" in str(caught.value)


def test_a_server_that_drips_is_left() -> None:
    """The whole page has a time limit, not each of its bytes."""
    web = Web({})

    def drip() -> Iterator[bytes]:
        for _ in range(100):
            web.time += 1.0
            yield b"x" * 70_000

    web.answers["https://a.example/1"] = lambda _: httpx.Response(200, content=drip())
    with pytest.raises(FetchFailed, match="30 seconds"):
        web.fetcher().fetch("https://a.example/1")


def test_an_error_of_the_way_is_ours() -> None:
    """And names the address."""

    def broken(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(FetchFailed, match="refused"):
        Web({"https://a.example/1": broken}).fetcher().fetch("https://a.example/1")
