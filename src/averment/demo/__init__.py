"""Reports that come with the package; all people, outlets and events in them are fictional."""

from __future__ import annotations

from pathlib import Path

_READABLE = frozenset({".html", ".txt", ".pdf", ".jsonl"})


def shipped_reports() -> list[Path]:
    """Paths of the shipped reports, in the order of their numbers."""
    folder = Path(__file__).parent / "reports"
    return sorted(path for path in folder.iterdir() if path.suffix in _READABLE)
