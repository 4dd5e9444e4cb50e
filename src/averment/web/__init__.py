"""The review desk: pages over the store, rendered on the server, for one person or a team; see docs/desk.md."""

from averment.web.app import create_app
from averment.web.settings import Settings

__all__ = ["Settings", "create_app"]
