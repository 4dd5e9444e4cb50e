"""Names of incidents are readable, and each is given once."""

from __future__ import annotations

from datetime import date

from averment.grouping.naming import name_incident
from averment.grouping.values import Summary


def test_a_name_says_country_state_city_day_and_letter() -> None:
    """As docs/identity.md shows it."""
    summary = Summary(first=date(2025, 10, 21), last=date(2025, 10, 21), city="Los Angeles", state="CA")
    assert name_incident(summary, ()) == "US-CA-LOSANGELES-2025-10-21-A"


def test_what_is_unknown_is_xx_or_zeros() -> None:
    """Each part for itself."""
    assert name_incident(Summary(), ()) == "XX-XX-XX-0000-00-00-A"
    assert name_incident(Summary(state="OH"), ()) == "US-OH-XX-0000-00-00-A"


def test_a_city_is_written_in_latin_capitals() -> None:
    """Accents fall, and a name in another script is unknown."""
    assert name_incident(Summary(city="Cañon City", state="CO"), ()).startswith("US-CO-CANONCITY-")
    assert name_incident(Summary(city="東京"), ()).startswith("XX-XX-XX-")


def test_letters_go_on_after_z() -> None:
    """AA follows Z."""
    taken: list[str] = []
    for _ in range(28):
        taken.append(name_incident(Summary(), taken))
    assert [name.rpartition("-")[2] for name in taken[24:]] == ["Y", "Z", "AA", "AB"]
