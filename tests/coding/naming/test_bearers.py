"""The list of names that people bear."""

from __future__ import annotations

from averment.coding.naming.bearers import is_given, is_surname


def test_names_of_several_countries_are_known() -> None:
    """With their accents or without."""
    assert is_given("amina")
    assert is_given("josé") == is_given("jose") is True
    assert is_surname("okafor")


def test_common_words_are_no_names() -> None:
    """Even those that somebody bears."""
    assert not is_given("police")
    assert not is_surname("street")
