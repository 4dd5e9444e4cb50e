"""Fetching one page after another: robots.txt first, each hop checked, time and size limited, hosts left to rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from averment.errors import FetchFailed, MissingExtra
from averment.fetching import robots
from averment.fetching.addresses import Resolve, Target, resolve, target
from averment.fetching.limits import FetchLimits
from averment.fetching.packed import unpacking
from averment.ports import Clock, Fetched

if TYPE_CHECKING:
    import httpx

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSPORT = frozenset(
    {"content-encoding", "transfer-encoding", "content-length", "connection", "keep-alive", "set-cookie"}
)
"""Headers of the way a page came, and cookies: left out of what is kept."""


@dataclass(slots=True)
class WebFetcher:
    """Fetches pages over http and https. One at a time: a record needs no speed that a server would feel."""

    clock: Clock
    limits: FetchLimits = FetchLimits()  # noqa: RUF009 - frozen
    transport: httpx.BaseTransport | None = None
    resolving: Resolve = resolve
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, robots.Robots] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The page at an address, redirects followed; raises `FetchFailed`, which names the address and the cause."""
        deadline = self.monotonic() + self.limits.seconds
        asked, hop = url, url
        with self._client() as client:
            for _ in range(self.limits.hops + 1):
                there = self._target(hop)
                deadline += self._permitted(client, there)
                status, headers, body = self._get(client, there, deadline, self.limits.size)
                if status not in _REDIRECTS or "location" not in headers:
                    return self._fetched(asked, there, status, headers, body)
                hop = urljoin(there.url, headers["location"])
                if there.scheme == "https" and hop.startswith("http:"):
                    raise FetchFailed(url, f"it leads from https to http: {hop[:200]}")
        raise FetchFailed(url, f"it was sent on more than {self.limits.hops} times")

    def _fetched(self, asked: str, there: Target, status: int, headers: dict[str, str], body: bytes) -> Fetched:
        if status >= 400:
            raise FetchFailed(asked, f"the server answered with status {status}")
        if not body:
            raise FetchFailed(asked, f"the server sent nothing (status {status})")
        kept = "".join(f"{k}: {v}\r\n" for k, v in headers.items() if k not in _TRANSPORT)
        return Fetched(
            asked=asked,
            url=there.url,
            status=status,
            head=f"HTTP/1.1 {status}\r\n{kept}",
            body=body,
            at=self.clock.now(),
        )

    def _target(self, url: str) -> Target:
        return target(url.partition("#")[0], private=self.limits.private, resolving=self.resolving)

    def _permitted(self, client: httpx.Client, there: Target) -> float:
        """Ask robots.txt once a site, then let the host rest; the seconds that took. Raises `FetchFailed`."""
        began = self.monotonic()
        rules = self._robots.get(there.site)
        if rules is None:
            rules = self._robots[there.site] = self._read_robots(client, there)
        if not rules.allows(there.path):
            raise FetchFailed(
                there.url, "the site's robots.txt asks not to fetch it", "ask the publisher, or save it by hand"
            )
        rest = max(self.limits.delay, min(rules.delay, self.limits.longest_delay))
        wait = self._asked.get(there.site, -rest) + rest - self.monotonic()
        if wait > 0:
            self.sleep(wait)
        self._asked[there.site] = self.monotonic()
        return self.monotonic() - began

    def _read_robots(self, client: httpx.Client, there: Target) -> robots.Robots:
        """RFC 9309: none (4xx) allows everything, one that cannot be had (5xx, no answer) nothing."""
        hop = f"{there.scheme}://{there.named}/robots.txt"
        for _ in range(5):
            try:
                at = self._target(hop)
                deadline = self.monotonic() + self.limits.seconds
                status, headers, body = self._get(client, at, deadline, robots.LONGEST, cut=True)
            except FetchFailed:
                return robots.NOTHING
            if status in _REDIRECTS and "location" in headers:
                hop = urljoin(at.url, headers["location"])
                continue
            if status >= 500:
                return robots.NOTHING
            return robots.EVERYTHING if status >= 400 else robots.read(body.decode("utf-8", "replace"))
        return robots.EVERYTHING

    def _get(
        self, client: httpx.Client, there: Target, deadline: float, size: int, *, cut: bool = False
    ) -> tuple[int, dict[str, str], bytes]:
        import httpx

        headers = {"Host": there.named, "User-Agent": self.limits.agent, "Accept-Encoding": "identity"}
        left = max(0.001, deadline - self.monotonic())
        body = bytearray()
        try:
            with client.stream(
                "GET",
                there.pinned,
                headers=headers,
                timeout=min(left, 15.0),
                extensions={"sni_hostname": there.host},
            ) as answer:
                unpack = unpacking(there.url, answer.headers.get("content-encoding", ""))
                for piece in answer.iter_raw():  # as it comes, so that the time is looked at after each few bytes
                    body += unpack(piece, size + 1 - len(body))
                    if len(body) > size:
                        if cut:
                            break
                        raise FetchFailed(there.url, f"it holds more than {size:,} bytes, the limit")
                    if self.monotonic() > deadline:
                        raise FetchFailed(there.url, f"it took longer than {self.limits.seconds:g} seconds, the limit")
                return answer.status_code, dict(answer.headers), bytes(body[:size])
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchFailed(there.url, f"it cannot be had: {type(error).__name__}: {error}") from error

    def _client(self) -> httpx.Client:
        try:
            import httpx
        except ImportError as error:
            raise MissingExtra("fetching pages", "fetch") from error
        return httpx.Client(transport=self.transport, follow_redirects=False, trust_env=False)
