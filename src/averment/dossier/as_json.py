"""A dossier as plain JSON values: the view, key by key."""

from __future__ import annotations

from typing import Any

from averment.contract import encode
from averment.dossier.model import Dossier


def to_json(dossier: Dossier) -> dict[str, Any]:
    """Everything that the page shows, as values that `json.dumps` takes; nothing is added and nothing left out."""
    encoded: dict[str, Any] = encode(dossier)
    return encoded
