"""A comparison laid out for a reader: matrix by party and side, time line, changes, questions; terminal and page."""

from __future__ import annotations

from averment.comparison.masking import mask
from averment.comparison.model import Shown
from averment.comparison.page import render_page
from averment.comparison.terminal import render_terminal
from averment.comparison.view import view

__all__ = ["Shown", "mask", "render_page", "render_terminal", "view"]
