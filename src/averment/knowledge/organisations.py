"""Agencies by name: the shipped table with its aliases and parents, and local agencies by their names' pattern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from averment.coding.naming.agencies import Agency, find_agencies, known_agencies, straight
from averment.ports import Organisation

_SLACK = 2
"""Characters of a name that its agency's pattern may leave over: a full stop, a plural."""


class KnownOrganisations:
    """Every agency that averment knows, by any of its names."""

    def find(self, name: str) -> Organisation | None:
        """The agency that the whole of a name means; a part of a longer name means nothing."""
        return _find(name)


@lru_cache(maxsize=4096)
def _find(name: str) -> Organisation | None:
    plain = straight(" ".join(name.split())).strip(' ,.;:"“”')
    plain = plain[4:] if plain.lower().startswith("the ") else plain
    agency = known_agencies().get(plain) or known_agencies().get(plain.removesuffix("'s")) or _by_pattern(plain)
    if agency is None:
        return None
    return Organisation(name=agency.name, kind=agency.kind, level=agency.level, parents=tuple(_over(agency)))


def _by_pattern(plain: str) -> Agency | None:
    named = find_agencies(plain)
    if len(named) != 1:
        return None
    span = named[0].span
    return named[0].agency if span.start == 0 and len(plain) - span.end <= _SLACK else None


def _over(agency: Agency) -> Iterator[str]:
    seen = {agency.name}
    above = known_agencies().get(agency.parent)
    while above is not None and above.name not in seen:
        seen.add(above.name)
        yield above.name
        above = known_agencies().get(above.parent)
