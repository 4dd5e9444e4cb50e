"""How much and how often a server is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Limits of one run."""

    seconds: float = 30.0
    """For one page with its redirects, from the first connection to the last byte."""
    size: int = 20_000_000
    """Bytes of one page, unpacked."""
    hops: int = 5
    """Redirects that are followed."""
    delay: float = 2.0
    """Seconds between two requests to one host; more where robots.txt asks for more, up to `longest_delay`."""
    longest_delay: float = 30.0
    private: bool = False
    """Whether addresses of a private network or of this machine may be asked."""
    agent: str = "averment (+https://averment.org/about/fetching)"
