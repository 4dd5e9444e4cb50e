"""Getting pages from their publishers, politely and safely; see docs/store.md."""

from averment.fetching.limits import FetchLimits
from averment.fetching.web import WebFetcher

__all__ = ["FetchLimits", "WebFetcher"]
