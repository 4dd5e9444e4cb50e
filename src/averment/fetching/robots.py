"""What a site's robots.txt allows, by RFC 9309: the longest rule that matches counts, `allow` where two are equal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

LONGEST = 512_000
"""Bytes that are read; RFC 9309 asks for 500 KiB at least."""
PRODUCT = "averment"


@dataclass(frozen=True, slots=True)
class Robots:
    """Rules for us, as (allowed, pattern), and the seconds that the site asks for between two requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be asked for. `/robots.txt` always may."""
        if path == "/robots.txt":
            return True
        path = _plain(path)
        best = max(((len(p), allowed) for allowed, p in self.rules if _matches(p, path)), default=(0, True))
        return best[1]


EVERYTHING = Robots()
NOTHING = Robots(((False, "/"),))


def read(text: str, product: str = PRODUCT) -> Robots:
    """The rules of the groups that name the product; of `*` where none does."""
    ours: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    named = False
    agents: list[str] = []
    open_ = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [*agents, value.lower()] if open_ else [value.lower()]
            open_ = True
            named = named or _means(value, product)
            continue
        if key in {"allow", "disallow", "crawl-delay"}:
            open_ = False
            if any(_means(a, product) for a in agents):
                ours.append((key, value))
            if "*" in agents:
                others.append((key, value))
    return _robots(ours if named else others)


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple((key == "allow", _plain(value)) for key, value in lines if key != "crawl-delay" and value)
    delays = [float(v) for k, v in lines if k == "crawl-delay" and re.fullmatch(r"\d{1,4}(?:\.\d{1,3})?", v)]
    return Robots(rules, max(delays, default=0.0))


def _means(agent: str, product: str) -> bool:
    token = re.match(r"[a-zA-Z_-]*", agent)
    return token is not None and token[0].lower() == product


def _matches(pattern: str, path: str) -> bool:
    """`*` is any characters, a last `$` the end, all else is itself; parts are sought in turn, without backtracking."""
    whole = pattern.endswith("$")
    parts = pattern.removesuffix("$").split("*")
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1] if whole else parts[1:]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if not whole:
        return True
    if len(parts) == 1:
        return at == len(path)
    return len(path) - len(parts[-1]) >= at and path.endswith(parts[-1])


def _plain(path: str) -> str:
    """One way to write a path: percent signs undone and made again."""
    return quote(unquote_to_bytes(path), safe="/*$?&=:@!'()+,;~-._%")
