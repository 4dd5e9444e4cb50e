"""An incident's reports compared: origins, standing, accounts, drift, open questions; pure."""

from __future__ import annotations

from averment.comparing.comparing import compare_record
from averment.comparing.knowledge import Knowledge
from averment.comparing.model import Comparison, Standing

__all__ = ["Comparison", "Knowledge", "Standing", "compare_record"]
