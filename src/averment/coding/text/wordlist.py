"""Sets of words written as lines of text, so that a table of them reads like one."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a line, parted by spaces."""
    return frozenset(listed.split())
