"""Where an address leads before anything is sent there: a name is resolved once, checked, and that number is used."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from averment.errors import FetchFailed

Resolve = Callable[[str, int], Sequence[str]]
"""Numbers of a host, for a port."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One address, with the number that its host was resolved to."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    number: str
    """The IP address that is asked; another one that the name may get later is not."""

    @property
    def site(self) -> str:
        """Scheme, host and port: what robots.txt and delays hold for."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def pinned(self) -> str:
        """The address with the number in the host's place."""
        number = f"[{self.number}]" if ":" in self.number else self.number
        return f"{self.scheme}://{number}:{self.port}{self.path}"

    @property
    def named(self) -> str:
        """What the `Host` header says."""
        usual = {"http": 80, "https": 443}[self.scheme]
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == usual else f"{host}:{self.port}"


def resolve(host: str, port: int) -> Sequence[str]:
    """Numbers of a host as the system knows them; raises `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def target(url: str, *, private: bool, resolving: Resolve = resolve) -> Target:
    """The address, resolved and checked; raises `FetchFailed` where it may not be asked.

    Every number of the host has to be public: a name that leads to both a public and a private number is refused.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (
            (parts.hostname or "").encode("idna").decode("ascii") if not _is_number(parts.hostname) else parts.hostname
        )
    except (ValueError, UnicodeError) as error:
        raise FetchFailed(url, f"this is no address: {error}") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise FetchFailed(url, "only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchFailed(url, "an address with a user's name or password is not fetched")
    try:
        numbers = [host] if _is_number(host) else list(resolving(host, port))
    except (OSError, UnicodeError) as error:
        raise FetchFailed(url, f"the host {host} is not known: {error}") from error
    if not numbers:
        raise FetchFailed(url, f"the host {host} has no address")
    if not private:
        for number in numbers:
            if not is_public(number):
                raise FetchFailed(
                    url, f"{host} is {number}, an address of a private network", "allow it with --private-addresses"
                )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url=url.strip(), scheme=parts.scheme, host=host, port=port, path=path, number=numbers[0])


def is_public(number: str) -> bool:
    """Whether an IP address is one of the open internet, also where it hides an IPv4 address in an IPv6 one."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not address.is_multicast and not address.is_reserved


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _is_number(host: str | None) -> bool:
    try:
        ipaddress.ip_address(host or "")
    except ValueError:
        return False
    return True
