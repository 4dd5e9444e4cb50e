"""What comparing knows of the world: agencies by name, passages that reports share."""

from __future__ import annotations

from averment.knowledge.copies import MinHashCopies
from averment.knowledge.organisations import KnownOrganisations

__all__ = ["KnownOrganisations", "MinHashCopies"]
