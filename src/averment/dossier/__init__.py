"""The dossier of a report: who is said to have done what, who says so, and in which words."""

from __future__ import annotations

from averment.dossier.as_json import to_json
from averment.dossier.masking import mask
from averment.dossier.model import Dossier
from averment.dossier.page import render_page
from averment.dossier.terminal import render_terminal
from averment.dossier.view import view

__all__ = ["Dossier", "mask", "render_page", "render_terminal", "to_json", "view"]
