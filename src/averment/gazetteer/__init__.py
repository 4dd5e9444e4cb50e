"""Places by name: a read-only file compiled from GeoNames, and a small one in memory for tests."""

from averment.gazetteer.memory import MemoryGazetteer
from averment.gazetteer.shipped import ShippedGazetteer

__all__ = ["MemoryGazetteer", "ShippedGazetteer"]
