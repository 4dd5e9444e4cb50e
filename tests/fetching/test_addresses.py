"""Which addresses may be asked at all."""

from __future__ import annotations

import pytest

from averment.errors import FetchFailed
from averment.fetching.addresses import is_public, target


@pytest.mark.parametrize(
    "number",
    "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 ::1 :: "
    "fe80::1 fc00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: ff02::1 fe80::1%eth0 x".split(),
)
def test_private_numbers_are_not_public(number: str) -> None:
    """This machine, private networks, cloud metadata, multicast, and IPv4 hidden in IPv6."""
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_numbers_are(number: str) -> None:
    """Of both kinds."""
    assert is_public(number)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "https://user:secret@example.org/",
        "https:///a",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://example.org:99999/",
        "not an address",
        "http://" + "a" * 80 + ".org/",
    ],
)
def test_an_address_that_may_not_be_asked_is_refused(url: str) -> None:
    """Before anything is sent."""
    with pytest.raises(FetchFailed):
        target(url, private=False, resolving=lambda *_: ["93.184.216.34"])


def test_a_name_that_leads_to_a_private_number_too_is_refused() -> None:
    """All of its numbers count, not the first."""
    with pytest.raises(FetchFailed, match="private network"):
        target("https://example.org/", private=False, resolving=lambda *_: ["93.184.216.34", "10.0.0.1"])


def test_a_name_is_resolved_once_and_pinned() -> None:
    """The number that was checked is the one that is asked."""
    there = target("https://example.org/a?b=1#c", private=False, resolving=lambda *_: ["93.184.216.34"])
    assert there.pinned == "https://93.184.216.34:443/a?b=1"
    assert there.named == "example.org"


def test_a_private_network_can_be_allowed() -> None:
    """For an archive of one's own."""
    there = target("http://127.0.0.1:8000/a", private=True)
    assert there.pinned == "http://127.0.0.1:8000/a"
    assert there.named == "127.0.0.1:8000"
